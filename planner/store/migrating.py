"""The database's tables brought up to date: Alembic, set up in code so that it works from a wheel as from a clone."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

import planner

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Engine

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
    with engine.execution_options(planner_begin="BEGIN IMMEDIATE").begin() as connection:
        settings.attributes["connection"] = connection
        settings.attributes["ran"] = done
        go(settings, revision)
    return done
