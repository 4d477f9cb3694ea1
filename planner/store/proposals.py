"""Plans as they were computed, and their proposals with what people did to them.

Identity: a proposal keeps its id as long as it stays recognisably the same. A new plan's proposal takes over the id of
the kept one in the same service area with which it shares at least half of the members of either, proposals that a
person has touched first. A touched proposal that no plan finds any more stays, as no longer proposed.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, and_, delete, func, insert, select, update

from planner.model import Proposal
from planner.settings import PlanSettings
from planner.store.codec import from_plain, to_plain
from planner.store.councils import council_ids
from planner.store.identity import matched
from planner.store.kept import Event, KeptPlan, KeptProposal, Note, NotFound
from planner.store.tables import changes, councils, notes, plans, proposal_members, register_versions
from planner.store.tables import proposals as table

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy import RowMapping
    from sqlalchemy.orm import Session

    from planner.model import Plan

_kept = table.c
# (name, first day, last day) of the last day to decide, in days from today; pages show them in this order
BANDS: Mapping[str, tuple[int | None, int | None]] = {
    "call this month": (0, 182),
    "6-18 months": (183, 547),
    "later": (548, None),
    "too late": (None, -1),
}


def save_plan(session: Session, plan: Plan, *, settings: PlanSettings, at: datetime) -> dict[str, str]:
    """Keep a plan in place of the last one; the id under which each of its proposals is kept, by the plan's own id."""
    plan_id = session.execute(
        insert(plans)
        .values(today=plan.today, made_at=at, settings=to_plain(settings), counts=_counts(plan))
        .returning(plans.c.id)
    ).scalar_one()
    identities = matched(plan.proposals, _held_members(session))
    session.execute(update(table).values(proposed=False))
    untouched = and_(_kept.touched_at.is_(None), _kept.id.not_in(list(identities.values())))
    session.execute(delete(table).where(untouched))
    kept = set(session.scalars(select(_kept.id)))
    fixed = set(session.scalars(select(_kept.id).where(_kept.state == "adopted")))
    for found in plan.proposals:
        proposal = replace(found, id=identities[found.id])
        if proposal.id in fixed:
            session.execute(update(table).where(_kept.id == proposal.id).values(proposed=True))
        else:
            _save(session, proposal, plan_id, known=proposal.id in kept)
    return identities


def proposals(
    session: Session,
    *,
    today: date,
    band: str | None = None,
    area: str | None = None,
    council: str | None = None,
    state: str | None = None,
    proposed: bool | None = None,
) -> tuple[KeptProposal, ...]:
    """The proposals, the best score first. `band` is a name of `BANDS`, `state` `idea`, `adopted` or `dismissed`."""
    conditions: list[ColumnElement[bool]] = []
    if band is not None:
        conditions.append(_in_band(band, today))
    if area is not None:
        conditions.append(_kept.service_area == area)
    if state is not None:
        conditions.append(_kept.state == state)
    if proposed is not None:
        conditions.append(_kept.proposed == proposed)
    if council is not None:
        conditions.append(_has_member_of(council))
    rows = session.execute(select(table).where(*conditions).order_by(_kept.score.desc(), _kept.id)).mappings()
    return tuple(_proposal(row) for row in rows)


def proposal(session: Session, proposal_id: str) -> KeptProposal:
    """One proposal with its notes and what changed, newest first; `NotFound` where there is none."""
    row = session.execute(select(table).where(_kept.id == proposal_id)).mappings().first()
    if row is None:
        raise NotFound("There is no such joint procurement idea. The registers it came from may have changed.")
    written = session.execute(
        select(notes.c.at, notes.c.by, councils.c.name, notes.c.text)
        .outerjoin(councils, councils.c.id == notes.c.council_id)
        .where(notes.c.proposal_id == proposal_id)
        .order_by(notes.c.id.desc())
    )
    events = session.execute(
        select(changes.c.at, changes.c.kind, changes.c.text)
        .where(changes.c.proposal_id == proposal_id)
        .order_by(changes.c.id.desc())
    )
    return replace(
        _proposal(row),
        notes=tuple(Note(*each) for each in written),
        events=tuple(Event(*each) for each in events),
    )


def last_plan(session: Session) -> KeptPlan | None:
    """The plan that the proposals come from, None before the first."""
    row = session.execute(select(plans).order_by(plans.c.id.desc()).limit(1)).mappings().first()
    if row is None:
        return None
    changed = func.coalesce(register_versions.c.undone_at, register_versions.c.confirmed_at)
    newest = session.scalar(select(func.max(changed)).select_from(register_versions))
    return KeptPlan(
        id=row["id"],
        today=row["today"],
        made_at=row["made_at"],
        settings=from_plain(PlanSettings, row["settings"]),
        counts=row["counts"],
        stale=newest is not None and newest > row["made_at"],
    )


def touch(session: Session, proposal_id: str, *, at: datetime) -> None:
    """Note that a person cares for this proposal: from now on it keeps its identity."""
    _set(session, proposal_id, touched_at=at)


def rename(session: Session, proposal_id: str, *, name: str | None, at: datetime) -> None:
    """Give a proposal a name of its own, None for the computed title."""
    _set(session, proposal_id, touched_at=at, name=name)


def adopt(session: Session, proposal_id: str, *, at: datetime) -> None:
    """Make it a joint procurement: its members and target stay until a person plans it anew."""
    held = proposal(session, proposal_id)
    _set(
        session,
        proposal_id,
        touched_at=at,
        state="adopted",
        adopted_target=held.proposal.target,
        dismissed_reason=None,
    )


def dismiss(session: Session, proposal_id: str, *, reason: str, at: datetime) -> None:
    """Put it aside with the reason."""
    _set(session, proposal_id, touched_at=at, state="dismissed", dismissed_reason=reason, adopted_target=None)


def reopen(session: Session, proposal_id: str, *, at: datetime) -> None:
    """Take back an adoption or a dismissal."""
    _set(session, proposal_id, touched_at=at, state="idea", dismissed_reason=None, adopted_target=None)


def add_note(
    session: Session, proposal_id: str, *, text: str, at: datetime, by: str | None = None, council: str | None = None
) -> None:
    """Keep what somebody wrote, with who and when."""
    touch(session, proposal_id, at=at)
    owner = council_ids(session, [council])[council] if council else None
    session.execute(insert(notes).values(proposal_id=proposal_id, text=text, at=at, by=by, council_id=owner))


def _set(session: Session, proposal_id: str, **values: Any) -> None:
    done = session.execute(
        update(table).where(_kept.id == proposal_id).values(**values).returning(_kept.id)
    ).scalar_one_or_none()
    if done is None:
        raise NotFound("There is no such joint procurement idea.")


def _counts(plan: Plan) -> dict[str, int]:
    return {
        "files": len(plan.files),
        "contracts": len(plan.contracts),
        "with_window": len(plan.windows),
        "clusters": len(plan.clusters),
        "proposals": len(plan.proposals),
    }


def _held_members(session: Session) -> dict[str, tuple[str, bool, frozenset[str]]]:
    """Service area, whether touched, and members of every kept proposal."""
    members: dict[str, set[str]] = {}
    for key, contract in session.execute(select(proposal_members.c.proposal_id, proposal_members.c.contract_key)):
        members.setdefault(key, set()).add(contract)
    return {
        key: (area, touched is not None, frozenset(members.get(key, ())))
        for key, area, touched in session.execute(select(_kept.id, _kept.service_area, _kept.touched_at))
    }


def _save(session: Session, proposal: Proposal, plan_id: int, *, known: bool) -> None:
    values = {
        "plan_id": plan_id,
        "service_area": proposal.service_area,
        "title": proposal.title,
        "score": proposal.score,
        "start_by": proposal.start_by,
        "last_day_to_decide": proposal.last_day_to_decide,
        "body": to_plain(proposal),
        "proposed": True,
    }
    if known:
        session.execute(update(table).where(_kept.id == proposal.id).values(**values))
        session.execute(delete(proposal_members).where(proposal_members.c.proposal_id == proposal.id))
    else:
        session.execute(insert(table).values(id=proposal.id, state="idea", **values))
    buyers = council_ids(session, {member.council for member in proposal.members})
    session.execute(
        insert(proposal_members),
        [
            {"proposal_id": proposal.id, "contract_key": member.contract, "council_id": buyers[member.council]}
            for member in proposal.members
        ],
    )


def _in_band(band: str, today: date) -> ColumnElement[bool]:
    first, last = BANDS[band]
    day = _kept.last_day_to_decide
    return and_(
        *([] if first is None else [day >= today + timedelta(days=first)]),
        *([] if last is None else [day <= today + timedelta(days=last)]),
    )


def _has_member_of(council: str) -> ColumnElement[bool]:
    query: Select[Any] = (
        select(proposal_members.c.proposal_id)
        .join(councils, councils.c.id == proposal_members.c.council_id)
        .where(proposal_members.c.proposal_id == _kept.id, councils.c.name == council)
    )
    return query.exists()


def _proposal(row: RowMapping) -> KeptProposal:
    return KeptProposal(
        proposal=replace(from_plain(Proposal, row["body"]), id=row["id"]),
        state=row["state"],
        proposed=row["proposed"],
        name=row["name"],
        adopted_target=row["adopted_target"],
        dismissed_reason=row["dismissed_reason"],
        touched_at=row["touched_at"],
    )
