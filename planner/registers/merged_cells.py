"""Cells that a spreadsheet shows once over several rows, and that count for each of them.

A department, a supplier or an end that stands merged beside three contracts is that of all three. Amounts are not: a
sum beside three contracts is not what each of them is worth.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from planner.registers.kinds import NUMBER, kind_of

if TYPE_CHECKING:
    from planner.registers.grid import Grid


def origins(grid: Grid, data: np.ndarray) -> dict[int, np.ndarray]:
    """Column → for each data row the record whose text counts for it, for columns with merged cells among the data."""
    if not grid.merged or not len(data):
        return {}
    found: dict[int, np.ndarray] = {}
    free = [int(data[0])] * grid.width  # the first record of each column that no merged cell has covered yet
    for column, top, last in sorted(grid.merged):
        # no spreadsheet writes cells that overlap: one of them counts, or a small file could keep the reader busy
        if column < grid.width and free[column] <= top < grid.height:
            free[column] = last + 1
            if _is_shared(grid, column, top):
                own = found.setdefault(column, np.arange(grid.height))
                own[top : last + 1] = top
    picked = {column: own[data] for column, own in found.items()}
    return {column: own for column, own in picked.items() if (own != data).any()}


def _is_shared(grid: Grid, column: int, row: int) -> bool:
    text = grid.columns[column][row].as_py().strip()
    return bool(text) and kind_of(text) != NUMBER
