"""What people said of two suppliers' names is kept, replayed and can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from planner.matching.suppliers import SupplierDecision, group_suppliers
from planner.store import registers, supplier_decisions
from planner.store.kept import NotFound
from tests.store import examples
from tests.store.examples import NOON, TODAY

if TYPE_CHECKING:
    from planner.store.session import Database

ONE, OTHER = "Brightwater Care Ltd", "Brightwater Group"


def said(*, same: bool, one: str = ONE, other: str = OTHER) -> SupplierDecision:
    return SupplierDecision(one, other, same, "A. Officer", TODAY)


def decide(database: Database, decision: SupplierDecision) -> int:
    with database.session() as session:
        return supplier_decisions.decide(session, decision)


def test_a_decision_comes_back_and_joins_the_names(database: Database) -> None:
    decide(database, said(same=True))
    with database.reading() as session:
        standing = supplier_decisions.standing(session)
    assert standing == (said(same=True),)
    assert len(group_suppliers([ONE, OTHER])) == 2
    assert len(group_suppliers([ONE, OTHER], decisions=standing)) == 1


def test_taken_back_it_is_still_listed_and_counts_no_more(database: Database) -> None:
    number = decide(database, said(same=True))
    with database.session() as session:
        supplier_decisions.take_back(session, number, on=TODAY)
    with database.reading() as session:
        assert supplier_decisions.standing(session) == ()
        (kept,) = supplier_decisions.decisions(session)
    assert kept.taken_back_on == TODAY
    assert kept.decision.taken_back


def test_a_second_word_on_the_same_two_takes_the_first_back(database: Database) -> None:
    decide(database, said(same=True))
    decide(database, said(same=False, one=OTHER, other=ONE))
    with database.reading() as session:
        assert [each.same for each in supplier_decisions.standing(session)] == [False]


def test_there_is_nothing_to_take_back_of_what_was_never_said(database: Database) -> None:
    with database.session() as session, pytest.raises(NotFound):
        supplier_decisions.take_back(session, 7, on=TODAY)


def test_names_in_use_come_with_their_contracts_councils_and_number(database: Database) -> None:
    listed = [
        examples.contract("a", supplier=ONE, supplier_number="00007919"),
        examples.contract("b", supplier=ONE),
        examples.contract("c", supplier=ONE, council="Medway Council"),
        examples.contract("d", supplier="Ädel", council="Medway Council"),
        examples.contract("e", supplier=None),
    ]
    with database.session() as session:
        reading = examples.reading(*listed)
        version = registers.add_pending(session, council="Kent", file_name="k.csv", data=b"1", reading=reading, at=NOON)
        registers.confirm(session, version, at=NOON)
        first, second = supplier_decisions.suppliers_in_use(session)
    assert (first.name, first.contracts, first.number) == (ONE, 3, "00007919")
    assert first.councils == ("Kent County Council", "Medway Council")
    assert second.name == "Ädel"
