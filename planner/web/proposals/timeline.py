"""Members of a proposal → where each bar and line of its drawing lies.

The drawing says nothing that the members table beside it does not say; it is made from the same rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from planner.web.filters import count, day
from planner.web.words import short_council

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.model import Contract, Member, Proposal

WIDTH = 960
GUTTER = 210  # room for the councils' names
TOP = 74  # room for the flags of the vertical lines
ROW = 40
BAR = 16
LONGEST_NAME = 26


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of one row: `kind` is `running`, `run-on`, `option` or `joint`; `words` say it."""

    kind: str
    x: float
    width: float
    words: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One member: `y` is the top of its bars."""

    name: str
    y: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A vertical line of the grid; years carry a label."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Flag:
    """A day with a line through all rows: `kind` is `today`, `decide` or `start`."""

    kind: str
    x: float
    y: int
    anchor: str
    words: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The whole drawing, in its own units."""

    width: int
    height: int
    top: int
    bottom: int
    bar: int
    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]
    flags: tuple[Flag, ...]


def draw(proposal: Proposal, contracts: Mapping[str, Contract], today: date) -> Timeline:
    """The timeline of a proposal; a start that its contract does not know lies at the left edge."""
    first, last = _span(proposal, today)
    scale = _Scale(first, last)
    rows = tuple(
        Row(
            _shorten(member.council),
            TOP + 14 + place * ROW,
            _bars(member, contracts.get(member.contract), proposal, scale),
        )
        for place, member in enumerate(proposal.members)
    )
    bottom = TOP + 14 + len(rows) * ROW
    return Timeline(WIDTH, bottom + 26, TOP, bottom, BAR, rows, _ticks(scale), _flags(proposal, today, scale))


@dataclass(frozen=True, slots=True)
class _Scale:
    first: date
    last: date

    def x(self, then: date) -> float:
        within = min(max(then, self.first), self.last)
        share = (within - self.first).days / max((self.last - self.first).days, 1)
        return round(GUTTER + share * (WIDTH - GUTTER - 10), 1)


def _span(proposal: Proposal, today: date) -> tuple[date, date]:
    """From before the first thing that matters to half a year after the last, options of many years cut off."""
    ends = [member.end for member in proposal.members]
    first = min(today, proposal.last_day_to_decide, *ends) - timedelta(days=75)
    latest = min(max(member.latest_end for member in proposal.members), proposal.target + timedelta(days=730))
    last = max(proposal.starts, latest, *(member.joins for member in proposal.members)) + timedelta(days=200)
    return first, last


def _bars(member: Member, contract: Contract | None, proposal: Proposal, scale: _Scale) -> tuple[Bar, ...]:
    start = contract.start if contract and contract.start else scale.first
    run_to = max(member.end, proposal.target) if member.move_days else member.end
    bars = [_bar("running", start, member.end, scale, f"runs to {day(member.end)}")]
    if member.move_days:
        words = f"runs on for {count(member.move_days, 'day')}, to {day(proposal.target)}"
        bars.append(_bar("run-on", member.end, run_to, scale, words))
    if member.latest_end > run_to:
        bars.append(_bar("option", run_to, member.latest_end, scale, f"could run to {day(member.latest_end)}"))
    joint = _bar("joint", member.joins, scale.last, scale, f"joins on {day(member.joins)}", "joint")
    # The part of an option that the joint arrangement replaces is drawn under it.
    return tuple(sorted([*bars, joint], key=lambda bar: bar.kind != "joint"))


def _bar(kind: str, first: date, last: date, scale: _Scale, words: str, label: str = "") -> Bar:
    x = scale.x(first)
    return Bar(kind, x, max(round(scale.x(last) - x, 1), 1.0), words, label)


def _ticks(scale: _Scale) -> tuple[Tick, ...]:
    """The first of each year with its number, of each quarter without, as long as there is room for quarters."""
    years = range(scale.first.year, scale.last.year + 1)
    quarters = (1,) if len(years) > 8 else (1, 4, 7, 10)
    days = [date(year, month, 1) for year in years for month in quarters]
    return tuple(
        Tick(scale.x(then), str(then.year) if then.month == 1 else "")
        for then in days
        if scale.first < then < scale.last
    )


def _flags(proposal: Proposal, today: date, scale: _Scale) -> tuple[Flag, ...]:
    days = (
        ("today", today, "today"),
        ("decide", proposal.last_day_to_decide, f"decide by {day(proposal.last_day_to_decide)}"),
        ("start", proposal.starts, f"joint start {day(proposal.starts)}"),
    )
    middle = (GUTTER + WIDTH) / 2
    return tuple(
        Flag(kind, scale.x(then), 18 + 18 * place, "start" if scale.x(then) < middle else "end", words)
        for place, (kind, then, words) in enumerate(days)
    )


def _shorten(name: str) -> str:
    name = short_council(name)
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1].rstrip() + "…"
