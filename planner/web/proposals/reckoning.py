"""A proposal → what the length of its plan depends on, and the same proposal planned anew as a person chose."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from planner import flow, leadtime
from planner.model import LegalRegime, Need, PlannerError
from planner.proposals.value import VAT, stated_value, whole_value
from planner.settings import StageLength
from planner.store import contracts as kept_contracts
from planner.store import progress as kept_progress
from planner.store.contracts import Filters
from planner.web.database import reading
from planner.web.plans import settings_now
from planner.web.today import today
from planner.web.words import leaf_areas

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from planner.leadtime import PlannedLeadTimes, Route
    from planner.model import Contract, OwnLength, Proposal
    from planner.settings import PlanSettings


def lead_times_now() -> PlannedLeadTimes:
    """The lead times of the kept plan's settings."""
    return leadtime.for_settings(settings_now())


def lead_times_of(proposal: Proposal, procedure: str | None = None) -> PlannedLeadTimes:
    """The same with the lengths that were chosen for this proposal alone, on its route or on another."""
    return leadtime.of_proposal(lead_times_now(), proposal, procedure)


def need_of(proposal: Proposal, total: Decimal | None = None) -> Need:
    """What the length of its plan depends on."""
    councils = len({member.council for member in proposal.members})
    return Need(proposal.procedure, classes().get(proposal.service_area, "goods"), councils, total)


def classes() -> dict[str, str]:
    """The kind of service (`core_it`, `waste` …) of each service area."""
    return {area.code: area.service_class for area in leaf_areas()}


def joint_value(proposal: Proposal, contracts: Iterable[Contract]) -> Decimal | None:
    """The joint value as the law estimates it, with VAT and the whole term of each (PA23 Sch.3, s.123(2)).

    None where that is not known for all, unless what is known reaches the threshold by itself: a yearly value without
    a term must not make a large contract look small.
    """
    rows = list(contracts)
    known = [whole_value(contract) for contract in rows]
    if rows and None not in known:
        return sum((value for value in known if value is not None), Decimal(0)) * VAT
    if not proposal.above_threshold:
        return None
    least = [whole_value(contract) or stated_value(contract) for contract in rows]
    return sum((value for value in least if value is not None), Decimal(0)) * VAT


def suggested(proposal: Proposal, contracts: Collection[Contract]) -> Route:
    """The route that value, law and kind of service suggest, with its reason."""
    scottish = bool(contracts) and all(each.legal_regime is LegalRegime.SCOTLAND for each in contracts)
    return leadtime.suggest_route(
        joint_value(proposal, contracts),
        on=proposal.start_by,
        service_class=need_of(proposal).service_class,
        cpv=sorted({code for contract in contracts for code in contract.cpv}),
        nation="scotland" if scottish else settings_now().nation,
    )


def members_of(proposal: Proposal) -> list[Contract]:
    """The contracts of its members as they are kept, in the order of the members; what is lost is missing."""
    ids = [member.contract for member in proposal.members]
    with reading() as session:
        found = kept_contracts.contracts_by_id(session, ids)
    return [found[each] for each in ids if each in found]


def planned_anew(
    proposal: Proposal,
    *,
    chosen: Collection[str] | None = None,
    target: date | None = None,
    procedure: str | None = None,
    lengths: Collection[OwnLength] | None = None,
) -> Proposal:
    """The proposal with these of its contracts, this day, this route, these lengths of its own; what is not given
    stays, and so do the days on which steps were really done.

    Raises `PlannerError` in words where that cannot be one proposal.
    """
    members = {member.contract for member in proposal.members}
    members &= members if chosen is None else set(chosen)
    with reading() as session:
        around = kept_contracts.all_contracts(session, filters=Filters(service_areas=(proposal.service_area,)))
    if len({contract.council for contract in around if contract.id in members}) < 2:
        raise PlannerError("Choose contracts of at least two councils")
    lengths = proposal.lengths if lengths is None else lengths
    settings = own_settings(procedure or proposal.procedure, target or proposal.target, lengths)
    made = flow.plan_groups(around, [members], today=today(), settings=settings)[0]
    return going_on(replace(made, id=proposal.id, lengths=tuple(lengths)))


def own_settings(procedure: str, target: date, lengths: Iterable[OwnLength]) -> PlanSettings:
    """The settings of the kept plan with one proposal's own route, day and lengths."""
    now = settings_now()
    own = tuple(StageLength(each.stage, each.minimum, each.typical, each.cautious, procedure) for each in lengths)
    return replace(now, target=target, procedure=procedure, stage_lengths=(*now.stage_lengths, *own))


def going_on(proposal: Proposal) -> Proposal:
    """The proposal with the days on which its steps were really done, where any are kept."""
    with reading() as session:
        done = kept_progress.finished(session, proposal.id)
    if not done:
        return proposal
    return leadtime.with_actual_dates(
        proposal, need_of(proposal), actual=done, today=today(), lead_times=lead_times_now()
    )
