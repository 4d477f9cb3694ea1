"""What writers need to stand in each other's way in the same manner on both databases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text
from sqlalchemy.dialects import postgresql, sqlite

if TYPE_CHECKING:
    from sqlalchemy import Table
    from sqlalchemy.orm import Session

LOCK = 20_261_122  # any number that nothing else in the database uses


def one_at_a_time(session: Session) -> None:
    """Wait until no other session is in such a step, and keep others out until this one ends.

    SQLite has one writer anyway; on PostgreSQL two uploads would else miss each other's contracts.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text(f"SELECT pg_advisory_xact_lock({LOCK})"))


def upsert(session: Session, table: Table) -> sqlite.Insert | postgresql.Insert:
    """An INSERT that can say what to do where the row is there already; both databases write it the same."""
    if session.get_bind().dialect.name == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)
