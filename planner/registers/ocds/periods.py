"""Contract periods of a process: days, durations in days and months, the furthest extent, renewals in prose."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from planner.model import DateOrder, Issue
from planner.registers.cells.date_columns import resolve
from planner.registers.cells.terms import NOTHING, Terms, days_terms, read_terms
from planner.registers.ends import EndFacts
from planner.registers.ocds.look import child, days, text

if TYPE_CHECKING:
    from datetime import date

    from planner.registers.cells.problem import Problem
    from planner.registers.ocds.package import Json


@dataclass
class Dates:
    """All date texts of a file, so that each path is read as one column and midnights moved by summer time show."""

    texts: dict[str, dict[str, int]] = field(default_factory=dict)
    values: dict[tuple[str, str], tuple[date | None, Problem | None]] = field(default_factory=dict)
    remarks: list[tuple[str, Problem]] = field(default_factory=list)

    def collect(self, row: int, path: str, value: str | None) -> None:
        """Note a text before anything is read."""
        if value:
            self.texts.setdefault(path, {}).setdefault(value, row)

    def settle(self) -> None:
        """Read every column."""
        for path, texts in self.texts.items():
            role = "first" if path.endswith("startDate") else "last"
            found = resolve(list(texts), None, role=role)
            for value, day, problem in zip(texts, found.values, found.problems, strict=True):
                self.values[path, value] = (day, problem)
            self.remarks += [(path, remark) for remark in found.remarks]

    def order(self) -> dict[str, DateOrder]:
        """OCDS dates are ISO: the first rows of each path show it."""
        return {path: DateOrder("ymd", tuple(sorted(texts.values())[:5])) for path, texts in self.texts.items()}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a period stands: its object and its path without indices, for columns and issues."""

    period: Json
    path: str


def collect_dates(dates: Dates, row: int, places: list[Place]) -> None:
    """Every date text of these periods."""
    for place in places:
        for name in ("startDate", "endDate", "maxExtentDate"):
            dates.collect(row, f"{place.path}/{name}", text(place.period, name))


def renewal_terms(lot: Json) -> Terms:
    """The options that a lot's renewal describes; options speak of extension only where they say so."""
    renewal = child(lot, "renewal")
    period = child(renewal, "period")
    if length := _length(period):
        maximum = days(renewal, "maximumRenewals") or 1
        return Terms(options=(length.initial or 0,) * maximum) if length.initial else NOTHING
    if found := read_terms(text(renewal, "description") or "", extension=True):
        return found
    words = text(child(lot, "options"), "description") or ""
    return read_terms(words, extension=True) if "exten" in words.casefold() else NOTHING


def _length(period: Json) -> Terms:
    if months := days(period, "durationInMonths"):
        return Terms(initial=months)
    found = days(period, "durationInDays")
    return days_terms(found) if found else NOTHING


def facts_of(
    dates: Dates, first: Place | None, fallback: Place | None, extension: Terms
) -> tuple[EndFacts, list[tuple[str, str, Problem]]]:
    """End facts of an entry: its own period, and the advertised one behind it; with what is wrong in which path."""
    wrong: list[tuple[str, str, Problem]] = []

    def day(place: Place | None, name: str) -> date | None:
        value = text(place.period, name) if place else None
        if place is None or value is None:
            return None
        found, problem = dates.values.get((f"{place.path}/{name}", value), (None, None))
        if problem:
            wrong.append((f"{place.path}/{name}", value, problem))
        return found

    own = first or fallback
    duration = _length(first.period) if first else NOTHING
    if not duration and fallback:
        duration = _length(fallback.period)
    awarded = day(first, "endDate")
    facts = EndFacts(
        start=day(first, "startDate"),
        end=awarded,
        advertised_start=day(fallback, "startDate") if fallback is not first else None,
        advertised_end=day(fallback, "endDate") if fallback is not first else None,
        latest_end=day(own, "maxExtentDate"),
        duration=duration,
        extension=extension,
        awarded_unusable=bool(first and awarded is None and text(first.period, "endDate")),
    )
    return facts, wrong


def issue_of(file: str, row: int, path: str, value: str | None, problem: Problem) -> Issue:
    """An issue of a JSON file: row is the release, column the path."""
    return Issue(file, None, row, path, problem.kind, value, problem.message, problem.severity)
