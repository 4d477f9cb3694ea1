"""Members, their common window and today in; the target date out: the last day of the old arrangements.

A member whose end is on or after the target t stays put and joins the day after its own end; one whose end is before t
runs on for t − end days. A day of the common window, not before today, is lawful as far as known when no member that
runs on goes past its latest end, which comes to: t is not after the earliest latest end. So the lawful days are one
span, and on it the cost

    cost(t) = Σ stay × (end − t) over members that stay + Σ run_on × (t − end) over members that run on

is convex and bends at the members' ends alone. It stops falling at the first end by which enough members have ended
for their running on to cost what the others save by waiting less: that end, or the border of the span nearest to it, is
the cheapest day. `start_by` and `last_day_to_decide` never fall as the start moves later, so the days still feasible
are the later part of the span. Nothing is tried day by day, and all groups are reckoned at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from planner.proposals.columns import Groups, Ints, columns_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from planner.model import LeadTimes, Need
    from planner.proposals.columns import Columns
    from planner.proposals.entries import Entry
    from planner.settings import Weights

# first and last day, both included
Span: TypeAlias = tuple[int, int]

# in a column of days: there is none
NO_DAY = 0
# nothing is planned further ahead than this: the longest plan (its cautious lengths, doubled) lies well within
FURTHEST_DAYS = 20 * 365


class Feasible(IntEnum):
    """Which of the three steps found the target."""

    TYPICAL = 1
    MINIMUM = 2
    TOO_LATE = 3


@dataclass(frozen=True, slots=True)
class Target:
    """The chosen day as an ordinal, the step that found it, and whether it is lawful as far as known."""

    day: int
    feasible: Feasible
    lawful: bool = True

    @property
    def date(self) -> date:
        """The day itself."""
        return date.fromordinal(self.day)


@dataclass(frozen=True, slots=True)
class Targets:
    """The targets of several groups as columns: `day` is `NO_DAY` for a group that has none."""

    day: Ints
    feasible: Ints
    lawful: NDArray[np.bool_]

    @property
    def exist(self) -> NDArray[np.bool_]:
        """Which groups have one."""
        found: NDArray[np.bool_] = self.day != NO_DAY
        return found

    def some(self, groups: Ints) -> Targets:
        """Those of the groups of these numbers."""
        return Targets(self.day[groups], self.feasible[groups], self.lawful[groups])

    def of(self, group: int) -> Target:
        """That of one group which has one."""
        return Target(int(self.day[group]), Feasible(int(self.feasible[group])), bool(self.lawful[group]))


_NONE: Ints = np.zeros(0, dtype=np.int64)
NO_TARGETS = Targets(_NONE, _NONE, _NONE != NO_DAY)


class Deadlines:
    """For each need, the first target that can still be met; worked out once by halving, since days are monotone."""

    def __init__(self, lead_times: LeadTimes, today: date) -> None:
        """`today` is the day on which the plan is made."""
        self.lead_times = lead_times
        self.today = today
        self._known: dict[tuple[bool, Need], int] = {}

    def first_target(self, need: Need, *, minimum: bool) -> int:
        """The first target (ordinal) whose start-by day, or last day to decide with `minimum`, is not before today."""
        key = (minimum, need)
        if key not in self._known:
            ask = self.lead_times.last_day_to_decide if minimum else self.lead_times.start_by
            self._known[key] = self._halved(lambda starts: ask(starts, need))
        return self._known[key]

    def _halved(self, last_day: Callable[[date], date]) -> int:
        """The first ordinal t for which `last_day(t + 1)` is not before today."""
        low = self.today.toordinal()
        high = min(low + FURTHEST_DAYS, date.max.toordinal() - 1)
        while low < high:
            middle = (low + high) // 2
            if last_day(date.fromordinal(middle + 1)) >= self.today:
                high = middle
            else:
                low = middle + 1
        return low


def lawful_days(members: Iterable[Entry], today: int) -> Span | None:
    """First and last lawful day of the common window from today on; None where there is none."""
    rows = tuple(members)
    low = max(today, *(row.first for row in rows))
    high = min(*(row.last for row in rows), *(row.latest for row in rows))
    return (low, high) if low <= high else None


def is_lawful(members: Iterable[Entry], target: int) -> bool:
    """Whether no member that runs on to `target` goes past its latest end."""
    return all(target <= max(row.end, row.latest) for row in members)


def choose_target(
    members: Sequence[Entry],
    deadlines: Deadlines,
    need: Need,
    weights: Weights,
    *,
    fixed: date | None = None,
    closed: Sequence[Span] = (),
) -> Target | None:
    """The target of one group; None where no lawful day exists. See `choose_targets`."""
    rows = sorted(members, key=lambda row: row.end)
    columns, groups = columns_of(rows), Groups([range(len(rows))])
    found = choose_targets(groups, columns, deadlines, [need], weights, fixed=fixed, closed={0: closed})
    return found.of(0) if found.exist[0] else None


def choose_targets(
    groups: Groups,
    columns: Columns,
    deadlines: Deadlines,
    needs: Sequence[Need],
    weights: Weights,
    *,
    fixed: date | None = None,
    closed: Mapping[int, Sequence[Span]] | None = None,
) -> Targets:
    """The target of each group, as the product defines it; `needs` are theirs, in their order.

    With `fixed` it is that day, and `lawful` says whether it can be as far as known. `closed` is number of a group →
    spans of days on which its target may not lie.
    """
    typical, minimum = (
        np.array([deadlines.first_target(need, minimum=least) for need in needs], dtype=np.int64)
        for least in (False, True)
    )
    if fixed is not None:
        day = np.full(len(groups), fixed.toordinal())
        feasible = np.where(
            day >= typical, Feasible.TYPICAL, np.where(day >= minimum, Feasible.MINIMUM, Feasible.TOO_LATE)
        )
        return Targets(day, feasible, day <= groups.least(np.maximum(columns.end, columns.latest)))
    days = _LawfulDays(groups, columns, deadlines.today.toordinal(), weights, closed or {})
    day, feasible = days.cheapest(), np.full(len(groups), Feasible.TOO_LATE)
    for step, first in ((Feasible.MINIMUM, minimum), (Feasible.TYPICAL, typical)):
        still = days.cheapest(first)
        day = np.where(still != NO_DAY, still, day)
        feasible = np.where(still != NO_DAY, step, feasible)
    return Targets(day, feasible, day != NO_DAY)


class _LawfulDays:
    """The lawful days of each group as spans, several for a group where days are closed, and what a day costs."""

    def __init__(
        self, groups: Groups, columns: Columns, today: int, weights: Weights, closed: Mapping[int, Sequence[Span]]
    ) -> None:
        self._groups, self._ends, self._weights = groups, columns.end[groups.rows], weights
        low = np.maximum(today, groups.most(columns.first))
        high = np.minimum(groups.least(columns.last), groups.least(columns.latest))
        number = np.arange(len(groups))
        self._several = any(closed.values())
        if self._several:
            spans = [
                (group, *span)
                for group, first, last in zip(number.tolist(), low.tolist(), high.tolist(), strict=True)
                for span in without(first, last, closed.get(group, ()))
            ]
            number, low, high = np.array(spans, dtype=np.int64).reshape(-1, 3).T
        self._number, self._low, self._high = number, low, high
        # members are in order of end: this one is the first by which the cost falls no more
        stay, run_on = whole_weights(weights)
        enough = np.maximum(1, -(-stay * groups.size // max(1, stay + run_on)))
        self._best = self._ends[groups.at[:-1] + enough - 1]

    def cheapest(self, first: Ints | None = None) -> Ints:
        """For each group the cheapest of its days, from its `first` on; the earliest of equals."""
        low = self._low if first is None else np.maximum(self._low, first[self._number])
        some = low <= self._high
        number, low, high = self._number[some], low[some], self._high[some]
        days = np.minimum(np.maximum(self._best[number], low), high)
        if self._several:
            each = zip(number.tolist(), days.tolist(), strict=True)
            costs = np.array([self._cost(group, day) for group, day in each], dtype=np.int64)
            order = np.lexsort((days, costs, number))[::-1]  # of several the one written last stays
            number, days = number[order], days[order]
        found = np.full(len(self._groups), NO_DAY)
        found[number] = days
        return found

    def _cost(self, group: int, day: int) -> int:
        """What a day costs, in whole numbers, so that ties are ties."""
        stay, run_on = whole_weights(self._weights)
        ends = self._ends[self._groups.at[group] : self._groups.at[group + 1]].tolist()
        return sum(stay * (end - day) if end >= day else run_on * (day - end) for end in ends)


def without(low: int, high: int, closed: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """What is left of the span from `low` to `high` outside the closed spans, in order."""
    left, at = [], low
    for first, last in sorted(closed):
        left.append((at, min(high, first - 1)))
        at = max(at, last + 1)
    left.append((at, high))
    return [(first, last) for first, last in left if first <= last]


@lru_cache(maxsize=64)
def whole_weights(weights: Weights) -> tuple[int, int]:
    """The two weights as whole numbers in the same ratio, read as they are written: 0.2 and 1.0 are 1 and 5."""
    stay, run_on = Fraction(str(weights.stay)), Fraction(str(weights.run_on))
    scale = stay.denominator * run_on.denominator
    return int(stay * scale), int(run_on * scale)
