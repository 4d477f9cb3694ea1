"""Ends of contracts → how many end in each quarter of each service area: a table whose cells are shaded."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from planner.web.words import area_name

if TYPE_CHECKING:
    from collections.abc import Sequence

QUARTERS = 12
SHADES = (1, 2, 4, 7, 12)  # from how many contracts on a cell takes the next shade


@dataclass(frozen=True, slots=True)
class Cell:
    """One quarter of one service area; `shade` 0 (none) to 5 (many)."""

    first: date
    last: date
    number: int
    shade: int


@dataclass(frozen=True, slots=True)
class Heat:
    """Headings and rows of the table: service areas with the most endings first."""

    quarters: tuple[tuple[date, date], ...]
    rows: tuple[tuple[str | None, str, tuple[Cell, ...], int], ...]


def quarters(ends: Sequence[tuple[str | None, date]], today: date) -> Heat:
    """Three years of calendar quarters, from the one that today lies in; (service area, end) of each contract in."""
    spans = tuple(_quarter(today, place) for place in range(QUARTERS))
    counted: Counter[tuple[str | None, date]] = Counter()
    for area, end in ends:
        if spans[0][0] <= end <= spans[-1][1]:
            counted[area, _first(end)] += 1
    totals: Counter[str | None] = Counter()
    for (area, _), number in counted.items():
        totals[area] += number
    rows = tuple(
        (area, area_name(area), tuple(_cell(span, counted[area, span[0]]) for span in spans), total)
        for area, total in sorted(totals.items(), key=lambda item: (item[0] is None, -item[1], area_name(item[0])))
    )
    return Heat(spans, rows)


def _cell(span: tuple[date, date], number: int) -> Cell:
    return Cell(span[0], span[1], number, sum(number >= limit for limit in SHADES))


def _first(then: date) -> date:
    return date(then.year, (then.month - 1) // 3 * 3 + 1, 1)


def _quarter(today: date, place: int) -> tuple[date, date]:
    months = _first(today).year * 12 + _first(today).month - 1 + 3 * place
    after = months + 3
    return date(months // 12, months % 12 + 1, 1), date(after // 12, after % 12 + 1, 1) - timedelta(days=1)
