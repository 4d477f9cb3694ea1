"""The kept proposals by their filters, and what people do to them: touch, name, adopt, dismiss, split, plan anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Row, and_, func, insert, or_, select, update

from planner.leadtime import standing_on
from planner.model import PlannerError, Proposal
from planner.store import revisions
from planner.store.codec import from_plain
from planner.store.contracts import contracts_by_id
from planner.store.councils import council_ids
from planner.store.kept import Event, KeptProposal, Note, NotFound
from planner.store.plans import identities, is_fixed, last_plan, save_plan, values_of, write_members
from planner.store.proposal_changes import day, differences, material, since_fixed
from planner.store.tables import changes, councils, notes, proposal_members
from planner.store.tables import proposals as table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

__all__ = [
    "BANDS",
    "NotTheSameMembers",
    "add_note",
    "adopt",
    "count_open",
    "dismiss",
    "dismissed_among",
    "fixed",
    "fixed_members",
    "go_on",
    "last_plan",
    "plan_anew",
    "proposal",
    "proposals",
    "rename",
    "reopen",
    "save_plan",
    "split",
    "tell",
    "touch",
]

_kept = table.c
# (name, first day, last day) of the last day to decide, in days from today; pages show them in this order
BANDS: Mapping[str, tuple[int | None, int | None]] = {
    "call this month": (0, 182),
    "6-18 months": (183, 547),
    "later": (548, None),
    "too late": (None, -1),
}


class NotTheSameMembers(PlannerError):  # noqa: N818 - a refusal fit for a person
    """The parts of a split are not the members of what was split."""


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
        conditions.append(in_band(band, today))
    if area is not None:
        conditions.append(_kept.service_area == area)
    if state is not None:
        conditions.append(_kept.state == state)
    if proposed is not None:
        conditions.append(_kept.proposed == proposed)
    if council is not None:
        conditions.append(has_member_of(council))
    rows = session.execute(select(table).where(*conditions).order_by(_kept.score.desc(), _kept.id))
    return tuple(made_of(row, today) for row in rows)


def count_open(session: Session) -> int:
    """How many proposals nobody has put aside."""
    return session.scalar(select(func.count()).select_from(table).where(_kept.state != "dismissed")) or 0


def proposal(session: Session, proposal_id: str, *, today: date | None = None) -> KeptProposal:
    """One proposal with its notes and what changed, newest first; `NotFound` where there is none.

    Its warning is the one of `today`, or of the day of its plan. `differences` are what registers say by now about
    members that are fixed.
    """
    row = _row(session, proposal_id)
    found = made_of(row, today)
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
    told: list[str] = []
    if is_fixed(row):
        ids = [member.contract for member in found.proposal.members]
        told = since_fixed(found.proposal, contracts_by_id(session, ids, current=True))
    return replace(
        found,
        notes=tuple(Note(*each) for each in written),
        events=tuple(Event(*each) for each in events),
        differences=tuple(told),
    )


def fixed_members(session: Session) -> frozenset[str]:
    """Ids of the contracts that adopted proposals and those put together by hand hold: a new plan leaves them out."""
    query = select(proposal_members.c.contract_key).join(table, _kept.id == proposal_members.c.proposal_id)
    return frozenset(session.scalars(query.where(_is_fixed())))


def fixed(session: Session) -> tuple[Proposal, ...]:
    """The proposals whose members and target stay: those that were adopted or put together by hand."""
    query = select(table).where(_is_fixed()).order_by(_kept.id)
    return tuple(replace(from_plain(Proposal, row.body), id=row.id) for row in session.execute(query))


def _is_fixed() -> ColumnElement[bool]:
    return or_(_kept.state == "adopted", and_(_kept.by_hand, _kept.state == "idea"))


def dismissed_among(session: Session, found: Sequence[Proposal]) -> frozenset[str]:
    """The plan's own ids of those that are recognisably a proposal that somebody dismissed, and no news since."""
    kept = {
        row.id: from_plain(Proposal, row.body)
        for row in session.execute(select(_kept.id, _kept.body).where(_kept.state == "dismissed"))
    }
    known = identities(session, found)
    return frozenset(each.id for each in found if known[each.id] in kept and not material(kept[known[each.id]], each))


def touch(session: Session, proposal_id: str, *, at: datetime) -> None:
    """Note that a person cares for this proposal: from now on it keeps its identity."""
    _set(session, proposal_id, touched_at=at)


def rename(session: Session, proposal_id: str, *, name: str | None, at: datetime) -> None:
    """Give a proposal a name of its own, None for the computed title."""
    _set(session, proposal_id, touched_at=at, name=name)


def adopt(session: Session, proposal_id: str, *, at: datetime, by: str | None = None) -> None:
    """Make it a joint procurement: its members and target stay until a person plans it anew."""
    target = proposal(session, proposal_id).proposal.target
    _set(session, proposal_id, touched_at=at, state="adopted", adopted_target=target, dismissed_reason=None)
    tell(session, proposal_id, "decision", f"Adopted{_by(by)}. The old arrangements last until {day(target)}.", at)


def dismiss(session: Session, proposal_id: str, *, reason: str, at: datetime, by: str | None = None) -> None:
    """Put it aside with the reason, until other members or other ends of theirs make it worth another look."""
    _set(session, proposal_id, touched_at=at, state="dismissed", dismissed_reason=reason, adopted_target=None)
    tell(session, proposal_id, "decision", f"Dismissed{_by(by)}: {reason}", at)


def reopen(session: Session, proposal_id: str, *, at: datetime, by: str | None = None) -> None:
    """Take back an adoption or a dismissal."""
    _set(session, proposal_id, touched_at=at, state="idea", dismissed_reason=None, adopted_target=None)
    tell(session, proposal_id, "decision", f"Opened again{_by(by)}.", at)


def plan_anew(session: Session, proposal_id: str, new: Proposal, *, at: datetime, by: str | None = None) -> None:
    """Put a newly computed plan, with the members and target that a person chose, in place of the kept one."""
    row = _row(session, proposal_id)
    new = replace(new, id=proposal_id)
    chosen = {"adopted_target": new.target} if row.state == "adopted" else {"by_hand": True}
    _set(session, proposal_id, touched_at=at, **chosen, **values_of(new))
    write_members(session, [new])
    for text in differences(from_plain(Proposal, row.body), new):
        tell(session, proposal_id, "changed", f"Planned anew{_by(by)}: {text}", at)


def go_on(session: Session, proposal_id: str, new: Proposal, *, at: datetime) -> None:
    """Put the plan as it goes on from what was done in place of the kept one; members and target are the same."""
    _set(session, proposal_id, touched_at=at, **values_of(replace(new, id=proposal_id)))


def split(
    session: Session, proposal_id: str, parts: Sequence[Proposal], *, at: datetime, by: str | None = None
) -> tuple[str, ...]:
    """Put smaller proposals in place of one, each with members of it, each member in one at most; their ids.

    The parts keep their members until a person plans them anew; the one that was split is dismissed.
    """
    row = _row(session, proposal_id)
    held = {member.contract for member in from_plain(Proposal, row.body).members}
    chosen = [member.contract for part in parts for member in part.members]
    if len(parts) < 2 or len(set(chosen)) != len(chosen) or not set(chosen) <= held:
        raise NotTheSameMembers("Choose at least two parts, with each contract of the proposal in one of them at most.")
    taken = set(session.scalars(select(_kept.id)))
    made = [replace(part, id=_free(f"{proposal_id}-{number}", taken)) for number, part in enumerate(parts, 1)]
    for part in made:
        values = {"id": part.id, "plan_id": row.plan_id, "state": "idea", "by_hand": True, "proposed": True}
        session.execute(insert(table).values(touched_at=at, **values, **values_of(part)))
        tell(session, part.id, "decision", f"Split off{_by(by)} from “{row.name or row.title}”.", at)
    write_members(session, made)
    dismiss(session, proposal_id, reason=f"It was split into {len(made)}.", at=at, by=by)
    return tuple(part.id for part in made)


def add_note(
    session: Session, proposal_id: str, *, text: str, at: datetime, by: str | None = None, council: str | None = None
) -> None:
    """Keep what somebody wrote, with who and when."""
    touch(session, proposal_id, at=at)
    owner = council_ids(session, [council])[council] if council else None
    session.execute(insert(notes).values(proposal_id=proposal_id, text=text, at=at, by=by, council_id=owner))


def _row(session: Session, proposal_id: str) -> Row[Any]:
    row = session.execute(select(table).where(_kept.id == proposal_id)).first()
    if row is None:
        raise NotFound("There is no such joint procurement idea. The registers it came from may have changed.")
    return row


def _set(session: Session, proposal_id: str, **values: Any) -> None:
    _row(session, proposal_id)
    session.execute(update(table).where(_kept.id == proposal_id).values(**values))
    revisions.changed(session, revisions.PROPOSALS)


def tell(session: Session, proposal_id: str, kind: str, text: str, at: datetime) -> None:
    """Note in a proposal's history what happened, in a sentence."""
    session.execute(insert(changes).values(at=at, proposal_id=proposal_id, kind=kind, text=text))


def _by(person: str | None) -> str:
    return f" by {person}" if person else ""


def _free(wanted: str, taken: set[str]) -> str:
    while wanted in taken:
        wanted += "x"
    taken.add(wanted)
    return wanted


def in_band(band: str, today: date) -> ColumnElement[bool]:
    """Whether the last day to decide lies in that band of `BANDS`."""
    first, last = BANDS[band]
    day = _kept.last_day_to_decide
    return and_(
        *([] if first is None else [day >= today + timedelta(days=first)]),
        *([] if last is None else [day <= today + timedelta(days=last)]),
    )


def has_member_of(council: str) -> ColumnElement[bool]:
    """Whether a council takes part."""
    own = select(proposal_members.c.proposal_id).join(councils, councils.c.id == proposal_members.c.council_id)
    return _kept.id.in_(own.where(councils.c.name == council))


def made_of(row: Row[Any], today: date | None) -> KeptProposal:
    """A kept proposal from its row, warned of as that day has it."""
    found = replace(from_plain(Proposal, row.body), id=row.id)
    if today is not None:
        found = replace(found, warning=standing_on(found, today))
    return KeptProposal(
        proposal=found,
        state=row.state,
        proposed=row.proposed,
        by_hand=row.by_hand,
        name=row.name,
        adopted_target=row.adopted_target,
        dismissed_reason=row.dismissed_reason,
        touched_at=row.touched_at,
    )
