"""Financial years (1 April to 31 March) and their quarters."""

from __future__ import annotations

from datetime import date

_APRIL = 4


def financial_year_start(day: date) -> date:
    """The 1 April on or before `day`."""
    return date(day.year if day.month >= _APRIL else day.year - 1, _APRIL, 1)


def financial_year(day: date) -> str:
    """The financial year of `day` as councils write it: `2026-27`."""
    first = financial_year_start(day).year
    return f"{first}-{(first + 1) % 100:02d}"


def financial_quarter(day: date) -> int:
    """The quarter of the financial year, 1 (April to June) to 4 (January to March)."""
    return (day.month - _APRIL) % 12 // 3 + 1


def quarter(day: date) -> str:
    """The calendar quarter of `day`: `2027 Q2`."""
    return f"{day.year} Q{(day.month - 1) // 3 + 1}"
