"""A database made as if nothing had ever been put into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.store.tables import metadata

if TYPE_CHECKING:
    from planner.store.session import Database


def emptied(database: Database) -> Database:
    """The same database with its tables, and no row in them."""
    with database.session() as session:
        for table in reversed(metadata.sorted_tables):
            session.execute(table.delete())
    return database
