"""Workbooks with what council officers put into theirs, made by openpyxl and by hand where it cannot."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from datetime import date
from typing import TYPE_CHECKING

from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table

from planner.registers import RegisterFile

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
MACROS = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/officeDocument"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
THREADED = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
HEADINGS = ("Reference", "Title", "Supplier", "Start date", "End date", "Value")
FAULTY = {"E5", "E8", "F6"}  # the cells of `rich` that issues are about


def saved(book: Workbook) -> bytes:
    """The workbook's bytes."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def plain() -> Workbook:
    """A register with an end that is no date in E5, one that is a sentinel in E8, and no value in F6."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Register"
    sheet.append(["Contracts register"])
    sheet.merge_cells("A1:D1")
    sheet.append([])
    sheet.append(HEADINGS)
    for number in range(1, 13):
        end = date(2027, 3, 31)
        sheet.append([f"C{number}", f"Care {number}", "Ash Ltd", date(2024, 4, 1), end, 1000 * number])
    sheet["E5"] = "next spring"
    sheet["E8"] = "31/12/9999"
    sheet["F6"] = "lots"
    return book


def rich() -> Workbook:
    """The same with formats, a chart, a table, rules, notes, names and sheets that a spreadsheet program knows."""
    book = plain()
    sheet = book["Register"]
    sheet["E5"].font = Font(bold=True, color="FF0000")
    sheet["E5"].border = Border(left=Side("thin"))
    sheet["E5"].alignment = Alignment(horizontal="right", wrap_text=True)
    sheet["E5"].protection = Protection(locked=False)
    sheet["E5"].number_format = "dd mmm yy"
    sheet["B6"].fill = PatternFill("solid", start_color="00FF00")
    sheet["B7"] = CellRichText("Care ", TextBlock(InlineFont(b=True), "7"))
    sheet["H4"] = "=SUM(F4:F15)"
    sheet["E8"].comment = Comment("Ask Sam", "Officer")
    sheet["B9"].comment = Comment("Not to be touched", "Officer")
    sheet.freeze_panes = "B4"
    sheet.add_table(Table(displayName="Contracts", ref="A3:F15"))
    sheet.conditional_formatting.add("F4:F15", CellIsRule("greaterThan", ["5000"], fill=PatternFill("solid")))
    rule = DataValidation("list", formula1='"Ash Ltd,Beech Ltd"')
    rule.add("C4:C15")
    sheet.add_data_validation(rule)
    sheet.print_title_rows = "3:3"
    sheet.print_area = "A1:F15"
    sheet.oddFooter.center.text = "Page &P"
    book.defined_names["Ends"] = DefinedName("Ends", attr_text="Register!$E$4:$E$15")
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=6, min_row=3, max_row=15), titles_from_data=True)
    sheet.add_chart(chart, "J4")
    lists = book.create_sheet("Lists")
    lists.append(["Ash Ltd"])
    lists.auto_filter.ref = "A1:A9"
    lists.sheet_state = "hidden"
    return book


def parts(data: bytes) -> dict[str, bytes]:
    """Every part of a package by its name."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return {name: book.read(name) for name in book.namelist()}


def packed(named: Mapping[str, bytes]) -> bytes:
    """The package of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, body in named.items():
            made.writestr(name, body)
    return out.getvalue()


def with_parts(
    data: bytes,
    new: Mapping[str, bytes] | None = None,
    changed: Mapping[str, Sequence[tuple[str, str]]] | None = None,
) -> bytes:
    """A package with new parts, and with texts in others replaced; each must be there."""
    found = parts(data)
    for name, changes in (changed or {}).items():
        for before, after in changes:
            assert before.encode() in found[name], (name, before)
            found[name] = found[name].replace(before.encode(), after.encode())
    return packed({**found, **(new or {})})


def everything() -> bytes:
    """`rich` with macros, shapes, a picture, a slicer, newer drop-down lists and a conversation on F6."""
    words = "<text><t>[Threaded comment] Is it?</t></text>"
    conversation = f'<comment ref="F6" authorId="1" shapeId="0">{words}</comment></commentList>'
    told = f'<Relationship Id="rId77" Type="{THREADED}" Target="../threadedComments/threadedComment1.xml"/>'
    corner = "<col>0</col><colOff>0</colOff><row>0</row><rowOff>0</rowOff>"
    box = '<sp macro="" textlink=""><nvSpPr><cNvPr id="9" name="Box"/><cNvSpPr/></nvSpPr><spPr/></sp>'
    place = f"<from>{corner}</from><to>{corner}</to>"
    shape = f"<twoCellAnchor>{place}{box}<clientData/></twoCellAnchor></wsDr>"
    later = (
        '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" xmlns:x14="http://schemas.microsoft.com/office/'
        'spreadsheetml/2009/9/main"><x14:dataValidations count="1"><x14:dataValidation/></x14:dataValidations></ext>'
        "</extLst></worksheet>"
    )
    return with_parts(
        saved(rich()),
        {
            "xl/vbaProject.bin": bytes(range(256)) * 20,
            "xl/media/image1.png": b"\x89PNG\r\n\x1a\n" + bytes(500),
            "xl/slicers/slicer1.xml": b"<slicers/>",
            "xl/threadedComments/threadedComment1.xml": b'<ThreadedComments xmlns="http://schemas.microsoft.com/office/'
            b'spreadsheetml/2018/threadedcomments"><threadedComment ref="F6" id="{0}"><text>Is it?</text>'
            b"</threadedComment></ThreadedComments>",
            "xl/persons/person.xml": b"<personList/>",
            "customXml/item1.xml": b"<anything/>",
        },
        {
            "[Content_Types].xml": [(MAIN, MACROS)],
            "xl/drawings/drawing1.xml": [("</wsDr>", shape)],
            "xl/comments/comment1.xml": [
                ("<author>Officer</author>", "<author>Officer</author><author>tc={0}</author>"),
                ("</commentList>", conversation),
            ],
            "xl/worksheets/sheet1.xml": [("</worksheet>", later)],
            "xl/worksheets/_rels/sheet1.xml.rels": [("</Relationships>", f"{told}</Relationships>")],
        },
    )


def with_prefix(data: bytes) -> bytes:
    """The workbook with its sheets, styles and notes written under a prefix, as some programs do."""
    theirs = ("xl/worksheets/sheet", "xl/styles", "xl/workbook.xml", "xl/comments", "xl/sharedStrings")
    return packed({name: _prefixed(body) if name.startswith(theirs) else body for name, body in parts(data).items()})


def _prefixed(body: bytes) -> bytes:
    body = re.sub(rb"<(/?)(?=[A-Za-z]+[\s/>])", rb"<\1x:", body)
    return body.replace(
        b'xmlns="http://schemas.openxmlformats.org/sp', b'xmlns:x="http://schemas.openxmlformats.org/sp'
    )


def strict(data: bytes) -> bytes:
    """The workbook in the namespaces of the strict kind of the standard."""
    names = {SHEETS: "http://purl.oclc.org/ooxml/spreadsheetml/main", RELATIONS: f"{STRICT}/relationships"}
    found = parts(data)
    for old, new in names.items():
        found = {name: body.replace(old.encode(), new.encode()) for name, body in found.items()}
    return packed(found)


def register(data: bytes, name: str = "kent.xlsx") -> RegisterFile:
    """A register file of these bytes."""
    return RegisterFile(name, data)


def opened(data: bytes) -> Workbook:
    """The workbook as openpyxl reads it, which says of what it does not know that it is left out."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Data Validation extension is not supported", UserWarning)
        return load_workbook(io.BytesIO(data), rich_text=True)


def without(data: bytes, part: str) -> bytes:
    """The package without a part, and without what is said of it."""
    said = rf'<(?:Override|Relationship) [^>]*{re.escape(part.rpartition("/")[2])}"[^>]*/>'.encode()
    found = {name: re.sub(said, b"", body) for name, body in parts(data).items() if name != part}
    return packed(found)
