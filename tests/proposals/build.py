"""Contracts and lead times to plan with, plain enough to reckon by hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from planner import matching
from planner.model import (
    AgreementKind,
    Contract,
    EndKind,
    Need,
    Proposal,
    Schedule,
    ServiceArea,
)
from planner.model import Warning as Standing
from planner.proposals import Knowledge, plan_groups, propose
from planner.proposals.entries import Entry, entries_by_area
from planner.settings import PlanSettings

TODAY = date(2026, 11, 22)
AREA = ServiceArea("waste.refuse", "Refuse collection", "waste", reach="nation", service_class="waste")
COUNCILS = (
    "Kent County Council",
    "Medway Council",
    "Surrey County Council",
    "Essex County Council",
    "Southend-on-Sea City Council",
    "Thurrock Council",
    "Cornwall Council",
)


def day(offset: int) -> date:
    """So many days from today."""
    return TODAY + timedelta(days=offset)


def contract(key: str, council: str = COUNCILS[0], end: int = 1000, options: int = 0, **more: Any) -> Contract:
    """A contract of a council that ends so many days from today, and could run on for so many more."""
    facts: dict[str, Any] = {
        "title": "Refuse collection",
        "supplier": f"Supplier of {council}",
        "agreement_kind": AgreementKind.CONTRACT,
        "start": day(end - 1461),
        "end": day(end),
        "latest_end": day(end + options),
        "end_kind": EndKind.FIXED,
        "annual_value": Decimal(250_000),
        "currency": "GBP",
        "service_area": AREA.code,
    }
    return Contract(id=key, council=council, sources=(), **(facts | more))


@dataclass
class PlainLeadTimes:
    """Lead times of so many days each, and so many more for each council beyond two."""

    typical: int = 400
    minimum: int = 200
    per_council: int = 0

    def _of(self, days: int, need: Need) -> timedelta:
        return timedelta(days=days + self.per_council * max(0, need.councils - 2))

    def start_by(self, starts: date, need: Need) -> date:
        return starts - self._of(self.typical, need)

    def last_day_to_decide(self, starts: date, need: Need) -> date:
        return starts - self._of(self.minimum, need)

    def schedule(self, starts: date, need: Need) -> Schedule:
        return Schedule(
            starts, (), self.start_by(starts, need), self.last_day_to_decide(starts, need), self.start_by(starts, need)
        )

    def warning(self, today: date, start_by: date, last_day_to_decide: date) -> Standing:
        if today > last_day_to_decide:
            return Standing.TOO_LATE
        if today > start_by:
            return Standing.LATE
        return Standing.START_NOW if today >= start_by - timedelta(90) else Standing.IN_GOOD_TIME


def knowledge(contracts: list[Contract], area: ServiceArea = AREA, **more: Any) -> Knowledge:
    """What proposals are handed, with plain lead times unless others are given."""
    facts: dict[str, Any] = {
        "areas": {area.code: area},
        "lead_times": PlainLeadTimes(),
        "likeness": matching.likeness,
        "existing_joint": matching.existing_joint(contracts),
    }
    return Knowledge(**(facts | more))


def proposals(
    contracts: list[Contract],
    settings: PlanSettings | None = None,
    today: date = TODAY,
    held: tuple[str, ...] = (),
    **more: Any,
) -> list[Proposal]:
    """The journey from contracts to proposals."""
    settings = settings or PlanSettings()
    windows = matching.windows(contracts, today=today, settings=settings)
    clusters = matching.find_clusters(contracts, windows, min_councils=settings.min_councils)
    known = knowledge(contracts, **more)
    return propose(contracts, windows, clusters, today=today, settings=settings, knowledge=known, held=held)


def planned(
    contracts: list[Contract], groups: list[list[str]], settings: PlanSettings | None = None, **more: Any
) -> list[Proposal]:
    """Proposals for groups that a person chose."""
    settings = settings or PlanSettings()
    windows = matching.windows(contracts, today=TODAY, settings=settings)
    known = knowledge(contracts, **more)
    return plan_groups(contracts, windows, groups, today=TODAY, settings=settings, knowledge=known)


def entries(contracts: list[Contract], settings: PlanSettings | None = None) -> list[Entry]:
    """The entries of one area, in order of end."""
    windows = matching.windows(contracts, today=TODAY, settings=settings or PlanSettings())
    (rows,) = entries_by_area(contracts, windows, matching.existing_joint(contracts)).values()
    return rows


def of(*rows: Contract, **more: Any) -> Proposal:
    """The one proposal that these contracts make."""
    (found,) = proposals(list(rows), **more)
    return found


def said(sentences: tuple[str, ...], *words: str) -> bool:
    """Whether one of the sentences holds all the words."""
    return any(all(word in sentence for word in words) for sentence in sentences)
