from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.model import EndKind, PlannerError, Severity, Stage
from planner.registers import RegisterFile, merge, read_register

HEADER = "Contract reference,Contract title,Supplier,Contract start date,Contract end date,Contract value\n"


def read(text, name="Kent County Council contracts.csv", **options):
    return read_register(RegisterFile(name, text.encode()), **options)


def kinds(reading):
    return {issue.kind for issue in reading.issues}


def test_a_plain_row_becomes_a_contract_that_knows_its_row():
    reading = read(HEADER + 'C1,Grass cutting,Ash Ltd,01/04/2024,31/03/2027,"£300,000"\n')
    [contract] = reading.contracts
    assert (contract.reference, contract.title, contract.supplier) == ("C1", "Grass cutting", "Ash Ltd")
    assert (contract.start, contract.end, contract.end_kind) == (date(2024, 4, 1), date(2027, 3, 31), EndKind.FIXED)
    assert (contract.value, contract.annual_value, contract.currency) == (300000, Decimal(100000), "GBP")
    assert contract.council == "Kent County Council"
    assert contract.stage is Stage.AWARDED
    assert [(source.row, source.sheet) for source in contract.sources] == [(2, None)]
    assert reading.columns["end"] == "Contract end date"
    assert reading.date_order["Contract end date"].proof == (2,)


def test_the_council_is_what_is_told_then_the_column_then_the_file_name():
    text = "Council,Contract title,End date\nKent CC,Grass cutting,31/03/2027\n"
    assert read(text).contracts[0].council == "Kent County Council"
    assert read(text, council="Essex County Council").contracts[0].council == "Essex County Council"
    assert read(text, "essex.csv").contracts[0].council == "Kent County Council"


def test_a_row_of_no_known_council_is_a_contract_with_an_error():
    reading = read(HEADER + "C1,Grass cutting,Ash Ltd,01/04/2024,31/03/2027,5000\n", "register.csv")
    assert reading.contracts[0].council is None
    assert [(i.kind, i.row, i.severity) for i in reading.issues] == [("no-council", 2, Severity.ERROR)]


def test_a_file_that_never_says_whose_it_is_says_so_once_and_not_a_row():
    text = "Title,End date\nLifts,31/03/2030\nDoors,31/03/2031\nRoofs,31/03/2032\n"
    reading = read_register(RegisterFile("list.csv", text.encode()))
    assert len(reading.contracts) == 3
    assert [(i.kind, i.row, i.column) for i in reading.issues] == [("no-council", None, None)]


def test_rows_of_one_contract_become_one_with_all_suppliers():
    reading = read(
        HEADER + "C1,Care at home,Ash Ltd,01/04/2024,31/03/2027,\nC1,Care at home,Birch Ltd,01/04/2024,31/03/2027,\n"
    )
    [contract] = reading.contracts
    assert contract.suppliers == ("Ash Ltd", "Birch Ltd")
    assert [source.row for source in contract.sources] == [2, 3]


@pytest.mark.parametrize("reference", ["TBC", "N/A", "Various", "0000", "---"])
def test_rows_never_merge_on_a_placeholder_reference(reference):
    rows = "".join(f"{reference},Care at home,{name} Ltd,01/04/2024,31/03/2027,\n" for name in ("Ash", "Birch"))
    reading = read(HEADER + rows)
    assert len(reading.contracts) == 2
    assert reading.contracts[0].reference is None
    assert len({contract.id for contract in reading.contracts}) == 2


def test_amendments_take_the_latest_end_and_say_so():
    rows = "C1,Care,Ash Ltd,01/04/2024,31/03/2027,\nC1,Care,Ash Ltd,01/04/2024,31/03/2028,\n"
    reading = read(HEADER + rows)
    assert [contract.end for contract in reading.contracts] == [date(2028, 3, 31)]
    assert [(issue.kind, issue.row) for issue in reading.issues] == [("amended-end", 2)]


def test_equal_references_with_different_titles_stay_apart():
    rows = "C1,Care,Ash Ltd,01/04/2024,31/03/2027,\nC1,Catering,Elm Ltd,01/04/2024,31/03/2027,\n"
    assert len(read(HEADER + rows).contracts) == 2


def test_ends_that_are_no_dates_keep_their_words():
    rows = "C1,Software,Ash Ltd,01/04/2024,Rolling,\nC2,Hardware,Ash Ltd,01/04/2024,31/12/9999,\n"
    first, second = read(HEADER + rows).contracts
    assert (first.end_kind, first.end, first.end_words) == (EndKind.ROLLING, None, "Rolling")
    assert (second.end_kind, second.end, second.end_words) == (EndKind.UNKNOWN, None, "31/12/9999")


def test_a_length_in_the_end_column_is_a_length():
    [contract] = read(HEADER + "C1,Software,Ash Ltd,01/04/2024,36 months,\n").contracts
    assert (contract.end, contract.initial_end) == (date(2027, 3, 31), date(2027, 3, 31))


def test_a_system_and_its_purpose_are_title_and_description():
    contract = read("Application,Purpose,Supplier,Licence expiry\nUniform,Planning,Idox Ltd,31/03/2027\n").contracts[0]
    assert (contract.title, contract.system, contract.description) == ("Uniform", "Uniform", "Planning")


def test_extensions_give_the_latest_end():
    text = "Title,Start,End,Extension options\nCare,01/04/2024,31/03/2027,2 x 12 months\n"
    [contract] = read(text).contracts
    assert (contract.extensions, contract.latest_end) == ((12, 12), date(2029, 3, 31))


def test_three_columns_of_extensions_follow_one_another():
    text = "Title,Start,End,Extension 1,Extension 2,Extension 3\nCare,01/04/2024,31/03/2027,1 year,12 months,6 months\n"
    [contract] = read(text).contracts
    assert (contract.extensions, contract.latest_end) == ((12, 12, 6), date(2029, 9, 30))


def test_a_final_end_is_the_latest_beside_another_end_and_the_end_alone():
    row = "Care,31/03/2027,31/03/2029\n"
    [contract] = read("Title,End date,Final end date\n" + row).contracts
    assert (contract.end, contract.latest_end) == (date(2027, 3, 31), date(2029, 3, 31))
    [contract] = read("Title,Final end date\nCare,31/03/2029\n").contracts
    assert (contract.end, contract.latest_end) == (date(2029, 3, 31), date(2029, 3, 31))


def test_ends_of_several_extensions_give_the_last_of_them():
    text = "Title,End date,Extension 1 End Date,Extension 2 End Date\nCare,31/03/2027,31/03/2028,31/03/2029\n"
    [contract] = read(text).contracts
    assert (contract.end, contract.latest_end) == (date(2027, 3, 31), date(2029, 3, 31))


def test_years_months_and_days_of_one_extension_are_added():
    header = "Title,Start,End,Extension Duration (Years),Extension Duration (Months),Extension Duration (Days)\n"
    [contract] = read(header + "Care,01/04/2024,31/03/2027,1,6,0\n").contracts
    assert (contract.extensions, contract.latest_end) == ((18,), date(2028, 9, 30))


def test_contacts_are_dropped_and_the_report_says_so():
    text = (
        "Title,End date,Contract Manager,Email,Description\n"
        "Care,31/03/2027,Jane Ash,jane@example.gov.uk,Ask jane@example.gov.uk\n"
    )
    reading = read(text)
    whole = repr(reading)
    assert "jane" not in whole.casefold()
    assert {i.column for i in reading.issues if i.kind == "contacts-dropped"} == {"Contract Manager", "Email"}


def test_a_file_without_an_end_is_told_plainly_and_nothing_is_guessed():
    reading = read("Title,Award date,Supplier\nCare,01/04/2024,Ash Ltd\nMeals,13/05/2024,Elm Ltd\n")
    assert [contract.end for contract in reading.contracts] == [None, None]
    assert "no-end-column" in kinds(reading)


def test_a_file_without_rows_says_so():
    assert [issue.kind for issue in read("Title,End date\n").issues] == ["no-rows"]
    reading = read("not a register")
    assert reading.columns == {}
    assert "no-rows" in kinds(reading)


def test_an_export_of_exactly_a_thousand_rows_is_probably_cut():
    header = "Notice Identifier,Notice Type,Organisation Name,Status,Published Date,Title,Contract end date\n"
    row = "N{},Contract,Kent County Council,Awarded,2024-01-01T00:00:00Z,Care {},31/03/2027\n"
    assert "probably-cut" in kinds(read(header + "".join(row.format(n, n) for n in range(1000))))
    assert "probably-cut" not in kinds(read(header + "".join(row.format(n, n) for n in range(999))))


def test_a_contract_that_its_supplier_cell_says_was_never_awarded_is_an_issue_and_no_contract():
    reading = read("Title,Supplier,End date\nFloor care,Not Applicable - Contract Not Awarded,31/03/2028\n")
    assert reading.contracts == ()
    told = next(issue for issue in reading.issues if issue.kind == "cancelled")
    assert (told.row, told.column, told.value) == (2, "Supplier", "Not Applicable - Contract Not Awarded")


def test_a_cancelled_notice_is_an_issue_and_no_contract():
    reading = read("Title,Status,End date\nCare,Withdrawn,31/03/2027\nMeals,Awarded,31/03/2027\n")
    assert [contract.title for contract in reading.contracts] == ["Meals"]
    assert [(issue.kind, issue.row) for issue in reading.issues] == [("cancelled", 2)]


def test_notes_say_what_was_left_out_and_what_is_a_guess():
    text = "Kent contracts register;;\nHBC ref;Title;End date\n"
    text += "".join(f"C{n};Care {n};31/03/2027\n" for n in range(9))
    reading = read(text)
    assert "Its cells are divided by semicolons." in reading.notes
    assert any(note.startswith("Left out: row 1") for note in reading.notes)
    assert reading.confidence["end"] > 0.9
    assert reading.confidence["reference"] < 0.9
    assert any("‘HBC ref’ (Reference, by its words, 82% sure)" in note for note in reading.notes)


def test_a_mapping_overrules_the_headings():
    text = "Title,Stops,Expiry date\nCare,31/03/2027,31/03/2029\n"
    assert read(text).contracts[0].end == date(2029, 3, 31)
    assert read(text, mapping={"end": "Stops"}).contracts[0].end == date(2027, 3, 31)


def test_ids_survive_a_new_reading_and_new_rows():
    first = read(HEADER + "C1,Care,Ash,01/04/2024,31/03/2027,\n").contracts[0]
    second = read(HEADER + "C0,Meals,Elm,01/04/2024,31/03/2027,\nC1,Care,Ash,01/04/2024,31/03/2028,\n").contracts[1]
    assert first.id == second.id


def test_the_same_contract_in_two_files_of_different_numbering_counts_once():
    one = read(
        "Notice Identifier,Title,Contract start date,Contract end date\nN1,Gas &amp; oil,01/04/2024,31/03/2027\n"
    )
    two = read("release_id,tender_title,Start date,End date\n77,Gas & Oil,2024-04-01,2027-03-31\n", "kent flat.csv")
    contracts, _ = merge([one, two])
    [contract] = contracts
    assert [source.file for source in contract.sources] == [one.file, two.file]


def test_the_same_title_and_dates_under_two_numbers_of_one_register_are_two_contracts():
    one = read(HEADER + "C1,Care,Ash,01/04/2024,31/03/2027,\n")
    two = read(HEADER + "C2,Care,Elm,01/04/2024,31/03/2027,\n", "kent again.csv")
    assert len(merge([one, two])[0]) == 2


def test_the_same_reference_in_two_uploads_counts_once_with_the_latest_end():
    one = read(HEADER + "C1,Care,Ash,01/04/2024,31/03/2027,\n")
    two = read(HEADER + "C1,Care at home,Ash,01/04/2024,31/03/2028,\n", "kent again.csv")
    [contract], issues = merge([one, two])
    assert contract.end == date(2028, 3, 31)
    assert [issue.kind for issue in issues] == ["amended-end"]


def test_contracts_of_different_councils_never_merge():
    row = HEADER + "C1,Care,Ash,01/04/2024,31/03/2027,\n"
    assert len(merge([read(row), read(row, "Essex County Council.csv")])[0]) == 2


def every_row_is_accounted_for(reading, rows):
    seen = {source.row for contract in reading.contracts for source in contract.sources}
    seen |= {issue.row for issue in reading.issues if issue.row}
    return rows <= seen


CELLS = st.text(alphabet="abcXYZ 0123456789/.-£,%'éñ", max_size=14)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS, CELLS, CELLS, CELLS, CELLS), min_size=1, max_size=12))
def test_whatever_the_cells_hold_every_row_is_a_contract_or_an_issue(rows):
    import csv
    import io

    from planner.registers import read_tables

    out = io.StringIO()
    csv.writer(out).writerows([HEADER.strip().split(","), *rows])
    file = RegisterFile("kent.csv", out.getvalue().encode())
    try:
        reading = read_register(file)
    except PlannerError:
        return
    numbers = {int(row) for table in read_tables(file) for row in table.row_numbers}
    assert every_row_is_accounted_for(reading, numbers)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["a.csv", "a.json", "a.xlsx", "a"]))
def test_no_bytes_raise_anything_but_a_refusal(data, name):
    try:
        read_register(RegisterFile(name, data))
    except PlannerError:
        return
