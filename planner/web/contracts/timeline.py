"""Contracts of one page of the table → the bars of a timeline drawn from the same rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from planner.web.filters import day
from planner.web.words import short_council

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from planner.model import Contract

    Scale = Callable[[date], float]

WIDTH, GUTTER, ROW, BAR, TOP = 960, 330, 26, 12, 34
LONGEST_NAME = 46
BEFORE, MOST = timedelta(days=183), timedelta(days=6 * 365)


@dataclass(frozen=True, slots=True)
class Line:
    """One contract: what is committed, and what its options add (no width where none is known)."""

    id: str
    name: str
    y: int
    x: float
    width: float
    option_x: float
    option_width: float
    words: str
    beyond: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """The drawing, in its own units; `years` are (x, year)."""

    width: int
    height: int
    top: int
    bar: int
    today: float
    years: tuple[tuple[float, int], ...]
    lines: tuple[Line, ...]


def draw(contracts: Sequence[Contract], today: date) -> Timeline | None:
    """The contracts with an end, in the order given; None where there is none. At most about six years ahead."""
    known = [contract for contract in contracts if contract.end]
    if not known:
        return None
    ends = [contract.end for contract in known if contract.end]
    first = min(today, *ends) - BEFORE
    last = min(max(today, *(contract.latest_end or contract.end or today for contract in known)), first + MOST)
    last += timedelta(days=60)
    days = (last - first).days

    def x(then: date) -> float:
        return round(GUTTER + (min(max(then, first), last) - first).days / days * (WIDTH - GUTTER - 10), 1)

    lines = tuple(_line(contract, TOP + 8 + place * ROW, x, last) for place, contract in enumerate(known))
    years = tuple(
        (x(date(year, 1, 1)), year) for year in range(first.year, last.year + 1) if first < date(year, 1, 1) < last
    )
    return Timeline(WIDTH, TOP + 16 + len(known) * ROW, TOP, BAR, x(today), years, lines)


def _line(contract: Contract, y: int, x: Scale, last: date) -> Line:
    assert contract.end is not None
    start = contract.start or date.min
    end, latest = contract.end, max(contract.latest_end or contract.end, contract.end)
    words = f"ends {day(end)}" + (f", could run to {day(latest)}" if latest > end else "")
    left, right = x(start), x(end)
    name = f"{short_council(contract.council or '')}: {contract.title or 'untitled contract'}".removeprefix(": ")
    if len(name) > LONGEST_NAME:
        name = f"{name[: LONGEST_NAME - 1].rstrip()}…"
    return Line(contract.id, name, y, left, max(right - left, 2), right, max(x(latest) - right, 0), words, end > last)
