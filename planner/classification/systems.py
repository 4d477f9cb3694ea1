"""Known systems: a product's name tells what a contract is for."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache

from planner.classification.areas import lines

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class KnownSystem:
    """A product that councils use. `alone` is True where its name is no common word and may stand in any title."""

    name: str
    supplier: str | None
    area: str
    alone: bool
    source: str


@cache
def known_systems() -> tuple[KnownSystem, ...]:
    """Every product of data/systems.csv."""
    return tuple(
        KnownSystem(row["name"], row["supplier"] or None, row["area"], row["alone"] == "yes", row["source"])
        for row in csv.DictReader(lines("systems.csv"))
    )


@cache
def by_area() -> dict[str, tuple[KnownSystem, ...]]:
    """Area → its known systems."""
    found: dict[str, list[KnownSystem]] = {}
    for system in known_systems():
        found.setdefault(system.area, []).append(system)
    return {area: tuple(systems) for area, systems in found.items()}


@cache
def _any_name() -> re.Pattern[str]:
    ordered = sorted((re.escape(s.name) for s in known_systems()), key=len, reverse=True)
    return re.compile(r"(?<![\w.])(?:" + "|".join(ordered) + r")(?![\w])", re.IGNORECASE)


@cache
def _first_words() -> frozenset[str]:
    """The first word of each name: a text without any of them names no known system, which is quick to see."""
    return frozenset(word.group(0).lower() for s in known_systems() if (word := _WORD.search(s.name)))


@cache
def _named() -> dict[str, KnownSystem]:
    return {system.name.casefold(): system for system in known_systems()}


def recognised(system: str | None, title: str | None) -> KnownSystem | None:
    """The known system that a contract's system column names, or that its title names unmistakably."""
    for written, stated in ((system, True), (title, False)):
        text = (written or "").replace("_", " ")
        if not text or _first_words().isdisjoint(_WORD.findall(text.lower())):
            continue
        for match in _any_name().finditer(text):
            known = _named()[match.group(0).casefold()]
            # a title may say "confirm" or "uniform" and mean the word; written as a name it has its capital
            if stated or (known.alone and not match.group(0).islower()):
                return known
    return None
