"""A feed's scope → its bytes, from what is kept; the same data gives the same bytes."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from flask import current_app

from planner import calendars
from planner.model import Plan
from planner.store import contracts as kept_contracts
from planner.store import proposals as kept_proposals
from planner.store import registers as kept_registers
from planner.store.contracts import Filters

if TYPE_CHECKING:
    from planner.model import Contract, Proposal
    from planner.store.kept import Feed, FeedScope, KeptProposal


def contents(session: Any, feed: Feed) -> tuple[bytes, datetime]:
    """The bytes of a feed, and when what it is made of last changed."""
    changed_at = last_change(session, feed)
    scope = feed.scope
    contracts = {contract.id: contract for contract in kept_contracts.all_contracts(session, filters=filters_of(scope))}
    ideas = wanted_proposals(session, scope, contracts, changed_at)
    for idea in ideas:
        ids = [member.contract for member in idea.proposal.members if member.contract not in contracts]
        contracts |= kept_contracts.contracts_by_id(session, ids)
    plan = Plan(
        today=changed_at.date(),
        files=(),
        contracts=contracts,
        windows={},
        clusters=(),
        proposals=tuple(idea.proposal for idea in ideas),
        issues=(),
    )
    found = calendars.events(
        plan,
        choice=choice_of(scope),
        scope=calendar_scope(scope),
        identity=identity(),
        adopted={idea.proposal.id for idea in ideas if idea.state == "adopted"},
    )
    return calendars.render(found, name=feed.name, today=plan.today), changed_at


def last_change(session: Any, feed: Feed) -> datetime:
    """When a register was last confirmed or taken back, or the feed was made if that is later."""
    moments = [feed.created_at]
    for version in kept_registers.versions(session):
        moments += [moment for moment in (version.confirmed_at, version.undone_at) if moment is not None]
    return max(moments).astimezone(UTC).replace(microsecond=0)


def wanted_proposals(
    session: Any, scope: FeedScope, contracts: dict[str, Contract], changed_at: datetime
) -> list[KeptProposal]:
    """The proposals that the scope asks for: one by its id, else those with a member among the contracts."""
    if scope.proposal is not None:
        return [kept_proposals.proposal(session, scope.proposal)]
    found = kept_proposals.proposals(session, today=changed_at.date())
    return [
        idea
        for idea in found
        if idea.state != "dismissed" and any(member.contract in contracts for member in idea.proposal.members)
    ]


def filters_of(scope: FeedScope) -> Filters:
    """The contracts that a feed's scope lets through."""
    return Filters(
        council=scope.council,
        service_areas=scope.service_areas,
        supplier=scope.supplier,
        system=scope.system,
        end_from=scope.end_from,
        end_to=scope.end_to,
        search=scope.search,
    )


def choice_of(scope: FeedScope) -> calendars.Choice:
    """Which kinds of dates, with which alarms."""
    kinds = calendars.Role(scope.role).kinds if scope.role else calendars.DEFAULT_KINDS
    return calendars.Choice(kinds=kinds, alarms=scope.alarms, horizon_days=scope.horizon_days)


def calendar_scope(scope: FeedScope) -> calendars.Scope:
    """The contracts are filtered already; a feed of one proposal has nothing but its members."""
    return calendars.Scope(proposals=frozenset({scope.proposal}) if scope.proposal else None)


def identity() -> calendars.Identity:
    """Addresses of the pages, as whoever runs the site announced them: the same whoever asks."""
    base = current_app.config["SETTINGS"].base_url.rstrip("/")

    def contract_url(contract: Contract) -> str:
        return f"{base}/contracts/{contract.id}"

    def proposal_url(proposal: Proposal) -> str:
        return f"{base}/proposals/{proposal.id}"

    return calendars.Identity(contract_url=contract_url, proposal_url=proposal_url)
