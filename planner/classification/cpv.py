"""CPV codes: what they say, and which areas a main code fits."""

from __future__ import annotations

import csv
import re
from functools import cache, lru_cache

from planner.classification.areas import CODE_DIGITS, leaves, lines

OWN = 0.5
_DIGITS = re.compile(r"\d{2,8}")


@cache
def descriptions() -> dict[str, str]:
    """Code of 8 digits → its English description (CPV 2008, Regulation (EC) No 213/2008; see data/about.json)."""
    return {row["code"]: row["description"] for row in csv.DictReader(lines("cpv.csv"))}


def normal(code: str) -> str | None:
    """A code as 8 digits without its check digit, a shorter one filled up with noughts; None if it is no code."""
    found = _DIGITS.match(code.strip())
    return found.group(0).ljust(CODE_DIGITS, "0") if found else None


def said(code: str) -> str:
    """The code and what it says: `90511100 Solid urban waste collection services`."""
    text = descriptions().get(code)
    return f"{code} {text}" if text else code


def significant(code: str) -> int:
    """How many digits of a code say something: 2 for a bare division."""
    return max(2, len(code.rstrip("0")))


@lru_cache(maxsize=16_384)
def fitting(code: str) -> tuple[tuple[str, float], ...]:
    """The areas that a code of 8 digits fits, each with how many digits agree; empty where none does.

    An area whose own prefix is the code's beginning is half a digit ahead of one that has only more precise codes
    under it.
    """
    told = significant(code)
    found = []
    for area in leaves():
        agreed = max(
            (
                min(len(prefix), told) + (OWN if len(prefix) < CODE_DIGITS else 0)
                for prefix in area.cpv
                if code.startswith(prefix)
            ),
            default=0,
        )
        if agreed:
            found.append((area.code, agreed))
    return tuple(found)
