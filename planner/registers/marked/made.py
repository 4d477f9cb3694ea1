"""Of a file that is no XLSX: a workbook made with every row in its own place, the faulty cells marked."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from planner.registers.cleaned import write_cell
from planner.registers.marked.found_list import WIDTHS, found_rows, free_name
from planner.registers.marked.places import MOST_ROWS, cells_of
from planner.registers.marked.remarks import AUTHOR, colour, words
from planner.registers.tables import read_tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from planner.model import Issue, Reading
    from planner.registers.table import RegisterFile, Table


def mark_made(file: RegisterFile, reading: Reading) -> bytes:
    """The workbook. A release package has no rows, and gives the list of issues alone."""
    book = _made_workbook(file, reading)
    sheets = {sheet.title: _Cells(sheet) for sheet in book.worksheets}
    for title, cells in cells_of(reading, sheets).items():
        for (row, column), issues in cells.items():
            _mark(book[title], row, column, issues)
    _list_issues(book, reading)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


class _Cells:
    """The texts of a sheet that was just made; nothing in it is merged."""

    merged: Sequence[tuple[int, int, int, int]] = ()

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet

    def texts(self, row: int) -> Sequence[str]:
        return [str(cell.value or "") for cell in self._sheet[row]]


def _made_workbook(file: RegisterFile, reading: Reading) -> Workbook:
    from openpyxl import Workbook

    book = Workbook()
    assert book.active is not None
    book.remove(book.active)
    if reading.format.startswith("ocds"):
        return book
    for table in read_tables(file):
        name = (table.sheet or "Register")[:31]
        sheet = book[name] if name in book.sheetnames else book.create_sheet(name)
        _fill(sheet, table)
    return book


def _fill(sheet: Worksheet, table: Table) -> None:
    """Every row at its own number: header, data, and what was set aside."""
    if table.header and table.header_row:
        for column, heading in enumerate(table.header, start=1):
            write_cell(sheet, table.header_row, column, heading)
    columns = [column.to_pylist() for column in table.columns]
    for place, row in enumerate(table.row_numbers.tolist()):
        if row <= MOST_ROWS:
            for number, column in enumerate(columns, start=1):
                write_cell(sheet, row, number, column[place] or None)
    for aside in table.set_aside:
        if aside.row <= MOST_ROWS and aside.row != table.header_row:
            write_cell(sheet, aside.row, 1, aside.text or None)


def _mark(sheet: Worksheet, row: int, column: int, issues: Sequence[Issue]) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    cell: Any = sheet.cell(row, column)
    cell.fill = PatternFill("solid", start_color=colour(issues))
    said = words(issues)
    cell.comment = Comment("\n".join(said), AUTHOR, height=40 + 40 * len(said), width=320)


def _list_issues(book: Workbook, reading: Reading) -> None:
    """A last sheet with every issue."""
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(free_name(book.sheetnames))
    for number, row in enumerate(found_rows(reading), start=1):
        for column, value in enumerate(row, start=1):
            write_cell(sheet, number, column, value)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for column, width in enumerate(WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"
