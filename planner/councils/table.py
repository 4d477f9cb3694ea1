"""The reference table of authorities, as `model.Council`s, and how they succeed one another."""

from __future__ import annotations

import csv
import json
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from planner.model import Council

_DATA = resources.files("planner.councils") / "data"


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _lines(name: str) -> list[str]:
    return (_DATA / name).read_text(encoding="utf-8").splitlines()


@cache
def rows() -> tuple[dict[str, str], ...]:
    """The table as it stands in data/councils.csv, one mapping per authority."""
    return tuple(csv.DictReader(_lines("councils.csv")))


@cache
def amendments() -> dict[str, Any]:
    """What the public tables do not have yet (data/amendments.json), each entry with its source."""
    found: dict[str, Any] = json.loads((_DATA / "amendments.json").read_text(encoding="utf-8"))
    return found


@cache
def variants() -> tuple[tuple[str, str], ...]:
    """Further spellings with the code of the authority meant: the public list, then our own short forms."""
    public = [(row["name"], row["code"]) for row in csv.DictReader(_lines("variants.csv"))]
    own = [(name, code) for code, names in amendments()["names"].items() for name in names]
    return (*public, *own)


@cache
def _by_code() -> dict[str, Council]:
    return {
        row["code"]: Council(
            code=row["code"],
            name=row["name"],
            gss=row["gss"] or None,
            nation=row["nation"],
            region=row["region"] or None,
            tier=row["tier"],
            start=_day(row["start"]),
            end=_day(row["end"]),
            successors=tuple(row["successors"].split()),
            neighbours=frozenset(row["neighbours"].split()),
        )
        for row in rows()
    }


@cache
def all_councils() -> tuple[Council, ...]:
    """Every authority of the table in order of code, abolished and coming ones included (see `start`, `end`).

    `end` is a council's last day; its successors vest the day after.
    """
    return tuple(_by_code().values())


def by_code(code: str) -> Council | None:
    """The authority with that register code (`KEN`), or None."""
    return _by_code().get(code)


@cache
def _predecessors() -> dict[str, tuple[Council, ...]]:
    return {row["code"]: tuple(_by_code()[code] for code in row["predecessors"].split()) for row in rows()}


def predecessors(code: str) -> tuple[Council, ...]:
    """The councils whose functions an authority took over, or will: empty where it took over none."""
    return _predecessors().get(code, ())
