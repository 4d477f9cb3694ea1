"""Originals are thrown away after their time; what was read from them stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from planner.store import registers
from planner.store.kept import AlreadyUploaded, NotFound
from planner.store.retention import purge_original, purge_originals
from tests.store import examples
from tests.store.examples import FULL, LATER, LATER_STILL, NOON
from tests.store.test_registers import current, upload

if TYPE_CHECKING:
    from planner.store.session import Database


def test_only_old_originals_of_the_council_are_thrown_away(database: Database) -> None:
    old = upload(database, b"1", FULL)
    other = upload(database, b"2", examples.contract("m"), council="Medway Council")
    new = upload(database, b"3", FULL, at=LATER)
    with database.session() as session:
        assert purge_originals(session, before=LATER, at=LATER_STILL, council="Kent County Council") == 1
    with database.reading() as session:
        with pytest.raises(NotFound, match="no longer kept"):
            registers.original(session, old)
        assert registers.version(session, old).purged_at == LATER_STILL
        assert registers.original(session, other) == b"2"
        assert registers.original(session, new) == b"3"
    assert current(database)["full"] == FULL


def test_a_file_that_waits_to_be_confirmed_is_not_thrown_away(database: Database) -> None:
    upload(database, b"1", FULL, confirm=False)
    with database.session() as session:
        assert purge_originals(session, before=LATER, at=LATER) == 0


def test_the_same_bytes_are_still_known_once_they_are_thrown_away(database: Database) -> None:
    version = upload(database, b"1", FULL, at=NOON)
    with database.session() as session:
        purge_original(session, version, at=LATER)
        purge_original(session, version, at=LATER_STILL)
        assert registers.version(session, version).purged_at == LATER
    with pytest.raises(AlreadyUploaded):
        upload(database, b"1", FULL)
