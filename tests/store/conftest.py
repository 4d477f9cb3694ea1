"""A database with our tables and nothing in it, once on SQLite and once on PostgreSQL."""

from __future__ import annotations

import shutil
from itertools import count
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine, text

from planner.store.session import Database
from tests.postgres import binaries, throwaway_server

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
def postgres_template(postgres_server: str) -> str:
    """A server whose database `template` has our tables."""
    database = Database(_made(postgres_server, "template"))
    database.migrate()
    database.close()
    return postgres_server


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file that has our tables."""
    path = tmp_path_factory.mktemp("sqlite") / "template.sqlite"
    database = Database(f"sqlite:///{path}")
    database.migrate()
    database.close()
    return path


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database without tables."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/planner.sqlite"
    return _made(request.getfixturevalue("postgres_server"), f"empty{next(numbers)}")


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A database with our tables and nothing in it."""
    if request.param == "sqlite":
        path = tmp_path / "planner.sqlite"
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
        made = Database(f"sqlite:///{path}")
    else:
        server = request.getfixturevalue("postgres_template")
        made = Database(_made(server, f"test{next(numbers)}", "template"))
    yield made
    made.close()


def _made(server: str, name: str, template: str = "template0") -> str:
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template}"))
    engine.dispose()
    return server.replace("/postgres?", f"/{name}?")
