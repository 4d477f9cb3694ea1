from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.dates import NotADate, Rule, due, reckon
from planner.dates.holidays import CALENDARS

days = st.dates(date(2015, 1, 1), date(2040, 12, 31))
rules = st.builds(
    Rule,
    days=st.integers(1, 400),
    unit=st.sampled_from(["calendar", "working"]),
    months=st.integers(0, 48),
    count_from=st.sampled_from(["day_after", "day_of"]),
    back=st.booleans(),
    calendar=st.sampled_from(CALENDARS),
    roll=st.sampled_from(["none", "next", "previous"]),
)


@given(days, days, rules)
def test_a_later_start_never_gives_an_earlier_date(one, other, rule):
    first, last = sorted((one, other))
    assert reckon(first, rule)[1] <= reckon(last, rule)[1]


@given(days, st.integers(0, 200), st.sampled_from(["calendar", "working", "clear"]))
def test_forward_of_backward_is_not_earlier(day, length, unit):
    back = reckon(day, Rule(length, unit, back=True))[1]
    assert reckon(back, Rule(length, unit))[1] >= day


@given(days, rules)
def test_the_sum_begins_with_the_start_and_ends_with_the_result(day, rule):
    found = due(day, rule)
    assert str(day.day) in found.sum[0]
    assert str(found.date.year) in found.sum[-1]
    assert all(line.endswith(".") for line in found.sum)


def test_clear_days_leave_out_both_ends():
    found = due(date(2027, 3, 9), Rule(28, "clear", law="SI 2012/2089 r.9(2)"))
    assert found.date - date(2027, 3, 9) == timedelta(days=29)
    assert "Law: SI 2012/2089 r.9(2)." in found.sum


def test_days_that_are_only_computed_say_so():
    found = due(date(2029, 3, 1), Rule(8, "working"))
    assert any(line.startswith("Provisional: ") for line in found.sum)
    found = due(date(2060, 3, 1), Rule(8, "working"))
    assert any(line.startswith("Assumed: ") for line in found.sum)


def test_many_bank_holidays_are_counted_rather_than_listed():
    found = due(date(2026, 1, 1), Rule(300, "working"))
    assert any("bank holidays." in line for line in found.sum)


@pytest.mark.parametrize("wrong", [{"unit": "weeks"}, {"calendar": "france"}, {"days": -1}, {"roll": "up"}])
def test_a_rule_that_no_law_says_is_refused(wrong):
    with pytest.raises(NotADate):
        Rule(**wrong)


def test_the_sum_says_whether_the_first_day_counts():
    assert "which counts" in due(date(2027, 3, 10), Rule(8, "working", count_from="day_of")).sum[1]
    assert "no working day" in due(date(2027, 3, 13), Rule(8, "working", count_from="day_of")).sum[1]
