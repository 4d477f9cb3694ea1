"""What was concluded of the ends of many rows, as columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from planner.model import EndKind
from planner.registers.columns import boxed
from planner.registers.ends import Ends

if TYPE_CHECKING:
    from planner.registers.cells.problem import Problem
    from planner.registers.plain_ends import PlainEnds

DAYS = ("start", "initial_end", "end", "latest_end")
OTHERS = ("kind", "words", "extensions")


class EndColumns:
    """`days[name][i]` or `others[name][i]` is what `Ends` calls `name`, of row i; `problems` has the rows with any."""

    def __init__(self, rows: int) -> None:
        """So many rows of which nothing is known."""
        nothing = Ends()
        self.days = {name: np.full(rows, "NaT", dtype="datetime64[D]") for name in DAYS}
        self.others = {name: np.full(rows, boxed(getattr(nothing, name))) for name in OTHERS}
        self.problems: dict[int, tuple[Problem, ...]] = {}

    def at(self, row: int) -> Ends:
        """Everything about one row."""
        days = {name: column[row].item() for name, column in self.days.items()}
        others = {name: column[row] for name, column in self.others.items()}
        return Ends(**days, **others, problems=self.problems.get(row, ()))

    def put(self, row: int, ends: Ends) -> None:
        """Say everything about one row."""
        for name, column in (self.days | self.others).items():
            column[row] = getattr(ends, name)
        self.problems.pop(row, None)
        if ends.problems:
            self.problems[row] = ends.problems

    def put_plain(self, rows: np.ndarray, end: np.ndarray, found: PlainEnds) -> None:
        """Say everything about rows that were concluded together."""
        for name, days in zip(DAYS, (found.start, found.initial_end, end, found.latest_end), strict=True):
            self.days[name][rows] = days
        self.others["kind"][rows] = boxed(EndKind.FIXED)
        self.others["extensions"][rows] = boxed(found.extensions)
        for problem, wrong in found.problems:
            for row in rows[wrong].tolist():
                self.problems[row] = (*self.problems.get(row, ()), problem)

    def of_contracts(self) -> dict[str, np.ndarray]:
        """The columns by the names that a contract has for them, days as dates."""
        days = {name: _dates(column) for name, column in self.days.items()}
        kind, words, extensions = (self.others[name] for name in OTHERS)
        return {**days, "end_kind": kind, "end_words": words, "extensions": extensions}


def _dates(days: np.ndarray) -> np.ndarray:
    """Days as dates, None for NaT; equal days are one date, for there are few and dates take room."""
    different, codes = np.unique(days, return_inverse=True)
    found: np.ndarray = different.astype(object)[codes]
    return found
