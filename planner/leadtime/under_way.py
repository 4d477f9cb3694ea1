"""A joint procurement under way: actual dates become its plan, and the steps that remain are planned from the last one.

Where there is time, what remains keeps its last days, counted back from the joint start with usual lengths. Where there
is not, what remains is shortened evenly, never below the shortest lengths, so that the start is still met. Where even
those are too long, it is counted forward with them, past the start: the plan says so, and the warning is `too late`.

Today has no part in it: a plan under way moves when a date is entered, not overnight.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planner.dates import long_date, short_date
from planner.leadtime.lead_times import BEGINS_WITH, of_proposal
from planner.leadtime.replan import in_order
from planner.leadtime.schedule import BEGIN, first_days, last_days, milestones
from planner.leadtime.steps import of_length, step
from planner.leadtime.warnings import warning_for
from planner.model import Milestone
from planner.model import Warning as Standing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from planner.leadtime.lead_times import PlannedLeadTimes
    from planner.leadtime.steps import Step
    from planner.model import Need, Proposal, Schedule


@dataclass(frozen=True, slots=True)
class Reached:
    """The last stage that is done (its code), and the day on which it was."""

    stage: str
    on: date


def reached_in(proposal: Proposal) -> Reached | None:
    """How far a proposal has come, None where nothing is done."""
    done = [each for each in proposal.milestones if each.done]
    return Reached(done[-1].stage, done[-1].date) if done else None


def with_actual_dates(
    proposal: Proposal, need: Need, *, actual: Mapping[str, date], today: date, lead_times: PlannedLeadTimes
) -> Proposal:
    """The proposal with these days of its stages (and `begin`) in place of planned ones and the rest planned again.

    Without any it has its plan counted back from the start alone. `NotInOrder` for days that cannot be.
    """
    starts, lead_times = proposal.starts, of_proposal(lead_times, proposal)
    usual = lead_times.steps(starts, need)
    done = [actual.get(code) for code in (BEGIN, *(each.stage.code for each in usual))]
    reached = max((place for place, day in enumerate(done) if day), default=None)
    if reached is None:
        plan = lead_times.schedule(starts, need)
        found = replace(
            proposal,
            milestones=plan.milestones,
            start_by=plan.start_by,
            last_day_to_decide=plan.last_day_to_decide,
            start_by_cautious=plan.start_by_cautious,
        )
    else:
        planned = milestones(starts, usual)
        in_order([each.name for each in planned], done, today)
        least = of_length(usual, "minimum", need.councils, lead_times.circumstances)
        careful = of_length(usual, "cautious", need.councils, lead_times.circumstances)
        day = _days(done, reached)[-1]
        rest = _rest(starts, usual, least, reached, day, lead_times)
        found = replace(
            proposal,
            milestones=(*_finished(planned, done, reached), *rest),
            start_by=go_on_by(starts, usual, reached, day),
            last_day_to_decide=go_on_by(starts, least, reached, day),
            start_by_cautious=go_on_by(starts, careful, reached, day),
        )
    return replace(found, warning=standing_on(found, today))


def standing_on(proposal: Proposal, today: date) -> Standing:
    """How today stands to a proposal; one of which every step is done can no longer be late."""
    if proposal.milestones and all(each.done for each in proposal.milestones):
        return Standing.IN_GOOD_TIME
    return warning_for(today, proposal.start_by, proposal.last_day_to_decide)


def go_on_by(starts: date, steps: Sequence[Step], reached: int, day: date) -> date:
    """The last day to finish the step under way; where it was begun too late for that, the day it had to begin."""
    last = last_days(starts, steps)
    return last[min(reached + 1, len(steps))] if day <= last[reached] else last[reached]


def place_in(steps: Sequence[Step], reached: Reached) -> int | None:
    """How many of these steps are done; None where this plan has no such step."""
    codes = [BEGIN, *(each.stage.code for each in steps)]
    return codes.index(reached.stage) if reached.stage in codes else None


class FromHere:
    """Lead times of what remains, for whoever asks how long a procurement that has begun can still go on.

    Another route, or one council alone, starts afresh unless nothing but preparation that it shares has been done.
    """

    def __init__(self, lead_times: PlannedLeadTimes, need: Need, reached: Reached) -> None:
        """`need` is the procurement's own, `reached` how far it has come."""
        self._times, self._need, self._reached = lead_times, need, reached

    def start_by(self, starts: date, need: Need) -> date:
        """The last day to finish the step under way with usual lengths of the rest."""
        return self._day(starts, need, self._times.steps(starts, need), self._times.start_by)

    def last_day_to_decide(self, starts: date, need: Need) -> date:
        """The same with shortest lengths."""
        steps = self._times.steps(starts, need)
        least = of_length(steps, "minimum", need.councils, self._times.circumstances)
        return self._day(starts, need, least, self._times.last_day_to_decide)

    def schedule(self, starts: date, need: Need) -> Schedule:
        """The whole plan, as from its beginning."""
        return self._times.schedule(starts, need)

    def warning(self, today: date, start_by: date, last_day_to_decide: date) -> Standing:
        """How today stands to the two days."""
        return warning_for(today, start_by, last_day_to_decide)

    def _day(self, starts: date, need: Need, steps: Sequence[Step], afresh: Callable[[date, Need], date]) -> date:
        place = place_in(steps, self._reached)
        own = (need.procedure, need.councils) == (self._need.procedure, self._need.councils)
        if place is None or not (own or shares_preparation(self._times.steps(starts, self._need), self._reached)):
            return afresh(starts, need)
        return go_on_by(starts, steps, place, self._reached.on)


def shares_preparation(steps: Sequence[Step], reached: Reached) -> bool:
    """Whether no more is done than what every route begins with: the procurement itself has not begun."""
    codes = [BEGIN, *(each.stage.code for each in steps)]
    begun = min(codes.index(code) for code in BEGINS_WITH if code in codes)
    return reached.stage in codes[:begun]


def _days(done: Sequence[date | None], reached: int) -> list[date]:
    """The days up to the last that is known; a step without one was finished by the next that has one."""
    days: list[date] = []
    for day in reversed(done[: reached + 1]):
        days.append(day or days[-1])
    return days[::-1]


def _finished(planned: Sequence[Milestone], done: Sequence[date | None], reached: int) -> list[Milestone]:
    found = []
    for each, day, known in zip(planned, _days(done, reached), done, strict=False):
        if known is None:
            told = f"No day was entered: it counts as done with the next step that has one, on {long_date(day)}."
        else:
            told = f"Done on {long_date(day)}."
        was = f"Without the days entered, the plan had {short_date(each.date)} as its last day."
        found.append(replace(each, date=day, sum=(told, was), assumed=known is None, done=True))
    return found


def _rest(
    starts: date,
    usual: Sequence[Step],
    least: Sequence[Step],
    reached: int,
    day: date,
    lead_times: PlannedLeadTimes,
) -> tuple[Milestone, ...]:
    """The milestones after the one that was reached on `day`."""
    if last_days(starts, usual)[reached] >= day:
        return milestones(starts, usual)[reached + 1 :]
    if last_days(starts, least)[reached] < day:
        return _past_the_start(starts, least[reached:], day)
    shortened = _shortened(starts, usual, least, reached, day, lead_times)
    found = milestones(starts, shortened)[reached + 1 :]
    return tuple(
        replace(each, sum=(_fewer(before.days, after.days, each.unit), *each.sum)) if before.days > after.days else each
        for each, before, after in zip(found, usual[reached:], shortened[reached:], strict=True)
    )


def _shortened(
    starts: date,
    usual: Sequence[Step],
    least: Sequence[Step],
    reached: int,
    day: date,
    lead_times: PlannedLeadTimes,
) -> tuple[Step, ...]:
    """Steps with the greatest even share of what each has above its shortest length that still meets the start."""
    rest = list(zip(usual[reached:], least[reached:], strict=True))
    spare = sum(most.days - fewest.days for most, fewest in rest)

    def shared(share: int) -> tuple[Step, ...]:
        return (
            *usual[:reached],
            *(
                step(most.stage, fewest.days + (most.days - fewest.days) * share // spare, lead_times.circumstances)
                for most, fewest in rest
            ),
        )

    fits, fails = 0, spare
    while fails - fits > 1:
        middle = (fits + fails) // 2
        if last_days(starts, shared(middle))[reached] >= day:
            fits = middle
        else:
            fails = middle
    return shared(fits)


def _fewer(usual: int, here: int, unit: str) -> str:
    kind = "" if unit == "calendar" else f"{unit} "
    return f"Shortened evenly with the others, from its usual {usual} {kind}days to {here}, to meet the joint start."


def _past_the_start(starts: date, rest: Sequence[Step], day: date) -> tuple[Milestone, ...]:
    """What remains, counted forward with the shortest lengths: the joint start is missed."""
    found, before = [], day
    for each, finish in zip(rest, first_days(day, rest)[1:], strict=True):
        stage = each.stage
        lines = [
            f"Counted forward: the step before is finished on {long_date(before)}.",
            f"The shortest length of {stage.name[0].lower()}{stage.name[1:]} is {each.days} {stage.unit} days.",
        ]
        if stage.floor and stage.law:
            lines.append(
                f"The law asks for at least {stage.floor} {stage.floor_unit or stage.unit} days ({stage.law})."
            )
        lines.append(f"Source: {stage.source}.")
        lines.append(f"The joint start on {short_date(starts)} cannot be met any more.")
        lines.append(f"First day on which it can be finished: {long_date(finish)}.")
        found.append(Milestone(stage.name, finish, each.days, stage.unit, stage.law, tuple(lines), True, stage.code))
        before = finish
    return tuple(found)
