"""Who an event is."""

from __future__ import annotations

from planner.calendars import contract_keys, uid
from tests.calendars.made import contract


def test_a_reference_in_another_spelling_is_the_same_reference() -> None:
    first = contract_keys([contract(1, council="Kent County Council", reference="AB 12")])
    again = contract_keys([contract(1, council="KENT  County Council", reference=" ab 12")])
    assert first == again


def test_contracts_that_share_a_reference_or_have_none_are_known_by_their_ids() -> None:
    shared = [contract(n, council="Ashmere", reference="TBC") for n in (1, 2)]
    keys = contract_keys([*shared, contract(3, reference=None), contract(4, council=None)])
    assert len(set(keys.values())) == 4
    assert keys["c3"] == contract_keys([contract(3, reference=None, title="Else")])["c3"]


def test_two_councils_may_use_the_same_reference() -> None:
    keys = contract_keys([contract(1, reference="1"), contract(2, reference="1")])
    assert keys["c1"] != keys["c2"]


def test_kind_key_and_installation_each_make_another_uid() -> None:
    four = {uid("a", "k"), uid("b", "k"), uid("a", "l"), uid("a", "k", "other.example.org")}
    assert len(four) == 4


def test_an_installation_may_be_called_anything() -> None:
    assert uid("a", "k", "Île de Contrats, £1!").endswith("@le-de-contrats-1")
    assert uid("a", "k", "§§§") == uid("a", "k")
