"""The database that a command works on, opened and checked."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from planner.model import PlannerError
from planner.settings import ServerSettings

if TYPE_CHECKING:
    from planner.store.session import Database


def server_settings(url: str | None) -> ServerSettings:
    """The settings of the environment, with the database that `--database` names, if it does."""
    values = dict(os.environ)
    if url is not None:
        values["PLANNER_DATABASE_URL"] = url
    try:
        return ServerSettings.from_mapping(values)
    except ValueError as problem:
        raise PlannerError(str(problem)) from problem


def open_database(url: str | None) -> Database:
    """The database, whatever state its tables are in."""
    from planner.store.session import Database

    return Database(server_settings(url).database_url)


def ready_database(url: str | None) -> Database:
    """The database with its tables up to date, or a refusal that says what to do."""
    database = open_database(url)
    if not database.state().up_to_date:
        raise PlannerError("The database's tables are not up to date. Run: planner migrate")
    return database
