"""A supplier's name taken apart: what differs from ledger to ledger goes, what tells firms apart stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.matching.suppliers.names import taken_apart
from planner.matching.suppliers.numbers import company_number


def same(one: str, other: str) -> bool:
    return taken_apart(one).compact == taken_apart(other).compact


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kier Services Ltd", "KIER SERVICES LIMITED"),
        ("Smith & Jones LLP", "Smith and Jones L.L.P."),
        ("C P A G", "CPAG LIMITED"),
        ("J. W. Smith & Sons Ltd", "JW Smith and Sons"),
        ("Danfo (Uk ) Ltd", "DANFO (UK) LIMITED"),
        ("Barnardos", "BARNARDO'S"),
        ("Kidzrus Nursery Ltd - Irlam", "KIDZRUS NURSERY LTD"),
        ("Ashtead Plant Hire Co Ltd No:2 Acco", "ASHTEAD PLANT HIRE COMPANY LIMITED"),
        ("pmin001 - hull & east yorkshire", "Hull and East Yorkshire"),
        ("Zurich Assurance Ltd126036", "Zurich Assurance Limited"),
        ("Police & Crime Commissioner for Gwent#RB31111238", "Police and Crime Commissioner for Gwent"),
        ("AMEC Environment UK Ltd~Partnership House/1632707740", "Amec Environment"),
        ("News Shops Express Ltd <WV10 8EB>", "News Shops Express"),
        ("Adullam Homes Housing Assoc Ltd", "ADULLAM HOMES HOUSING ASSOCIATION LIMITED"),
        ("T/A Jontek Ltd", "JONTEK LIMITED"),
        ("Caf&eacute; Nero Ltd", "Café Nero"),
    ],
)
def test_ledgers_write_one_name_in_many_ways(one: str, other: str) -> None:
    assert same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("M&S Ltd", "MS Ltd"),
        ("Housing 21", "Housing 22"),
        ("Bell Plumbing & Heating", "MLB Plumbing & Heating"),
        ("Police & Crime Commissioner for Gwent", "Police & Crime Commissioner for Sussex"),
        ("Capstone Foster Care (South West) Ltd", "Capstone Foster Care (North) Ltd"),
        ("Smith t/a Ocean Taxis", "Smith t/a Hill Gardening"),
        ("R Marsden", "S Marsden"),
    ],
)
def test_what_tells_firms_apart_stays(one: str, other: str) -> None:
    assert not same(one, other)


def test_a_stated_trading_or_former_name_is_an_alias() -> None:
    assert taken_apart("Smith Holdings Ltd t/a Ocean Taxis").aliases == (("ocean", "taxis"),)
    assert taken_apart("NEC Software Ltd (formerly Northgate Public Services)").aliases == (
        ("northgate", "public", "service"),
    )


@given(st.text(max_size=60))
def test_any_text_can_be_taken_apart_and_comes_out_the_same_each_time(name: str) -> None:
    assert taken_apart(name) == taken_apart(name)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("00007919", "GB-COH-00007919"),
        ("7919", "GB-COH-00007919"),
        ("sc 123456", "GB-COH-SC123456"),
        ("IP27440R", "GB-COH-IP27440R"),
        ("OC303525", "GB-COH-OC303525"),
        ("GB-COH-01234567", "GB-COH-01234567"),
        ("GB-CHC-1023456", "GB-CHC-1023456"),
        ("GB-SC-SC012345", "GB-SC-SC012345"),
        ("NIC100123", "GB-NIC-NIC100123"),
        ("n/a", None),
        ("00000000", None),
        ("GB123456789", None),
        ("", None),
        (None, None),
    ],
)
def test_a_company_number_is_one_by_its_form(text: str | None, number: str | None) -> None:
    assert company_number(text) == number
