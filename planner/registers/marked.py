"""The officer's own workbook back, as it was, with the faulty cells coloured and commented and a list of all issues.

An XLSX file keeps its sheets, formats and formulas; what openpyxl cannot write again is named by `left_behind` and at
the end of the list. Of any other file a workbook is made with every row in its own place. Each comment says what was
found and what to do.
"""

from __future__ import annotations

import io
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from planner.model import Issue, Reading, Severity
from planner.registers.cells.blanks import tidy
from planner.registers.cleaned import write_cell
from planner.registers.errors import Unreadable
from planner.registers.heading_words import cleaned
from planner.registers.left_behind import left_behind
from planner.registers.tables import read_tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from planner.registers.table import RegisterFile, Table

COLOURS = {Severity.ERROR: "FFC7CE", Severity.WARNING: "FFEB9C", Severity.NOTE: "DDEBF7"}
_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}
LIST_NAME = "What was found"
MOST_SHEET_ROWS = 1_048_576
AUTHOR = "planner"


def marked_workbook(file: RegisterFile, reading: Reading) -> bytes:
    """The workbook of a file that has been read, marked. Raises `Unreadable` where it cannot be opened again."""
    book = _own_workbook(file) if reading.format == "xlsx" else _made_workbook(file, reading)
    header_rows = {sheet.name: sheet.header_row for sheet in reading.sheets}
    cells: dict[tuple[str, int, int], list[Issue]] = defaultdict(list)
    for issue in reading.issues:
        sheet = _sheet_of(book, issue)
        if sheet is not None and (place := _place(sheet, issue, header_rows.get(issue.sheet))):
            cells[sheet.title, *place].append(issue)
    for (title, row, column), issues in cells.items():
        _mark(book[title], row, column, issues)
    _list_issues(book, reading, left_behind(file) if reading.format == "xlsx" else [])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _own_workbook(file: RegisterFile) -> Workbook:
    from openpyxl import load_workbook

    try:
        return load_workbook(io.BytesIO(file.data))
    except Exception as error:  # openpyxl raises whatever its parsers raise
        raise Unreadable(file.name, "the workbook cannot be opened for marking; save it again as .xlsx") from error


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
        if row <= MOST_SHEET_ROWS:
            for number, column in enumerate(columns, start=1):
                write_cell(sheet, row, number, column[place] or None)
    for aside in table.set_aside:
        if aside.row <= MOST_SHEET_ROWS and aside.row != table.header_row:
            write_cell(sheet, aside.row, 1, aside.text or None)


def _sheet_of(book: Workbook, issue: Issue) -> Worksheet | None:
    if issue.sheet is None:
        return book.worksheets[0] if len(book.worksheets) == 1 else None
    return book[issue.sheet] if issue.sheet in book.sheetnames else None


def _place(sheet: Worksheet, issue: Issue, header_row: int | None) -> tuple[int, int] | None:
    """The cell that an issue is about: by its heading, else by its value, else the row's first; None for no row."""
    row = issue.row or (header_row if issue.column else None)
    if row is None or row > MOST_SHEET_ROWS:
        return None
    column = _column(sheet, issue.column, header_row)
    if column is None and issue.value:
        column = next((c.column for c in sheet[row] if tidy(str(c.value or "")) == tidy(issue.value)), None)
    return _unmerged(sheet, row, column or 1)


def _column(sheet: Worksheet, heading: str | None, header_row: int | None) -> int | None:
    if heading is None or header_row is None:
        return None
    wanted = cleaned(heading).casefold()
    texts = {cell.column: cleaned(str(cell.value or "")).casefold() for cell in sheet[header_row]}
    exact = next((column for column, text in texts.items() if text == wanted), None)
    return exact or next((column for column, text in texts.items() if text and wanted.endswith(text)), None)


def _unmerged(sheet: Worksheet, row: int, column: int) -> tuple[int, int]:
    """The cell itself, or the first of the merged cells that cover it, which alone can carry a comment."""
    for area in sheet.merged_cells.ranges:
        if area.min_row <= row <= area.max_row and area.min_col <= column <= area.max_col:
            return area.min_row, area.min_col
    return row, column


def _mark(sheet: Worksheet, row: int, column: int, issues: Sequence[Issue]) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    worst = min(issues, key=lambda issue: _RANK[issue.severity])
    cell: Any = sheet.cell(row, column)
    cell.fill = PatternFill("solid", start_color=COLOURS[worst.severity])
    said = [cell.comment.text] if cell.comment else []
    said += list(dict.fromkeys(issue.message for issue in issues))
    cell.comment = Comment("\n".join(said), AUTHOR, height=40 + 40 * len(said), width=320)


def _list_issues(book: Workbook, reading: Reading, lost: Sequence[str]) -> None:
    """A last sheet with every issue, for those that stand in no one cell too, and what this copy lacks."""
    from openpyxl.styles import Font

    name = LIST_NAME
    while name in book.sheetnames:
        name += " "
    sheet = book.create_sheet(name)
    _rows(sheet, [("Sheet", "Row", "Column", "How bad", "What", "Cell", "What to do")])
    ordered = sorted(reading.issues, key=lambda issue: _RANK[issue.severity])
    _rows(
        sheet,
        ((i.sheet, i.row, i.column, i.severity.value, i.kind, i.value, i.message) for i in ordered),
        start=2,
    )
    if lost:
        said = (
            f"This copy lacks what your own workbook has: {', '.join(lost)}. Correct your own workbook, not this copy."
        )
        _rows(sheet, [("", None, None, "note", "left-behind", None, said)], start=sheet.max_row + 1)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for letter, width in zip("ABCDEFG", (16, 8, 28, 10, 24, 28, 80), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"


def _rows(sheet: Worksheet, rows: Iterable[tuple[str | int | None, ...]], start: int = 1) -> None:
    for number, row in enumerate(rows, start=start):
        if number > MOST_SHEET_ROWS:
            return
        for column, value in enumerate(row, start=1):
            write_cell(sheet, number, column, value)
