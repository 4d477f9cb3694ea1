"""What people correct stands over the register, until the register says something new."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from planner.model import EndKind
from planner.store import registers
from planner.store.contracts import contract
from planner.store.edits import NotEditable, edit, edits
from planner.store.kept import NotFound
from tests.store import examples
from tests.store.examples import FULL, LATER, LATER_STILL, NOON
from tests.store.test_registers import upload

if TYPE_CHECKING:
    from planner.store.session import Database


def correct(database: Database, key: str = "full", **values: object) -> None:
    with database.session() as session:
        edit(session, key, values=values, at=LATER, by="Ada")


def held(database: Database, key: str = "full"):
    with database.reading() as session:
        return contract(session, key).contract


def test_a_correction_counts_at_once_and_says_what_it_stands_instead_of(database: Database) -> None:
    upload(database, b"1", FULL)
    values = {
        "end": date(2029, 1, 31),
        "end_kind": EndKind.HOLDING_OVER,
        "value": Decimal("5.50"),
        "cpv": ("90000000",),
        "sme": None,
    }
    correct(database, **values)
    assert held(database) == replace(FULL, **values)
    with database.reading() as session:
        found = {each.field: each for each in edits(session, key="full")}
    assert {name: each.value for name, each in found.items()} == values
    assert found["end"].instead_of == FULL.end
    assert found["value"].instead_of == FULL.value
    assert (found["end"].by, found["end"].at) == ("Ada", LATER)


def test_a_correction_stands_while_uploads_repeat_what_was_corrected(database: Database) -> None:
    upload(database, b"1", FULL)
    correct(database, end=date(2029, 1, 31))
    version = upload(database, b"2", replace(FULL, title="New title"), at=LATER_STILL, confirm=False)
    with database.session() as session:
        changed = registers.confirm(session, version, at=LATER_STILL).changed
    assert changed[0].fields == ("title",)
    assert held(database) == replace(FULL, title="New title", end=date(2029, 1, 31))


def test_a_register_that_says_something_new_overtakes_the_correction(database: Database) -> None:
    upload(database, b"1", FULL)
    correct(database, end=date(2029, 1, 31))
    upload(database, b"2", replace(FULL, end=date(2031, 3, 31)), at=LATER_STILL)
    assert held(database).end == date(2031, 3, 31)
    with database.reading() as session:
        assert edits(session) == ()


def test_correcting_twice_keeps_what_the_register_said(database: Database) -> None:
    upload(database, b"1", FULL)
    correct(database, end=date(2029, 1, 31))
    correct(database, end=date(2030, 1, 31))
    with database.reading() as session:
        (found,) = edits(session)
    assert (found.value, found.instead_of) == (date(2030, 1, 31), FULL.end)
    correct(database, end=FULL.end)
    with database.reading() as session:
        assert edits(session) == ()
    assert held(database) == FULL


def test_what_cannot_be_corrected_is_refused(database: Database) -> None:
    upload(database, b"1", examples.contract("a"), at=NOON)
    with pytest.raises(NotEditable, match="colour"):
        correct(database, "a", colour="red")
    with pytest.raises(NotFound):
        correct(database, "nothing", title="x")
