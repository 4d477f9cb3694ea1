"""From a grid to its table: the rows above the header, totals, notes and blank rows set aside."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from planner.registers.grid import Grid
from planner.registers.header import looks_like_header
from planner.registers.table import SetAside

_TOTAL = re.compile(r"\s*(grand |sub)?-?\s?total\b", re.I)


@dataclass(frozen=True, slots=True)
class Region:
    """One table within a grid."""

    header: tuple[str, ...] | None
    header_row: int | None
    columns: tuple[pa.StringArray, ...]
    row_numbers: np.ndarray
    set_aside: tuple[SetAside, ...]


def find_regions(grid: Grid) -> list[Region]:
    """The tables of a grid, in order."""
    if not grid.height or not grid.width:
        return [Region(None, None, (), np.zeros(0, dtype=np.int32), ())]
    filled = grid.filled()
    counts = filled.sum(axis=1)
    keep = counts > 0
    usual = int(np.median(counts[keep])) if keep.any() else 0
    body = np.flatnonzero(counts >= max(1, usual * 0.5)) if usual > 1 else np.flatnonzero(keep)
    aside: dict[int, str] = {}
    if not len(body):
        return [Region(None, None, (), np.zeros(0, dtype=np.int32), ())]
    first = int(body[0])
    aside.update({int(row): "above the header" for row in np.flatnonzero(keep[:first])})
    header_at = _header_at(grid, body)
    if header_at is not None:
        keep[header_at] = False
    _set_aside_tail(grid, counts, usual, keep, aside)
    for row in aside:
        keep[row] = False
    header = tuple(grid.rows(header_at, header_at + 1)[0]) if header_at is not None else None
    used = [
        index
        for index in range(grid.width)
        if filled[keep, index].any() or (header is not None and header[index].strip())
    ]
    picks = pa.array(np.flatnonzero(keep))
    whole = bool(keep.all())
    columns = tuple(grid.columns[index] if whole else grid.columns[index].take(picks) for index in used)
    return [
        Region(
            None if header is None else tuple(header[index] for index in used),
            None if header_at is None else int(grid.row_numbers[header_at]),
            columns,
            grid.row_numbers[keep],
            tuple(
                SetAside(int(grid.row_numbers[row]), why, " ".join(filter(None, grid.rows(row, row + 1)[0])))
                for row, why in sorted(aside.items())
            ),
        )
    ]


def _header_at(grid: Grid, body: np.ndarray) -> int | None:
    rows = [grid.rows(int(at), int(at) + 1)[0] for at in body[:60]]
    if len(rows) < 2 or looks_like_header(rows[0], rows[1:]) > 0:
        return int(body[0])
    last = grid.rows(int(body[-1]), int(body[-1]) + 1)[0]
    if looks_like_header(last, rows) > 0.5:
        return int(body[-1])
    return None


def _set_aside_tail(grid: Grid, counts: np.ndarray, usual: int, keep: np.ndarray, aside: dict[int, str]) -> None:
    for row in range(grid.height - 1, max(0, grid.height - 60), -1):
        if not counts[row] or not keep[row]:
            continue
        cells = [cell for cell in grid.rows(row, row + 1)[0] if cell.strip()]
        if any(_TOTAL.match(cell) for cell in cells[:2]) and len(cells) < usual:
            aside[row] = "a total"
        elif len(cells) == 1 and usual > 2:
            aside[row] = "a note below the data"
        else:
            return
