"""Members, their common window and today in; the target date out: the last day of the old arrangements.

A member whose end is on or after the target t stays put and joins the day after its own end; one whose end is before t
runs on for t − end days. A day of the common window, not before today, is lawful as far as known when no member that
runs on goes past its latest end, which comes to: t is not after the earliest latest end. So the lawful days are one
span, and on it the cost

    cost(t) = Σ stay × (end − t) over members that stay + Σ run_on × (t − end) over members that run on

is convex and bends at the members' ends alone: its least value lies at an end, or at a border of the span. `start_by`
and `last_day_to_decide` never fall as the start moves later, so the days still feasible are the later part of the span.
Nothing is tried day by day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from planner.model import LeadTimes, Need
    from planner.proposals.entries import Entry
    from planner.settings import Weights

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


def lawful_days(members: Iterable[Entry], today: int) -> tuple[int, int] | None:
    """First and last lawful day of the common window from today on; None where there is none."""
    rows = tuple(members)
    low = max(today, *(row.first for row in rows))
    high = min(*(row.last for row in rows), *(row.latest for row in rows))
    return (low, high) if low <= high else None


def is_lawful(members: Iterable[Entry], target: int) -> bool:
    """Whether no member that runs on to `target` goes past its latest end."""
    return all(target <= max(row.end, row.latest) for row in members)


def cheapest_day(ends: Sequence[int], low: int, high: int, weights: Weights) -> int:
    """The cheapest day from `low` to `high`, the earliest of equals; reckoned in whole numbers, so ties are ties."""
    stay, run_on = whole_weights(weights)
    if run_on >= stay * (len(ends) - 1):
        # one member that runs on costs what all the others save by its waiting: no day after the first end is cheaper
        return min(max(low, min(ends)), high)
    days = sorted({low, high, *(end for end in ends if low < end < high)})
    return min(days, key=lambda day: (cost(ends, day, weights), day))


def cost(ends: Sequence[int], day: int, weights: Weights) -> int:
    """The cost of a day, in the whole-number weights."""
    stay, run_on = whole_weights(weights)
    return sum(stay * (end - day) if end >= day else run_on * (day - end) for end in ends)


def choose_target(
    members: Sequence[Entry],
    deadlines: Deadlines,
    need: Need,
    weights: Weights,
    *,
    fixed: date | None = None,
    closed: Sequence[tuple[int, int]] = (),
) -> Target | None:
    """The target of a group, as the product defines it; None where no lawful day exists.

    With `fixed` it is that day, and `lawful` says whether it can be as far as known. `closed` are spans of days on
    which no target may lie.
    """
    if fixed is not None:
        day = fixed.toordinal()
        return Target(day, _feasible(day, deadlines, need), is_lawful(members, day))
    span = lawful_days(members, deadlines.today.toordinal())
    spans = without(*span, closed) if span and closed else [span] if span else []
    if not spans:
        return None
    ends = [row.end for row in members]
    day = _cheapest_of(ends, spans, weights)
    feasible = _feasible(day, deadlines, need)
    if feasible is Feasible.TYPICAL:  # the cheapest of all is feasible, so it is the cheapest feasible one
        return Target(day, feasible)
    for step in (Feasible.TYPICAL, Feasible.MINIMUM):
        first = deadlines.first_target(need, minimum=step is Feasible.MINIMUM)
        later = [(max(low, first), high) for low, high in spans if first <= high]
        if later:
            return Target(_cheapest_of(ends, later, weights), step)
    return Target(day, Feasible.TOO_LATE)


def without(low: int, high: int, closed: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """What is left of the span from `low` to `high` outside the closed spans, in order."""
    left, at = [], low
    for first, last in sorted(closed):
        left.append((at, min(high, first - 1)))
        at = max(at, last + 1)
    left.append((at, high))
    return [(first, last) for first, last in left if first <= last]


def _cheapest_of(ends: Sequence[int], spans: Sequence[tuple[int, int]], weights: Weights) -> int:
    """The cheapest day of several spans, the earliest of equals."""
    days = [cheapest_day(ends, low, high, weights) for low, high in spans]
    return days[0] if len(days) == 1 else min(days, key=lambda day: (cost(ends, day, weights), day))


def _feasible(day: int, deadlines: Deadlines, need: Need) -> Feasible:
    if day >= deadlines.first_target(need, minimum=False):
        return Feasible.TYPICAL
    return Feasible.MINIMUM if day >= deadlines.first_target(need, minimum=True) else Feasible.TOO_LATE


@lru_cache(maxsize=64)
def whole_weights(weights: Weights) -> tuple[int, int]:
    """The two weights as whole numbers in the same ratio, read as they are written: 0.2 and 1.0 are 1 and 5."""
    stay, run_on = Fraction(str(weights.stay)), Fraction(str(weights.run_on))
    scale = stay.denominator * run_on.denominator
    return int(stay * scale), int(run_on * scale)
