"""What was concluded of the ends of many rows, as columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from planner.model import EndKind
from planner.registers.columns import boxed
from planner.registers.ends import Ends

if TYPE_CHECKING:
    from planner.registers.cells.problem import Problem
    from planner.registers.plain_ends import PlainEnds

FIELDS = ("start", "initial_end", "end", "latest_end", "kind", "words", "extensions")


class EndColumns:
    """`columns[name][i]` is what `Ends` calls `name`, of row i; `problems` has the rows with any."""

    def __init__(self, rows: int) -> None:
        """So many rows of which nothing is known."""
        self.problems: dict[int, tuple[Problem, ...]] = {}
        self.columns = {name: np.full(rows, None, dtype=object) for name in FIELDS}
        nothing = Ends()
        for name in ("kind", "extensions"):
            self.columns[name][:] = boxed(getattr(nothing, name))

    def at(self, row: int) -> Ends:
        """Everything about one row."""
        told = {name: column[row] for name, column in self.columns.items()}
        return Ends(**told, problems=self.problems.get(row, ()))

    def put(self, row: int, ends: Ends) -> None:
        """Say everything about one row."""
        for name in FIELDS:
            self.columns[name][row] = getattr(ends, name)
        self.problems.pop(row, None)
        if ends.problems:
            self.problems[row] = ends.problems

    def put_plain(self, rows: np.ndarray, end: np.ndarray, found: PlainEnds) -> None:
        """Say everything about rows that were concluded together."""
        for name, days in (("start", found.start), ("initial_end", found.initial_end)):
            self.columns[name][rows] = _dates(days)
        same = found.latest_end == end
        self.columns["end"][rows] = ends = _dates(end)
        self.columns["latest_end"][rows] = ends if same.all() else np.where(same, ends, _dates(found.latest_end))
        self.columns["kind"][rows] = boxed(EndKind.FIXED)
        self.columns["extensions"][rows] = boxed(found.extensions)
        for problem, wrong in found.problems:
            for row in rows[wrong].tolist():
                self.problems[row] = (*self.problems.get(row, ()), problem)


def _dates(days: np.ndarray) -> np.ndarray:
    """Days as dates, None for NaT; equal days are one date, for there are few and dates take room."""
    known = days[~np.isnat(days)]
    found = np.full(len(days), None, dtype=object)
    if len(known):
        first = known.min()
        calendar: np.ndarray[Any, Any] = np.arange(first, known.max() + 1).astype(object)
        found[~np.isnat(days)] = calendar[(known - first).astype(np.int64)]
    return found
