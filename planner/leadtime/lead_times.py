"""Lead times as `proposals` needs them: the two days and the whole plan for a start and a need, quickly."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from planner.leadtime.schedule import last_days, schedule
from planner.leadtime.steps import steps
from planner.leadtime.warnings import warning_for

if TYPE_CHECKING:
    from datetime import date

    from planner.leadtime.steps import Step
    from planner.model import LeadTimes, Need, Schedule
    from planner.model import Warning as Standing


class PlannedLeadTimes:
    """An implementation of `model.LeadTimes` that remembers every day it has computed."""

    def __init__(self) -> None:
        """Start with nothing remembered."""
        self._steps: dict[tuple[str, str, int, str], tuple[Step, ...]] = {}
        self._days: dict[tuple[str, str, int, str, date], date] = {}
        self._schedules: dict[tuple[str, str, int, date], Schedule] = {}

    def start_by(self, starts: date, need: Need) -> date:
        """The last day to start convening with typical lengths."""
        return self._first_day(starts, need, "typical")

    def last_day_to_decide(self, starts: date, need: Need) -> date:
        """The same with minimum lengths."""
        return self._first_day(starts, need, "minimum")

    def schedule(self, starts: date, need: Need) -> Schedule:
        """The whole plan, counted back from `starts`."""
        key = (need.procedure, need.service_class, need.councils, starts)
        found = self._schedules.get(key)
        if found is None:
            columns = [self._steps_of(need, which) for which in ("typical", "minimum", "cautious")]
            found = self._schedules[key] = schedule(starts, *columns)
        return found

    def warning(self, today: date, start_by: date, last_day_to_decide: date) -> Standing:
        """How today stands to the two days."""
        return warning_for(today, start_by, last_day_to_decide)

    def _first_day(self, starts: date, need: Need, which: str) -> date:
        key = (need.procedure, need.service_class, need.councils, which, starts)
        found = self._days.get(key)
        if found is None:
            found = self._days[key] = last_days(starts, self._steps_of(need, which))[0]
        return found

    def _steps_of(self, need: Need, which: str) -> tuple[Step, ...]:
        key = (need.procedure, need.service_class, need.councils, which)
        found = self._steps.get(key)
        if found is None:
            found = self._steps[key] = steps(*key)
        return found


@cache
def lead_times() -> LeadTimes:
    """The lead times of the procedures as they are in the data; one object for the whole run."""
    return PlannedLeadTimes()
