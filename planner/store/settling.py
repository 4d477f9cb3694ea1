"""The contracts that count, set from what the confirmed register versions say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, case, func, insert, literal, select, update

from planner.store import bulk
from planner.store.differences import live_versions, only_in
from planner.store.tables import FIELDS, contracts, register_versions, version_contracts

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

COPIED = ("council_id", "council", *FIELDS)

_said = version_contracts.c
_held = contracts.c


def take_over(session: Session, version_id: int, register_id: int) -> None:
    """Let a version that has just been confirmed count: it was confirmed last, so it decides for all that it lists."""
    columns = [_said[name] for name in ("key", *COPIED)]
    known = select(_held.key).where(_held.key == _said.key)
    added = select(*columns, literal("current"), literal(version_id), literal(version_id)).where(
        _said.version_id == version_id, ~known.exists()
    )
    names = ["key", *COPIED, "state", "first_version_id", "version_id"]
    session.execute(insert(contracts).from_select(names, added))
    session.execute(
        update(contracts)
        .where(_held.key == _said.key, _said.version_id == version_id, _held.version_id != version_id)
        .values({name: _said[name] for name in COPIED} | {"state": "current", "version_id": version_id})
    )
    bulk.take_stock(session, contracts)
    settle(session, only_in(version_id, register_id))


def settle(session: Session, which: ColumnElement[bool]) -> None:
    """Set these contracts from the last confirmed version that lists each, live versions first; not live is gone."""
    version = register_versions.c
    live = case((version.id.in_(live_versions()), 1), else_=0)
    place = func.row_number().over(
        partition_by=_said.key, order_by=(live.desc(), version.confirmed_at.desc(), version.id.desc())
    )
    best = (
        select(*version_contracts.c, live.label("live"), place.label("place"))
        .join(register_versions, version.id == _said.version_id)
        .where(version.state == "confirmed", _said.key.in_(select(_held.key).where(which)))
        .subquery()
    )
    session.execute(
        update(contracts)
        .where(_held.key == best.c.key, best.c.place == 1)
        .values(
            {name: best.c[name] for name in (*COPIED, "version_id")}
            | {"state": case((best.c.live == 1, "current"), else_="gone")}
        )
    )
