"""Several tables in one sheet or file: where one ends and the next begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from planner.registers.header import find_header
from planner.registers.heading_score import completeness, heading_score
from planner.registers.kinds import is_valued
from planner.registers.profile import Profile, kind, profile_of
from planner.registers.top import LOOK, Top, sample_of

if TYPE_CHECKING:
    from planner.registers.grid import Grid

_MANY, _FEW = 5_000, 50  # in a long table fewer rows tell as much
_TRIED = 60  # places at which a further table is sought


def usual_width(grid: Grid, rows: np.ndarray) -> int:
    """How many cells a record of these rows usually has; long records count for more."""
    lengths = np.minimum(grid.lengths[rows], grid.width)
    counts = np.bincount(lengths)
    weights = counts * np.arange(len(counts))
    return max(1, int(weights.argmax()))


def top_of(grid: Grid, rows: np.ndarray, width: int) -> Top:
    """The first of these rows, for finding their header."""
    head = rows[:LOOK]
    after = np.append(rows[1 : len(head) + 1], head[-1] + 1)[: len(head)]
    return Top(
        rows=[grid.row(int(index)) for index in head],
        lengths=[int(min(grid.lengths[index], grid.width)) for index in head],
        width=width,
        before_blank=[bool(gap) for gap in after - head > 1],
        below=lambda place: sample(grid, rows[place + 1 :], but=grid.row(int(rows[place]))),
    )


def sample(grid: Grid, rows: np.ndarray, but: list[str] | None = None) -> list[list[str]]:
    """Up to 100 of these rows, spread over them, as text; without those that equal `but`."""
    found = grid.rows_at(rows[sample_of(len(rows), _FEW if grid.height > _MANY else None)])
    return found if but is None else [row for row in found if row != but]


def parts_of(grid: Grid, rows: np.ndarray) -> list[np.ndarray]:
    """`rows` (none blank) as one array for each table."""
    places = _places(grid, rows)
    if not len(places) or len(places) > max(_TRIED, len(rows) // 20):
        return [rows]
    starts = [0]
    for place, stop in zip(places, [*places[1:], len(rows)], strict=True):
        before = rows[starts[-1] : place]
        if _is_preamble(grid, before, rows[place:]) and starts[-1] == 0:
            continue
        if _starts_table(grid, before, rows[place:stop]):
            starts.append(int(place))
    return [rows[start:stop] for start, stop in zip(starts, [*starts[1:], len(rows)], strict=True)]


def _places(grid: Grid, rows: np.ndarray) -> np.ndarray:
    """Where a table may begin: after a blank row, or where records take on another length and keep it."""
    if len(rows) < 4:
        return np.zeros(0, dtype=np.int64)
    gap = np.flatnonzero(np.diff(rows) > 1) + 1
    lengths = np.minimum(grid.lengths[rows], grid.width)
    change = np.flatnonzero(np.diff(lengths)) + 1
    change = change[change + 2 < len(rows)]
    kept = change[(lengths[change] == lengths[change + 1]) & (lengths[change] == lengths[change + 2])]
    return np.union1d(gap, kept[lengths[kept] > 1])


def _is_preamble(grid: Grid, before: np.ndarray, rest: np.ndarray) -> bool:
    """Whether the rows before are titles, or pairs of name and value, above a wider and longer table."""
    if len(before) >= len(rest):
        return False
    width = int(np.median([grid.count(int(row)) for row in before[:_TRIED]]))
    return width <= 2 < usual_width(grid, rest) or (width <= 1 and len(before) < 10)


def _starts_table(grid: Grid, before: np.ndarray, block: np.ndarray) -> bool:
    """Whether `block` opens with a header of its own that is no row of the table before."""
    if len(block) < 3 or len(before) < 3:
        return False
    width = usual_width(grid, block)
    if width < 2:
        return False
    header = find_header(top_of(grid, block, width))
    if not header.rows or header.rows[0] > 3:
        return False
    row = grid.row(int(block[header.rows[-1]]))
    rest = block[header.first_data :]
    own = profile_of(sample(grid, rest), width)
    width_before = usual_width(grid, before)
    former = profile_of(sample(grid, before), width_before)
    if heading_score(row, own) < 0.2 or completeness(row, own) < 0.75 or row in [grid.row(int(before[0]))]:
        return False
    return width != width_before or _is_unlike(row, former)


def _is_unlike(row: list[str], former: Profile) -> bool:
    """Whether words stand where the table before has numbers or dates."""
    over = [
        cell.strip() for cell, column in zip(row, former.columns, strict=False) if cell.strip() and column.valued > 0.7
    ]
    return bool(over) and sum(is_valued(kind(cell)) for cell in over) < 0.5 * len(over)
