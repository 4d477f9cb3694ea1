"""Plans as they were computed, each kept in place of the last one, with the identity of their proposals.

A proposal keeps its id as long as it stays recognisably the same: a new plan's proposal takes over the id of the kept
one in the same service area with which it shares at least half of the members of either, proposals that a person has
touched first. A touched proposal that no plan finds any more stays, as no longer proposed; what changed in one is told.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select, update

from planner.model import Proposal
from planner.settings import PlanSettings
from planner.store import revisions
from planner.store.codec import from_plain, to_plain
from planner.store.contracts import contracts_by_id
from planner.store.councils import council_ids
from planner.store.identity import matched
from planner.store.kept import KeptPlan
from planner.store.proposal_changes import differences, material, since_fixed
from planner.store.tables import changes, plans, proposal_members, proposals
from planner.store.writing import one_at_a_time

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Row
    from sqlalchemy.orm import Session

    from planner.model import Plan

_kept = proposals.c


def save_plan(
    session: Session,
    plan: Plan,
    *,
    settings: PlanSettings,
    at: datetime,
    contracts_revision: int | None = None,
    kept_up: Sequence[Proposal] = (),
) -> dict[str, str]:
    """Keep a plan in place of the last one; the id under which each of its proposals is kept, by the plan's own id.

    `contracts_revision` is `revision(session, CONTRACTS)` from when the contracts of the plan were read; None where
    that was in this very session. Proposals with fixed members (adopted, or put together by hand) keep members and
    target; `kept_up` are those of them that can still be planned, as the contracts have them now. What differs is told.
    """
    one_at_a_time(session)
    seen = revisions.revision(session, revisions.CONTRACTS) if contracts_revision is None else contracts_revision
    plan_id: int = session.execute(
        insert(plans)
        .values(
            today=plan.today,
            made_at=at,
            settings=to_plain(settings),
            counts=_counts(plan),
            contracts_revision=seen,
        )
        .returning(plans.c.id)
    ).scalar_one()
    held = {row.id: row for row in session.execute(select(proposals))}
    known = matched(plan.proposals, _recognised(session, held))
    _drop(session, [key for key, row in held.items() if row.touched_at is None and key not in known.values()])
    session.execute(update(proposals).values(proposed=False))
    fresh = [replace(found, id=known[found.id]) for found in plan.proposals]
    fixed = {key for key, row in held.items() if is_fixed(row)}
    _tell_changes(session, fresh, held, at)
    _keep_up(session, {one.id: one for one in kept_up}, {key: held[key] for key in fixed}, at)
    _write(session, [found for found in fresh if found.id not in fixed], plan_id, held)
    _mark(session, sorted(fixed))  # a plan leaves their contracts out, and so does not find them again
    session.execute(delete(plans).where(plans.c.id != plan_id, plans.c.id.not_in(select(_kept.plan_id))))
    revisions.changed(session, revisions.PROPOSALS)
    return known


def identities(session: Session, found: Sequence[Proposal]) -> dict[str, str]:
    """The ids under which the proposals of a plan would be kept, by the plan's own ids; nothing is written."""
    return matched(found, _recognised(session, {row.id: row for row in session.execute(select(proposals))}))


def last_plan(session: Session) -> KeptPlan | None:
    """The plan that the proposals come from, None before the first."""
    row = session.execute(select(plans).order_by(plans.c.id.desc()).limit(1)).first()
    if row is None:
        return None
    return KeptPlan(
        id=row.id,
        today=row.today,
        made_at=row.made_at,
        settings=from_plain(PlanSettings, row.settings),
        counts=row.counts,
        stale=row.contracts_revision != revisions.revision(session, revisions.CONTRACTS),
    )


def is_fixed(row: Row[Any]) -> bool:
    """Whether members and target of a kept proposal stay until a person plans it anew."""
    return bool(row.state == "adopted" or (row.by_hand and row.state == "idea"))


def values_of(proposal: Proposal) -> dict[str, Any]:
    """The columns that a proposal as computed fills."""
    return {
        "service_area": proposal.service_area,
        "title": proposal.title,
        "score": proposal.score,
        "start_by": proposal.start_by,
        "last_day_to_decide": proposal.last_day_to_decide,
        "body": to_plain(proposal),
    }


def write_members(session: Session, found: Sequence[Proposal]) -> None:
    """Let these proposals, which are kept already, have the members that they name."""
    ids = [proposal.id for proposal in found]
    session.execute(delete(proposal_members).where(proposal_members.c.proposal_id.in_(ids)))
    buyers = council_ids(session, {member.council for proposal in found for member in proposal.members})
    rows = [
        {"proposal_id": proposal.id, "contract_key": member.contract, "council_id": buyers[member.council]}
        for proposal in found
        for member in proposal.members
    ]
    if rows:
        session.execute(insert(proposal_members), rows)


def _counts(plan: Plan) -> dict[str, int]:
    return {
        "files": len(plan.files),
        "contracts": len(plan.contracts),
        "with_window": len(plan.windows),
        "clusters": len(plan.clusters),
        "proposals": len(plan.proposals),
    }


def _recognised(session: Session, held: dict[str, Row[Any]]) -> dict[str, tuple[str, bool, frozenset[str]]]:
    """Service area, whether touched, and members of every kept proposal."""
    members: dict[str, set[str]] = {}
    for key, contract in session.execute(select(proposal_members.c.proposal_id, proposal_members.c.contract_key)):
        members.setdefault(key, set()).add(contract)
    return {
        key: (row.service_area, row.touched_at is not None, frozenset(members.get(key, ())))
        for key, row in held.items()
    }


def _drop(session: Session, ids: Sequence[str]) -> None:
    if ids:
        session.execute(delete(proposals).where(_kept.id.in_(ids)))


def _mark(session: Session, ids: Sequence[str]) -> None:
    if ids:
        session.execute(update(proposals).where(_kept.id.in_(ids)).values(proposed=True))


def _write(session: Session, found: Sequence[Proposal], plan_id: int, held: dict[str, Row[Any]]) -> None:
    for proposal in found:
        values = values_of(proposal) | {"plan_id": plan_id, "proposed": True}
        if proposal.id in held:
            session.execute(update(proposals).where(_kept.id == proposal.id).values(**values))
        else:
            session.execute(insert(proposals).values(id=proposal.id, state="idea", by_hand=False, **values))
    write_members(session, found)


def _keep_up(session: Session, now: Mapping[str, Proposal], fixed: Mapping[str, Row[Any]], at: datetime) -> None:
    """Put what the contracts say by now into proposals with fixed members, and tell what differs.

    Where one cannot be planned any more, what keeps it from that is told once.
    """
    for key, row in fixed.items():
        before, after = from_plain(Proposal, row.body), now.get(key)
        if after is not None and not _same_plan(before, after):
            continue  # a person has planned it anew meanwhile
        if after is None:
            members = [member.contract for member in before.members]
            told = set(session.scalars(select(changes.c.text).where(changes.c.proposal_id == key)))
            texts = [
                text
                for text in since_fixed(before, contracts_by_id(session, members, current=True))
                if text not in told
            ]
        else:
            texts = differences(before, after)
            session.execute(update(proposals).where(_kept.id == key).values(**values_of(after)))
        if texts:
            rows = [{"at": at, "proposal_id": key, "kind": "changed", "text": text} for text in texts]
            session.execute(insert(changes), rows)


def _same_plan(before: Proposal, after: Proposal) -> bool:
    """Whether two states of a proposal have the same members, target and route."""
    members = [{member.contract for member in one.members} for one in (before, after)]
    return members[0] == members[1] and (before.target, before.procedure) == (after.target, after.procedure)


def _tell_changes(session: Session, found: Sequence[Proposal], held: dict[str, Row[Any]], at: datetime) -> None:
    """Events of touched proposals; one that was put aside comes back once something material changed, saying what."""
    rows: list[dict[str, Any]] = []
    for after in found:
        row = held.get(after.id)
        if row is None or row.touched_at is None or is_fixed(row):
            continue
        before = from_plain(Proposal, row.body)
        told = differences(before, after)
        if row.state == "dismissed" and material(before, after):
            session.execute(update(proposals).where(_kept.id == after.id).values(state="idea", dismissed_reason=None))
            text = f"Back on the list. {' '.join(told)} It had been dismissed: {row.dismissed_reason}"
            rows.append({"at": at, "proposal_id": after.id, "kind": "back", "text": text})
        else:
            rows += [{"at": at, "proposal_id": after.id, "kind": "changed", "text": text} for text in told]
    if rows:
        session.execute(insert(changes), rows)
