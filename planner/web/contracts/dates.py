"""A contract → what its own dates ask for: notice by, extend by, decide by, ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner import leadtime
from planner.leadtime.plan_warnings import re_let_need
from planner.model import Stage
from planner.web.words import leaf_areas

if TYPE_CHECKING:
    from datetime import date

    from planner.leadtime import ContractWarning
    from planner.model import Contract, LeadTimes

KINDS = {
    "decide_by": "Decide by",
    "notice_by": "Give notice by",
    "extend_by": "Use the option by",
    "ends": "Ends",
    "ended": "Has ended",
    "termination_notice": "Publish the termination notice by",
}


def own_dates(contract: Contract, today: date, lead_times: LeadTimes | None = None) -> tuple[ContractWarning, ...]:
    """The dates of a contract that is let, soonest first; none for what is only planned or out to tender.

    `lead_times` are those of the plan's settings, where they are not the usual ones.
    """
    if contract.stage is not Stage.AWARDED:
        return ()
    classes = {area.code: area.service_class for area in leaf_areas()}
    need = re_let_need(contract, classes)
    return leadtime.contract_warnings(contract, today=today, need=need, lead_times=lead_times or leadtime.lead_times())
