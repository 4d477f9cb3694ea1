"""Model objects as the JSON that people's scripts rely on: names and order as the interface documents them.

Dates are ISO `YYYY-MM-DD`, money is a decimal string, unknown is null and never "".
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from planner.model import AgreementKind, EndKind, Issue, LegalRegime, Severity, Source, Stage, ValueBasis

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.model import Cluster, Contract, Milestone, Plan, Proposal, ProposalValue, Reading, ServiceArea, Window
    from planner.settings import PlanSettings

Json = dict[str, Any]

CONTRACT_FIELDS = (
    *("reference", "title", "description", "council", "department", "supplier", "supplier_number", "system"),
    *("stage", "agreement_kind", "start", "initial_end", "end", "latest_end", "end_kind", "review", "notice_days"),
    *("extensions", "value", "value_basis", "annual_value", "currency", "cpv", "sme", "vcse", "legal_regime"),
    *("service_area", "service_area_reason", "sources"),
    # beyond the interface
    *("buyers", "suppliers", "category", "end_words", "published", "stage_reason", "agreement_kind_reason"),
    "service_area_confidence",
)
ISSUE_FIELDS = tuple(field.name for field in fields(Issue))
_contract_values, _issue_values = attrgetter(*CONTRACT_FIELDS), attrgetter(*ISSUE_FIELDS)


def plain(value: object) -> Any:
    """One value as JSON has it: ISO dates, decimal strings, lists; a dataclass becomes an object of its fields."""
    kind = type(value)
    return value if kind in _AS_THEY_ARE else (_QUICK.get(kind) or _other)(value)


def _other(value: object) -> Any:
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    return _text(value) if not isinstance(value, Collection) or isinstance(value, str) else _list(value)


def _text(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _list(values: Collection[object]) -> list[Any]:
    items = [plain(item) for item in values]
    return sorted(items) if isinstance(values, set | frozenset) else items


def _source(item: Source) -> Json:
    return {"file": item.file, "sheet": item.sheet, "row": item.row}


# What nearly all values are, by their very class; `_other` finds out about the rest.
_AS_THEY_ARE = frozenset({type(None), bool, int, float, str})
_QUICK: dict[type, Callable[[Any], Any]] = {
    date: date.isoformat,
    Decimal: _text,
    tuple: _list,
    list: _list,
    Source: _source,
    **dict.fromkeys((Stage, AgreementKind, EndKind, ValueBasis, LegalRegime, Severity), str),
}


def contract(item: Contract) -> Json:
    """CONTRACT of the interface."""
    return dict(zip(CONTRACT_FIELDS, map(plain, _contract_values(item)), strict=True))


def issue(item: Issue) -> Json:
    """ISSUE of the interface."""
    return dict(zip(ISSUE_FIELDS, map(plain, _issue_values(item)), strict=True))


def window(item: Window | None) -> list[str] | None:
    """`[first, last]`, both days included, or null."""
    return None if item is None else [item.first.isoformat(), item.last.isoformat()]


def reading(item: Reading) -> Json:
    """What `planner check --json` prints; contracts and issues are made while they are taken."""
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
        "contracts": map(contract, item.contracts),
        "issues": map(issue, item.issues),
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
