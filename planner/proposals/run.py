"""What one run of planning rests on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from planner.model import Need, PlannerError
from planner.proposals.reorganisation import futures
from planner.proposals.targets import Deadlines

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.proposals.knowledge import Knowledge
    from planner.proposals.reorganisation import Future
    from planner.settings import PlanSettings


class PastTargetError(PlannerError):
    """A target that lies before today."""


@dataclass(frozen=True, slots=True)
class Run:
    """The day, the settings, what is known, and what follows from these for every group."""

    today: date
    settings: PlanSettings
    knowledge: Knowledge
    deadlines: Deadlines
    futures: Mapping[str, Future]

    def need(self, code: str, councils: int) -> Need:
        """What the length of the plan of so many councils depends on."""
        area = self.knowledge.areas.get(code)
        return Need(self.settings.procedure, area.service_class if area else "goods", councils)

    def last_target(self) -> int:
        """The last day, as an ordinal, on which a target may lie: no further ahead than the settings ask for."""
        horizon = self.settings.horizon_days
        return date.max.toordinal() if horizon is None else self.today.toordinal() + horizon


def run_of(today: date, settings: PlanSettings, knowledge: Knowledge) -> Run:
    """A run on a day; raises `PastTargetError` where the settings fix a target that lies before it."""
    if settings.target is not None and settings.target < today:
        raise PastTargetError(f"The target {settings.target} lies before {today}; choose today or a later day.")
    return Run(today, settings, knowledge, Deadlines(knowledge.lead_times, today), futures(settings.reorganisations))
