"""The last sheet of a marked workbook: every issue, for those that stand in no one cell too, the worst first."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

from planner.model import Severity
from planner.registers.marked.places import MOST_ROWS
from planner.registers.marked.remarks import worst_first
from planner.registers.marked.sheet_cells import cell_name
from planner.registers.marked.splice import xml_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planner.model import Reading

    Row = tuple[str | int | None, ...]

NAME = "What was found"
HEADINGS = ("Sheet", "Row", "Column", "How bad", "What", "Cell", "What to do")
WIDTHS = (16, 8, 28, 10, 24, 28, 80)
MOST_SIGNS = 32_767  # that a cell may hold


def found_rows(reading: Reading, remarks: Iterable[Row] = ()) -> Iterator[Row]:
    """The headings, `remarks` on the copy itself, and a row an issue; no more than fit."""
    found = (
        (i.sheet, i.row, i.column, i.severity.value, i.kind, i.value, i.message) for i in worst_first(reading.issues)
    )
    return islice(chain([HEADINGS], remarks, found), MOST_ROWS)


def remark(what: str, said: str, sheet: str | None = None, row: int | None = None) -> Row:
    """A row on what was done to the copy."""
    return sheet, row, None, Severity.NOTE.value, what, None, said


def free_name(taken: Iterable[str]) -> str:
    """A name for the sheet that no other has, whatever its case.

    >>> free_name(["Register"]), free_name(["what was found"])
    ('What was found', 'What was found (2)')
    """
    used = {name.casefold() for name in taken}
    name, number = NAME, 1
    while name.casefold() in used:
        number += 1
        name = f"{NAME} ({number})"
    return name


def sheet_xml(rows: Iterable[Row], namespace: str, bold: int) -> Iterator[bytes]:
    """The sheet as a part, its first row in the style `bold` and always in sight; texts stand in their cells."""
    yield b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="%s">' % xml_text(namespace)
    yield (
        b'<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" '
        b'state="frozen"/></sheetView></sheetViews><cols>'
    )
    for number, width in enumerate(WIDTHS, start=1):
        yield b'<col min="%d" max="%d" width="%d" customWidth="1"/>' % (number, number, width)
    yield b"</cols><sheetData>"
    for number, row in enumerate(rows, start=1):
        style = b' s="%d"' % bold if number == 1 else b""
        cells = b"".join(_cell(cell_name(number, at), style, value) for at, value in enumerate(row, start=1))
        yield b'<row r="%d">%s</row>' % (number, cells)
    yield b"</sheetData></worksheet>"


def _cell(name: str, style: bytes, value: str | int | None) -> bytes:
    if value is None:
        return b""
    if isinstance(value, int):
        return b'<c r="%s"%s><v>%d</v></c>' % (name.encode(), style, value)
    text = b'<is><t xml:space="preserve">%s</t></is>' % xml_text(value[:MOST_SIGNS])
    return b'<c r="%s"%s t="inlineStr">%s</c>' % (name.encode(), style, text)
