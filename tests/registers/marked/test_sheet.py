"""Which bytes of a sheet's XML change, and where cells that were not written come in."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.registers.marked.sheet import SheetScan

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def sheet(cells, before="", after="", prefix=""):
    names = f'xmlns{":" + prefix[:-1] if prefix else ""}="{MAIN}"'
    text = f"<worksheet {names}>{before}<sheetData>{cells}</sheetData>{after}</worksheet>"
    return re.sub(r"<(/?)", rf"<\1{prefix}", text) if prefix else text


def coloured(text, *cells, note=False, size=7):
    """The sheet with cells (row, column) coloured; the new style is 100 more than the old."""
    colours = {}
    for row, column in cells:
        colours.setdefault(row, {})[column] = "red"
    scan = SheetScan(colours, lambda base, colour: base + 100)
    data = text.encode()
    pieces = [data[at : at + size] for at in range(0, len(data), size)]
    scan.read(pieces)
    if note:
        scan.refer("rId9", "urn:r")
    return b"".join(scan.edits.apply(pieces)).decode(), scan


def test_only_the_style_of_the_cell_changes():
    before = sheet('<row r="2"><c r="A2"  s="3" t="s"><v>0</v></c><c t="s" r="B2"><v>1</v></c></row>')
    after, _ = coloured(before, (2, 1), (2, 2))
    assert after == before.replace('s="3"', 's="103"').replace('<c t="s" r="B2">', '<c t="s" r="B2" s="100">')


ROWS_PUT_IN = (
    '<row r="1"/><row r="2"><c r="A2" s="100"/></row><row r="3"><c r="A3" s="100"/></row><row r="4"/>'
    '<row r="9"><c r="B9" s="100"/></row>'
)
PLACES = {
    "before": ('<row r="1"><c r="B1"/></row>', [(1, 1)], '<row r="1"><c r="A1" s="100"/><c r="B1"/></row>'),
    "between": (
        '<row r="1"><c r="A1"/><c r="D1"/></row>',
        [(1, 2), (1, 3)],
        '<row r="1"><c r="A1"/><c r="B1" s="100"/><c r="C1" s="100"/><c r="D1"/></row>',
    ),
    "after": ('<row r="1"><c r="A1"/></row>', [(1, 28)], '<row r="1"><c r="A1"/><c r="AB1" s="100"/></row>'),
    "empty row": ('<row r="1"/>', [(1, 2)], '<row r="1"><c r="B1" s="100"/></row>'),
    "open row": ('<row r="1"></row>', [(1, 2)], '<row r="1"><c r="B1" s="100"/></row>'),
    "rows": ('<row r="1"/><row r="4"/>', [(2, 1), (3, 1), (9, 2)], ROWS_PUT_IN),
    "no rows": ("", [(2, 1)], '<row r="2"><c r="A2" s="100"/></row>'),
    "no places": (
        "<row><c/><c/></row><row><c/><c><v>1</v></c></row>",
        [(2, 2)],
        '<row><c/><c/></row><row><c/><c s="100"><v>1</v></c></row>',
    ),
    "spans": (
        '<row r="1" spans="1:2"><c r="A1"/></row>',
        [(1, 4)],
        '<row r="1" spans="1:4"><c r="A1"/><c r="D1" s="100"/></row>',
    ),
    "row style": (
        '<row r="1" s="7" customFormat="1"><c r="A1"/></row>',
        [(1, 2)],
        '<row r="1" s="7" customFormat="1"><c r="A1"/><c r="B1" s="107"/></row>',
    ),
    "out of order": (
        '<row r="5"/><row r="2"><c r="A2" s="1"/></row>',
        [(2, 1)],
        '<row r="5"/><row r="2"><c r="A2" s="101"/></row>',
    ),
}


@pytest.mark.parametrize(("row", "cells", "expected"), PLACES.values(), ids=PLACES)
@pytest.mark.parametrize("prefix", ["", "x:"])
def test_a_cell_that_is_not_written_comes_in_at_its_place(row, cells, expected, prefix):
    assert coloured(sheet(row, prefix=prefix), *cells)[0] == sheet(expected, prefix=prefix)


def test_a_sheet_without_rows_is_opened():
    before = f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>'
    rows = '<sheetData><row r="1"><c r="A1" s="100"/></row></sheetData>'
    assert coloured(before, (1, 1))[0] == before.replace("<sheetData/>", rows)


def test_a_cell_that_is_not_written_has_the_style_of_its_column():
    cols = '<cols><col min="1" max="2" width="9"/><col min="3" max="4" style="5"/></cols>'
    assert '<c r="D3" s="105"/>' in coloured(sheet("", cols), (3, 4))[0]


def test_the_sheet_says_how_far_it_reaches():
    row = '<row r="3"><c r="B3"/></row>'
    assert '<dimension ref="A3:D9"/>' in coloured(sheet(row, '<dimension ref="B3"/>'), (3, 1), (9, 4))[0]
    assert '<dimension ref="B3"/>' in coloured(sheet(row, '<dimension ref="B3"/>'), (3, 2))[0]


CONTROLS = "<mc:AlternateContent xmlns:mc='urn:mc'><mc:Choice><controls/></mc:Choice></mc:AlternateContent>"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<pageMargins/><drawing id='1'/>", ""),
        ("<drawing id='1'/>", "<legacyDrawingHF id='2'/><tableParts/>"),
        ("", f"{CONTROLS}<tableParts/>"),
        ("<mc:AlternateContent xmlns:mc='urn:mc'><mc:Choice><other/></mc:Choice></mc:AlternateContent>", "<extLst/>"),
        ("", "<extLst><ext><tableParts/></ext></extLst>"),
    ],
)
def test_the_drawing_of_the_notes_stands_where_the_standard_has_it(before, after):
    told = '<legacyDrawing xmlns:r="urn:r" r:id="rId9"/>'
    assert coloured(sheet("", after=before + after), note=True)[0] == sheet("", after=before + told + after)


def test_a_drawing_of_notes_that_is_there_is_known():
    after = "<legacyDrawing xmlns:r='urn:r' r:id='rId3'/><tableParts/>"
    assert coloured(sheet("", after=after))[1].legacy == "rId3"


CELLS = st.sets(st.tuples(st.integers(1, 6), st.integers(1, 6)))


@given(CELLS, CELLS, st.integers(1, 60))
def test_every_wanted_cell_and_no_other_is_coloured(written, wanted, size):
    rows = ""
    for row in sorted({row for row, _ in written}):
        columns = sorted(column for there, column in written if there == row)
        rows += f'<row r="{row}">{"".join(f"""<c r="{" ABCDEF"[column]}{row}"/>""" for column in columns)}</row>'
    after, _ = coloured(sheet(rows), *wanted, size=size)
    found = re.findall(r'<c r="([A-F])(\d)"( s="100")?/>', after)
    places = [(int(row), "ABCDEF".index(column) + 1) for column, row, _ in found]
    assert places == sorted(written | wanted)
    assert {place for place, (_, _, style) in zip(places, found, strict=True) if style} == wanted
    assert re.findall(r'<row r="(\d)"', after) == sorted(set(re.findall(r'<row r="(\d)"', after)))
