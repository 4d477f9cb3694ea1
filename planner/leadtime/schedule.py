"""A plan counted back from the day the joint arrangements start.

A milestone's date is the last day on which its step may be finished; mobilisation is finished on the day of the start.
Each date is the next step's date less that step's length, so the first, the last day to start convening, is the start
less every length. That first day is `start_by` with typical lengths and the last day to decide with minimum ones.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from planner.dates import long_date
from planner.dates.explain import explain_working_days
from planner.leadtime.seasons import season_on
from planner.model import Milestone, Schedule

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from planner.leadtime.steps import Step

_UNITS = {"calendar": "day", "working": "working day", "clear": "clear day"}


def last_days(starts: date, steps: Sequence[Step]) -> list[date]:
    """The last day to begin, then the last day of each step; one date more than there are steps."""
    days = [starts]
    for position in range(len(steps) - 1, -1, -1):
        day = steps[position].begin_by(days[-1])
        days.append(steps[position - 1].latest(day) if position else day)
    return days[::-1]


def shortcut(steps: Sequence[Step]) -> tuple[int | Step, ...]:
    """The steps from the last to the first, with neighbours that are mere calendar days added up."""
    found: list[int | Step] = []
    for step in reversed(steps):
        offset = step.offset
        if offset is not None and found and isinstance(found[-1], int):
            found[-1] += offset
        else:
            found.append(step if offset is None else offset)
    return tuple(found)


def last_day_to_begin(starts: date, way: Sequence[int | Step]) -> date:
    """The first of `last_days`, by the shortcut: what `proposals` asks many thousand times."""
    day = starts
    for position, each in enumerate(way):
        if isinstance(each, int):
            day -= timedelta(days=each)
        else:
            day = each.begin_by(each.latest(day) if position else day)
    return day


def first_days(begin: date, steps: Sequence[Step]) -> list[date]:
    """The day of beginning, then the first day on which each step can be finished."""
    days = [begin]
    for step in steps:
        days.append(step.finish_from(days[-1]))
    return days


def first_name(steps: Sequence[Step]) -> str:
    """What the first of all milestones is called."""
    return "Start convening" if steps[0].stage.code == "convene" else "Start"


def milestones(starts: date, steps: Sequence[Step]) -> tuple[Milestone, ...]:
    """The plan in order of date: the last day to begin (no length of its own), then each step."""
    days = last_days(starts, steps)
    first = first_name(steps)
    found = [Milestone(first, days[0], 0, "calendar", None, _sum(first, days[0], None, steps[0], days[1]), True)]
    for position, step in enumerate(steps):
        day = days[position + 1]
        if position + 1 == len(steps):
            reckoning: tuple[str, ...] = (
                f"The joint arrangements start on {long_date(starts)}: everything must be in place.",
            )
        else:
            reckoning = _sum(step.stage.name, day, step, steps[position + 1], days[position + 2])
        length = _length(step, days[position + 1])
        found.append(Milestone(step.stage.name, day, length, step.stage.unit, step.stage.law, reckoning, True))
    return tuple(found)


def schedule(starts: date, typical: Sequence[Step], minimum: Sequence[Step], cautious: Sequence[Step]) -> Schedule:
    """Milestones by typical lengths, with the last days by each column."""
    found = milestones(starts, typical)
    return Schedule(
        starts=starts,
        milestones=found,
        start_by=found[0].date,
        last_day_to_decide=last_days(starts, minimum)[0],
        start_by_cautious=last_days(starts, cautious)[0],
    )


def _length(step: Step, finish: date) -> int:
    """The days a step takes here: more than its own where it must end on a working day or another length binds."""
    if step.stage.unit != "calendar":
        return step.days
    return (finish - step.begin_by(finish)).days


def _sum(name: str, day: date, step: Step | None, after: Step, end: date) -> tuple[str, ...]:
    """Why `name` must be finished by `day`: what follows it, how long that takes, by which law and source."""
    stage = after.stage
    days = _length(after, end)
    unit = _UNITS[stage.unit] + ("" if days == 1 else "s")
    how = ", counted from the day of the step before" if stage.count_from == "day_of" else ""
    if stage.delay:
        how = ", not counting the day on which it begins, which is the day after the step before"
    lines = [f"{stage.name} must be finished by {long_date(end)} and takes {days} {unit}{how}."]
    if days != after.days:
        lines.append(
            f"Its own {after.days} days are longer here, so as to end on a working day and never be too short."
        )
    if stage.floor and stage.law:
        lines.append(
            f"The law asks for at least {stage.floor} {_UNITS[stage.floor_unit or stage.unit]}s ({stage.law})."
        )
    if stage.unit == "working" and days:
        lines.extend(explain_working_days(after.begin_by(end), end, stage.calendar))
    lines.append(f"Source: {stage.source}.")
    lines.extend(_moved(step, after.begin_by(end), day))
    return (*lines, f"Last day for this step: {long_date(day)}." if step else f"{name} by {long_date(day)}.")


def _moved(step: Step | None, counted: date, day: date) -> list[str]:
    if step is None or counted == day:
        return []
    season = season_on(counted, step.closed)
    why = f"{season.why} ({season.source})" if season else "it is not a working day (proposal)"
    return [f"{long_date(counted)} will not do: {why}."]
