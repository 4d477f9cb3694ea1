from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.leadtime import lead_times, warning_for
from planner.model import Warning as Standing

START_BY, LAST = date(2027, 6, 1), date(2027, 9, 1)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (START_BY - timedelta(days=91), "in good time"),
        (START_BY - timedelta(days=90), "start now"),
        (START_BY, "start now"),
        (START_BY + timedelta(days=1), "late"),
        (LAST, "late"),
        (LAST + timedelta(days=1), "too late"),
    ],
)
def test_the_four_levels_change_on_the_day_the_definition_says(today, expected):
    assert warning_for(today, START_BY, LAST) == expected
    assert lead_times().warning(today, START_BY, LAST) == expected


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_a_warning_never_improves_with_time(one, other):
    first, last = sorted((one, other))
    order = list(Standing)
    assert order.index(warning_for(first, START_BY, LAST)) <= order.index(warning_for(last, START_BY, LAST))
