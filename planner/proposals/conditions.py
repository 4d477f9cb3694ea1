"""A contract without a window in; on what condition it could join a proposal all the same, in words, out."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from planner.dates import short_date
from planner.model import EndKind, Stage
from planner.proposals.words import owner, short_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from planner.model import Contract

ASKED_DAYS = 365


def without_window(contracts: Iterable[Contract], windows: Mapping[str, object]) -> dict[str, list[Contract]]:
    """Service area → contracts of a council that have no window; some of them might still join a proposal."""
    found: dict[str, list[Contract]] = {}
    for contract in contracts:
        if contract.id not in windows and contract.service_area and contract.council:
            found.setdefault(contract.service_area, []).append(contract)
    return found


def condition(contract: Contract, today: date) -> str | None:
    """On what condition a contract without a window could join; None where it has nothing to offer."""
    name = short_name(contract.council or "")
    if contract.stage is not Stage.AWARDED:
        return _out_to_tender(contract, name, today)
    if contract.end_kind is EndKind.FIXED:
        return _just_ended(contract, name, today)
    if contract.end_kind is EndKind.HOLDING_OVER:
        return f"{owner(name)} contract has ended and is still in use: ask {name} what is to follow it."
    if contract.end_kind is EndKind.UNKNOWN:
        return f"The register gives no usable end: ask {name} for the date."
    if contract.notice_days:
        return f"{owner(name)} contract runs on until notice: it can join on {contract.notice_days} days’ notice."
    return f"{owner(name)} contract runs on until notice: ask {name} how long the notice is."


def _just_ended(contract: Contract, name: str, today: date) -> str | None:
    """A fixed end that has passed asks what came of it, for a year."""
    if contract.end is None or not timedelta(0) < today - contract.end <= timedelta(ASKED_DAYS):
        return None
    return f"It ended on {short_date(contract.end)}: ask {name} whether it was extended, re-let or is still in use."


def _out_to_tender(contract: Contract, name: str, today: date) -> str | None:
    seen = contract.published or contract.start
    if seen is None or seen < today - timedelta(ASKED_DAYS):
        return None
    if contract.stage is Stage.PLANNED:
        return f"{name} plans to tender for the same need: ask now whether it would wait or let others in."
    return f"{name} is out to tender for the same need now: ask whether others may be named in it."
