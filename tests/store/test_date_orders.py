"""The day and month order of earlier uploads, for a file that proves none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from planner.model import DateOrder, OrderBasis
from planner.store import registers
from planner.store.date_orders import earlier_date_order
from tests.store import examples
from tests.store.examples import NOON

if TYPE_CHECKING:
    from planner.store.session import Database

KENT = "Kent County Council"
ASSUMED = examples.reading(date_order={"End": DateOrder("dmy", (), assumed=True, basis=OrderBasis.COUNTRY)})


def uploaded(database: Database, data: bytes, *, confirm: bool = True, **orders: DateOrder) -> None:
    with database.session() as session:
        reading = examples.reading(examples.contract("one"), date_order=orders)
        version = registers.add_pending(
            session, council=KENT, file_name="kent.csv", data=data, reading=reading, at=NOON
        )
        if confirm:
            registers.confirm(session, version, at=NOON)


def order(database: Database, reading=ASSUMED, council=KENT) -> str | None:
    with database.reading() as session:
        return earlier_date_order(session, council=council, reading=reading)


def test_the_newest_confirmed_upload_that_proves_an_order_decides(database: Database) -> None:
    uploaded(database, b"1", End=DateOrder("dmy", (4,)))
    uploaded(database, b"2", End=DateOrder("mdy", (4,)))
    uploaded(database, b"3", End=DateOrder("dmy", (), assumed=True, basis=OrderBasis.COUNTRY))
    uploaded(database, b"4", confirm=False, End=DateOrder("dmy", (9,)))
    assert order(database) == "mdy"
    assert order(database, council="Medway Council") is None


def test_an_upload_whose_columns_disagree_proves_nothing(database: Database) -> None:
    uploaded(database, b"1", Start=DateOrder("dmy", (4,)), End=DateOrder("mdy", (5,)))
    assert order(database) is None


def test_the_order_that_was_assumed_anyway_needs_no_second_reading(database: Database) -> None:
    uploaded(database, b"1", End=DateOrder("dmy", (4,)))
    assert order(database) is None


@pytest.mark.parametrize(
    "known", [DateOrder("dmy", (7,)), DateOrder("dmy", (), True, OrderBasis.HEADING), DateOrder("ymd", (2,))]
)
def test_what_the_file_itself_says_is_never_overruled(database: Database, known: DateOrder) -> None:
    uploaded(database, b"1", End=DateOrder("mdy", (4,)))
    assert order(database, examples.reading(date_order={"End": known})) is None
