"""An upload taken back leaves things as they were before it, but for what people corrected since."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.store import contracts, registers
from planner.store.edits import edit
from planner.store.kept import Undone
from planner.store.registers import WrongState
from planner.store.undo import undo
from tests.store import examples
from tests.store.emptied import emptied
from tests.store.examples import LATER, LATER_STILL
from tests.store.test_registers import current, upload

if TYPE_CHECKING:
    from planner.store.session import Database

STAYS, MOVES, GOES, COMES = (examples.contract(key) for key in ("stays", "moves", "goes", "comes"))
MOVED = replace(MOVES, end=date(2030, 3, 31))


def take_back(database: Database, version: int) -> Undone:
    with database.session() as session:
        return undo(session, version, at=LATER_STILL)


def test_everything_is_as_it_was_before_the_upload(database: Database) -> None:
    upload(database, b"1", STAYS, MOVES, GOES)
    before = current(database)
    version = upload(database, b"2", STAYS, MOVED, COMES, at=LATER)
    assert take_back(database, version) == Undone(restored=2, dropped=1, back=1, kept=())
    assert current(database) == before


def test_the_upload_stays_listed_as_undone_and_may_come_again(database: Database) -> None:
    upload(database, b"1", STAYS)
    version = upload(database, b"2", MOVED, STAYS, at=LATER)
    take_back(database, version)
    with database.reading() as session:
        found = registers.version(session, version)
        assert (found.state, found.undone_at) == ("undone", LATER_STILL)
        assert registers.original(session, version) == b"2"
    upload(database, b"2", MOVED, STAYS, at=LATER_STILL)
    assert current(database).keys() == {"stays", "moves"}


def test_a_contract_that_was_never_rightly_listed_is_neither_current_nor_gone(database: Database) -> None:
    version = upload(database, b"1", STAYS)
    assert take_back(database, version).dropped == 1
    with database.reading() as session:
        assert contracts.count_contracts(session, filters=contracts.Filters(gone=True)) == 0
    assert current(database) == {}


def test_what_people_corrected_since_is_kept_and_named(database: Database) -> None:
    upload(database, b"1", STAYS, MOVES)
    version = upload(database, b"2", STAYS, MOVED, COMES, at=LATER)
    with database.session() as session:
        edit(session, "stays", values={"supplier": "Capita plc"}, at=LATER)
        edit(session, "comes", values={"notice_days": 60}, at=LATER)
    assert take_back(database, version).kept == ("comes",)
    assert current(database)["stays"] == replace(STAYS, supplier="Capita plc")
    assert current(database)["moves"] == MOVES
    assert current(database)["comes"].notice_days == 60


def test_an_earlier_upload_can_be_taken_back_without_harm_to_the_last(database: Database) -> None:
    first = upload(database, b"1", STAYS, MOVES, GOES)
    upload(database, b"2", STAYS, MOVED, at=LATER)
    take_back(database, first)
    assert current(database) == {"stays": STAYS, "moves": MOVED}
    with database.reading() as session:
        assert contracts.count_contracts(session, filters=contracts.Filters(gone=True)) == 0


def test_only_a_confirmed_upload_can_be_taken_back(database: Database) -> None:
    version = upload(database, b"1", STAYS, confirm=False)
    with pytest.raises(WrongState, match="pending"):
        take_back(database, version)


UPLOADS = st.lists(
    st.tuples(st.sampled_from(["Housing", "ICT"]), st.dictionaries(st.sampled_from("abc"), st.integers(1, 3))),
    min_size=1,
    max_size=5,
)


@settings(max_examples=40, deadline=None)
@given(uploads=UPLOADS, undone=st.sets(st.integers(0, 4)))
def test_undoing_is_as_if_the_uploads_had_never_been(
    sqlite_database: Database, uploads: list, undone: set[int]
) -> None:
    def after(chosen: list, then_undo: set[int]) -> dict:
        database = emptied(sqlite_database)
        versions = [
            upload(
                database,
                str(number).encode(),
                *(examples.contract(key, notice_days=days) for key, days in rows.items()),
                register=register,
            )
            for number, (register, rows) in enumerate(chosen)
        ]
        for number in sorted(then_undo):
            if number < len(versions):
                take_back(database, versions[number])
        return current(database)

    kept = [each for number, each in enumerate(uploads) if number not in undone]
    assert after(uploads, undone) == after(kept, set())
