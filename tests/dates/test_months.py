from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from planner.dates import add_months, end_of_term, extend_end, months_between

days = st.dates(date(1990, 1, 1), date(2100, 12, 31))


def test_thirty_six_months_from_the_first_of_april_end_on_the_last_of_march():
    assert end_of_term(date(2024, 4, 1), 36) == date(2027, 3, 31)


def test_an_end_on_the_last_of_february_extends_to_the_last_of_february():
    assert extend_end(date(2023, 2, 28), 12) == date(2024, 2, 29)
    assert extend_end(date(2024, 2, 29), 12) == date(2025, 2, 28)


def test_an_end_can_be_moved_back_by_a_notice_period():
    assert extend_end(date(2026, 8, 28), -2) == date(2026, 6, 28)
    assert extend_end(date(2027, 2, 28), -1) == date(2027, 1, 31)


@given(days, st.integers(0, 240))
def test_months_never_skip_a_month(day, months):
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day


@given(days, st.integers(0, 240))
def test_forward_of_backward_is_not_later_and_at_most_three_days_earlier(day, months):
    again = add_months(add_months(day, -months), months)
    assert day - timedelta(days=3) <= again <= day


@given(days, days, st.integers(0, 60))
def test_months_keep_the_order_of_days(one, other, months):
    first, last = sorted((one, other))
    assert add_months(first, months) <= add_months(last, months)


@given(days, st.integers(1, 240))
def test_a_term_counted_is_the_term_given(start, months):
    if start.day <= 28:
        assert months_between(start, end_of_term(start, months)) == months
