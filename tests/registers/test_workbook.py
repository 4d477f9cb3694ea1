"""Workbooks: cells as text, sheets chosen and joined, and what is refused."""

from __future__ import annotations

import datetime
import io
import zipfile
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook

from planner.registers import RegisterFile, Unreadable, read_tables
from planner.registers.workbook import uses_1904

if TYPE_CHECKING:
    from collections.abc import Callable

    from openpyxl.worksheet.worksheet import Worksheet

ROWS = [
    ["Ref", "Title", "End date", "Value"],
    ["007", "Lifts", datetime.date(2027, 3, 31), 1250.5],
    ["8", "Doors", None, 3],
]


def saved(fill: Callable[[Workbook], object]) -> bytes:
    book = Workbook()
    fill(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def put(sheet: Worksheet, rows: list[list[object]], above: int = 0) -> None:
    for _ in range(above):
        sheet.append(["Contracts register"])
    for row in rows:
        sheet.append(row)


def read(data: bytes, sheet: str | None = None) -> list:
    return read_tables(RegisterFile("r.xlsx", data), sheet)


def rezipped(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return out.getvalue()


def test_cells_are_text_as_the_sheet_means_them() -> None:
    (table,) = read(saved(lambda book: put(book.active, ROWS, above=2)))
    assert table.header == ("Ref", "Title", "End date", "Value")
    assert table.header_row == 3
    assert [column.to_pylist() for column in table.columns] == [
        ["007", "8"],
        ["Lifts", "Doors"],
        ["2027-03-31", ""],
        ["1250.5", "3"],
    ]
    assert table.row_numbers.tolist() == [4, 5]


def test_a_cover_sheet_is_skipped_and_month_sheets_are_joined() -> None:
    def fill(book: Workbook) -> None:
        put(book.active, [["About this file"], ["Published quarterly by the council"], ["Contact the team"]])
        for month in ("April", "May"):
            put(book.create_sheet(month), ROWS)

    tables = read(saved(fill))
    assert [table.sheet for table in tables] == ["April", "May"]


def test_the_sheet_can_be_told() -> None:
    def fill(book: Workbook) -> None:
        put(book.active, ROWS)
        put(book.create_sheet("Old"), [["Code", "Meaning"], ["1", "low"], ["2", "high"]])

    data = saved(fill)
    assert read(data, "Old")[0].header == ("Code", "Meaning")
    with pytest.raises(Unreadable, match="no sheet 'New'; the sheets are 'Sheet', 'Old'"):
        read(data, "New")


def test_a_hidden_sheet_is_not_read_unless_told() -> None:
    def fill(book: Workbook) -> None:
        put(book.active, ROWS)
        hidden = book.create_sheet("Lists")
        put(hidden, [["Contract title", "Supplier", "End"]] + [["a", "b", "2020-01-01"]] * 50)
        hidden.sheet_state = "hidden"

    data = saved(fill)
    assert [table.sheet for table in read(data)] == ["Sheet"]
    assert [table.sheet for table in read(data, "Lists")] == ["Lists"]


def test_the_epoch_of_1904_is_told() -> None:
    data = saved(lambda book: put(book.active, ROWS))
    assert not read(data)[0].date_1904
    older = rezipped(data, "xl/workbook.xml", lambda xml: xml.replace(b"<workbookPr", b'<workbookPr date1904="1"', 1))
    assert read(older)[0].date_1904


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b" \r\n\r\n", "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(80), "picture"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"PK\x03\x04" + bytes(40), "damaged or was cut off"),
        (b"<?xml version='1.0'?><Workbook/>", "XML"),
        (bytes(range(256)) * 20, "no text"),
        (b'{"releases": []}', "JSON"),
    ],
)
def test_what_is_no_register_is_refused_with_what_to_do(data: bytes, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        read_tables(RegisterFile("register.csv", data))


def test_a_workbook_cut_off_is_refused() -> None:
    data = saved(lambda book: put(book.active, ROWS))
    with pytest.raises(Unreadable, match="save it again"):
        read(data[: len(data) // 2])


def test_a_workbook_that_unpacks_without_end_is_refused() -> None:
    sheet = "xl/worksheets/sheet1.xml"
    data = saved(lambda book: put(book.active, ROWS))
    many = rezipped(data, sheet, lambda xml: xml.replace(b"</row>", b"<c><v>1</v></c>" * 7_000_000 + b"</row>", 1))
    assert len(many) < 1_000_000
    with pytest.raises(Unreadable, match="unpacks to more"):
        read(many)


def test_a_size_told_falsely_is_not_believed() -> None:
    sheet = "xl/worksheets/sheet1.xml"
    data = saved(lambda book: put(book.active, ROWS))
    many = bytearray(
        rezipped(data, sheet, lambda xml: xml.replace(b"</row>", b"<c><v>1</v></c>" * 7_000_000 + b"</row>", 1))
    )
    at = many.rfind(sheet.encode())
    many[at - 46 + 24 : at - 46 + 28] = (1000).to_bytes(4, "little")
    with pytest.raises(Unreadable):
        read(bytes(many))


def test_a_cell_at_the_far_end_of_the_sheet_is_refused_not_made_room_for() -> None:
    def fill(book: Workbook) -> None:
        put(book.active, ROWS)
        book.active["XFD1048576"] = "x"

    with pytest.raises(Unreadable, match="row 1048576, column 16384"):
        read(saved(fill))


def test_a_web_page_called_a_workbook_is_read() -> None:
    page = b"<html><table><tr><th>Ref<th>Title</tr><tr><td>1<td>A &amp; B</tr><tr><td>2<td>C</table></html>"
    (table,) = read_tables(RegisterFile("export.xls", page))
    assert table.header == ("Ref", "Title")
    assert table.columns[1].to_pylist() == ["A & B", "C"]


def ods(rows: str) -> bytes:
    """An OpenDocument sheet of a heading row, five rows, and `rows`."""
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )

    def row(*cells: str) -> str:
        told = "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>' for cell in cells
        )
        return f"<table:table-row>{told}</table:table-row>"

    body = row("Ref", "Title", "End") + "".join(row(f"A{number}", "Lifts", "31/03/2027") for number in range(5))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "content.xml",
            f"<office:document-content {names}><office:body><office:spreadsheet>"
            f'<table:table table:name="Register">{body}{rows}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
        manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
        archive.writestr("META-INF/manifest.xml", f'<manifest:manifest xmlns:manifest="{manifest}"/>')
    return out.getvalue()


BLANKS = (
    '<table:table-row table:number-rows-repeated="{}">'
    '<table:table-cell table:number-columns-repeated="{}"{}</table:table-row>'
)
FIVE = ' office:value-type="float" office:value="5"><text:p>5</text:p></table:table-cell>'


def test_an_opendocument_sheet_is_read_whatever_blank_rows_it_claims() -> None:
    (table,) = read_tables(RegisterFile("r.ods", ods(BLANKS.format(1_048_500, 16_384, "/>"))))
    assert (table.format, table.header, len(table.row_numbers)) == ("ods", ("Ref", "Title", "End"), 5)


@pytest.mark.parametrize(("rows", "columns"), [(1_000_000, 100), (1000, 16_000)])
def test_an_opendocument_sheet_that_repeats_its_cells_without_end_is_refused(rows: int, columns: int) -> None:
    with pytest.raises(Unreadable, match="far beyond its table"):
        read_tables(RegisterFile("r.ods", ods(BLANKS.format(rows, columns, FIVE))))


def test_a_place_of_a_part_before_the_archive_itself_is_damage_like_any_other() -> None:
    """zipfile raises ValueError then, where it looks for the epoch of the days."""
    data = bytearray(saved(lambda book: put(book.active, ROWS)))
    at = data.rindex(b"xl/workbook.xml") - 4  # the last four bytes before a name: where its part begins
    data[at : at + 4] = (0x88000000).to_bytes(4, "little")
    end = data.rindex(b"PK\5\6")
    data[end + 16 : end + 20] = (int.from_bytes(data[end + 16 : end + 20], "little") + 0x90000000).to_bytes(4, "little")
    with suppress(Unreadable):
        read(bytes(data))
    assert not uses_1904(bytes(data))
