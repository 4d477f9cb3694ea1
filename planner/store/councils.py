"""The councils that things belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from planner.store.tables import councils
from planner.store.writing import upsert

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session


def council_ids(session: Session, names: Iterable[str]) -> dict[str, int]:
    """The number of each council by its folded name; those not seen before are added."""
    wanted = set(names)
    table = councils.c
    found = {name: key for name, key in session.execute(select(table.name, table.id)) if name in wanted}
    missing = sorted(wanted - found.keys())
    if missing:
        session.execute(upsert(session, councils).on_conflict_do_nothing(), [{"name": name} for name in missing])
        found |= council_ids(session, missing)
    return found


def council_names(session: Session) -> tuple[str, ...]:
    """Every council that something belongs to, in order of name."""
    return tuple(session.scalars(select(councils.c.name).order_by(councils.c.name)))
