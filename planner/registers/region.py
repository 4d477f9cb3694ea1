"""From a grid to its tables: rows above the header, totals, notes, blank rows and repeated headers are set aside."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from planner.registers.grid import is_filled
from planner.registers.header import find_header
from planner.registers.heading_score import completeness, heading_score
from planner.registers.joined import joined_names
from planner.registers.kinds import is_valued
from planner.registers.merged_cells import origins
from planner.registers.notes import (
    is_comment,
    is_mark,
    is_note,
    is_numbering,
    is_rule,
    is_total,
    is_typing,
    without_mark,
)
from planner.registers.parts import parts_of, sample, top_of, usual_width
from planner.registers.profile import is_year, kind, profile_of, shape
from planner.registers.sums import sums_up
from planner.registers.table import SetAside

if TYPE_CHECKING:
    from planner.registers.grid import Grid
    from planner.registers.table import Texts

ABOVE, NOTE, TOTAL, REPEATED = "above the header", "a note below the data", "a total", "the header again"
RULE, DESCRIBES = "a drawn line", "numbers or types of the columns"
_TAIL = 12  # rows at the end, where totals and notes are, say least about the columns
_LONGEST_TAIL = 100


@dataclass(frozen=True, slots=True)
class Region:
    """One table within a grid; `shared` counts the cells that took the text of one merged over several rows."""

    header: tuple[str, ...] | None
    header_row: int | None
    columns: tuple[Texts, ...]
    row_numbers: np.ndarray
    set_aside: tuple[SetAside, ...]
    shared: int = 0


@dataclass(slots=True)
class _Found:
    """What was found of one table: header rows, data rows (indexes into the grid), rows set aside with why."""

    header: tuple[int, ...]
    data: np.ndarray
    aside: dict[int, str] = field(default_factory=dict)


def find_regions(grid: Grid) -> list[Region]:
    """The tables of a grid, in order; at least one, which may be without columns."""
    rows = np.flatnonzero(~grid.blank)
    if not len(rows):
        return [Region(None, None, (), np.zeros(0, dtype=np.int32), ())]
    return [_region(grid, _find_table(grid, part)) for part in parts_of(grid, rows)]


def _find_table(grid: Grid, rows: np.ndarray) -> _Found:
    if len(rows) == 1:
        return _lone_row(grid, int(rows[0]))
    width = usual_width(grid, rows)
    header = find_header(top_of(grid, rows, width))
    top = header.rows[0] if header.rows else header.first_data
    aside = {int(index): ABOVE for index in rows[:top]}
    data = rows[header.first_data :]
    places = tuple(int(rows[index]) for index in header.rows)
    if not places:
        places, data = _header_below(grid, data, width)
    if places and len(data) and places[-1] < data[0]:
        data = _below_description(grid, data, width, aside)
    elif len(data) and is_rule(grid.row(int(data[0]))):
        aside[int(data[0])], data = RULE, data[1:]
    data = _without_tail(grid, data, width, aside)
    data = _without_repeats(grid, data, places, aside)
    data = _without_lines(grid, data, width, aside)
    return _Found(places, data, aside)


def _below_description(grid: Grid, data: np.ndarray, width: int, aside: dict[int, str]) -> np.ndarray:
    """The data without the rows directly under the header that draw a line, number the columns or name their types."""
    for _ in range(3):
        if not len(data):
            break
        row = grid.row(int(data[0]))
        if is_rule(row):
            why = RULE
        elif is_typing(row) or is_numbering(row, profile_of(sample(grid, data[1:]), width)):
            why = DESCRIBES
        else:
            break
        aside[int(data[0])], data = why, data[1:]
    return data


def _lone_row(grid: Grid, row: int) -> _Found:
    """A file of one row is a header without data unless it holds numbers or dates."""
    cells = [cell.strip() for cell in grid.row(row) if cell.strip()]
    valued = sum(is_valued(kind(cell)) and not is_year(cell) for cell in cells)
    nothing = np.zeros(0, dtype=np.int64)
    return _Found((row,), nothing) if valued < 0.3 * len(cells) else _Found((), np.array([row]))


def _header_below(grid: Grid, data: np.ndarray, width: int) -> tuple[tuple[int, ...], np.ndarray]:
    """The header as the last row, where it stands out clearly."""
    if len(data) < 3:
        return (), data
    last = grid.row(int(data[-1]))
    profile = profile_of(sample(grid, data[:-1]), width)
    if heading_score(last, profile) > 0.25 and completeness(last, profile) > 0.8:
        return (int(data[-1]),), data[:-1]
    return (), data


def _without_tail(grid: Grid, data: np.ndarray, width: int, aside: dict[int, str]) -> np.ndarray:
    """The data without the totals and notes at their end."""
    profile = profile_of(sample(grid, data[: max(3, len(data) - _TAIL)]), width)
    end = len(data)
    while end > 1 and len(data) - end < _LONGEST_TAIL:
        index = int(data[end - 1])
        row, length = grid.row(index), int(grid.lengths[index])
        if is_rule(row):
            aside[index] = RULE
        elif is_total(row, profile) or sums_up(row, profile, partial(_cells, grid, data[: end - 1]), end - 1):
            aside[index] = TOTAL
        elif is_note(row, length, width, profile, after_blank=data[end - 2] != index - 1):
            aside[index] = NOTE
        else:
            break
        end -= 1
    return data[:end]


def _without_lines(grid: Grid, data: np.ndarray, width: int, aside: dict[int, str]) -> np.ndarray:
    """The data without drawn lines and comments among it, which stand in their first cell alone."""
    if width < 3:
        return data
    lone = data[grid.lengths[data] == 1]
    for index in lone.tolist():
        row = grid.row(index)
        if is_rule(row):
            aside[index] = RULE
        elif is_comment(row[0]):
            aside[index] = NOTE
    return data[~np.isin(data, list(aside))] if len(lone) else data


def _cells(grid: Grid, rows: np.ndarray, column: int) -> list[str]:
    """The cells of one column in these rows."""
    found: list[str] = _picked(grid.columns[column], rows).to_pylist()
    return found


def _without_repeats(grid: Grid, data: np.ndarray, header: tuple[int, ...], aside: dict[int, str]) -> np.ndarray:
    """The data without rows that repeat the header."""
    if not header or not len(data):
        return data
    names = grid.row(header[-1])
    named = [index for index, name in enumerate(names) if name.strip()][:3]
    same = np.ones(len(data), dtype=bool)
    for index in named:
        equal = np.asarray(pc.equal(grid.columns[index], names[index]))
        same &= equal[data]
        if not same.any():
            return data
    again = [int(place) for place in np.flatnonzero(same) if grid.row(int(data[place])) == names]
    for place in again:
        aside[int(data[place])] = REPEATED
    titles = _titles_again(grid, data, again, aside)
    return np.delete(data, [*again, *titles])


def _titles_again(grid: Grid, data: np.ndarray, again: list[int], aside: dict[int, str]) -> list[int]:
    """Where titles come again over a repeated header, as at the top of each printed page."""
    few = grid.count(int(data[again[0]])) / 2 if again else 0
    titles = [grid.row(index) for index, why in aside.items() if why == ABOVE and grid.count(index) < few]
    if not titles or len(titles) > _LONGEST_TAIL:
        return []
    shapes = {tuple(shape(cell) for cell in row) for row in titles}
    found = []
    for place in again:
        for before in range(place - 1, max(-1, place - 1 - 2 * len(titles)), -1):
            row = grid.row(int(data[before]))
            if row not in titles and tuple(shape(cell) for cell in row) not in shapes:
                break
            aside[int(data[before])] = ABOVE
            found.append(before)
    return found


def _region(grid: Grid, found: _Found) -> Region:
    header = joined_names([grid.row(index) for index in found.header]) if found.header else None
    if header is not None and _lacks_first_name(grid, found, header):
        header = ("", *header[:-1])
    if header is not None:
        header = _without_mark(grid, found, header)
    shared = origins(grid, found.data)
    picked = [
        column.take(pa.array(shared[place])) if place in shared else _picked(column, found.data)
        for place, column in enumerate(grid.columns)
    ]
    used = [
        index
        for index, column in enumerate(picked)
        if (header is not None and header[index].strip()) or bool(is_filled(column).any())
    ]
    return Region(
        header=None if header is None else tuple(header[index] for index in used),
        header_row=int(grid.row_numbers[found.header[-1]]) if found.header else None,
        columns=tuple(picked[index] for index in used),
        row_numbers=grid.row_numbers[found.data],
        set_aside=tuple(_set_aside(grid, row, why) for row, why in sorted(found.aside.items())),
        shared=sum(int((own != found.data).sum()) for own in shared.values()),
    )


def _without_mark(grid: Grid, found: _Found, header: tuple[str, ...]) -> tuple[str, ...]:
    """The header without a comment's mark: one that stands as a cell that no record has, or under other comments."""
    first, data = header[0], found.data
    if is_mark(first) and len(data) and (grid.lengths[data] < grid.lengths[found.header[-1]]).all():
        return (*header[1:], "")
    above = [row for row, why in found.aside.items() if why == ABOVE]
    if is_comment(first) and above and is_comment(grid.row(max(above))[0]):
        return (without_mark(first), *header[1:])
    return header


def _lacks_first_name(grid: Grid, found: _Found, header: tuple[str, ...]) -> bool:
    """Whether the header is one cell shorter than every record and the first column names the records.

    Statistical programs write row names so: without a heading over them.
    """
    rows = found.data
    if len(found.header) != 1 or len(rows) < 3 or grid.lengths[found.header[0]] != grid.width - 1 or header[-1]:
        return False
    some = grid.rows_at(rows[:200])
    if not (grid.lengths[rows] == grid.width).all() or not all(row[-1] for row in some[:3]):
        return False
    names = [row[0] for row in some]
    numbered = [str(first) for first in range(1, len(names) + 1)]
    return len(set(names)) == len(names) and (names == numbered or not any(is_valued(kind(name)) for name in names))


def _picked(column: Texts, rows: np.ndarray) -> Texts:
    """The cells of these rows; without copying where they stand together."""
    if len(rows) and rows[-1] - rows[0] == len(rows) - 1:
        return column.slice(int(rows[0]), len(rows))
    return column.take(pa.array(rows))


def _set_aside(grid: Grid, row: int, why: str) -> SetAside:
    text = " ".join(cell.strip() for cell in grid.row(row) if cell.strip())
    return SetAside(int(grid.row_numbers[row]), why, text)
