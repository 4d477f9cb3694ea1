"""The database's tables brought up to date: Alembic, set up in code so that it works from a wheel as from a clone."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

import planner

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection, Engine

# A link to the top-level folder in a clone, the folder's files in a wheel.
FOLDER = Path(planner.__file__).parent / "migrations"


@dataclass(frozen=True, slots=True)
class State:
    """`current` is None for a database without our tables."""

    current: str | None
    needed: str

    @property
    def up_to_date(self) -> bool:
        """Whether the tables are the ones this program needs."""
        return self.current == self.needed


def upgrade(engine: Engine, revision: str = "head") -> list[str]:
    """Run what is missing, in one transaction; the revisions that were run, in order."""
    return _run(engine, revision, command.upgrade)


def downgrade(engine: Engine, revision: str) -> list[str]:
    """Go back to a revision (`base`: no tables at all); the revisions that were undone."""
    return _run(engine, revision, command.downgrade)


def state(engine: Engine) -> State:
    """Where the tables are, and where they should be."""
    with engine.connect() as connection:
        return State(MigrationContext.configure(connection).get_current_revision(), needed_revision())


def needed_revision() -> str:
    """The newest revision that this program brings."""
    head = ScriptDirectory.from_config(config()).get_current_head()
    assert head is not None
    return head


def config() -> Config:
    """Alembic's settings, without a file."""
    made = Config()
    made.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    made.set_main_option("path_separator", "os")
    return made


def _run(engine: Engine, revision: str, go: Callable[[Config, str], None]) -> list[str]:
    settings = config()
    done: list[str] = []
    with engine.execution_options(planner_begin="BEGIN IMMEDIATE").connect() as connection:
        settings.attributes["connection"] = connection
        settings.attributes["ran"] = done
        with _tables_may_be_rebuilt(connection), connection.begin():
            go(settings, revision)
            _check_references(connection)
    return done


@contextmanager
def _tables_may_be_rebuilt(connection: Connection) -> Iterator[None]:
    """SQLite alters a table by making it anew, which its foreign keys would forbid; see `_check_references`."""
    if connection.dialect.name != "sqlite":
        yield
        return
    driver: Any = connection.connection.driver_connection
    driver.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        driver.execute("PRAGMA foreign_keys=ON")


def _check_references(connection: Connection) -> None:
    """Undo everything, by raising, where a step has left a row that refers to nothing."""
    if connection.dialect.name == "sqlite":
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        if broken:
            raise RuntimeError(f"A migration would leave {len(broken)} rows that refer to nothing: {broken[0]}")
