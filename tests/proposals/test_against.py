"""What speaks against a proposal: the strongest first, each from facts of the registers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from planner import leadtime
from planner.dates import short_date
from planner.model import Stage
from planner.settings import PlanSettings
from tests.proposals.build import COUNCILS, TODAY, PlainLeadTimes, contract, day, of, said

A, B = contract("a"), contract("b", COUNCILS[1], end=1030)


def test_the_first_reason_against_is_the_strongest() -> None:
    late = of(contract("a", end=300), contract("b", COUNCILS[1], end=310))
    assert late.against[0].startswith("Late")
    assert len(late.against) > 1
    assert of(A, B).against[0].startswith("Kent is to be replaced on 1 April 2028")
    plain = of(contract("a", "Cornwall Council"), contract("b", "Plymouth City Council"))
    (only,) = plain.against
    assert only.startswith("Two councils must agree")


def test_small_contracts_that_lose_their_freedom_by_being_joined() -> None:
    small = {"annual_value": Decimal(40_000), "value": Decimal(160_000)}
    found = of(contract("a", **small), contract("b", COUNCILS[1], **small), threshold=leadtime.threshold)
    assert found.above_threshold
    assert said(found.against, "below the threshold", "s.85")
    one = of(contract("a", value=Decimal(900_000)), contract("b", COUNCILS[1], **small), threshold=leadtime.threshold)
    assert said(one.against, "Medway is below the threshold", "alone and above it together")
    large = of(
        contract("a"), contract("b", COUNCILS[1]), threshold=leadtime.threshold
    )  # £250,000 a year for four years
    assert large.above_threshold
    assert not said(large.against, "below the threshold")


@pytest.mark.parametrize(
    ("end", "today", "words"),
    [
        (1000, TODAY, "full rules apply, and the freedom to reserve"),
        (500, date(2025, 6, 1), "full rules apply (PA23 Sch.3 para 4, s.85)."),
        (100, date(2024, 6, 1), "full rules apply."),
        (100, TODAY, "full rules apply, and the freedom to reserve"),
    ],
)
def test_what_is_lost_above_the_threshold_is_the_law_of_the_day(end: int, today: date, words: str) -> None:
    """A procurement begins on its start-by day, in 2028, 2026 and 2024, or where that has passed today."""
    small = {"annual_value": Decimal(40_000), "value": Decimal(160_000)}
    rows = [contract("a", end=end, **small), contract("b", COUNCILS[1], end=end, **small)]
    lead = PlainLeadTimes(800 if end < 1000 else 400)
    assert said(of(*rows, threshold=leadtime.threshold, lead_times=lead, today=today).against, words)


@pytest.mark.parametrize(("value", "above"), [(Decimal(40_000), False), (Decimal(150_000), True), (None, None)])
def test_what_is_not_known_does_not_decide_the_threshold(value: Decimal | None, above: bool | None) -> None:
    year = {"start": day(1000 - 364)}  # a term of one year: what it is worth a year is what it is worth
    rows = [contract("a", annual_value=value, **year), contract("b", COUNCILS[1], annual_value=Decimal(45_000), **year)]
    assert of(*rows, threshold=leadtime.threshold).above_threshold is above


def test_a_small_incumbent_is_named_with_the_lot_that_would_keep_it_in() -> None:
    found = of(
        contract("a", sme=True, supplier="Little Ltd", annual_value=Decimal(100_000)),
        contract("b", COUNCILS[1], annual_value=Decimal(5_000_000)),
    )
    assert said(found.against, "Little Ltd", "small or medium-sized", "Kent for £100,000 a year", "is 51 times that")
    assert said(found.against, "A lot for each council")


def test_a_small_firm_that_serves_most_of_them_bears_them_already() -> None:
    rows = [
        contract(str(n), COUNCILS[n], end=1000 + n, sme=True, supplier="Little Ltd.", annual_value=Decimal(v))
        for n, v in enumerate((60_000, 900_000))
    ]
    found = of(*rows)
    assert not said(found.against, "small or medium-sized")
    assert said(found.reasons, "the same supplier today: Little Ltd.")
    assert not said(found.reasons, "Ltd..")


def test_councils_that_buy_very_much_more_than_another_are_named() -> None:
    found = of(
        contract("a", annual_value=Decimal(10_000_000)), contract("b", COUNCILS[1], annual_value=Decimal(40_000))
    )
    assert said(found.against, "differ much in size: £10 million a year (Kent) beside £40,000 (Medway).")
    assert said(
        found.against, "Nearly all of the £10 million a year that is known is with Supplier of Kent County Council"
    )
    assert not said(of(A, B).against, "in size")


def test_yearly_values_and_values_over_the_term_are_not_mixed() -> None:
    whole = {"start": None, "annual_value": None}
    rows = [
        contract("a", annual_value=Decimal(100_000), supplier="One"),
        contract("b", COUNCILS[1], end=1001, value=Decimal(5_000_000), supplier="Two", **whole),
        contract("c", COUNCILS[2], end=1002, value=Decimal(1_000_000), supplier="Three", **whole),
    ]
    found = of(*rows)
    assert (found.value[0].annual, found.value[0].known) == (Decimal(100_000), 1)
    assert said(found.reasons, "at least £100,000 a year (known for 1 of 3 contracts)")
    # the first runs for four years: £400,000
    assert said(found.against, "£5 million of the £6.4 million over the term that is known is with Two already")


def test_one_supplier_with_most_of_it_is_told_with_the_denominator() -> None:
    values = {"a": 9_000_000, "b": 1_000_000, "c": 1_000_000}
    rows = [contract(key, COUNCILS[n], annual_value=Decimal(value)) for n, (key, value) in enumerate(values.items())]
    assert said(of(*rows).against, "£9 million of the £11 million a year that is known")
    even = [contract(key, COUNCILS[n], annual_value=Decimal(1_000_000)) for n, key in enumerate(values)]
    assert not said(of(*even).against, "fewer suppliers")


def test_a_tender_notice_presumed_running_says_so() -> None:
    found = of(A, contract("b", COUNCILS[1], stage=Stage.TENDER))
    assert said(found.against, "presumed running", "Medway")


def test_a_contract_that_has_yet_to_begin_is_named_with_its_day() -> None:
    found = of(A, contract("b", COUNCILS[1], end=1030, start=day(10)))
    assert said(found.against, f"Medway’s contract has yet to begin, on {short_date(day(10))}.")
    assert not said(of(A, contract("b", COUNCILS[1], end=1030, start=day(0))).against, "yet to begin")
    both = of(*(contract(key, COUNCILS[n], end=1030, start=day(10)) for n, key in enumerate("ab")))
    assert said(both.against, "The contracts of Kent and Medway have yet to begin, on ")


def test_needs_that_share_little_are_named() -> None:
    found = of(
        contract("a", title="Bulky refuse"),
        contract("b", COUNCILS[1], title="Trade refuse hire"),
    )
    assert said(found.against, "needs may differ", "Bulky refuse", "Trade refuse")


def test_a_long_extension_is_a_reason_against_and_says_how_long() -> None:
    found = of(
        contract("a", end=700, options=400), contract("b", COUNCILS[1], end=1000), lead_times=PlainLeadTimes(10, 5)
    )
    assert said(found.against, "Kent must run on for")


def test_what_is_hardly_alike_is_said_once_as_a_reason_against() -> None:
    found = of(contract("a", title="Bulky refuse"), contract("b", COUNCILS[1], title="Trade refuse hire"))
    assert said(found.against, "share, beside the service area, no more than the word “refuse”.")
    assert not said(found.reasons, "share the word")


def test_what_several_firms_hold_together_is_nobodys_share() -> None:
    found = of(
        contract("a", supplier="Ash; Elm", suppliers=("Ash", "Elm"), annual_value=Decimal(900_000)),
        contract("b", COUNCILS[1], end=1001, supplier="Oak", annual_value=Decimal(50_000)),
    )
    assert not said(found.against, "fewer suppliers")


def test_a_share_is_of_what_has_a_known_supplier() -> None:
    worth = {"a": ("Ash", 900_000), "b": ("Elm", 100_000), "c": (None, 500_000)}
    rows = [
        contract(key, COUNCILS[n], end=1000 + n, supplier=firm, annual_value=Decimal(value))
        for n, (key, (firm, value)) in enumerate(worth.items())
    ]
    assert said(of(*rows).against, "£900,000 of the £1 million a year whose supplier is known is with Ash already")


def test_a_council_with_two_contracts_is_below_the_threshold_with_both_or_not_at_all() -> None:
    large = contract("c", COUNCILS[1], end=1010, value=Decimal(900_000))
    small = [contract(key, COUNCILS[n], end=1000 + n, value=Decimal(40_000), annual_value=None)
             for n, key in enumerate("ab")]  # fmt: skip
    found = of(*small, large, threshold=leadtime.threshold)
    assert said(found.against, "Kent is below the threshold of £", "(with VAT) alone and above it together")
    assert not said(found.against, "Medway is below")


def test_an_option_of_which_little_is_used_raises_the_question_whether_it_can_be_cut() -> None:
    def moved(options: int) -> tuple[str, ...]:
        rows = [
            contract("a", end=940, options=options, extensions=(round(options / 30.44),)),
            contract("b", COUNCILS[1], end=1000),
        ]
        return of(*rows, settings=replace(PlanSettings(), target=day(1000))).against

    assert said(moved(365 * 5), "Kent would use less than half of an option: ask whether it can be taken in part.")
    assert not said(moved(91), "in part")
