"""Everything that a page about one joint procurement shows of its plan, from the lead times and what is known of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planner.leadtime.notices import Deadline, deadlines
from planner.leadtime.procedures import procedures
from planner.leadtime.replan import Replanned, earliest_start, replan

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from planner.leadtime.lead_times import PlannedLeadTimes
    from planner.leadtime.nouns import Procedure
    from planner.model import Need, Schedule


@dataclass(frozen=True, slots=True)
class RouteDates:
    """What choosing a route would make of the two days; `saves` is in days against the present choice."""

    procedure: Procedure
    start_by: date
    last_day_to_decide: date
    saves: int


@dataclass(frozen=True, slots=True)
class WholePlan:
    """`schedule` counted back, `under_way` with actual dates, the notices, and the earliest start if they go today."""

    route: Procedure
    schedule: Schedule
    under_way: Replanned
    deadlines: tuple[Deadline, ...]
    earliest_start: date


def whole_plan(
    starts: date, need: Need, *, today: date, lead_times: PlannedLeadTimes, actual: Mapping[str, date] | None = None
) -> WholePlan:
    """The plan for one start; `actual` are dates by stage code (`begin` for the start of convening)."""
    steps = lead_times.steps(starts, need)
    route = lead_times.route(starts, need)
    return WholePlan(
        route,
        lead_times.schedule(starts, need),
        replan(starts, steps, today=today, actual=actual or {}),
        deadlines(
            starts,
            steps,
            route=route,
            service_class=need.service_class,
            nation=lead_times.circumstances.nation,
            total_value=need.total_value,
        ),
        earliest_start(today, steps),
    )


def compare_routes(starts: date, need: Need, *, lead_times: PlannedLeadTimes) -> tuple[RouteDates, ...]:
    """Every route of the same regime with the dates that choosing it would give, the present choice among them."""
    now = lead_times.start_by(starts, need)
    regime = next(route.regime for route in procedures() if route.code == need.procedure)
    found = []
    for route in procedures():
        if route.regime != regime:
            continue
        other = replace(need, procedure=route.code)
        start_by = lead_times.start_by(starts, other)
        found.append(RouteDates(route, start_by, lead_times.last_day_to_decide(starts, other), (start_by - now).days))
    return tuple(found)
