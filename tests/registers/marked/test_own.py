from __future__ import annotations

import contextlib
import io
import re
import zipfile

import pytest
import python_calamine
from hypothesis import given
from hypothesis import strategies as st

from planner.registers import RegisterFile, Unreadable, marked_workbook, read_register
from tests.registers.marked import workbooks

CHANGED = {
    "[Content_Types].xml",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
    "xl/worksheets/sheet1.xml",
    "xl/worksheets/_rels/sheet1.xml.rels",
    "xl/comments/comment1.xml",
}
SHAPES = {
    "plain": lambda: workbooks.saved(workbooks.plain()),
    "rich": lambda: workbooks.saved(workbooks.rich()),
    "everything": workbooks.everything,
    "prefixed": lambda: workbooks.with_prefix(workbooks.saved(workbooks.rich())),
    "strict": lambda: workbooks.strict(workbooks.saved(workbooks.plain())),
}


ORDER = """sheetPr dimension sheetViews sheetFormatPr cols sheetData autoFilter mergeCells conditionalFormatting
dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter drawing legacyDrawing tableParts extLst"""


def marked(data, name="kent.xlsx"):
    file = RegisterFile(name, data)
    return marked_workbook(file, read_register(file))


EVERYTHING = workbooks.everything()
READ = read_register(RegisterFile("kent.xlsm", EVERYTHING))


@pytest.fixture(params=SHAPES)
def both(request):
    """A workbook as it was and marked."""
    data = SHAPES[request.param]()
    return data, marked(data).data


def cells(data):
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


def styles(data, sheet="xl/worksheets/sheet1.xml"):
    """The style number of each cell that is written."""
    tags = re.findall(r"<(?:x:)?c [^>]*>", workbooks.parts(data)[sheet].decode())
    found = [dict(re.findall(r'(\w+)="([^"]*)"', tag)) for tag in tags]
    return {cell["r"]: int(cell.get("s", 0)) for cell in found}


def test_every_cell_reads_as_before(both):
    before, after = both
    old, new = cells(before), cells(after)
    assert {name: new[name] for name in old} == old
    assert list(new) == [*old, "What was found"]


def test_faulty_cells_alone_have_another_style(both):
    before, after = map(styles, both)
    assert {name for name in before if before[name] != after[name]} == workbooks.FAULTY
    assert before.keys() == after.keys()


def test_parts_that_need_not_change_are_packed_as_they_were(both):
    before, after = both
    with zipfile.ZipFile(io.BytesIO(before)) as old, zipfile.ZipFile(io.BytesIO(after)) as new:
        assert new.testzip() is None
        kept = [
            entry for entry in old.infolist() if entry.filename not in CHANGED and not entry.filename.endswith(".vml")
        ]
        assert len(kept) > 3
        for entry in kept:
            copy = new.getinfo(entry.filename)
            assert (copy.CRC, copy.compress_size, copy.date_time) == (entry.CRC, entry.compress_size, entry.date_time)
            assert new.read(copy) == old.read(entry)


@pytest.mark.parametrize("shape", ["plain", "rich", "everything"])
def test_fill_and_note_are_on_the_faulty_cells(shape):
    before = workbooks.opened(SHAPES[shape]())["Register"]
    after = workbooks.opened(marked(SHAPES[shape]()).data)["Register"]
    for old, new in zip(before["A1:J20"], after["A1:J20"], strict=True):
        for was, now in zip(old, new, strict=True):
            faulty = was.coordinate in workbooks.FAULTY
            assert (now.fill.start_color.rgb == "FFFFEB9C") == faulty, was.coordinate
            if not faulty:
                assert repr(now.fill) == repr(was.fill)
                assert (now.comment and now.comment.text) == (was.comment and was.comment.text)
            for part in ("font", "border", "alignment", "protection", "number_format", "value"):
                assert repr(getattr(now, part)) == repr(getattr(was, part)), (was.coordinate, part)
    assert "not a date" in after["E5"].comment.text
    assert after["E5"].comment.author == "planner"


def test_a_note_that_is_there_keeps_its_words_and_author():
    comment = workbooks.opened(marked(SHAPES["rich"]()).data)["Register"]["E8"].comment
    assert comment.text.startswith("Ask Sam\n")
    assert "‘none’" in comment.text
    assert comment.author == "Officer"


def test_a_cell_with_a_conversation_is_coloured_alone():
    data = workbooks.everything()
    after = marked(data)
    assert b"Is it?</t></text></comment>" in workbooks.parts(after.data)["xl/comments/comment1.xml"]
    rows = list(workbooks.opened(after.data)["What was found"].iter_rows(values_only=True))
    assert rows[1][4] == "conversation-kept"
    assert rows[1][:2] == ("Register", 6)
    assert rows[1][6].startswith("F6 has a conversation")
    assert any(row[:3] == ("Register", 6, "Value") for row in rows[2:])


def test_a_workbook_with_macros_says_how_it_is_to_be_named():
    assert marked(workbooks.everything(), "kent.xlsm").ending == ".xlsm"
    assert marked(workbooks.saved(workbooks.plain()), "kent.xlsm").ending == ".xlsx"


def test_the_children_of_the_sheet_stand_in_the_order_of_the_standard(both):
    sheet = workbooks.parts(both[1])["xl/worksheets/sheet1.xml"].decode()
    outside = re.sub(r"<(x:)?sheetData>.*</(x:)?sheetData>", r"<\1sheetData/>", sheet, flags=re.DOTALL)
    places = [place.start() for name in ORDER.split() if (place := re.search(rf"<(?:x:)?{name}[\s/>]", outside))]
    assert places == sorted(places)
    assert outside.count("legacyDrawing ") == 1


def test_every_note_has_one_box(both):
    after = workbooks.parts(both[1])
    [words] = [
        body for name, body in after.items() if "comment" in name and name.endswith(".xml") and "threaded" not in name
    ]
    [drawing] = [body for name, body in after.items() if "vml" in name.casefold()]
    noted = re.findall(rb'<(?:x:)?comment ref="([A-Z])(\d+)"', words)
    boxed = re.findall(rb"Row>(\d+)</[^>]*Row><[^>]*Column>(\d+)<", drawing)
    places = {(int(row) - 1, ord(column) - 65) for column, row in noted}
    assert places - {(5, 5)} <= {
        (int(row), int(column)) for row, column in boxed
    }  # F6 had its note by hand, without one
    assert len(set(boxed)) == len(boxed)
    numbers = re.findall(rb'id="_x0000_s(\d+)"', drawing)
    assert len(set(numbers)) == len(numbers)


def test_a_signature_is_left_out_and_that_is_said():
    types = '<Override PartName="/_xmlsignatures/sig1.xml" ContentType="application/x"/></Types>'
    origin = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"
    signed = workbooks.with_parts(
        workbooks.saved(workbooks.plain()),
        {"_xmlsignatures/origin.sigs": b"", "_xmlsignatures/sig1.xml": b"<Signature/>"},
        {
            "[Content_Types].xml": [("</Types>", types)],
            "_rels/.rels": [
                (
                    "</Relationships>",
                    f'<Relationship Id="rS" Type="{origin}" Target="_xmlsignatures/origin.sigs"/></Relationships>',
                )
            ],
        },
    )
    after = workbooks.parts(marked(signed).data)
    assert not any("_xmlsignatures" in name for name in after)
    assert b"_xmlsignatures" not in after["[Content_Types].xml"] + after["_rels/.rels"]
    rows = list(workbooks.opened(marked(signed).data)["What was found"].iter_rows(values_only=True))
    assert rows[1][4] == "signature-left-out"


def test_marking_twice_keeps_what_the_first_said():
    once = marked(workbooks.saved(workbooks.plain())).data
    file = RegisterFile("kent.xlsx", once)
    twice = workbooks.opened(marked_workbook(file, read_register(file)).data)
    assert twice.sheetnames[-1] == "What was found (2)"
    assert twice["Register"]["E5"].comment.text.count("not a date") == 2


def test_a_register_that_does_not_begin_in_the_first_column_is_marked_in_place():
    book = workbooks.plain()
    book["Register"].unmerge_cells("A1:D1")
    book["Register"].insert_cols(1, 2)
    book["Register"]["G5"] = None
    sheet = workbooks.opened(marked(workbooks.saved(book)).data)["Register"]
    noted = {cell.coordinate for row in sheet for cell in row if cell.comment}
    assert {"G8", "H6"} <= noted
    assert noted.isdisjoint(workbooks.FAULTY)


@given(st.data())
def test_a_damaged_workbook_is_marked_or_refused_in_words(drawn):
    whole = workbooks.parts(EVERYTHING)
    part = drawn.draw(st.sampled_from([name for name in whole if name.endswith((".xml", ".rels", ".vml"))]))
    body = whole[part]
    at = drawn.draw(st.integers(0, len(body)))
    end = drawn.draw(st.integers(at, min(at + 60, len(body))))
    whole[part] = body[:at] + drawn.draw(st.sampled_from([b"", b"<", b'"', b"/>", b"\xff", b"9"])) + body[end:]
    with contextlib.suppress(Unreadable):
        after = marked_workbook(RegisterFile("kent.xlsm", workbooks.packed(whole)), READ)
        assert workbooks.parts(after.data)["xl/vbaProject.bin"] == whole["xl/vbaProject.bin"]


@pytest.mark.parametrize(
    ("part", "root"),
    [("xl/styles.xml", "styleSheet"), ("xl/workbook.xml", "workbook"), ("xl/worksheets/sheet1.xml", "worksheet")],
)
def test_entities_are_refused(part, root):
    data = workbooks.saved(workbooks.plain())
    file = RegisterFile("kent.xlsx", data)
    reading = read_register(file)
    root = {"xl/styles.xml": "<styleSheet", "xl/workbook.xml": "<workbook", "xl/worksheets/sheet1.xml": "<worksheet"}[
        part
    ]
    hostile = workbooks.with_parts(data, changed={part: [(root, f'<!DOCTYPE x [<!ENTITY a "aaaa">]>{root}')]})
    with pytest.raises(Unreadable, match=r"kent\.xlsx: the workbook cannot be opened for marking"):
        marked_workbook(RegisterFile("kent.xlsx", hostile), reading)


def test_a_workbook_without_styles_gets_some():
    book = workbooks.plain()
    for row in book["Register"]["D4:E15"]:
        for cell in row:
            cell.value = cell.value if isinstance(cell.value, str) else f"{cell.value:%d/%m/%Y}"
            cell.number_format = "General"
    data = workbooks.without(workbooks.saved(book), "xl/styles.xml")
    sheet = workbooks.opened(marked(data).data)["Register"]
    assert sheet["E5"].fill.start_color.rgb == "FFFFEB9C"
    assert sheet["D4"].fill.fill_type is None
