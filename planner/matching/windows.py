"""Contracts and today in; the days on which each could be re-let out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from planner.model import EndKind, Stage, Window

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.model import Contract
    from planner.settings import PlanSettings

LAST_DAY = date.max.toordinal()


def is_running(contract: Contract, today: date) -> bool:
    """Whether an entry counts as a contract that somebody holds on `today`.

    An awarded entry is let, even where its start is still to come: its end is committed, which is what a window needs.
    A tender or planned entry counts once its start has come by today (see `presumed_running`).
    """
    return contract.stage is Stage.AWARDED or presumed_running(contract, today)


def presumed_running(contract: Contract, today: date) -> bool:
    """Whether a tender or planned entry is taken to have been let because its start has come by today."""
    return contract.stage is not Stage.AWARDED and contract.start is not None and contract.start <= today


def latest_end(contract: Contract) -> date | None:
    """The end with every remaining option used; the end itself where no option is known; None without an end."""
    if contract.end is None or contract.latest_end is None:
        return contract.end
    return max(contract.end, contract.latest_end)


def window(contract: Contract, today: date, settings: PlanSettings) -> Window | None:
    """`[end − slack, min(latest_end, end + max_move) + slack]` of a running entry with a fixed end not yet passed.

    None for every other entry: no fixed end, an end before today, or a tender whose start is still to come.
    """
    end, latest = contract.end, latest_end(contract)
    if contract.end_kind is not EndKind.FIXED or end is None or latest is None or end < today:
        return None
    if not is_running(contract, today):
        return None
    reach = min((latest - end).days, settings.max_move_days) + settings.slack_days
    return Window(_moved(end, -settings.slack_days), _moved(end, reach))


def windows(contracts: Iterable[Contract], *, today: date, settings: PlanSettings) -> dict[str, Window]:
    """Id → window, for those contracts alone that have one."""
    return {one.id: found for one in contracts if (found := window(one, today, settings)) is not None}


def _moved(day: date, days: int) -> date:
    """`day` moved by `days`, held within the calendar: a window never fails on a far sentinel."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), LAST_DAY))
