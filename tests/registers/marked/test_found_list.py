import re
from xml.etree import ElementTree

from planner.model import Issue, Reading, Severity
from planner.registers.marked.found_list import HEADINGS, found_rows, remark, sheet_xml

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def issue(severity, row=3, value="<&\x01>"):
    return Issue("kent.xlsx", "Register", row, "End date", "kind", value, "Wrong.", severity)


def reading(*issues):
    return Reading("kent.xlsx", "xlsx", None, (), {}, {}, 2, (), issues)


def test_what_was_done_to_the_copy_comes_first_and_then_the_worst():
    found = reading(issue(Severity.NOTE, 1), issue(Severity.ERROR, 2), issue(Severity.WARNING, 3))
    rows = list(found_rows(found, [remark("kept", "It stays.", "Register", 6)]))
    assert rows[0] == HEADINGS
    assert rows[1] == ("Register", 6, None, "note", "kept", None, "It stays.")
    assert [row[1] for row in rows[2:]] == [2, 3, 1]


def test_the_sheet_has_each_row_in_its_place_and_headings_in_bold():
    rows = found_rows(reading(issue(Severity.ERROR), issue(Severity.ERROR, value="x" * 40_000)))
    root = ElementTree.fromstring(b"".join(sheet_xml(rows, MAIN, 9)))
    first, second, third = root.iter(f"{{{MAIN}}}row")
    assert ["".join(cell.itertext()) for cell in first] == list(HEADINGS)
    assert {cell.get("s") for cell in first} == {"9"}
    assert {cell.get("r"): "".join(cell.itertext()) for cell in second} == {
        "A2": "Register",
        "B2": "3",
        "C2": "End date",
        "D2": "error",
        "E2": "kind",
        "F2": "<&>",
        "G2": "Wrong.",
    }
    assert [cell.get("t") for cell in second][:2] == ["inlineStr", None]
    assert len("".join(third[5].itertext())) == 32_767


def test_no_more_rows_are_written_than_a_sheet_holds(monkeypatch):
    monkeypatch.setattr("planner.registers.marked.found_list.MOST_ROWS", 2)
    assert (
        len(re.findall(b"<row ", b"".join(sheet_xml(found_rows(reading(*[issue(Severity.ERROR)] * 5)), MAIN, 1)))) == 2
    )
