"""What a plan is made from: each contract once, however many registers list it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.model import Source
from planner.store.contracts import all_contracts
from planner.store.once import contracts_once
from planner.store.readings import live_readings
from tests.store import examples
from tests.store.examples import FULL
from tests.store.test_registers import upload

if TYPE_CHECKING:
    from planner.model import Contract
    from planner.store.session import Database

OWN = examples.contract("own", reference="K-1", title="Refuse collection", sources=(Source("own.csv", None, 2),))
NOTICE = replace(OWN, id="notice", reference="ocds-9", notice_days=90, sources=(Source("notices.csv", "Notices", 7),))
HERE = {"columns": {"reference": "Contract no", "title": "Title"}, "file": "own.csv"}
THERE = {"columns": {"reference": "OCID", "title": "Title"}, "file": "notices.csv"}


def once(database: Database) -> dict[str, Contract]:
    with database.reading() as session:
        return {each.id: each for each in contracts_once(session)}


def test_one_contract_in_two_registers_is_one_under_the_id_of_one(database: Database) -> None:
    upload(database, b"1", OWN, FULL, **HERE)
    upload(database, b"2", NOTICE, **THERE)
    found = once(database)
    assert found.keys() == {"own", "full"}
    assert found["own"].sources == OWN.sources + NOTICE.sources
    assert found["own"].notice_days == 90
    assert found["full"] == FULL
    with database.reading() as session:
        assert len(all_contracts(session)) == 3


def test_two_councils_may_call_their_files_alike(database: Database) -> None:
    medway = replace(NOTICE, council="Medway Council", sources=OWN.sources)
    upload(database, b"1", OWN, **HERE)
    upload(database, b"2", medway, council="Medway Council", **HERE)
    assert once(database) == {"own": OWN, "notice": medway}


def test_lots_read_from_one_row_stay_apart(database: Database) -> None:
    lots = [replace(OWN, id=f"lot-{number}", reference=None) for number in range(3)]
    upload(database, b"1", *lots, **HERE)
    assert once(database).keys() == {"lot-0", "lot-1", "lot-2"}


def test_a_reading_comes_back_without_its_issues(database: Database) -> None:
    upload(database, b"1", OWN, FULL, issues=(examples.issue(2),), **HERE)
    with database.reading() as session:
        (found,) = live_readings(session)
    assert found == examples.reading(*sorted((OWN, FULL), key=lambda each: each.id), **HERE)
