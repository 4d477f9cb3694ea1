"""Days as the law counts them: months, working days, clear days, financial years. Standard library only.

Every calendar is an argument; nothing here knows today. `due` computes one date and writes out its sum.
"""

from planner.dates.due import due, reckon
from planner.dates.explain import long_date, short_date
from planner.dates.financial import financial_year, financial_year_start, quarter
from planner.dates.holidays import UK, Holiday, bank_holidays, published_until
from planner.dates.months import add_months, end_of_term, extend_end, months_between
from planner.dates.rule import Due, NotADate, Rule
from planner.dates.terms import Term, Terms, current_end, latest_end, next_chance, notice_by, term_on
from planner.dates.working import WorkingCalendar, working_calendar

__all__ = [
    "UK",
    "Due",
    "Holiday",
    "NotADate",
    "Rule",
    "Term",
    "Terms",
    "WorkingCalendar",
    "add_months",
    "bank_holidays",
    "current_end",
    "due",
    "end_of_term",
    "extend_end",
    "financial_year",
    "financial_year_start",
    "latest_end",
    "long_date",
    "months_between",
    "next_chance",
    "notice_by",
    "published_until",
    "quarter",
    "reckon",
    "short_date",
    "term_on",
    "working_calendar",
]
