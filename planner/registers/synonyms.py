"""What headings are known to mean (data/headings.csv), and which layout a file has."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, TypeVar

from planner.registers.heading_words import bag, cleaned, joined

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

K = TypeVar("K", bound="Hashable")

GENERAL = "council"
# A layout is recognised when this share of the file's headings, and this many, are its own.
RECOGNISED_SHARE, RECOGNISED_COUNT = 0.6, 5
# Exports whose words mean something else in their own layout than anywhere else.
SPECIAL = frozenset({"contracts-finder", "ocds-flat", "us"})


@dataclass(frozen=True, slots=True)
class Synonym:
    """One known heading of a field. `rank` counts from 0 within field and layout: the first are commonest."""

    field: str
    heading: str
    layout: str
    rank: int


@cache
def synonyms() -> tuple[Synonym, ...]:
    """All of data/headings.csv, in its order."""
    text = resources.files("planner.registers").joinpath("data/headings.csv").read_text(encoding="utf-8")
    seen: Counter[tuple[str, str]] = Counter()
    found = []
    for row in csv.DictReader(text.splitlines()):
        key = (row["field"], row["layout"])
        found.append(Synonym(row["field"], row["synonym"], row["layout"], seen[key]))
        seen[key] += 1
    return tuple(found)


@cache
def by_text() -> dict[str, tuple[Synonym, ...]]:
    """Synonyms under their exact text, case aside."""
    return _grouped(lambda heading: cleaned(heading).casefold())


@cache
def by_words() -> dict[str, tuple[Synonym, ...]]:
    """Synonyms under their plain words."""
    return _grouped(joined)


@cache
def by_bag() -> dict[frozenset[str], tuple[Synonym, ...]]:
    """Synonyms under the set of their words."""
    return _grouped(bag)


def _grouped(key: Callable[[str], K]) -> dict[K, tuple[Synonym, ...]]:
    groups: dict[K, list[Synonym]] = {}
    for synonym in synonyms():
        groups.setdefault(key(synonym.heading), []).append(synonym)
    return {text: tuple(found) for text, found in groups.items()}


def layout_of(headings: Sequence[str]) -> str | None:
    """The known layout that most of these headings belong to, or None."""
    counts: Counter[str] = Counter()
    known = by_words()
    filled = [heading for heading in headings if heading.strip()]
    for heading in filled:
        counts.update({synonym.layout for synonym in known.get(joined(heading), ())} - {GENERAL})
    for layout, count in counts.most_common():
        if count >= RECOGNISED_COUNT and count >= RECOGNISED_SHARE * len(filled):
            return layout
    return None
