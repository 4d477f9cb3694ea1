"""Reasons are sentences that rest on facts of the registers; the strongest reason against comes first."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from planner.dates import short_date
from planner.settings import PlanSettings
from tests.proposals.build import AREA, COUNCILS, contract, day, of, proposals, said

A, B = contract("a"), contract("b", COUNCILS[1], end=1030)


def test_who_and_how_many_come_first() -> None:
    assert (
        of(A, B).reasons[0]
        == "Kent and Medway each hold one contract for refuse collection: one procurement instead of two."
    )
    three = of(A, B, contract("c", end=1010))
    assert three.reasons[0].startswith("Kent and Medway hold three contracts between them")


def test_ends_are_told_but_the_end_of_the_financial_year_is_no_argument() -> None:
    assert said(of(A, B).reasons, f"from {short_date(day(1000))} to {short_date(day(1030))}")
    march = (day(0).replace(year=2029, month=3, day=31) - day(0)).days
    both = of(contract("a", end=march), contract("b", COUNCILS[1], end=march))
    assert said(both.reasons, "Both end on 31 March 2029", "says little")


def test_the_same_supplier_and_the_same_system_are_named() -> None:
    found = of(
        contract("a", supplier="Veolia Ltd", system="Whitespace"),
        contract("b", COUNCILS[1], end=1001, supplier="VEOLIA LTD", system="whitespace"),
    )
    assert said(found.reasons, "Kent and Medway have the same supplier today: Veolia Ltd")
    assert said(found.reasons, "the same system: Whitespace")
    assert not said(of(A, B).reasons, "same supplier")


def test_the_value_says_for_how_many_it_is_known() -> None:
    found = of(A, contract("b", COUNCILS[1], annual_value=None))
    assert said(found.reasons, "at least £250,000 a year", "known for 1 of 2 contracts")
    assert said(of(A, B).reasons, "Together they are worth £500,000 a year (known for both).")
    assert said(found.against, "What Medway’s contract is worth is not known.")
    assert (found.value[0].known, found.value[0].of) == (1, 2)


def test_neighbours_and_distance_are_told() -> None:
    assert said(of(A, B).reasons, "Kent and Medway are neighbours")
    far = of(A, contract("c", "Cornwall Council"))
    assert said(far.against, "km apart", "Cornwall")


def test_time_that_is_left_says_how_much() -> None:
    said_of = lambda end: of(contract("a", end=end), contract("b", COUNCILS[1], end=end)).reasons  # noqa: E731
    assert said(said_of(1000), "There is time: convene by", "19 months from today")
    assert said(said_of(450), "There is just time: convene by", "51 days from today")


def test_what_needs_no_extension_says_so() -> None:
    assert said(of(A, B).reasons, "Nobody has to extend a contract", "30 days after the start")


def test_names_that_hold_an_and_are_kept_apart() -> None:
    found = of(A, contract("b", "Bath and North East Somerset Council"))
    assert found.title == "Refuse collection: Bath and North East Somerset; and Kent"
    assert found.reasons[0].startswith("Bath and North East Somerset; and Kent each hold one contract")


def test_a_service_area_with_a_colon_is_put_in_brackets() -> None:
    found = of(A, B, area=replace(AREA, name="Winter service: salt and gritting"))
    assert found.title == "Winter service (salt and gritting): Kent and Medway"
    assert "for winter service (salt and gritting): one procurement instead of two." in found.reasons[0]


def test_two_proposals_of_the_same_councils_are_told_apart_by_their_start() -> None:
    rows = [contract(f"{end}-{n}", COUNCILS[n], end=end) for end in (1000, 1500) for n in (0, 1)]
    titles = sorted(one.title for one in proposals(rows))
    assert titles == [f"Refuse collection: Kent and Medway, from {month}" for month in ("August 2029", "January 2031")]
    other = next(one for one in proposals([*rows, contract("d", COUNCILS[3], end=1000)]) if len(one.members) == 3)
    assert other.title == "Refuse collection: Essex, Kent and Medway"


def test_the_two_least_alike_share_words_as_their_titles_write_them() -> None:
    rows = [
        contract(str(n), COUNCILS[n], end=1000 + n, title=title, cpv=("98351000",))
        for n, title in enumerate(("Parking Permits and PCN Processing", "PCN processing, parking permits"))
    ]
    expected = "Both share the words “parking”, “permits”, “PCN” and “processing”, and CPV code 98351000."
    assert expected in of(*rows).reasons


def test_contracts_of_one_title_are_told_by_it() -> None:
    assert "Both are called “Refuse collection”." in of(A, B).reasons
    assert "All are called “Refuse collection”." in of(A, B, contract("c", COUNCILS[2], end=1010)).reasons
    assert not said(of(A, replace(B, title="Refuse collections")).reasons, "called")


def test_one_of_several_suppliers_is_told_by_its_own_name() -> None:
    found = of(
        contract("a", supplier="Ash Ltd; Elm Ltd", suppliers=("Ash Ltd", "Elm Ltd")),
        contract("b", COUNCILS[1], end=1001, supplier="Elm Ltd", suppliers=("Elm Ltd",)),
    )
    assert said(found.reasons, "Kent and Medway have the same supplier today: Elm Ltd.")


def test_waits_of_many_days_are_told_in_months() -> None:
    assert said(of(A, contract("b", COUNCILS[1], end=1080)).reasons, "the last joins 80 days after the start")
    late = of(A, contract("b", COUNCILS[1], end=1184), settings=replace(PlanSettings(), slack_days=365))
    assert said(late.reasons, "the last joins 6 months after the start")


def test_a_council_whose_name_holds_commas_can_be_told_from_the_next() -> None:
    far = of(
        A, contract("b", "Bournemouth, Christchurch and Poole Council", end=1001, annual_value=Decimal(25_000_000))
    )
    assert said(far.against, "Bournemouth, Christchurch and Poole; and Kent lie about ") or said(
        far.against, "Kent; and Bournemouth, Christchurch and Poole lie about "
    )
    assert said(far.against, "£25 million a year (Bournemouth, Christchurch and Poole) beside £250,000 (Kent).")
