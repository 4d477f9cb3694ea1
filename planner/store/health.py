"""Is the database there, and are its tables the ones this program needs?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError

from planner.model import PlannerError
from planner.store.kept import Health
from planner.store.migrating import needed_revision
from planner.store.tables import contracts, feeds, proposals, register_versions

if TYPE_CHECKING:
    from planner.store.session import Database

COUNTED = {"versions": register_versions, "contracts": contracts, "proposals": proposals, "feeds": feeds}


def health(database: Database) -> Health:
    """The state of the database; never raises."""
    needed = needed_revision()
    try:
        state = database.state()
        if not state.up_to_date:
            return Health("the tables are not up to date: run planner migrate", state.current, needed)
        with database.reading() as session:
            counts = {
                name: session.scalar(select(func.count()).select_from(table)) or 0 for name, table in COUNTED.items()
            }
        return Health("ok", state.current, needed, counts)
    except PlannerError as problem:
        return Health(str(problem), None, needed)
    except SQLAlchemyError as problem:
        return Health(f"the database fails: {type(problem).__name__}", None, needed)
