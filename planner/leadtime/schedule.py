"""A plan counted back from the day the joint arrangements start.

A milestone's date is the last day on which its step may be finished; mobilisation is finished on the day of the start.
Each date is the next step's date less that step's length, so the first, the last day to start convening, is the start
less every length. That first day is `start_by` with typical lengths and the last day to decide with minimum ones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.dates import long_date, reckon
from planner.model import Milestone, Schedule

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from planner.leadtime.steps import Step

FIRST = "Start convening"


def last_days(starts: date, steps: Sequence[Step]) -> list[date]:
    """The last day to begin, then the last day of each step; one date more than there are steps."""
    days = [starts]
    for step in reversed(steps):
        days.append(reckon(days[-1], step.backward)[1] if step.days else days[-1])
    return days[::-1]


def milestones(starts: date, steps: Sequence[Step]) -> tuple[Milestone, ...]:
    """The plan in order of date: the last day to begin (no length of its own), then each step."""
    days = last_days(starts, steps)
    first = FIRST if steps[0].stage.code == "convene" else "Start"
    found = [Milestone(first, days[0], 0, "calendar", None, _sum(first, days[0], steps[0], days[1]), assumed=True)]
    for position, step in enumerate(steps):
        last = position + 1 == len(steps)
        stage = step.stage
        reckoning = (
            _start_sum(starts)
            if last
            else _sum(stage.name, days[position + 1], steps[position + 1], days[position + 2])
        )
        assumed = step.days > 0 and stage.floor != step.days
        found.append(Milestone(stage.name, days[position + 1], step.days, stage.unit, stage.law, reckoning, assumed))
    return tuple(found)


def schedule(starts: date, typical: Sequence[Step], minimum: Sequence[Step], cautious: Sequence[Step]) -> Schedule:
    """Milestones by typical lengths, with the last days by each column."""
    return Schedule(
        starts=starts,
        milestones=milestones(starts, typical),
        start_by=last_days(starts, typical)[0],
        last_day_to_decide=last_days(starts, minimum)[0],
        start_by_cautious=last_days(starts, cautious)[0],
    )


def _start_sum(starts: date) -> tuple[str, ...]:
    return (f"The joint arrangements start on {long_date(starts)}: everything must be in place.",)


def _sum(name: str, day: date, after: Step, end: date) -> tuple[str, ...]:
    """Why `name` must be finished by `day`: what follows it, how long that takes, by which law."""
    stage = after.stage
    unit = {"calendar": "days", "working": "working days", "clear": "clear days"}[stage.unit]
    how = ", beginning with the day of the step before" if stage.count_from == "day_of" else ""
    lines = [f"{stage.name} must be finished by {long_date(end)}; it takes {after.days} {unit}{how}."]
    if stage.law:
        lines.append(f"Law: {stage.law}.")
    lines.append(f"Source: {stage.source}.")
    return (*lines, f"So {name[0].lower()}{name[1:]}: by {long_date(day)}.")
