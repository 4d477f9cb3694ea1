"""A plan under way: forward from a decision, or with actual dates in place of planned ones."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from planner.dates import short_date, working_calendar
from planner.dates.months import ONE_DAY
from planner.leadtime.learned import Took
from planner.leadtime.schedule import BEGIN, first_days, first_name, last_days
from planner.model import PlannerError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from planner.leadtime.steps import Step


class NotInOrder(PlannerError):  # noqa: N818 - reads as what it is
    """Actual dates that cannot be: a step finished before the one before it, or in the future."""


@dataclass(frozen=True, slots=True)
class Line:
    """One step of a plan under way.

    `last_day` is counted back from the start, `expected` forward from today or the last actual date. `room` is the days
    between them (negative: late); a `critical` step has the least room of those that remain.
    """

    code: str
    name: str
    days: int
    last_day: date
    expected: date
    actual: date | None
    room: int
    critical: bool


@dataclass(frozen=True, slots=True)
class Replanned:
    """The lines, and the first day on which the joint arrangements can start if each step takes its length."""

    lines: tuple[Line, ...]
    earliest_start: date


def earliest_start(decided: date, steps: Sequence[Step]) -> date:
    """If councils start on `decided`, the first day on which the joint arrangements can start."""
    return first_days(decided, steps)[-1]


def replan(starts: date, steps: Sequence[Step], *, today: date, actual: Mapping[str, date]) -> Replanned:
    """The plan for `starts` with the actual dates known on `today`; codes are those of stages, and `begin`."""
    codes = [BEGIN, *(step.stage.code for step in steps)]
    names = [first_name(steps), *(step.stage.name for step in steps)]
    done = [actual.get(code) for code in codes]
    in_order(names, done, today)
    last = last_days(starts, steps)
    expected = _expected(steps, done, today)
    rooms = [(limit - day).days for limit, day in zip(last, expected, strict=True)]
    least = min((room for room, known in zip(rooms, done, strict=True) if known is None), default=0)
    lines = [
        Line(code, name, days, limit, day, known, room, critical=known is None and room == least)
        for code, name, days, limit, day, known, room in zip(
            codes, names, [0, *(step.days for step in steps)], last, expected, done, rooms, strict=True
        )
    ]
    return Replanned(tuple(lines), expected[-1])


def took(procedure: str, steps: Sequence[Step], actual: Mapping[str, date]) -> tuple[Took, ...]:
    """The lengths that steps really took, where both ends are known, each in days of its own unit."""
    codes = [BEGIN, *(step.stage.code for step in steps)]
    return tuple(
        Took(procedure, code, _length(step, actual[before], actual[code]))
        for before, code, step in zip(codes, codes[1:], steps, strict=False)
        if before in actual and code in actual
    )


def _length(step: Step, begun: date, finished: date) -> int:
    """The days of its unit from the end of the step before to its own, counted as the plan counts them."""
    if step.stage.unit == "calendar":
        return (finished - begun).days + (step.stage.count_from == "day_of") * (finished > begun)
    begun += timedelta(days=step.stage.delay)
    first = begun if step.stage.count_from == "day_of" else begun + ONE_DAY
    return sum(1 for _ in working_calendar(step.stage.calendar).between(first, finished))


def _expected(steps: Sequence[Step], done: Sequence[date | None], today: date) -> list[date]:
    """Actual dates, and from the last of them (but not before today) the first days of the rest."""
    reached = max((position for position, day in enumerate(done) if day), default=None)
    if reached is None:
        return first_days(today, steps)
    past: list[date] = []
    for day in reversed(done[: reached + 1]):
        past.append(day or past[-1])  # a step without a date was finished by the next that has one
    rest = steps[reached:]
    days = first_days(past[0], rest)
    if len(days) > 1 and days[1] < today:  # the next step should be over and is not: it cannot be before today
        days = [past[0], *first_days(today, rest[1:])]
    return past[::-1] + days[1:]


def in_order(names: Sequence[str], done: Sequence[date | None], today: date) -> None:
    """Refuse days that cannot be (`NotInOrder`)."""
    before: tuple[str, date] | None = None
    for name, day in zip(names, done, strict=True):
        if day is None:
            continue
        if day > today:
            raise NotInOrder(
                f"{name} cannot have been finished on {short_date(day)}: that is after today, {short_date(today)}."
            )
        if before and day < before[1]:
            raise NotInOrder(
                f"{name} was entered as finished on {short_date(day)}, before {before[0]} on {short_date(before[1])}."
            )
        before = (name, day)
