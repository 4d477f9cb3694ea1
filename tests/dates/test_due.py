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


def test_the_sum_of_months_says_where_they_lead_and_what_stands_for_a_day_that_is_not_there():
    told = due(date(2027, 1, 31), Rule(3, "working", months=1)).sum
    assert any("There is no 31 February 2027" in line and "Dodds v Walker" in line for line in told)
    assert "After the months the count stands at Sunday 28 February 2027; the days go on from there." in told
    assert "Not working days from 28 February 2027 to 3 March 2027: 1 weekend day; no bank holiday." in told
    term = due(date(2024, 4, 1), Rule(months=36, count_from="day_of"))
    assert term.date == date(2027, 3, 31)
    assert any("The corresponding day is Thursday 1 April 2027" in line for line in term.sum)


def test_a_rolled_day_says_why_it_is_no_working_day():
    told = due(date(2027, 3, 1), Rule(25, roll="next")).sum
    assert any("is not a working day (Good Friday: all of the UK): moved to the next one" in line for line in told)
    weekend = due(date(2027, 3, 1), Rule(5, roll="next")).sum
    assert "Saturday 6 March 2027 is not a working day: moved to the next one." in weekend
