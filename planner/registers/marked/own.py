"""The officer's own workbook with its faulty cells coloured and noted, and nothing else in it changed.

Only the parts that must change do, and only in the places that must: macros, charts, pictures, slicers, drop-down lists
and whatever else a workbook holds stay as they were, byte for byte.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from planner.registers.marked import boxes
from planner.registers.marked.book import Book
from planner.registers.marked.found_list import found_rows, free_name, remark, sheet_xml
from planner.registers.marked.notes import EMPTY, Notes, conversation_cells
from planner.registers.marked.package import Package
from planner.registers.marked.places import cells_of
from planner.registers.marked.remarks import colour, words
from planner.registers.marked.sheet import SheetScan
from planner.registers.marked.sheet_cells import cell_name
from planner.registers.workbook_cells import cell_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import python_calamine

    from planner.model import Issue, Reading
    from planner.registers.marked.found_list import Row
    from planner.registers.marked.styles import Styles
    from planner.registers.table import RegisterFile

    Cell = tuple[int, int]

_COMMENTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_SIGNED = remark(
    "signature-left-out",
    "Your workbook is digitally signed. A signature holds for the unchanged workbook alone, so this copy has none.",
)
_TALKED = "{} has a conversation (a threaded comment), which stays as it is: what was found there stands in this list."


def mark_own(file: RegisterFile, reading: Reading) -> tuple[bytes, str]:
    """The workbook, marked, and the ending that a file with such content has. Raises what its parsers do."""
    package = Package(file)
    book = Book(package)
    cells = cells_of(reading, _sheets(file, reading))
    styles = book.styles()
    remarks = [_SIGNED] if package.drop_signatures() else []
    for title, marks in cells.items():
        if marks and (part := book.sheets.get(title)):
            remarks += _mark(book, part, title, marks, styles)
    rows = found_rows(reading, remarks)
    book.add_sheet(free_name(book.names), b"".join(sheet_xml(rows, book.namespace, styles.bold())))
    book.keep(styles)
    return package.written(), book.ending


def _mark(book: Book, part: str, title: str, marks: Mapping[Cell, Sequence[Issue]], styles: Styles) -> list[Row]:
    """Mark the cells of one sheet; gives what is to be said of it."""
    package = book.package
    colours: dict[int, dict[int, str]] = {}
    for (row, column), issues in marks.items():
        colours.setdefault(row, {})[column] = colour(issues)
    scan = SheetScan(colours, styles.coloured)
    scan.read(package.pieces(part))
    related = package.relations(part)
    talked = {
        cell
        for other in related
        if other.kind == "threadedComment"
        for cell in conversation_cells(package.read(other.target))
    }
    old = next((other.target for other in related if other.kind == "comments"), None)
    notes = Notes(package.read(old) if old else EMPTY.format(scan.namespace).encode())
    talked |= notes.conversations
    said = {cell_name(*cell): (cell, words(marks[cell])) for cell in sorted(marks)}
    new = notes.add({name: remark for name, (_, remark) in said.items() if name not in talked})
    if new:
        drawing = next((other.target for other in related if other.id == scan.legacy), None)
        placed = [(*said[name][0], len(said[name][1])) for name in new]
        _draw(book, part, scan, drawing, placed)
    if old:
        package.put(old, notes.result())
    elif new:
        made = package.add("xl/comments{}.xml", notes.result(), _COMMENTS)
        package.relate(part, book.relation("comments"), made)
    package.edit(part, scan.edits)
    return [
        remark("conversation-kept", _TALKED.format(name), title, row)
        for name, ((row, _), _) in said.items()
        if name in talked
    ]


def _draw(book: Book, part: str, scan: SheetScan, drawing: str | None, placed: Sequence[tuple[int, int, int]]) -> None:
    """Give new notes their boxes, in the sheet's drawing or in one made for it."""
    package = book.package
    if drawing:
        package.put(drawing, boxes.with_boxes(package.read(drawing), placed))
        return
    made = package.add("xl/drawings/vmlDrawing{}.vml", boxes.with_boxes(boxes.EMPTY, placed), _DRAWING)
    id_ = package.relate(part, book.relation("vmlDrawing"), made, scan.legacy)
    if scan.legacy is None:
        scan.refer(id_, book.relations)


class _Cells:
    """The texts of a sheet's rows that are asked for, and what is merged in it."""

    def __init__(self, sheet: python_calamine.CalamineSheet, rows: set[int]) -> None:
        areas = sheet.merged_cell_ranges or []
        self.merged = [(top + 1, left + 1, bottom + 1, right + 1) for (top, left), (bottom, right) in areas]
        before = [""] * (sheet.start or (0, 0))[1]
        last = max(rows, default=0)
        self._rows = {}
        for number, row in enumerate(sheet.iter_rows(), start=1):
            if number > last:
                break
            if number in rows:
                self._rows[number] = [*before, *row]

    def texts(self, row: int) -> Sequence[str]:
        return [cell_text(value) for value in self._rows.get(row, ())]


def _sheets(file: RegisterFile, reading: Reading) -> dict[str, _Cells]:
    """The sheets that were read, with the rows that tell where issues stand."""
    import python_calamine

    rows: dict[str | None, set[int]] = {}
    for sheet in reading.sheets:
        rows.setdefault(sheet.name, set()).add(sheet.header_row or 0)
    for issue in reading.issues:
        if issue.row and issue.value:
            rows.setdefault(issue.sheet, set()).add(issue.row)
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(file.data))
        return {name: _Cells(book.get_sheet_by_name(name), rows[name]) for name in book.sheet_names if name in rows}
    except python_calamine.CalamineError as fault:
        raise ValueError("the workbook no longer reads as it did") from fault
