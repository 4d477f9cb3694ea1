"""The app's database, and the moment that is written beside what is kept."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from flask import current_app

from planner.store.session import Database

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from flask import Flask

    from planner.settings import ServerSettings

NAME = "planner_database"
LOCAL_USER = "local user"


def connect(app: Flask, settings: ServerSettings) -> None:
    """Gives the app its database; nothing is opened before the first request needs it."""
    app.extensions[NAME] = Database(settings.database_url)


def database() -> Database:
    """The database of the app that is serving."""
    found: Database = current_app.extensions[NAME]
    return found


def reading() -> AbstractContextManager[Any]:
    """A session to look with; whatever it writes is dropped."""
    return database().reading()


def writing() -> AbstractContextManager[Any]:
    """A session that commits at the end of its block, or leaves everything as it was if anything is raised."""
    return database().session()


def now() -> datetime:
    """This moment, for the record of who did what when; never used to reckon a date of a plan."""
    return datetime.now(UTC)
