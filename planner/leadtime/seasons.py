"""Seasons in which members take no decision: August, Christmas, the weeks before the May elections. Switchable."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from planner.dates import working_calendar
from planner.leadtime.procedures import read_data

if TYPE_CHECKING:
    from collections.abc import Iterable

_MAY, _THURSDAY = 5, 3


@dataclass(frozen=True, slots=True)
class Closed:
    """The days of one season in one year, both included, and why nothing is decided in it."""

    code: str
    first: date
    last: date
    why: str
    source: str


@cache
def closed(code: str, year: int) -> Closed:
    """The season that begins in that year."""
    row = read_data("seasons.json")[code]
    first, last = _election(row, year) if "poll" in row else _fixed(row, year)
    return Closed(code, first, last, row["why"], row["source"])


@cache
def stages_of(code: str) -> frozenset[str]:
    """The codes of the stages that cannot finish in the season."""
    return frozenset(read_data("seasons.json")[code]["stages"])


def season_on(day: date, codes: Iterable[str]) -> Closed | None:
    """The season of `codes` in which `day` lies, if any."""
    for code in codes:
        for year in (day.year, day.year - 1):
            season = closed(code, year)
            if season.first <= day <= season.last:
                return season
    return None


def before(day: date, codes: Iterable[str]) -> date:
    """`day`, or the last day before the seasons it lies in."""
    while season := season_on(day, codes):
        day = season.first - timedelta(days=1)
    return day


def after(day: date, codes: Iterable[str]) -> date:
    """`day`, or the first day after the seasons it lies in."""
    while season := season_on(day, codes):
        day = season.last + timedelta(days=1)
    return day


def poll(year: int) -> date:
    """The day of ordinary local elections: the first Thursday in May (RPA 1983 s.37(1))."""
    first = date(year, _MAY, 1)
    return first + timedelta(days=(_THURSDAY - first.weekday()) % 7)


def _fixed(row: dict[str, Any], year: int) -> tuple[date, date]:
    first, last = (date.fromisoformat(f"{year}-{row[end]}") for end in ("first", "last"))
    return first, last if last >= first else date(year + 1, last.month, last.day)


def _election(row: dict[str, Any], year: int) -> tuple[date, date]:
    day = poll(year)
    return working_calendar(row["calendar"]).before(day, row["working_days_before"]), day
