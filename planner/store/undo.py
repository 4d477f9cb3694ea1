"""An upload taken back: contracts say again what they said before it, except for what people corrected since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, update

from planner.store import corrections, edits, revisions
from planner.store.kept import Undone
from planner.store.registers import WrongState, version
from planner.store.settling import settle
from planner.store.tables import contract_edits, contracts, register_versions
from planner.store.writing import one_at_a_time

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

_held = contracts.c
_version = register_versions.c


def undo(session: Session, version_id: int, *, at: datetime) -> Undone:
    """Take a confirmed version back, the last of its register or an earlier one; what that did.

    The version stays listed as undone with its original bytes, and the same file may be uploaded again. A contract
    that only this version lists leaves every list, unless somebody has corrected it since: then it stays.
    """
    one_at_a_time(session)
    found = version(session, version_id)
    if found.state != "confirmed":
        raise WrongState(f"Upload {version_id} is {found.state}; only a confirmed one can be taken back.")
    session.execute(update(register_versions).where(_version.id == version_id).values(state="undone", undone_at=at))
    ours = _held.version_id == version_id
    gone = and_(_held.version_id.in_(_siblings(version_id)), _held.state == "gone")
    decided, were_gone = _count(session, ours), _count(session, gone)
    settle(session, or_(ours, gone))
    corrected = _held.key.in_(select(contract_edits.c.contract_key).where(contract_edits.c.ended_at.is_(None)))
    dropped = session.execute(
        update(contracts).where(ours, ~corrected).values(state="undone").returning(_held.key)
    ).all()
    kept = tuple(session.scalars(select(_held.key).where(ours, corrected).order_by(_held.key)))
    corrections.reapply(session)
    edits.reapply(session, at=at)
    revisions.changed(session, revisions.CONTRACTS)
    return Undone(
        restored=decided - len(dropped) - len(kept),
        dropped=len(dropped),
        back=were_gone - _count(session, gone),
        kept=kept,
    )


def _siblings(version_id: int) -> Select[tuple[int]]:
    register = select(_version.register_id).where(_version.id == version_id).scalar_subquery()
    return select(_version.id).where(_version.register_id == register)


def _count(session: Session, which: ColumnElement[bool]) -> int:
    return session.scalar(select(func.count()).select_from(contracts).where(which)) or 0
