"""One database by its URL: sessions that commit, and the state of its tables."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, OperationalError
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from planner.model import PlannerError
from planner.store import migrating

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import URL, Connection

PATIENCE = 15.0  # seconds


class BadDatabaseUrl(PlannerError):  # noqa: N818 - a refusal fit for a person
    """The address names no database that we can use."""


class Unreachable(PlannerError):  # noqa: N818 - a refusal fit for a person
    """The database cannot be opened, or does not let us in."""


class Busy(PlannerError):  # noqa: N818 - a refusal fit for a person
    """Others have been writing for longer than anybody should wait."""


class Database:
    """An embedded SQLite file or a PostgreSQL server. Cheap to make: nothing is opened before the first session."""

    def __init__(self, url: str) -> None:
        self.url = _checked(url)
        self._engine = _engine(self.url)
        # A write transaction takes SQLite's write lock at once: one that reads first and asks for the lock later is
        # refused without waiting if another process has written meanwhile.
        self._writing = self._engine.execution_options(planner_begin="BEGIN IMMEDIATE")
        one_moment = {} if self._engine.name == "sqlite" else {"isolation_level": "REPEATABLE READ"}
        self._reading = self._engine.execution_options(**one_moment)

    @property
    def engine(self) -> Engine:
        """For migrations, bulk loads and tests."""
        return self._engine

    @contextmanager
    def session(self, *, patience: float = PATIENCE) -> Iterator[Session]:
        """A session that commits at the end, or leaves everything as it was where anything is raised.

        `patience` is how many seconds to wait for others who write; after that `Busy` is raised.
        """
        waiting = self._writing.execution_options(planner_patience=patience)
        with _in_words(), Session(waiting) as session, session.begin():
            if waiting.name == "postgresql":
                session.execute(text(f"SET LOCAL lock_timeout = {int(patience * 1000)}"))
            yield session

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session to read with: it waits for nobody, sees one moment, and whatever it writes is dropped."""
        with _in_words(), Session(self._reading) as session:
            yield session

    def migrate(self) -> list[str]:
        """Bring the tables up to date; the revisions that were run, none where all was well."""
        with _in_words():
            return migrating.upgrade(self._engine)

    def state(self) -> migrating.State:
        """The revision the tables are at, and the one this program needs."""
        with _in_words():
            return migrating.state(self._engine)

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()


@contextmanager
def _in_words() -> Iterator[None]:
    """What the driver says about a database that is not there or too busy, fit for a person."""
    try:
        yield
    except OperationalError as problem:
        said = str(problem.orig).strip().splitlines()
        if problem.statement is None:
            raise Unreachable(f"The database cannot be reached: {said[0] if said else 'no reason given'}") from problem
        if "locked" in str(problem.orig) or "lock timeout" in str(problem.orig):
            raise Busy("Somebody else is writing to the database. Nothing was changed; try again.") from problem
        raise


def _checked(url: str) -> URL:
    try:
        parsed = make_url(url)
        if parsed.drivername in {"postgresql", "postgres"}:
            parsed = parsed.set(drivername="postgresql+psycopg")
        parsed.get_dialect()
    except (ArgumentError, NoSuchModuleError, ImportError):
        parsed = None
    if parsed is None or parsed.get_backend_name() not in {"sqlite", "postgresql"}:
        raise BadDatabaseUrl(
            "The database address cannot be used: write sqlite:///var/planner.sqlite or postgresql://user@host/name."
        )
    return parsed


def _engine(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True)
    options: dict[str, Any] = {}
    if url.database in {None, "", ":memory:"}:
        options["poolclass"] = StaticPool  # one connection, or each would see a database of its own
    elif url.database and not url.database.startswith("file:"):
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, **options)
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: Any, _record: object) -> None:
    """Foreign keys are off and other writers not waited for unless each connection asks."""
    connection.isolation_level = None  # the driver would begin by itself, and late; see _begin_sqlite
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    options = connection.get_execution_options()
    connection.exec_driver_sql(f"PRAGMA busy_timeout={int(options.get('planner_patience', PATIENCE) * 1000)}")
    connection.exec_driver_sql(options.get("planner_begin", "BEGIN"))
