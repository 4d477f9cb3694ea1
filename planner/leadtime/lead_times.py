"""Lead times as `proposals` needs them: the two days and the whole plan for a start and a need, quickly."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from planner.leadtime.circumstances import USUAL, Circumstances, Override, overridden, with_extras
from planner.leadtime.nouns import Lengths
from planner.leadtime.procedures import earlier, procedure, procedures
from planner.leadtime.schedule import last_day_to_begin, last_days, schedule, shortcut
from planner.leadtime.steps import steps
from planner.leadtime.warnings import warning_for

if TYPE_CHECKING:
    from datetime import date

    from planner.leadtime.nouns import Procedure
    from planner.leadtime.steps import Step
    from planner.model import Need, Proposal, Schedule
    from planner.model import Warning as Standing
    from planner.settings import PlanSettings

WEEKENDS = "weekends"  # among the closed seasons of settings: the days that are not worked, bank holidays too
# the stage with which a procurement begins: what comes before is the councils' own preparation
BEGINS_WITH = ("participation", "tender", "transparency", "selection", "signing")


class PlannedLeadTimes:
    """An implementation of `model.LeadTimes` that remembers every day it has computed."""

    def __init__(self, circumstances: Circumstances = USUAL) -> None:
        """Lead times in these circumstances; `BelowTheFloor` or `UnknownProcedure` come with the first question."""
        self.circumstances = circumstances
        self._steps: dict[tuple[str, str, int, str, bool], tuple[Step, ...]] = {}
        self._ways: dict[tuple[str, str, int, str], tuple[int | Step, ...]] = {}
        self._days: dict[tuple[str, str, int, str, date], date] = {}
        self._schedules: dict[tuple[str, str, int, date], Schedule] = {}

    def check(self) -> None:
        """Refuse overrides that undercut the law, in whichever procedure they count (`BelowTheFloor`)."""
        for route in procedures():
            for stage in with_extras(route.stages, self.circumstances):
                overridden(stage, route.code, self.circumstances)

    def start_by(self, starts: date, need: Need) -> date:
        """The last day to start convening with typical lengths."""
        return self._first_day(starts, need, "typical")

    def last_day_to_decide(self, starts: date, need: Need) -> date:
        """The same with minimum lengths."""
        return self._first_day(starts, need, "minimum")

    def start_by_cautious(self, starts: date, need: Need) -> date:
        """The same with cautious lengths."""
        return self._first_day(starts, need, "cautious")

    def schedule(self, starts: date, need: Need) -> Schedule:
        """The whole plan, counted back from `starts`."""
        key = (need.procedure, need.service_class, need.councils, starts)
        found = self._schedules.get(key)
        if found is None:
            decide, cautious = self.last_day_to_decide(starts, need), self.start_by_cautious(starts, need)
            found = self._schedules[key] = schedule(starts, self.steps(starts, need), decide, cautious)
        return found

    def warning(self, today: date, start_by: date, last_day_to_decide: date) -> Standing:
        """How today stands to the two days."""
        return warning_for(today, start_by, last_day_to_decide)

    def steps(self, starts: date, need: Need, which: str = "typical") -> tuple[Step, ...]:
        """The steps of the plan, by the law under which a procurement for that start begins."""
        now = self._steps_of(need, which, old=False)
        route = procedure(need.procedure)
        before = earlier(need.procedure)
        if before is None or self._first_by_present_law(starts, need, which) >= route.valid_from:
            return now  # convening comes before the procurement itself
        if begins(last_days(starts, now), now) >= route.valid_from:
            return now
        return self._steps_of(need, which, old=True)

    def route(self, starts: date, need: Need) -> Procedure:
        """The procedure as it is under the law of the day on which the procurement begins."""
        now = self._steps_of(need, "typical", old=False)
        before = earlier(need.procedure)
        return before if before and self.steps(starts, need) is not now else procedure(need.procedure)

    def _first_day(self, starts: date, need: Need, which: str) -> date:
        key = (need.procedure, need.service_class, need.councils, which, starts)
        found = self._days.get(key)
        if found is None:
            found = self._days[key] = self._computed(starts, need, which)
        return found

    def _computed(self, starts: date, need: Need, which: str) -> date:
        """The first day by the present law, unless the procurement could begin before that law does."""
        found = self._first_by_present_law(starts, need, which)
        if found >= procedure(need.procedure).valid_from or earlier(need.procedure) is None:
            return found
        return last_days(starts, self.steps(starts, need, which))[0]

    def _first_by_present_law(self, starts: date, need: Need, which: str) -> date:
        key = (need.procedure, need.service_class, need.councils, which)
        way = self._ways.get(key)
        if way is None:
            way = self._ways[key] = shortcut(self._steps_of(need, which, old=False))
        return last_day_to_begin(starts, way)

    def _steps_of(self, need: Need, which: str, *, old: bool) -> tuple[Step, ...]:
        key = (need.procedure, need.service_class, need.councils, which, old)
        found = self._steps.get(key)
        if found is None:
            route = (earlier(need.procedure) if old else None) or procedure(need.procedure)
            found = steps(route, need.service_class, need.councils, which, self.circumstances)
            self._steps[key] = found
        return found


def begins(days: list[date], plan: tuple[Step, ...]) -> date:
    """The last day on which the procurement itself begins: when the step before its first stage is finished."""
    codes = [step.stage.code for step in plan]
    return days[min(codes.index(code) for code in BEGINS_WITH if code in codes)]


def for_settings(settings: PlanSettings) -> PlannedLeadTimes:
    """The lead times that a partnership's settings ask for; `BelowTheFloor` where a length undercuts the law."""
    overrides = tuple(
        Override(each.stage, Lengths(each.minimum, each.typical, each.cautious), each.procedure)
        for each in settings.stage_lengths
    )
    asked = Circumstances(
        overrides,
        settings.extra_stages,
        settings.closed_seasons - {WEEKENDS},
        settings.nation,
        on_working_days=WEEKENDS in settings.closed_seasons,
    )
    if asked == USUAL:
        return lead_times()
    found = lead_times(asked)
    found.check()
    return found


def of_proposal(times: PlannedLeadTimes, proposal: Proposal, procedure: str | None = None) -> PlannedLeadTimes:
    """The same with the lengths that a person chose for this proposal alone, on its route or on another.

    `BelowTheFloor` where one undercuts the law of that route.
    """
    if not proposal.lengths:
        return times
    route = procedure or proposal.procedure
    own = tuple(
        Override(each.stage, Lengths(each.minimum, each.typical, each.cautious), route, "this joint procurement")
        for each in proposal.lengths
    )
    found = lead_times(replace(times.circumstances, overrides=(*times.circumstances.overrides, *own)))
    found.check()
    return found


@cache
def lead_times(circumstances: Circumstances = USUAL) -> PlannedLeadTimes:
    """The lead times in these circumstances; one object for each in the whole run."""
    return PlannedLeadTimes(circumstances)
