from datetime import date
from decimal import Decimal

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from planner.model import ValueBasis
from planner.registers.cells.money import Money, read_money
from planner.registers.columns import Column
from planner.registers.values import NOT_SAID, ValueFacts, find_value, find_values, years_between

START, END = date(2024, 4, 1), date(2027, 3, 31)


def test_a_total_over_three_years_is_a_third_each_year():
    found = find_value(ValueFacts(read_money("£300,000"), currency="GBP"), START, END)
    assert (found.value, found.basis, found.annual) == (Decimal(300000), ValueBasis.TOTAL, Decimal(100000))


def test_a_yearly_value_is_itself_whatever_the_term():
    found = find_value(ValueFacts(read_money("£50,000 per annum")), START, END)
    assert (found.basis, found.annual) == (ValueBasis.ANNUAL, Decimal(50000))
    found = find_value(ValueFacts(annual=read_money("50000")), START, END)
    assert (found.value, found.basis, found.annual) == (Decimal(50000), ValueBasis.ANNUAL, Decimal(50000))


def test_an_awarded_value_beats_an_estimate_and_an_estimate_says_so():
    both = find_value(ValueFacts(read_money("90000"), low=read_money("50000"), high=read_money("100000")), START, END)
    assert (both.value, both.basis) == (Decimal(90000), ValueBasis.TOTAL)
    only = find_value(ValueFacts(low=read_money("50000"), high=read_money("100000")), START, END)
    assert (only.value, only.basis) == (Decimal(100000), ValueBasis.ESTIMATE)


def test_without_a_term_or_for_less_than_a_year_nothing_is_made_up():
    assert find_value(ValueFacts(read_money("90000")), None, END).annual is None
    assert find_value(ValueFacts(read_money("90000")), date(2027, 1, 1), END).annual == Decimal(90000)


def test_a_column_that_says_annual_or_total_decides_the_basis():
    assert find_value(ValueFacts(read_money("9000"), basis_words="Annual"), START, END).basis is ValueBasis.ANNUAL
    assert find_value(ValueFacts(read_money("9000"), basis_words="Estimated"), START, END).basis is ValueBasis.ESTIMATE


def test_years_count_both_days():
    assert years_between(START, END) == 3
    assert years_between(date(2024, 4, 1), date(2024, 9, 30)) == Decimal("0.5")


amounts = st.one_of(
    st.none(),
    st.sampled_from(["12500", "90000.55", "£50,000 per annum", "£50,000 - £100,000", "$900"]).map(read_money),
    st.decimals(Decimal(2), Decimal(10) ** 9, places=2),
)
rows = st.tuples(
    *[amounts] * 4,
    st.sampled_from([None, "Annual", "Estimated", NOT_SAID]),
    st.sampled_from([None, "GBP", "CAD"]),
    st.sampled_from([None, START, date(2027, 3, 1)]),
    st.sampled_from([None, END]),
)


def _money(amount):
    return Money(amount, amount) if isinstance(amount, Decimal) else amount


@given(st.lists(rows, min_size=1, max_size=15))
def test_columns_of_amounts_give_row_by_row_what_each_row_gives(some):
    *columns, starts, ends = zip(*some, strict=True)
    codes = np.arange(len(some))
    value, annual, low, high, words, currency = (Column(cells, codes) for cells in columns)
    days = [np.array(column, dtype=object) for column in (starts, ends)]
    found = find_values((value, annual, low, high), words, currency, *days)
    for place, (*told, basis, unit, start, end) in enumerate(some):
        alone = find_value(ValueFacts(*map(_money, told), basis, unit), start, end)
        told_of = {name: column[place] for name, column in found.columns.items()}
        assert told_of == {
            "value": alone.value,
            "value_basis": alone.basis,
            "annual_value": alone.annual,
            "currency": alone.currency,
        }
        assert found.problems.get(place, ()) == alone.problems
