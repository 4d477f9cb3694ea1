"""A feed's scope → its bytes, from what is kept; the same data gives the same bytes."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from planner import calendars
from planner.matching.windows import window
from planner.settings import PlanSettings
from planner.store import contracts as kept_contracts
from planner.store import feed_contents as kept_contents
from planner.store import proposals as kept_proposals
from planner.store.codec import to_plain
from planner.store.contracts import Filters
from planner.store.proposal_lists import holding
from planner.store.revisions import feed_revision
from planner.web.database import now
from planner.web.dates import identity, plan_of
from planner.web.today import today

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from planner.model import Contract, Window
    from planner.store.feed_contents import FeedBody
    from planner.store.kept import Feed, FeedScope, KeptProposal


def stamp(revision: str, day: date, name: str) -> str:
    """For what a body is made: as long as this stays the same, the body need not be made again."""
    return f"{revision}.{day.isoformat()}.{name}"


def renewed(session: Any, feed: Feed) -> FeedBody:
    """The feed as it is now, kept with its revised events for the next time."""
    scope, choice = feed.scope, choice_of(feed.scope)
    last = kept_proposals.last_plan(session)
    settings = last.settings if last else PlanSettings()
    ideas, contracts, own = what_is_in(session, scope, settings)
    plan = plan_of(contracts, [idea.proposal for idea in ideas])
    if scope.windows:
        plan = replace(plan, windows=spans(contracts, settings))
    wanted = calendars.events(
        plan,
        choice=choice.whenever(),
        scope=calendar_scope(scope, own),
        identity=identity([idea.proposal.id for idea in ideas], contracts),
        adopted={idea.proposal.id for idea in ideas if idea.state == "adopted"},
        rests_on=told(last.settings) if last else "",
    )
    revised = calendars.revise(
        kept_contents.kept_events(session, feed.id), wanted, name=feed.name, now=now(), today=today(), choice=choice
    )
    kept_contents.save_events(session, feed.id, revised.kept)
    moment = now().replace(microsecond=0)
    return kept_contents.save_body(
        session,
        feed.id,
        body=revised.body,
        made_for=stamp(feed_revision(session), today(), feed.name),
        changed_at=moment,
    )


def told(settings: PlanSettings) -> str:
    """The settings as a text that is the same in every process: sets have another order in each."""
    return json.dumps(to_plain(settings), sort_keys=True)


def spans(contracts: Mapping[str, Contract], settings: PlanSettings) -> dict[str, Window]:
    """When each contract could be re-let. One that has ended keeps the span that it had: it is history, not news."""
    found = {}
    for contract in contracts.values():
        if contract.end is not None:
            span = window(contract, min(today(), contract.end), settings)
            if span is not None:
                found[contract.id] = span
    return found


def what_is_in(
    session: Any, scope: FeedScope, settings: PlanSettings
) -> tuple[list[KeptProposal], dict[str, Contract], frozenset[str]]:
    """The proposals of a scope, the contracts that they or it name, and the ids of those that it asks for itself."""
    filters = filters_of(scope, settings)
    asked = {contract.id: contract for contract in kept_contracts.all_contracts(session, filters=filters)}
    ideas = wanted_proposals(session, scope, filters)
    members = {member.contract for idea in ideas for member in idea.proposal.members}
    if scope.proposal is not None:
        return ideas, kept_contracts.contracts_by_id(session, sorted(members)), frozenset(members)
    others = kept_contracts.contracts_by_id(session, sorted(members - asked.keys()))
    return ideas, asked | others, frozenset(asked)


def wanted_proposals(session: Any, scope: FeedScope, filters: Filters) -> list[KeptProposal]:
    """The proposals that the scope asks for: one by its id, else those with a member among the contracts."""
    if scope.proposal is not None:
        return [kept_proposals.proposal(session, scope.proposal)]
    return list(holding(session, today=today(), filters=filters, state=scope.state))


def filters_of(scope: FeedScope, settings: PlanSettings) -> Filters:
    """The contracts that a feed's scope lets through; the settings say which councils plan together."""
    councils = tuple(sorted(settings.partnership or ())) if scope.partnership else scope.councils
    return Filters(
        councils=councils,
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
    if scope.windows:
        kinds |= {calendars.Kind.WINDOW}
    if scope.every_step:
        kinds |= {calendars.Kind.MILESTONE}
    return calendars.Choice(kinds=kinds, ideas=scope.every_step, alarms=scope.alarms, horizon_days=scope.horizon_days)


def calendar_scope(scope: FeedScope, own: frozenset[str]) -> calendars.Scope:
    """Other councils' members of a proposal say when it can start, but their own ends belong to their own feeds."""
    proposals = frozenset({scope.proposal}) if scope.proposal else None
    return calendars.Scope(proposals=proposals, contracts=own)
