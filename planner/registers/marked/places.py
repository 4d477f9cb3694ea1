"""Issues → the cells that they are about, of the sheets of a workbook."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING, Protocol

from planner.registers.cells.blanks import tidy
from planner.registers.heading_words import cleaned

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from planner.model import Issue, Reading

    Area = tuple[int, int, int, int]

MOST_ROWS = 1_048_576  # of a sheet
MOST_CROSSINGS = 1_000_000  # of merged areas and rows with issues; areas that overlap, which is an error, have no end


class SheetCells(Protocol):
    """What is to be known of a sheet."""

    @property
    def merged(self) -> Sequence[Area]:
        """The merged areas: top, left, bottom and right, counted from 1."""

    def texts(self, row: int) -> Sequence[str]:
        """The texts of a row's cells from the first column on."""


def cells_of(reading: Reading, sheets: Mapping[str, SheetCells]) -> dict[str, dict[tuple[int, int], list[Issue]]]:
    """For each sheet the cells, by row and column, that issues are about; issues about no cell are left out.

    A merged area is its first cell, which alone can carry a note.
    """
    only = next(iter(sheets)) if len(sheets) == 1 else None
    header_rows = {only if sheet.name is None else sheet.name: sheet.header_row for sheet in reading.sheets}
    found: dict[str, dict[tuple[int, int], list[Issue]]] = {}
    for name, sheet in sheets.items():
        finder = _Finder(sheet, header_rows.get(name))
        placed: dict[tuple[int, int], list[Issue]] = defaultdict(list)
        for issue in reading.issues:
            if (issue.sheet or only) == name and (place := finder.place(issue)):
                placed[place].append(issue)
        found[name] = _unmerged(placed, sheet.merged)
    return found


class _Finder:
    """Finds the cells of one sheet: by their headings, else by their values, else the row's first."""

    def __init__(self, sheet: SheetCells, header_row: int | None) -> None:
        self._sheet, self._header_row = sheet, header_row
        self._headings = [cleaned(text).casefold() for text in sheet.texts(header_row)] if header_row else []
        self._known: dict[str, int | None] = {}

    def place(self, issue: Issue) -> tuple[int, int] | None:
        row = issue.row or (self._header_row if issue.column else None)
        if row is None or row > MOST_ROWS:
            return None
        column = self._under(issue.column) if issue.column else None
        if column is None and issue.value:
            wanted = tidy(issue.value)
            texts = enumerate(self._sheet.texts(row), start=1)
            column = next((at for at, text in texts if tidy(text) == wanted), None)
        return row, column or 1

    def _under(self, heading: str) -> int | None:
        """The column under a heading, or under the last part of one that stands in several rows."""
        if heading not in self._known:
            wanted = cleaned(heading).casefold()
            named = enumerate(self._headings, start=1)
            last = (at for at, text in named if text and wanted.endswith(text))
            exact = self._headings.index(wanted) + 1 if wanted in self._headings else None
            self._known[heading] = exact or next(last, None)
        return self._known[heading]


def _unmerged(
    placed: Mapping[tuple[int, int], list[Issue]], merged: Sequence[Area]
) -> dict[tuple[int, int], list[Issue]]:
    rows = sorted({row for row, _ in placed})
    areas: dict[int, list[Area]] = defaultdict(list)
    crossings = (
        (row, area) for area in merged for row in rows[bisect_left(rows, area[0]) : bisect_right(rows, area[2])]
    )
    for row, area in islice(crossings, MOST_CROSSINGS):
        areas[row].append(area)
    found: dict[tuple[int, int], list[Issue]] = defaultdict(list)
    for (row, column), issues in placed.items():
        first = next(((top, left) for top, left, _, right in areas[row] if left <= column <= right), (row, column))
        found[first] += issues
    return found
