"""Model objects as the JSON that people's scripts rely on: names and order as the interface documents them.

Dates are ISO `YYYY-MM-DD`, money is a decimal string, unknown is null and never "".
"""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.model import (
        Cluster,
        Contract,
        Issue,
        Milestone,
        Plan,
        Proposal,
        ProposalValue,
        Reading,
        ServiceArea,
        Window,
    )
    from planner.settings import PlanSettings

Json = dict[str, Any]

CONTRACT_FIELDS = (
    "reference title description council department supplier supplier_number system stage agreement_kind start initial_end "
    "end latest_end end_kind review notice_days extensions value value_basis annual_value currency cpv sme vcse legal_regime "
    "service_area service_area_reason sources buyers suppliers end_words published service_area_confidence stage_reason "
    "agreement_kind_reason"
).split()


def plain(value: object) -> Any:  # noqa: ANN401 - whatever JSON can hold
    """One value as JSON has it: ISO dates, decimal strings, lists; a dataclass becomes an object of its fields."""
    match value:
        case Enum():
            return value.value
        case date():
            return value.isoformat()
        case Decimal():
            return f"{value:f}"
        case tuple() | list():
            return [plain(item) for item in value]
        case frozenset() | set():
            return sorted(plain(item) for item in value)
        case dict():
            return {str(key): plain(item) for key, item in value.items()}
        case _ if hasattr(value, "__dataclass_fields__"):
            return {field.name: plain(getattr(value, field.name)) for field in fields(value)}  # type: ignore[arg-type]
        case _:
            return value


def contract(item: Contract) -> Json:
    """CONTRACT of the interface."""
    return {name: plain(getattr(item, name)) for name in CONTRACT_FIELDS}


def issue(item: Issue) -> Json:
    """ISSUE of the interface."""
    return _object(item)


def window(item: Window | None) -> list[str] | None:
    """`[first, last]`, both days included, or null."""
    return None if item is None else [item.first.isoformat(), item.last.isoformat()]


def reading(item: Reading) -> Json:
    """What `planner check --json` prints."""
    orders: dict[str, Json] = {}
    for heading, order in item.date_order.items():
        orders[heading] = {"order": order.order, "proof": list(order.proof)}
        if order.assumed:
            orders[heading]["assumed"] = True
    return {
        "file": item.file,
        "format": item.format,
        "encoding": item.encoding,
        "sheets": [_object(sheet) for sheet in item.sheets],
        "columns": dict(item.columns),
        "date_order": orders,
        "counts": {"rows": item.rows, "contracts": len(item.contracts), "issues": len(item.issues)},
        "contracts": [contract(each) for each in item.contracts],
        "issues": [issue(each) for each in item.issues],
    }


def cluster(item: Cluster) -> Json:
    """One maximal cluster."""
    return {
        "service_area": item.service_area,
        "contracts": list(item.contracts),
        "councils": list(item.councils),
        "window": window(item.window),
    }


def milestone(item: Milestone) -> Json:
    """One milestone with its reckoning."""
    return _object(item)


def money(item: ProposalValue) -> Json:
    """Known value of the members in one currency."""
    return _object(item)


def proposal(item: Proposal) -> Json:
    """One proposal."""
    return _object(item) | {"window": window(item.window)}


def settings(item: PlanSettings) -> Json:
    """Every setting of the run."""
    return _object(item)


def service_area(item: ServiceArea) -> Json:
    """One service area as `planner areas --json` lists it."""
    return _object(item)


def plan(item: Plan, used: PlanSettings, *, clusters: bool = True) -> Json:
    """What `planner plan --json` prints; `clusters=False` leaves the list of clusters out."""
    whole: Json = {
        "today": item.today.isoformat(),
        "settings": settings(used),
        "counts": {
            "files": len(item.files),
            "contracts": len(item.contracts),
            "with_window": len(item.windows),
            "clusters": len(item.clusters),
            "proposals": len(item.proposals),
        },
    }
    if clusters:
        whole["clusters"] = [cluster(each) for each in item.clusters]
    whole["proposals"] = [proposal(each) for each in item.proposals]
    whole["contracts"] = _contracts_with_windows(item.contracts, item.windows)
    whole["issues"] = [issue(each) for each in item.issues]
    return whole


def _contracts_with_windows(contracts: Mapping[str, Contract], windows: Mapping[str, Window]) -> Json:
    return {key: contract(each) | {"window": window(windows.get(key))} for key, each in contracts.items()}


def _object(item: object) -> Json:
    return {field.name: plain(getattr(item, field.name)) for field in fields(item)}  # type: ignore[arg-type]
