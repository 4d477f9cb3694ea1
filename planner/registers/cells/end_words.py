"""Ends that are not dates: which kind of end the words mean (data/end_words.csv)."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib import resources

from planner.model import EndKind
from planner.registers.cells.blanks import tidy


@cache
def _patterns() -> tuple[tuple[EndKind, re.Pattern[str]], ...]:
    text = resources.files("planner.registers").joinpath("data/end_words.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return tuple((EndKind(row["kind"]), re.compile(row["pattern"], re.IGNORECASE)) for row in rows)


def end_words(text: str) -> EndKind | None:
    """`rolling`, `until_notice`, `holding_over`, `unknown` (the words say that it is not known), or None."""
    folded = tidy(text).replace("’", "'")
    for kind, pattern in _patterns():
        if pattern.search(folded):
            return kind
    return None


_NOTICE = re.compile(r"(\d+|one|two|three|four|six|twelve)\s*(?:calendar\s+)?(day|week|month|year)s?", re.IGNORECASE)
_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "six": 6, "twelve": 12}
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}


def notice_days(text: str, unit: str | None = None) -> int | None:
    """A notice period in days: `3 months` → 90 (months of 30 days), `12 weeks` → 84, `90 days` → 90.

    `unit` (`day`, `week`, `month`) is what a bare number counts, from the heading; without one it is no period.
    """
    if match := _NOTICE.search(tidy(text)):
        number = _WORDS.get(match[1].lower()) or int(match[1])
        return number * _DAYS[match[2].lower()]
    bare = tidy(text)
    return int(bare) * _DAYS[unit] if unit and bare.isdigit() else None
