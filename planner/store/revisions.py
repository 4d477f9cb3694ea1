"""Two counters that rise with every change: whoever made something from what is kept knows whether it is still true."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from planner.store.tables import counters
from planner.store.writing import upsert

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

CONTRACTS = "contracts"
PROPOSALS = "proposals"


def revision(session: Session, name: str) -> int:
    """How often `CONTRACTS` or `PROPOSALS` have changed."""
    return session.scalar(select(counters.c.value).where(counters.c.name == name)) or 0


def feed_revision(session: Session) -> str:
    """A short text that changes whenever anything that a feed is made of does."""
    return f"{revision(session, CONTRACTS)}.{revision(session, PROPOSALS)}"


def changed(session: Session, name: str) -> None:
    """Count one change; counted with it or not at all, being in the same transaction."""
    first = upsert(session, counters).values(name=name, value=1)
    session.execute(first.on_conflict_do_update(index_elements=["name"], set_={"value": counters.c.value + 1}))
