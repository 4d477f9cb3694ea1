"""A database with our tables and nothing in it, once on SQLite and once on PostgreSQL."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine, event, text

from planner.store.session import Database
from tests.postgres import binaries, throwaway_server
from tests.store.emptied import emptied
from tests.store.planned import plan_two

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

numbers = count(1)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of a server that lives as long as the tests."""
    if binaries() is None:
        pytest.skip("no PostgreSQL server is installed: apt install postgresql")
    with throwaway_server() as url:
        yield url


@pytest.fixture(scope="session")
def postgres_database(postgres_server: str) -> Iterator[Database]:
    """One database with our tables for all tests: its engine remembers the statements that it has compiled."""
    database = Database(_made(postgres_server, "planner"))
    database.migrate()
    yield database
    database.close()


@pytest.fixture(scope="session")
def sqlite_database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """The same on SQLite, which need not wait for the disk."""
    database = Database(f"sqlite:///{tmp_path_factory.mktemp('sqlite')}/planner.sqlite")
    event.listen(database.engine, "connect", lambda driver, _: driver.execute("PRAGMA synchronous=OFF"))
    database.migrate()
    yield database
    database.close()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database without tables."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/planner.sqlite"
    return _made(request.getfixturevalue("postgres_server"), f"empty{next(numbers)}")


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database(request: pytest.FixtureRequest) -> Database:
    """A database with our tables and nothing in it."""
    return emptied(request.getfixturevalue(f"{request.param}_database"))


def _made(server: str, name: str) -> str:
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE template0"))
    engine.dispose()
    return server.replace("/postgres?", f"/{name}?")


@pytest.fixture
def planned(database: Database) -> Database:
    """Four contracts, and a plan that would buy the first two together."""
    return plan_two(database)
