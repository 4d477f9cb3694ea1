"""What is kept → the events that calendars show of it: the same identities in every feed and every file."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from flask import current_app

from planner import calendars
from planner.calendars import Choice, Kind, Scope
from planner.model import Plan
from planner.web.today import today

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from planner.calendars import CalendarEvent
    from planner.model import Contract, Proposal
    from planner.store.kept import KeptProposal

WHOLE_PLAN = Choice(kinds=calendars.DEFAULT_KINDS | {Kind.CONVENE}, ideas=True).whenever()


def identity(proposals: Iterable[str], contracts: Iterable[str]) -> calendars.Identity:
    """Kept ids, and addresses of the pages as whoever runs the site announced them: the same whoever asks."""
    base = current_app.config["SETTINGS"].base_url.rstrip("/")

    def contract_url(contract: Contract) -> str:
        return f"{base}/contracts/{contract.id}"

    def proposal_url(proposal: Proposal) -> str:
        return f"{base}/proposals/{proposal.id}"

    return calendars.Identity(
        installation=urlsplit(base).hostname or calendars.INSTALLATION,
        contract_keys={contract: contract for contract in contracts},
        proposal_keys={proposal: proposal for proposal in proposals},
        contract_url=contract_url,
        proposal_url=proposal_url,
    )


def plan_of(contracts: Mapping[str, Contract], proposals: Iterable[Proposal]) -> Plan:
    """These alone, as a plan of the site's today."""
    return Plan(
        today=today(),
        files=(),
        contracts=contracts,
        windows={},
        clusters=(),
        proposals=tuple(proposals),
        issues=(),
    )


def dates_of_contract(contract: Contract) -> list[CalendarEvent]:
    """The end of one contract and, where it is known, the last day to decide."""
    return calendars.events(
        plan_of({contract.id: contract}, ()), choice=WHOLE_PLAN, identity=identity((), (contract.id,))
    )


def dates_of_proposal(kept: KeptProposal, contracts: Mapping[str, Contract]) -> list[CalendarEvent]:
    """Every step of one proposal's plan, adopted or not, and the ends of its members."""
    return calendars.events(
        plan_of(contracts, (kept.proposal,)),
        choice=WHOLE_PLAN,
        scope=Scope(proposals=frozenset({kept.proposal.id})),
        identity=identity((kept.proposal.id,), contracts),
        adopted={kept.proposal.id} if kept.state == "adopted" else frozenset(),
    )
