"""The app on a database of its own, and a client that looks closely at every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from jinja2 import BytecodeCache

from planner.settings import ServerSettings
from planner.store.session import Database
from planner.web import create_app
from tests.conftest import TODAY
from tests.web.client import CarefulClient
from tests.web.registers import BOROUGHS, register

if TYPE_CHECKING:
    from pathlib import Path

    from flask import Flask
    from jinja2.bccache import Bucket


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A migrated database with nothing in it, to copy."""
    path = tmp_path_factory.mktemp("empty") / "planner.sqlite"
    database = Database(f"sqlite:///{path}")
    database.migrate()
    database.close()
    return path.read_bytes()


@pytest.fixture
def settings(tmp_path: Path, empty_database: bytes) -> ServerSettings:
    """Settings with an empty database and a low limit for uploads."""
    path = tmp_path / "planner.sqlite"
    path.write_bytes(empty_database)
    return ServerSettings(
        database_url=f"sqlite:///{path}", upload_limit=300_000, secret_key="k" * 32, base_url="https://plans.example"
    )


class Compiled(BytecodeCache):
    """Templates compiled once for all tests, though each test has an app of its own."""

    def __init__(self) -> None:
        self.code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.code:
            bucket.bytecode_from_string(self.code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.code[bucket.key] = bucket.bytecode_to_string()


COMPILED = Compiled()


@pytest.fixture
def app(settings: ServerSettings) -> Flask:
    """The site, for a day that does not move."""
    app = create_app(settings, today=TODAY)
    app.jinja_env.bytecode_cache = COMPILED
    app.config["TESTING"] = True
    app.config["PATIENCE"] = 120  # a loaded machine is no reason for a page to wait on
    app.test_client_class = CarefulClient
    return app


@pytest.fixture
def client(app: Flask) -> CarefulClient:
    """A browser without JavaScript that checks every page it gets."""
    client = app.test_client()
    assert isinstance(client, CarefulClient)
    return client


@pytest.fixture(scope="session")
def full_database(tmp_path_factory: pytest.TempPathFactory, empty_database: bytes) -> bytes:
    """A database in which five boroughs have confirmed their registers."""
    path = tmp_path_factory.mktemp("full") / "planner.sqlite"
    path.write_bytes(empty_database)
    settings = ServerSettings(database_url=f"sqlite:///{path}", secret_key="k" * 32)
    app = create_app(settings, today=TODAY)
    app.config["PATIENCE"] = 120
    app.test_client_class = CarefulClient
    client = app.test_client()
    assert isinstance(client, CarefulClient)
    for borough in BOROUGHS:
        found = client.upload(f"{borough.lower()}.csv", register(borough), council=borough)
        client.submit(found, "Confirm this register")
    app.extensions["planner_database"].close()
    with_journal = Database(f"sqlite:///{path}")
    with with_journal.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    with_journal.close()
    return path.read_bytes()


@pytest.fixture
def boroughs(client: CarefulClient, settings: ServerSettings, full_database: bytes) -> CarefulClient:
    """The client of a site in which five boroughs have confirmed their registers."""
    from pathlib import Path

    Path(settings.database_url.removeprefix("sqlite:///")).write_bytes(full_database)
    return client
