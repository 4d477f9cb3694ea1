from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model import ValueBasis
from planner.registers.cells.money import money_cell, read_money


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("£1,250,000.50", "1250000.50"),
        ("1250000.5", "1250000.5"),
        ("1.250.000,50 €", "1250000.50"),
        ("£ 12 500", "12500"),
        ("12,5", "12.5"),
        ("12,500", "12500"),
        ("250k", "250000"),
        ("£1.2m", "1200000"),
        ("£1.2 million", "1200000"),
        ("GBP 30,000", "30000"),
        ("£45,000 exc VAT", "45000"),
        ("$5,227,100.00", "5227100"),
        ("30000.00 (estimated)", "30000"),
    ],
)
def test_an_amount_is_read(text, amount):
    assert read_money(text).high == Decimal(amount)


def test_currency_vat_and_basis_come_with_the_amount():
    found = read_money("£12,000 p.a. excl. VAT")
    assert (found.currency, found.vat, found.basis) == ("GBP", "excluded", ValueBasis.ANNUAL)
    assert read_money("$10").currency == "USD"
    assert read_money("10 inc VAT").vat == "included"


def test_a_range_keeps_both_ends():
    found = read_money("£50,000 - £100,000")
    assert (found.low, found.high) == (50000, 100000)
    assert read_money("£1-2m").low == 1_000_000
    assert read_money("up to £30k").high == 30000
    assert read_money("up to £30k").low == 0


@pytest.mark.parametrize("text", ["0", "£0.00", "1", "£1.00"])
def test_nought_and_one_are_unknown(text):
    value, problem = money_cell(text)
    assert value is None
    assert problem.kind == "placeholder-value"


@pytest.mark.parametrize("text", ["", "n/a", "TBC", "-"])
def test_a_blank_is_unknown_without_an_issue(text):
    assert money_cell(text) == (None, None)


def test_a_rate_is_not_a_contracts_value():
    assert money_cell("£450 per day")[1].kind == "value-per-unit"


def test_an_amount_beyond_belief_is_left_out():
    assert money_cell("9" * 40)[1].kind == "impossible-value"


def test_words_are_named_as_unreadable():
    assert money_cell("as per schedule of rates")[1].kind == "unreadable-value"


@given(st.decimals(Decimal("2"), Decimal("999999999"), places=2))
def test_what_is_written_with_separators_is_read_back(amount):
    assert read_money(f"£{amount:,}").high == amount


@given(st.text(max_size=60))
def test_no_text_makes_it_stumble(text):
    money_cell(text)
