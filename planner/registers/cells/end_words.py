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


_LENGTH = (
    r"(\d+|one|two|three|four|six|nine|twelve)(?:\s*\(\d+\))?[\s-]*(?:calendar\s+)?"
    r"(day|jour|tag|week|wk|semaine|woche|month|mon?th|mth|mnth|mois|monat|year|yr|jahr)(?:s|'s|en?|n)?\b'?"
)
_NOTICE = re.compile(_LENGTH, re.IGNORECASE)
_STATED_NOTICE = re.compile(
    rf"{_LENGTH}(?:\s+(?:written|prior|advance|termination|of|minimum))*\s+notice\b"
    rf"|\bnotice(?:\s+period)?(?:\s+(?:of|is|required))*\s*[:=(-]?\s*(?:of\s+)?(?:at\s+least\s+|minimum\s+)?{_LENGTH}",
    re.IGNORECASE,
)
_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "six": 6, "nine": 9, "twelve": 12}
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365, "j": 1, "t": 1, "s": 7}  # also jours, Tage and semaines


def notice_days(text: str, unit: str | None = None) -> int | None:
    """A notice period in days: `3 months` → 90 (months of 30 days), `12 weeks` → 84, `90 days` → 90.

    `unit` (`day`, `week`, `month`) is what a bare number counts, from the heading; without one it is no period.
    """
    if match := _NOTICE.search(tidy(text)):
        return _in_days(match[1], match[2])
    bare = tidy(text)
    return int(bare) * _DAYS[unit[0]] if unit and bare.isdigit() else None


def stated_notice(text: str) -> int | None:
    """The notice in words about something else: `rolling - 3 months' notice`, `notice period: 90 days`."""
    if "notice" not in text.casefold() or not (match := _STATED_NOTICE.search(tidy(text).replace("’", "'"))):
        return None
    return _in_days(match[1] or match[3], match[2] or match[4])


def _in_days(number: str, unit: str) -> int:
    days = _DAYS["y"] if unit.casefold() == "jahr" else _DAYS[unit[0].casefold()]
    return (_WORDS.get(number.lower()) or int(number)) * days
