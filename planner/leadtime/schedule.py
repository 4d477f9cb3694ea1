"""A plan counted back from the day the joint arrangements start.

A milestone's date is the last day on which its step may be finished; mobilisation is finished on the day of the start.
Each date is the next step's date less that step's length, so the first, the last day to start convening, is the start
less every length. That first day is `start_by` with typical lengths and the last day to decide with minimum ones.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from planner.dates import long_date
from planner.dates.explain import explain_working_days
from planner.leadtime.seasons import season_on
from planner.model import Milestone, Schedule

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from planner.leadtime.steps import Step

BEGIN = "begin"  # the code of the start of convening, which is no stage
_UNITS = {"calendar": "day", "working": "working day", "clear": "clear day"}


def last_days(starts: date, steps: Sequence[Step]) -> list[date]:
    """The last day to begin, then the last day of each step; one date more than there are steps."""
    return _counted_back(starts, steps)[0]


def _counted_back(starts: date, steps: Sequence[Step]) -> tuple[list[date], list[date]]:
    """The `last_days`, and for each step the day by which the one before must be finished for it to be in time."""
    days, begins = [starts], []
    for position in range(len(steps) - 1, -1, -1):
        day = steps[position].begin_by(days[-1])
        begins.append(day)
        days.append(steps[position - 1].latest(day) if position else day)
    return days[::-1], begins[::-1]


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
    days, begins = _counted_back(starts, steps)
    lengths = [_length(step, day, begun) for step, day, begun in zip(steps, days[1:], begins, strict=True)]
    first = first_name(steps)
    reckoning = _sum(first, days[0], None, _After(steps[0], lengths[0], begins[0], days[1]))
    found = [Milestone(first, days[0], 0, "calendar", None, reckoning, True, BEGIN)]
    for position, step in enumerate(steps):
        day, stage = days[position + 1], step.stage
        if position + 1 == len(steps):
            reckoning = (f"The joint arrangements start on {long_date(starts)}: everything must be in place.",)
        else:
            nxt = position + 1
            after = _After(steps[nxt], lengths[nxt], begins[nxt], days[nxt + 1])
            reckoning = _sum(stage.name, day, step, after)
        found.append(Milestone(stage.name, day, lengths[position], stage.unit, stage.law, reckoning, True, stage.code))
    return tuple(found)


def schedule(starts: date, typical: Sequence[Step], last_day_to_decide: date, start_by_cautious: date) -> Schedule:
    """Milestones by typical lengths, with the last days to begin by minimum and by cautious ones."""
    found = milestones(starts, typical)
    return Schedule(
        starts=starts,
        milestones=found,
        start_by=found[0].date,
        last_day_to_decide=last_day_to_decide,
        start_by_cautious=start_by_cautious,
    )


class _After(NamedTuple):
    """The step that follows: the days it takes here, the day it is counted from, and the day it ends."""

    step: Step
    days: int
    begun: date
    end: date


def _length(step: Step, finish: date, begun: date) -> int:
    """The days a step takes here: more than its own where it must end on a working day or another length binds."""
    return (finish - begun).days if step.stage.unit == "calendar" else step.days


def _sum(name: str, day: date, step: Step | None, after: _After) -> tuple[str, ...]:
    """Why `name` must be finished by `day`: what follows it, how long that takes, by which law and source."""
    stage, days, end = after.step.stage, after.days, after.end
    unit = _UNITS[stage.unit] + ("" if days == 1 else "s")
    how = ", counted from the day of the step before" if stage.count_from == "day_of" else ""
    if stage.delay:
        how = ", not counting the day on which it begins, which is the day after the step before"
    lines = [f"{stage.name} must be finished by {long_date(end)} and takes {days} {unit}{how}."]
    if days != after.step.days:
        lines.append(
            f"Its own {after.step.days} days are longer here, so as to end on a working day and never be too short."
        )
    if stage.floor and stage.law:
        lines.append(
            f"The law asks for at least {stage.floor} {_UNITS[stage.floor_unit or stage.unit]}s ({stage.law})."
        )
    if stage.unit == "working" and days:
        lines.extend(explain_working_days(after.begun, end, stage.calendar))
    lines.append(f"Source: {stage.source}.")
    lines.extend(_moved(step, after.begun, day))
    return (*lines, f"Last day for this step: {long_date(day)}." if step else f"{name} by {long_date(day)}.")


def _moved(step: Step | None, counted: date, day: date) -> list[str]:
    if step is None or counted == day:
        return []
    season = season_on(counted, step.closed)
    why = f"{season.why} ({season.source})" if season else "it is not a working day (proposal)"
    return [f"{long_date(counted)} will not do: {why}."]
