import pytest

from planner.registers import RegisterFile, read_register

ROW = "\n{},Road salt,Salt Ltd,01/10/2024,30/09/2026\n{},Mowing,Turf Ltd,13/10/2024,12/10/2026\n"
HEADINGS = "Ref,Title,Supplier,Start date,End date"


def said(text, name="register.csv"):
    reading = read_register(RegisterFile(name, text.encode()), council="Northmoor Borough Council")
    assert [contract.title for contract in reading.contracts] == ["Road salt", "Mowing"]
    return [note for note in reading.notes if note.startswith("It looks like")]


@pytest.mark.parametrize(
    ("above", "references", "suite"),
    [
        ("In-tend Electronic Tendering System,,,,\n", ("A1", "A2"), "an In-tend export"),
        ("ProContract - Contract Register Report,,,,\n", ("A1", "A2"), "a ProContract (Due North) export"),
        ("", ("DN412233", "DN398100"), "a ProContract (Due North) export"),
        ("Filtered By,,,,\n", ("C-1", "C-2"), "a Salesforce report, as Atamis gives it"),
        ("", ("contract_1188", "contract_1190"), "a Jaggaer (BravoSolution) export"),
    ],
)
def test_the_suite_that_wrote_a_file_is_named_with_the_words_that_tell(above, references, suite):
    [sentence] = said(above + HEADINGS + ROW.format(*references))
    assert suite in sentence


def test_a_register_of_no_suite_looks_like_none():
    assert said(HEADINGS + ROW.format("A1", "A2")) == []
