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
    assert money_cell("a fair amount")[1].kind == "unreadable-value"


@pytest.mark.parametrize("text", ["as per schedule of rates", "POA", "Commercially sensitive", "Not disclosed"])
def test_words_that_say_why_there_is_no_amount_are_a_note(text):
    assert money_cell(text)[0] is None
    assert money_cell(text)[1].kind == "value-not-stated"


@pytest.mark.parametrize(
    ("text", "amount", "basis"),
    [
        ("£20,000pa", 20000, ValueBasis.ANNUAL),
        ("£20,000 p.a.", 20000, ValueBasis.ANNUAL),
        ("£100,000 x 4 years", 100000, ValueBasis.ANNUAL),
        ("£85,000 (£17,000 p.a.)", 85000, None),
        ("£12,000 per annum (£36,000 in total)", 12000, ValueBasis.ANNUAL),
        ("3 year total £36,000", 36000, ValueBasis.TOTAL),
        ("£31,000 total contract", 31000, ValueBasis.TOTAL),
        ("£25,000 over 3 years", 25000, ValueBasis.TOTAL),
        ("total £31,000 pa", 31000, None),
    ],
)
def test_what_is_said_by_the_year_is_annual_and_what_is_said_of_the_whole_is_total(text, amount, basis):
    found = read_money(text)
    assert (found.high, found.basis) == (amount, basis)


@pytest.mark.parametrize("text", ["£20,000xx", "12345abc"])
def test_letters_that_are_no_unit_never_shorten_an_amount(text):
    assert read_money(text) is None


def test_a_least_amount_and_several_amounts_are_said():
    assert money_cell(">£1m")[1].kind == "value-at-least"
    assert money_cell("£85,000 (£17,000 p.a.)")[1].kind == "several-values"


@pytest.mark.parametrize(
    ("text", "currency"), [("A$5,000", "AUD"), ("C$5,000", "CAD"), ("CAD $5,000", "CAD"), ("US$5,000", "USD")]
)
def test_a_dollar_may_say_whose_it_is(text, currency):
    assert read_money(text).currency == currency


@given(st.decimals(Decimal("2"), Decimal("999999999"), places=2))
def test_what_is_written_with_separators_is_read_back(amount):
    assert read_money(f"£{amount:,}").high == amount


@given(st.text(max_size=60))
def test_no_text_makes_it_stumble(text):
    money_cell(text)
