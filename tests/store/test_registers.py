"""Uploads: kept whole, looked at, confirmed, refused twice."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from planner.store import registers, revisions
from planner.store.contracts import all_contracts, contract
from planner.store.issues import count_issues, issues
from planner.store.kept import AlreadyUploaded, NotFound
from planner.store.registers import WrongState
from tests.store import examples
from tests.store.examples import FULL, LATER, LATER_STILL, NOON

if TYPE_CHECKING:
    from planner.store.session import Database

KENT = "Kent County Council"


def upload(database: Database, data: bytes, *contracts, at=NOON, council=KENT, confirm=True, **given) -> int:
    file = given.pop("file", "kent.csv")
    reading = examples.reading(*contracts, file=file, **{k: given.pop(k) for k in ("issues", "columns") if k in given})
    with database.session() as session:
        version = registers.add_pending(
            session, council=council, file_name=file, data=data, reading=reading, at=at, **given
        )
        if confirm:
            registers.confirm(session, version, at=at)
    return version


def current(database: Database) -> dict[str, object]:
    with database.reading() as session:
        return {each.id: each for each in all_contracts(session)}


def test_a_contract_comes_back_exactly_as_it_was_read(database: Database) -> None:
    upload(database, b"1", FULL, examples.contract("bare", title=None, council=None, reference=None, end=None))
    held = current(database)
    assert held["full"] == FULL
    assert held["bare"].title is None
    assert held["bare"].council is None


def test_nothing_counts_before_it_is_confirmed(database: Database) -> None:
    upload(database, b"1", FULL, confirm=False)
    assert current(database) == {}
    with database.reading() as session:
        assert [version.state for version in registers.pending(session)] == ["pending"]


def test_the_original_bytes_are_kept(database: Database) -> None:
    version = upload(database, b"\x00Title,End\r\n\xff" * 1000, FULL)
    with database.reading() as session:
        assert registers.original(session, version) == b"\x00Title,End\r\n\xff" * 1000


def test_the_same_bytes_twice_are_refused_with_the_first_upload(database: Database) -> None:
    first = upload(database, b"same", FULL)
    with pytest.raises(
        AlreadyUploaded, match=r"kent\.csv of Kent County Council was uploaded on 22 November"
    ) as refusal:
        upload(database, b"same", FULL, at=LATER)
    assert refusal.value.version_id == first
    assert not refusal.value.pending


def test_another_council_may_upload_the_same_bytes(database: Database) -> None:
    upload(database, b"same", FULL)
    upload(database, b"same", examples.contract("m", council="Medway Council"), council="Medway Council")
    assert len(current(database)) == 2


def test_an_upload_that_was_discarded_may_come_again(database: Database) -> None:
    version = upload(database, b"same", FULL, issues=(examples.issue(4),), confirm=False)
    with database.session() as session:
        registers.discard(session, version)
    with database.reading() as session, pytest.raises(NotFound):
        registers.version(session, version)
    upload(database, b"same", FULL)


def test_what_is_new_changed_and_gone_is_told_before_and_at_the_confirmation(database: Database) -> None:
    stays, moves, goes = (examples.contract(key) for key in ("stays", "moves", "goes"))
    upload(database, b"1", stays, moves, goes)
    moved = replace(moves, end=date(2029, 3, 31), supplier=None)
    version = upload(database, b"2", stays, moved, examples.contract("comes"), at=LATER, confirm=False)
    with database.reading() as session:
        before = registers.preview(session, version)
    with database.session() as session:
        assert registers.confirm(session, version, at=LATER) == before
    assert (before.new_count, before.changed_count, before.gone_count, before.unchanged_count) == (1, 1, 1, 1)
    assert [each.id for each in before.new] == ["comes"]
    assert [each.id for each in before.gone] == ["goes"]
    assert before.changed[0].before == moves
    assert before.changed[0].after == moved
    assert set(before.changed[0].fields) == {"end", "supplier"}
    assert current(database).keys() == {"stays", "moves", "comes"}
    assert current(database)["moves"] == moved


def test_a_contract_that_is_gone_is_kept_as_gone(database: Database) -> None:
    upload(database, b"1", examples.contract("goes"), examples.contract("stays"))
    upload(database, b"2", examples.contract("stays"), at=LATER)
    with database.reading() as session:
        kept = contract(session, "goes")
        assert kept.gone
        assert kept.contract == examples.contract("goes")


def test_a_contract_that_comes_back_counts_again_as_new(database: Database) -> None:
    upload(database, b"1", examples.contract("a"), examples.contract("b"))
    upload(database, b"2", examples.contract("b"), at=LATER)
    version = upload(database, b"3", examples.contract("a"), examples.contract("b"), at=LATER_STILL, confirm=False)
    with database.session() as session:
        assert [each.id for each in registers.confirm(session, version, at=LATER_STILL).new] == ["a"]
    assert current(database).keys() == {"a", "b"}


def test_only_our_own_conclusions_that_differ_are_no_change(database: Database) -> None:
    upload(database, b"1", FULL)
    again = replace(FULL, service_area="finance-systems", service_area_reason="a new word list")
    version = upload(database, b"2", again, at=LATER, confirm=False)
    with database.session() as session:
        assert registers.confirm(session, version, at=LATER).changed_count == 0
    assert current(database)["full"].service_area == "finance-systems"


def test_another_register_of_the_council_does_not_call_the_first_one_gone(database: Database) -> None:
    upload(database, b"1", examples.contract("a"), examples.contract("b"))
    upload(database, b"2", examples.contract("c"), file="ict.csv", at=LATER)
    assert current(database).keys() == {"a", "b", "c"}
    with database.reading() as session:
        assert [version.register for version in registers.versions(session)] == ["ict.csv", "kent.csv"]


def test_a_contract_in_two_registers_stays_until_both_have_dropped_it(database: Database) -> None:
    shared = examples.contract("shared")
    upload(database, b"1", shared, examples.contract("a"), register="Housing")
    upload(database, b"2", replace(shared, title="As ICT calls it"), register="ICT", at=LATER)
    assert current(database)["shared"].title == "As ICT calls it"
    upload(database, b"3", examples.contract("b"), register="ICT", at=LATER)
    assert current(database)["shared"] == shared
    upload(database, b"4", examples.contract("a"), register="Housing", at=LATER_STILL)
    assert current(database).keys() == {"a", "b"}


def test_a_file_of_another_layout_with_the_same_contracts_continues_the_register(database: Database) -> None:
    upload(database, b"1", *(examples.contract(str(number)) for number in range(4)))
    upload(
        database,
        b"2",
        *(examples.contract(str(number)) for number in range(1, 5)),
        file="new.csv",
        columns={"end": "Ends"},
    )
    assert current(database).keys() == {"1", "2", "3", "4"}


def test_issues_are_kept_in_the_order_of_the_file(database: Database) -> None:
    found = (examples.issue(9), examples.issue(3, kind="no-title", value=None, column=None, sheet="Live"))
    version = upload(database, b"1", FULL, issues=found)
    with database.reading() as session:
        assert issues(session, version_id=version).rows == found
        assert issues(session, version_id=version, kind="no-title").rows == found[1:]
        assert count_issues(session, version_id=version) == {
            ("warning", "no-title"): 1,
            ("warning", "sentinel-date"): 1,
        }


def test_how_the_file_was_read_is_kept(database: Database) -> None:
    version_id = upload(database, b"1", FULL, by="Ada", mapping={"Ends": "end"})
    with database.reading() as session:
        version = registers.version(session, version_id)
    assert version.summary["date_order"] == {
        "Contract end date": {"order": "dmy", "proof": [41, 52], "assumed": False, "basis": None}
    }
    assert version.counts == {"rows": 1, "contracts": 1, "issues": 0}
    assert (version.uploaded_at, version.uploaded_by, version.mapping) == (NOON, "Ada", {"Ends": "end"})


def test_a_version_is_confirmed_once(database: Database) -> None:
    version = upload(database, b"1", FULL)
    with pytest.raises(WrongState, match="confirmed"), database.session() as session:
        registers.confirm(session, version, at=LATER)


def test_an_upload_that_fails_half_way_leaves_everything_as_it_was(database: Database) -> None:
    upload(database, b"1", FULL)
    twice = examples.contract("twice")
    with pytest.raises(Exception, match=r"(?i)unique"):
        upload(database, b"2", twice, twice, council="Medway Council", at=LATER)
    assert current(database).keys() == {"full"}
    with database.reading() as session:
        assert len(registers.versions(session)) == 1
        assert registers.versions(session, council="Medway Council") == ()


def test_of_two_who_upload_the_same_bytes_at_once_one_is_refused(database: Database) -> None:
    refused: list[AlreadyUploaded] = []

    def send() -> None:
        try:
            upload(database, b"same", *(examples.contract(str(number)) for number in range(200)))
        except AlreadyUploaded as refusal:
            refused.append(refusal)

    threads = [threading.Thread(target=send) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refused) == 2
    assert len(current(database)) == 200


def test_uploads_of_several_councils_at_once_all_count(database: Database) -> None:
    def send(number: int) -> None:
        held = [examples.contract(f"{number}-{row}", council=f"Council {number}") for row in range(100)]
        upload(database, str(number).encode(), *held, council=f"Council {number}")

    threads = [threading.Thread(target=send, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(current(database)) == 400
    with database.reading() as session:
        assert revisions.revision(session, revisions.CONTRACTS) == 4
