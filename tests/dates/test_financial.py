from datetime import date

import pytest

from planner.dates import financial_year, financial_year_start, quarter
from planner.dates.financial import financial_quarter


@pytest.mark.parametrize(
    ("day", "year", "of_year", "calendar"),
    [
        (date(2027, 3, 31), "2026-27", 4, "2027 Q1"),
        (date(2027, 4, 1), "2027-28", 1, "2027 Q2"),
        (date(2027, 12, 31), "2027-28", 3, "2027 Q4"),
        (date(2099, 4, 1), "2099-00", 1, "2099 Q2"),
    ],
)
def test_a_financial_year_begins_on_the_first_of_april(day, year, of_year, calendar):
    assert financial_year(day) == year
    assert financial_quarter(day) == of_year
    assert quarter(day) == calendar
    assert financial_year_start(day).strftime("%d %m") == "01 04"
