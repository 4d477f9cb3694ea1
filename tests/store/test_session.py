"""Sessions commit whole or not at all; the database is named by its address."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from planner.store.councils import council_ids, council_names
from planner.store.health import health
from planner.store.session import BadDatabaseUrl, Busy, Database, Unreachable

if TYPE_CHECKING:
    from pathlib import Path


def test_a_session_commits_at_its_end(database: Database) -> None:
    with database.session() as session:
        council_ids(session, ["Kent County Council"])
    with database.reading() as session:
        assert council_names(session) == ("Kent County Council",)


def test_a_session_that_fails_leaves_everything_as_it_was(database: Database) -> None:
    def half() -> None:
        with database.session() as session:
            council_ids(session, ["Kent County Council"])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half()
    with database.reading() as session:
        assert council_names(session) == ()


def test_what_a_reading_session_writes_is_dropped(database: Database) -> None:
    with database.reading() as session:
        council_ids(session, ["Kent County Council"])
    with database.reading() as session:
        assert council_names(session) == ()


def test_a_council_is_kept_once(database: Database) -> None:
    with database.session() as session:
        first = council_ids(session, ["Kent County Council", "Medway Council"])
        assert council_ids(session, ["Medway Council"]) == {"Medway Council": first["Medway Council"]}


def test_sqlite_writes_ahead_and_minds_foreign_keys(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/new/planner.sqlite")
    with database.reading() as session:
        assert session.scalar(text("PRAGMA journal_mode")) == "wal"
        assert session.scalar(text("PRAGMA foreign_keys")) == 1
        assert session.scalar(text("PRAGMA busy_timeout")) >= 5000
    database.close()


def test_many_writers_wait_for_each_other(database: Database) -> None:
    """Each reads before it writes: without the lock taken first, SQLite would refuse all but one at once."""
    failed: list[Exception] = []

    def write(number: int) -> None:
        try:
            for turn in range(5):
                with database.session() as session:
                    council_names(session)
                    council_ids(session, [f"Council {number}-{turn}"])
        except Exception as problem:
            failed.append(problem)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    with database.reading() as session:
        assert len(council_names(session)) == 30


def test_a_reader_sees_one_moment_while_others_write(database: Database) -> None:
    with database.session() as session:
        council_ids(session, ["Kent County Council"])
    with database.reading() as reader:
        assert len(council_names(reader)) == 1
        with database.session() as session:
            council_ids(session, ["Medway Council"])
        assert len(council_names(reader)) == 1


@pytest.mark.parametrize("url", ["mysql://x/y", "nonsense", "", "oracle://x", "sqlite+nothing:///x"])
def test_an_address_that_cannot_be_used_says_what_to_write(url: str) -> None:
    with pytest.raises(BadDatabaseUrl, match="sqlite:///"):
        Database(url)


def test_a_database_that_is_not_there_is_a_refusal_without_the_password() -> None:
    database = Database("postgresql://someone:secret@127.0.0.1:1/planner")
    with pytest.raises(Unreachable, match="cannot be reached") as refusal, database.reading() as session:
        council_names(session)
    assert "secret" not in str(refusal.value)


def test_health_tells_what_is_wrong(empty_url: str) -> None:
    database = Database(empty_url)
    assert not health(database).ok
    assert "planner migrate" in health(database).database
    database.migrate()
    assert health(database).ok
    assert health(database).counts["contracts"] == 0
    database.close()
    assert "cannot be reached" in health(Database("postgresql://127.0.0.1:1/planner")).database


def test_who_has_little_patience_is_told_that_others_write(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/planner.sqlite")
    database.migrate()

    def impatient() -> None:
        with database.session(patience=0.05) as session:
            council_ids(session, ["Medway Council"])

    with database.session() as session:
        council_ids(session, ["Kent County Council"])
        with pytest.raises(Busy, match="Somebody else is writing"):
            impatient()
    impatient()
    with database.reading() as session:
        assert council_names(session) == ("Kent County Council", "Medway Council")
    database.close()
