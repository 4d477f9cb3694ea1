"""Months and terms, by the corresponding-date rule (Dodds v Walker [1981] 1 WLR 1027).

A month ends on the day of the same number in the later month or, where there is none, on that month's last day.
A term is counted from its first day and ends the day before the corresponding date; an end is extended by counting
from the day after it. So 36 months from 1 April 2024 end on 31 March 2027, and a contract that ends on 28 February
2023 and runs a year longer ends on 29 February 2024: it ran to the end of the month and still does.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)


def add_months(day: date, months: int) -> date:
    """The corresponding date `months` (negative: back) away; `OverflowError` outside the years 1 to 9999."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        raise OverflowError(f"{months} months from {day} is outside the calendar")
    return date(year, month + 1, day.day if day.day <= 28 else min(day.day, monthrange(year, month + 1)[1]))


def end_of_term(start: date, months: int) -> date:
    """The last day of a term of `months` whose first day is `start`."""
    return add_months(start, months) - ONE_DAY


def extend_end(end: date, months: int) -> date:
    """The last day of a term that ended on `end` and runs `months` longer."""
    return add_months(end + ONE_DAY, months) - ONE_DAY


def months_between(start: date, end: date) -> int:
    """Whole months of the term from `start` to `end`, both included: 1 April to 31 March is 12."""
    after = end + ONE_DAY
    months = (after.year - start.year) * 12 + after.month - start.month
    return months if add_months(start, months) <= after else months - 1
