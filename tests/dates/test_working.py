from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.dates import bank_holidays, working_calendar
from planner.dates.holidays import CALENDARS, DIVISIONS
from planner.dates.working import union

days = st.dates(date(2019, 1, 1), date(2035, 12, 31))
lengths = st.integers(0, 60)
calendars = st.sampled_from(CALENDARS)


@given(days, lengths, calendars)
def test_counting_agrees_with_an_independent_count(day, length, name):
    closed = [np.datetime64(holiday, "D") for holiday in bank_holidays(name)]
    expected = day
    if length:
        start = np.datetime64(day, "D")
        expected = np.busday_offset(start, length, roll="preceding", holidays=closed).astype(date)
    assert working_calendar(name).after(day, length) == expected


@given(days, lengths, calendars)
def test_forward_of_backward_is_not_earlier(day, length, name):
    calendar = working_calendar(name)
    assert calendar.after(calendar.before(day, length), length) >= day


@given(days, st.integers(1, 60), calendars)
def test_a_period_that_may_end_by_a_day_never_ends_after_it(day, length, name):
    calendar = working_calendar(name)
    first = calendar.ending_with(day, length)
    assert calendar.beginning_with(first, length) <= day
    assert calendar.beginning_with(first + timedelta(days=1), length) > day or not calendar.is_working(day)


@given(days, lengths, calendars, calendars)
def test_a_union_of_calendars_never_shortens(day, length, one, other):
    both = union(working_calendar(one), working_calendar(other))
    for name in (one, other):
        assert both.after(day, length) >= working_calendar(name).after(day, length)
        assert both.before(day, length) <= working_calendar(name).before(day, length)


@given(days, days, lengths)
def test_working_days_keep_the_order_of_days(one, other, length):
    first, last = sorted((one, other))
    calendar = working_calendar()
    assert calendar.after(first, length) <= calendar.after(last, length)
    assert calendar.before(first, length) <= calendar.before(last, length)


def test_the_calendar_of_the_act_is_closed_when_any_part_of_the_kingdom_is():
    expected = set().union(*(bank_holidays(division) for division in DIVISIONS))
    assert set(bank_holidays()) == expected
    assert bank_holidays()[date(2026, 11, 30)].divisions == ("scotland",)


@pytest.mark.parametrize("day", [date(2027, 3, 26), date(2027, 3, 27), date(2027, 3, 28), date(2027, 3, 29)])
def test_easter_is_not_worked(day):
    calendar = working_calendar()
    assert not calendar.is_working(day)
    assert calendar.on_or_after(day) == date(2027, 3, 30)
    assert calendar.on_or_before(day) == date(2027, 3, 25)
