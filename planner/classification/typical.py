"""Typical suppliers: who supplies a contract says a little about what it is for."""

from __future__ import annotations

import csv
from functools import cache, lru_cache

from planner.classification.areas import lines
from planner.classification.words import words

SPEAKS = 5.0  # log-odds that a typical supplier adds to its areas: enough alone, less than two telling words
MOST_WORDS = 4


@cache
def _known() -> dict[tuple[str, ...], tuple[str, ...]]:
    """First words of a supplier's name → its areas (data/suppliers.csv)."""
    return {
        tuple(words(row["supplier"])): tuple(area.strip() for area in row["areas"].split(";"))
        for row in csv.DictReader(lines("suppliers.csv"))
    }


@cache
def of_area() -> dict[str, tuple[str, ...]]:
    """Area → its typical suppliers by name."""
    found: dict[str, list[str]] = {}
    for row in csv.DictReader(lines("suppliers.csv")):
        for area in row["areas"].split(";"):
            found.setdefault(area.strip(), []).append(row["supplier"])
    return {area: tuple(suppliers) for area, suppliers in found.items()}


@lru_cache(maxsize=65_536)
def areas_of(supplier: str) -> tuple[str, ...]:
    """The areas that a supplier is typical of, by the first words of its name; empty where it is not known."""
    spoken = tuple(words(supplier.replace("&", " and ")))
    for length in range(min(len(spoken), MOST_WORDS), 0, -1):
        if spoken[:length] in _known():
            return _known()[spoken[:length]]
    return ()
