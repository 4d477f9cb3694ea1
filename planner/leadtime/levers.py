"""What a late plan can lawfully shorten: each lever in the law's order, with the days that it saves."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from planner.leadtime.procedures import read_data
from planner.leadtime.schedule import last_days
from planner.leadtime.steps import step
from planner.leadtime.under_way import go_on_by, place_in, shares_preparation

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from planner.leadtime.lead_times import PlannedLeadTimes
    from planner.leadtime.steps import Step
    from planner.leadtime.under_way import Reached
    from planner.model import Need

CAUTION = (
    "Time limits must still fit the complexity of the contract (PA23 s.54(1), PCR 2015 r.47): less may not be enough."
)


@dataclass(frozen=True, slots=True)
class Lever:
    """One lever: it `saves` days of the usual plan, which need then only start by `start_by`.

    Once steps are done, `start_by` is the last day to finish the one under way.
    It is `enough` if that day is not past. `condition` must be true before the lever may be pulled: nothing here knows
    whether it is.
    """

    code: str
    name: str
    condition: str
    law: str | None
    source: str
    saves: int
    start_by: date
    enough: bool


def levers(
    starts: date,
    need: Need,
    *,
    today: date,
    lead_times: PlannedLeadTimes,
    light_touch: bool = False,
    reached: Reached | None = None,
) -> tuple[Lever, ...]:
    """The levers that save a day or more of what remains, in the order of the law (PA23 s.54, then the routes)."""
    usual = lead_times.steps(starts, need)
    route = lead_times.route(starts, need)
    at = (place_in(usual, reached) or 0) if reached else 0
    begun = last_days(starts, usual)[at]
    found = []
    for row in _rows(old_law=route.regime == "pcr2015"):
        if not _offered(row, need, lead_times.circumstances.nation, light_touch=light_touch):
            continue
        plan = _pulled(starts, need, row, lead_times)
        place = place_in(plan, reached) if reached else 0
        if place is None or (reached and "switch" in row and not shares_preparation(usual, reached)):
            continue
        saves = (last_days(starts, plan)[place] - begun).days
        start_by = go_on_by(starts, plan, place, reached.on) if reached else last_days(starts, plan)[0]
        if saves > 0:
            found.append(
                Lever(
                    row["code"],
                    row["name"],
                    row["condition"],
                    row["law"],
                    row["source"],
                    saves,
                    start_by,
                    enough=today <= start_by,
                )
            )
    return tuple(found)


def _offered(row: Mapping[str, Any], need: Need, nation: str, *, light_touch: bool) -> bool:
    return (
        (light_touch or not row.get("light_touch"))
        and need.procedure in (row["procedures"] or [need.procedure])
        and nation in row.get("nations", [nation])
    )


def _rows(*, old_law: bool) -> list[dict[str, Any]]:
    """The levers of the law under which the procurement begins."""
    rows: list[dict[str, Any]] = read_data("levers.json")
    return [{**row, **row["before"]} for row in rows if "before" in row] if old_law else rows


def _pulled(starts: date, need: Need, row: Mapping[str, Any], lead_times: PlannedLeadTimes) -> Sequence[Step]:
    """The steps of the usual plan with one lever pulled."""
    if "column" in row:
        return lead_times.steps(starts, need, row["column"])
    if "switch" in row:
        return lead_times.steps(starts, replace(need, procedure=row["switch"]))
    return [_capped(each, row["caps"], lead_times) for each in lead_times.steps(starts, need)]


def _capped(each: Step, caps: Mapping[str, int], lead_times: PlannedLeadTimes) -> Step:
    days = min(each.days, caps.get(each.stage.code, each.days))
    return each if days == each.days else step(each.stage, days, lead_times.circumstances)
