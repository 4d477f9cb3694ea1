"""Everything that a plan warns of, for one day: contracts with their own dates, proposals with levers and ways out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from planner.leadtime.contract_warnings import ContractWarning, contract_warnings
from planner.leadtime.lead_times import lead_times as usual_lead_times
from planner.leadtime.lead_times import of_proposal
from planner.leadtime.levers import CAUTION, Lever, levers
from planner.leadtime.route import is_light_touch, suggest_route
from planner.leadtime.under_way import FromHere, reached_in
from planner.leadtime.ways_out import NO_BRIDGE, WayOut, ways_out
from planner.model import AgreementKind, LegalRegime, Need, Stage, ValueBasis
from planner.model import Warning as Standing

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from planner.leadtime.lead_times import PlannedLeadTimes
    from planner.model import Contract, Plan, Proposal

_NOT_RE_LET = (AgreementKind.GRANT, AgreementKind.ONE_OFF, AgreementKind.ORDER)
_VAT = Decimal("1.2")
_ONE_DAY = timedelta(days=1)
_CLASS = "goods"  # the class of what has no service area


@dataclass(frozen=True, slots=True)
class OfContract:
    """The warnings of one contract, in order of date."""

    contract: str
    council: str | None
    title: str | None
    warnings: tuple[ContractWarning, ...]


@dataclass(frozen=True, slots=True)
class OfProposal:
    """How today stands to one proposal, what could shorten it when late, what is left when too late."""

    proposal: str
    title: str
    service_area: str
    warning: Standing
    start_by: date
    last_day_to_decide: date
    start_by_cautious: date | None
    levers: tuple[Lever, ...]
    ways_out: tuple[WayOut, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanWarnings:
    """All of a plan's warnings, the most pressing first."""

    today: date
    contracts: tuple[OfContract, ...]
    proposals: tuple[OfProposal, ...]


def plan_warnings(
    plan: Plan,
    classes: Mapping[str, str],
    lead_times: PlannedLeadTimes | None = None,
    *,
    members_only: Collection[str] = frozenset(),
) -> PlanWarnings:
    """The warnings of a plan; `classes` gives the kind of service (`core_it`, `waste` …) of each service area.

    Contracts of `members_only` are in the plan for the sake of a proposal alone and are not warned of themselves.
    """
    times = lead_times or usual_lead_times()
    wanted = [each for key, each in plan.contracts.items() if key not in members_only]
    contracts = [_of_contract(each, plan.today, classes, times) for each in wanted]
    proposals = [proposal_warning(each, plan, classes, times) for each in plan.proposals]
    return PlanWarnings(
        plan.today,
        tuple(sorted((each for each in contracts if each.warnings), key=_press)),
        tuple(sorted(proposals, key=lambda each: (each.last_day_to_decide, each.proposal))),
    )


def proposal_warning(
    proposal: Proposal, plan: Plan, classes: Mapping[str, str], lead_times: PlannedLeadTimes
) -> OfProposal:
    """One proposal: levers where it is late or soon will be, ways out where it is too late."""
    members = [plan.contracts[member.contract] for member in proposal.members]
    councils = len({member.council for member in proposal.members})
    need = Need(proposal.procedure, classes.get(proposal.service_area, _CLASS), councils)
    lead_times, reached = of_proposal(lead_times, proposal), reached_in(proposal)
    light = all(is_light_touch(contract.cpv) for contract in members)
    pressing = proposal.warning in (Standing.LATE, Standing.TOO_LATE)
    pulled = (
        levers(proposal.starts, need, today=plan.today, lead_times=lead_times, light_touch=light, reached=reached)
        if pressing
        else ()
    )
    left: tuple[WayOut, ...] = ()
    if proposal.warning is Standing.TOO_LATE:
        times = FromHere(lead_times, need, reached) if reached else lead_times
        left = ways_out(members, proposal.starts, need, today=plan.today, lead_times=times)
    return OfProposal(
        proposal.id,
        proposal.title,
        proposal.service_area,
        proposal.warning,
        proposal.start_by,
        proposal.last_day_to_decide,
        proposal.start_by_cautious,
        pulled,
        left,
        ((CAUTION,) if pulled else ()) + ((NO_BRIDGE,) if left else ()),
    )


def re_let_need(contract: Contract, classes: Mapping[str, str]) -> Need | None:
    """What re-letting a contract alone needs, by the suggested route; None for what is not re-let as such."""
    if contract.agreement_kind in _NOT_RE_LET or contract.end is None:
        return None
    service_class = classes.get(contract.service_area or "", _CLASS)
    nation = "scotland" if contract.legal_regime is LegalRegime.SCOTLAND else "england"
    total, starts = _total(contract), contract.end + _ONE_DAY

    def by_the_law_of(day: date) -> Need:
        route = suggest_route(total, on=day, service_class=service_class, cpv=contract.cpv, nation=nation)
        return Need(route.procedure, service_class, 1)

    # law and threshold are those of the day on which the procurement begins, which the route itself decides
    return by_the_law_of(usual_lead_times().start_by(starts, by_the_law_of(contract.end)))


def _total(contract: Contract) -> Decimal | None:
    """The value with VAT, as the law counts it (PA23 Sch.3 para 1, s.123(2)); registers state it without."""
    known = contract.currency in (None, "GBP") and contract.value_basis in (ValueBasis.TOTAL, ValueBasis.ESTIMATE)
    return contract.value * _VAT if known and contract.value is not None else None


def _of_contract(
    contract: Contract, today: date, classes: Mapping[str, str], lead_times: PlannedLeadTimes
) -> OfContract:
    found: tuple[ContractWarning, ...] = ()
    if contract.stage is Stage.AWARDED:
        need = re_let_need(contract, classes)
        found = contract_warnings(contract, today=today, need=need, lead_times=lead_times)
    return OfContract(contract.id, contract.council, contract.title, found)


def _press(each: OfContract) -> tuple[bool, date, str]:
    """By the date that counts; what has ended comes after what can still be decided."""
    headline = next((warning for warning in each.warnings if warning.headline), each.warnings[0])
    return headline.kind == "ended", headline.date, each.contract
