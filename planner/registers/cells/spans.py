"""Two days in one cell, or a day and a length: `01/04/2023 - 31/03/2026`, `3 years from 1 May 2024`.

An extension written behind the days moves the last one: `01/04/2023 - 31/03/2026 (ext to 31/03/2027)`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from planner.registers.cells.blanks import tidy
from planner.registers.cells.dates import DateText, read_date
from planner.registers.cells.days_inside import DAY_INSIDE, MONTH_INSIDE

LONGEST = 300
_DATE_LIKE = re.compile(r"\d{4}|\d[/.]\d")  # without these there is no day: quicker than looking for one
_EXTENDED = re.compile(
    r"\b(?:now\s+)?(?:ext(?:ended|n|\.)?|extension|varied|continued|runs)\s+(?:to|until|till)\b", re.IGNORECASE
)
_BETWEEN = re.compile(r"\s*(?:-|–|—|to|until|till|through|and|ending|ends|end|expires?|/|,|;)?[\s:]*", re.IGNORECASE)
_BEGINS = re.compile(
    r"\b(?:from|start(?:s|ing|ed)?|commenc(?:es|ing|ed)|w\.?e\.?f\.?|beginning|effective)[\s:]*$"
    r"|\b(?:from|after|following|since)\b(?:\s+[a-z-]+){0,4}[\s:(]*$",  # `3 years from signature (12/05/2024)`
    re.IGNORECASE,
)
_FOR = re.compile(
    r"\s*,?\s*for\s+(?:an?\s+)?(?:(?:initial|fixed)\s+)?(?:period\s+of\s+|term\s+of\s+)?\w+", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class SpanText:
    """The first and last day of a cell, as texts that may still wait for an order, and the words without them."""

    first: DateText | None
    last: DateText | None
    rest: str


@lru_cache(maxsize=65_536)
def read_span(text: str) -> SpanText | None:
    """Two days with no more than a dash or `to` between them, or one day that something starts from; else None."""
    whole = tidy(text)
    if not _DATE_LIKE.search(whole) or len(whole) > LONGEST:
        return None
    for pattern in (DAY_INSIDE, MONTH_INSIDE):
        found = [(match, day) for match in pattern.finditer(whole) if (day := read_date(match[0]))]
        if not found:
            continue
        (start, first), *others = found
        if others and _BETWEEN.fullmatch(whole[start.end() : others[0][0].start()]):
            moved = others[1:] and _EXTENDED.search(whole[others[0][0].end() : others[1][0].start()])
            last = others[1][1] if moved else others[0][1]
            return SpanText(first, last, pattern.sub(" ", whole))
        before, after = whole[: start.start()], whole[start.end() :]
        begins = None if others else _BEGINS.search(before)
        if begins or (not others and _FOR.match(after)):
            return SpanText(first, None, f"{before[: begins.start()] if begins else before} . {after}")
    return None
