"""The rest of a service area, as each of its groups looks at it: who is left out of the group, who could join it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from planner import councils
from planner.proposals.candidates import CROWD
from planner.proposals.conditions import condition
from planner.proposals.places import number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from planner.model import Contract
    from planner.proposals.columns import Ints
    from planner.proposals.entries import Entry
    from planner.proposals.group import Group

# how far to look in a crowd, on either side of a target, for who is left out and who could join
NEARBY = 20
# and of how many contracts without a window, those of the nearest councils
NEAREST = 100


@dataclass(frozen=True)
class Around:
    """`rows` in order of end; `loose` are contracts without a window; `unsuitable` is id → why it is in no proposal.

    `titles` is id of a contract → title of the proposal that it is in.
    """

    today: date
    rows: Sequence[Entry]
    loose: Sequence[Contract]
    unsuitable: Mapping[str, str]
    titles: Mapping[str, str]

    def near(self, day: int) -> Sequence[Entry]:
        """All rows; in a crowd the `NEARBY` that end before a day and as many that end from it on."""
        if len(self.rows) <= CROWD:
            return self.rows
        middle = bisect_left(self.rows, day, key=lambda row: row.end)
        return self.rows[max(0, middle - NEARBY) : middle + NEARBY]

    def free(self, key: str) -> bool:
        """Whether a contract is in no proposal, and could be in one."""
        return key not in self.unsuitable and key not in self.titles

    @cached_property
    def _offers(self) -> tuple[Sequence[tuple[Contract, str]], Ints]:
        """Free contracts that could join on a condition, with it in words, and their rows in the tables of places."""
        free = ((one, condition(one, self.today)) for one in self.loose if self.free(one.id))
        found = [(one, why) for one, why in free if why]
        return found, np.array([number(councils.find(one.council or "")) for one, _ in found], dtype=np.int64)

    def without_window(self, group: Group) -> Sequence[tuple[Contract, str]]:
        """Contracts without a window that could join, and on which condition, the nearest councils first.

        They are free, of councils in reach of the group, and of its tiers.
        """
        offers, at = self._offers
        meets, reaches = group.pairs.beside(at, group.members)
        fit = np.flatnonzero(meets & reaches)
        if len(fit) > NEAREST:
            far = group.pairs.far[at[fit][:, None], [row.at for row in group.members]].min(axis=1)
            fit = fit[np.argsort(far, kind="stable")][:NEAREST]
        return [offers[each] for each in fit.tolist()]
