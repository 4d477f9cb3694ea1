"""A plan → the events of one feed: which contracts and proposals, in which order."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from planner.calendars.choice import Choice, Identity, Scope
from planner.calendars.contracts import contract_events, names, twins
from planner.calendars.proposals import proposal_events, titles
from planner.calendars.uid import contract_keys, proposal_key

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet
    from datetime import date

    from planner.calendars.event import CalendarEvent
    from planner.model import Plan, Proposal


def events(
    plan: Plan,
    *,
    choice: Choice | None = None,
    scope: Scope | None = None,
    identity: Identity | None = None,
    adopted: AbstractSet[str] = frozenset(),
    rests_on: str = "",
) -> list[CalendarEvent]:
    """The events of a plan that `scope` and `choice` ask for, in order of day and UID.

    `adopted` are ids of proposals that somebody has adopted; `rests_on` stands for the plan's settings, for whoever
    keeps events: ideas whose members and settings are the same keep their days (`changed`). Nothing but the stamp
    (midnight of the plan's day) and which events are too old depends on the plan's day.
    """
    choice, scope, identity = choice or Choice(), scope or Scope(), identity or Identity()
    stamp = datetime.combine(plan.today, time(), UTC)
    keys = contract_keys(plan.contracts.values()) | dict(identity.contract_keys)
    called = names(plan.contracts.values())
    alike = twins(plan.contracts.values(), called)
    proposals = [proposal for proposal in plan.proposals if _wanted(proposal, plan, scope)]
    members = {member.contract for proposal in proposals for member in proposal.members}
    found: list[CalendarEvent] = []
    for contract in plan.contracts.values():
        if not scope.has_contract(contract) or (scope.proposals is not None and contract.id not in members):
            continue
        found += contract_events(
            contract,
            window=plan.windows.get(contract.id),
            key=keys[contract.id],
            name=called[contract.id],
            stamp=stamp,
            choice=choice,
            identity=identity,
            twin=contract.id in alike,
        )
    titled = titles(plan.proposals)
    for proposal in proposals:
        found += proposal_events(
            proposal,
            key=_proposal_key(proposal, keys, identity.proposal_keys),
            name=titled[proposal.id],
            stamp=stamp,
            choice=choice,
            identity=identity,
            adopted=proposal.id in adopted,
            rests_on=rests_on,
        )
    return sorted(
        (event for event in found if in_time(event, plan.today, choice)),
        key=lambda event: (event.first, event.uid),
    )


def in_time(event: CalendarEvent, today: date, choice: Choice) -> bool:
    """Whether the event is neither too old for a feed nor beyond its horizon."""
    if event.last < today - timedelta(days=choice.past_days):
        return False
    return choice.horizon_days is None or event.first <= today + timedelta(days=choice.horizon_days)


def _wanted(proposal: Proposal, plan: Plan, scope: Scope) -> bool:
    if scope.proposals is not None and proposal.id not in scope.proposals:
        return False
    if scope.service_areas is not None and proposal.service_area not in scope.service_areas:
        return False
    contracts = (plan.contracts.get(member.contract) for member in proposal.members)
    return any(contract is not None and scope.has_contract(contract) for contract in contracts)


def _proposal_key(proposal: Proposal, keys: Mapping[str, str], stored: Mapping[str, str]) -> str:
    if proposal.id in stored:
        return stored[proposal.id]
    members = [keys.get(member.contract, member.contract) for member in proposal.members]
    return proposal_key(proposal.service_area, members)
