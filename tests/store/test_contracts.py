"""The list of contracts by its filters, orders and pages."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from planner.store import registers
from planner.store.contracts import (
    Filters,
    all_contracts,
    contract,
    contracts,
    contracts_by_id,
    count_by,
    count_contracts,
    ends,
)
from planner.store.kept import NotFound
from tests.store.examples import NOON, TODAY, reading
from tests.store.examples import contract as example

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from planner.store.session import Database

HELD = (
    example("a", end=date(2027, 3, 31), value=Decimal("90.00"), supplier="Capita plc", title="apples 100% fresh"),
    example("b", end=date(2028, 3, 31), value=Decimal(100), system="Civica CX", title="Bins", service_area="waste"),
    example("c", end=date(2029, 3, 31), value=Decimal("1000000"), council="Medway Council", title="Cloud_hosting"),
    example("d", end=None, supplier=None, title=None, description="Élan café", service_area=None),
)


@pytest.fixture
def held(database: Database) -> Iterator[Session]:
    with database.session() as session:
        version = registers.add_pending(
            session, council="Kent County Council", file_name="kent.csv", data=b"1", reading=reading(*HELD), at=NOON
        )
        registers.confirm(session, version, at=NOON)
    with database.reading() as session:
        yield session


@pytest.mark.parametrize(
    ("filters", "keys"),
    [
        ({}, "abcd"),
        ({"council": "Medway Council"}, "c"),
        ({"service_areas": ("waste", "grounds")}, "b"),
        ({"supplier": "CAPITA"}, "a"),
        ({"system": "cx"}, "b"),
        ({"end_from": date(2028, 3, 31)}, "bc"),
        ({"end_to": date(2028, 3, 31)}, "ab"),
        ({"end_from": date(2028, 1, 1), "end_to": date(2028, 12, 31), "supplier": "civica"}, "b"),
        ({"search": "café"}, "d"),
        ({"search": "bin"}, "b"),
        ({"search": "100%"}, "a"),
        ({"search": "%"}, "a"),
        ({"search": "d_h"}, "c"),
        ({"search": " "}, "abcd"),
        ({"search": "' OR 1=1 --"}, ""),
        ({"gone": True}, ""),
    ],
)
def test_each_filter_narrows_the_list(held: Session, filters: dict[str, Any], keys: str) -> None:
    found = Filters(**filters)
    assert [each.id for each in all_contracts(held, filters=found)] == list(keys)
    assert count_contracts(held, filters=found) == len(keys)


@pytest.mark.parametrize(
    ("order", "keys"),
    [
        ("end", "abcd"),
        ("-end", "cbad"),
        ("value", "abcd"),
        ("-value", "cbad"),
        ("title", "abcd"),
        ("-council", "cabd"),
        ("nonsense", "abcd"),
    ],
)
def test_unknown_comes_last_whichever_way_the_list_is_sorted(held: Session, order: str, keys: str) -> None:
    assert [each.id for each in contracts(held, order=order).rows] == list(keys)


def test_the_next_to_end_comes_first_and_what_has_ended_last(held: Session) -> None:
    ends = {each.id: each.end for each in contracts(held).rows}
    middle = ends["b"]
    assert middle is not None
    listed = [each.id for each in contracts(held, order="next", today=middle).rows]
    assert listed == list("bcda")
    listed = [each.id for each in contracts(held, order="next", today=date(2999, 1, 1)).rows]
    assert listed == list("dcba")


def test_pages_follow_each_other_without_gap_or_overlap(held: Session) -> None:
    first, second, third = (contracts(held, page=number, size=3) for number in (1, 2, 3))
    assert [each.id for each in first.rows + second.rows] == list("abcd")
    assert third.rows == ()
    assert (first.total, first.pages) == (4, 2)


def test_one_contract_is_found_by_its_id(held: Session) -> None:
    found = contract(held, "c")
    assert found.contract == HELD[2]
    assert not found.gone
    with pytest.raises(NotFound):
        contract(held, "nothing")


def test_contracts_are_found_by_their_ids(held: Session) -> None:
    assert contracts_by_id(held, ["a", "nothing"]).keys() == {"a"}


def test_contracts_are_counted_by_a_column(held: Session) -> None:
    assert count_by(held, "council") == {"Kent County Council": 3, "Medway Council": 1}
    assert count_by(held, "service_area", filters=Filters(end_to=TODAY)) == {}


def test_ends_are_listed_with_their_service_area(held: Session) -> None:
    assert ends(held, filters=Filters(council="Kent County Council")) == [
        ("housing-systems", date(2027, 3, 31)),
        ("waste", date(2028, 3, 31)),
    ]
