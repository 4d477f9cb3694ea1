"""Totals that do not say so: a last row without a name whose numbers are the sums of their columns."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from planner.registers.kinds import is_valued
from planner.registers.profile import kind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from planner.registers.profile import Profile

_MOST_ROWS = 5_000
_FEWEST_ROWS = 3
_PLAIN = re.compile(r"[£$€]?\s?(-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?)")


def sums_up(row: Sequence[str], profile: Profile, column: Callable[[int], Sequence[str]], rows: int) -> bool:
    """Whether `row` adds up the `rows` above it, of which `column(n)` gives the n-th cells.

    The column that names every other row is blank in it, it holds numbers alone, and one of them at least, of two
    digits or more, is the sum of what stands above it.
    """
    named = next((at for at, column in enumerate(profile.columns) if column.fill), None)
    filled = [at for at, cell in enumerate(row) if cell.strip()]
    if not _FEWEST_ROWS <= rows <= _MOST_ROWS or named is None or row[named].strip() or len(filled) < 2:
        return False
    if profile.columns[named].fill < 0.95 or not all(is_valued(kind(row[at].strip())) for at in filled):
        return False
    for at in filled:
        total = _number(row[at])
        if total is not None and abs(total) >= 10 and total == _sum(column(at)):
            return True
    return False


def _sum(cells: Sequence[str]) -> Decimal | None:
    """The sum of cells that are numbers or blank; None where one is something else."""
    found = Decimal(0)
    for cell in cells:
        number = _number(cell) if cell.strip() else Decimal(0)
        if number is None:
            return None
        found += number
    return found


def _number(cell: str) -> Decimal | None:
    match = _PLAIN.fullmatch(cell.strip())
    return Decimal(match[1].replace(",", "")) if match else None
