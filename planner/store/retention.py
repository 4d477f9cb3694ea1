"""Original files thrown away after their time; what was read from them stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select, update

from planner.store.registers import version
from planner.store.tables import councils, originals, register_versions

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

_version = register_versions.c


def purge_original(session: Session, version_id: int, *, at: datetime) -> None:
    """Throw one original away; `NotFound` where there is no such version. Twice keeps the first moment."""
    version(session, version_id)
    _purge(session, _version.id == version_id, at=at)


def purge_originals(session: Session, *, before: datetime, at: datetime, council: str | None = None) -> int:
    """Throw away every original uploaded before a moment, of one council or of all; how many there were."""
    which: list[ColumnElement[bool]] = [_version.uploaded_at < before, _version.state != "pending"]
    if council is not None:
        which.append(_version.council_id.in_(select(councils.c.id).where(councils.c.name == council)))
    return _purge(session, *which, at=at)


def _purge(session: Session, *which: ColumnElement[bool], at: datetime) -> int:
    held = select(originals.c.version_id)
    purged = session.scalars(
        update(register_versions).where(*which, _version.id.in_(held)).values(purged_at=at).returning(_version.id)
    ).all()
    session.execute(delete(originals).where(originals.c.version_id.in_(purged)))
    return len(purged)
