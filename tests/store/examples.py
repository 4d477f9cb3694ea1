"""Contracts, readings and plans to keep, small and made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from planner.model import (
    AgreementKind,
    Contract,
    DateOrder,
    EndKind,
    Issue,
    LegalRegime,
    Member,
    Milestone,
    Plan,
    Proposal,
    ProposalValue,
    Reading,
    Severity,
    SheetRead,
    Source,
    ValueBasis,
    Warning,  # noqa: A004 - the product's own word
    Window,
)

TODAY = date(2026, 11, 22)
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
LATER = NOON + timedelta(days=1)
LATER_STILL = NOON + timedelta(days=2)


def contract(key: str, **given: Any) -> Contract:
    """A housing contract of Kent, but for what is given."""
    made = Contract(
        id=key,
        title=f"Housing system {key}",
        council="Kent County Council",
        sources=(Source("kent.csv", None, 2),),
        reference=key,
        supplier="Civica UK Ltd",
        end=date(2028, 3, 31),
        end_kind=EndKind.FIXED,
        service_area="housing-systems",
    )
    return replace(made, **given)


FULL = contract(
    "full",
    sources=(Source("kent.csv", "Live", 7), Source("kent.csv", "Live", 9)),
    description="Réparations — £ and “quotes”",
    department="Housing",
    supplier_number="00007919",
    suppliers=("Civica UK Ltd", "Capita Ltd"),
    buyers=("Medway Council",),
    system="Civica CX",
    agreement_kind=AgreementKind.CALL_OFF,
    agreement_kind_reason="title says call-off",
    start=date(2024, 4, 1),
    initial_end=date(2027, 3, 31),
    latest_end=date(2030, 3, 31),
    end_words="31/03/2028 (+2 years)",
    review=date(2027, 1, 1),
    notice_days=90,
    extensions=(12, 12),
    value=Decimal("1234567.50"),
    value_basis=ValueBasis.TOTAL,
    annual_value=Decimal("308641.875"),
    currency="GBP",
    cpv=("48000000", "72000000"),
    category="ICT",
    sme=False,
    vcse=True,
    legal_regime=LegalRegime.PCR2015,
    published=date(2024, 4, 5),
    service_area_reason="CPV 48000000",
    service_area_confidence=0.75,
)


def reading(*contracts: Contract, file: str = "kent.csv", issues: tuple[Issue, ...] = (), **given: Any) -> Reading:
    """What a file with these contracts was read as."""
    made = Reading(
        file=file,
        format="csv",
        encoding="utf-8",
        sheets=(SheetRead(None, 1, len(contracts)),),
        columns={"end": "Contract end date", "title": "Title"},
        date_order={"Contract end date": DateOrder("dmy", (41, 52))},
        rows=len(contracts),
        contracts=contracts,
        issues=issues,
    )
    return replace(made, **given)


def issue(row: int, **given: Any) -> Issue:
    """An end that is no date."""
    made = Issue(
        "kent.csv",
        None,
        row,
        "Contract end date",
        "sentinel-date",
        "31/12/9999",
        "Enter an end date.",
        Severity.WARNING,
    )
    return replace(made, **given)


def proposal(key: str, *members: Contract, **given: Any) -> Proposal:
    """A joint procurement of these contracts."""
    target = date(2028, 3, 31)
    made = Proposal(
        id=key,
        service_area="housing-systems",
        title="Housing systems",
        score=4.5,
        score_parts={"councils": 2.0},
        window=Window(date(2028, 1, 1), date(2028, 6, 29)),
        target=target,
        starts=date(2028, 4, 1),
        members=tuple(
            Member(each.id, str(each.council), each.title, each.supplier, target, target, 0, date(2028, 4, 1), "stays")
            for each in members
        ),
        value=(ProposalValue("GBP", Decimal("100.00"), None, 1, 2),),
        procedure="open",
        above_threshold=None,
        milestones=(Milestone("sign", date(2028, 3, 1), 8, "working", "PA23 s.51", ("counted back",)),),
        start_by=date(2027, 3, 1),
        last_day_to_decide=date(2027, 8, 1),
        warning=Warning.IN_GOOD_TIME,
        reasons=("Both end on 31 March 2028.",),
        against=("One value is unknown.",),
        could_join=(),
        left_out=(),
    )
    return replace(made, **given)


def plan(*proposals: Proposal, contracts: tuple[Contract, ...] = (), today: date = TODAY) -> Plan:
    """A plan with these proposals and nothing else to say."""
    return Plan(today, ("kent.csv",), {each.id: each for each in contracts}, {}, (), proposals, ())
