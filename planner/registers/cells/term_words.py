"""Prose about terms made plain before the grammar reads it: words to numbers, units to one letter, noise out."""

from __future__ import annotations

import re
from fractions import Fraction

from planner.registers.cells.blanks import tidy

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
]
NUMBERS = {word: n for n, word in enumerate(_ONES)} | {"seventeen": 17, "eighteen": 18, "nineteen": 19, "a": 1, "an": 1}
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_MONTHS = {"y": Fraction(12), "m": Fraction(1), "w": Fraction(12, 52)}
_UNITS = {
    "y": r"years?|yrs?|annum|ans|années?|jahre?n?|y",
    "m": r"months?|mths?|mnths?|mos?|mois|monate?n?|m",
    "w": r"weeks?|wks?|semaines?|wochen?|w",
    "d": r"days?|jours?|tagen?|tage?|d",
}
_NUMBER_WORD = "|".join([*NUMBERS, *_TENS])
_COMPOUND = re.compile(rf"\b({'|'.join(_TENS)})(?:[\s-](one|two|three|four|five|six|seven|eight|nine))?\b")
_PLAIN = re.compile(rf"\b({'|'.join(sorted((w for w in NUMBERS if len(w) > 2), key=len, reverse=True))})\b")
_ARTICLE = re.compile(r"\b(?:a|an)\s+(?=(?:further\s+|additional\s+|single\s+|possible\s+)*(?:year|month|week)\b)")
_REPEATED = re.compile(r"\b(\d+(?:\.\d+)?)\s*\(\s*(?:\1|[a-z]+)\s*\)")  # `three (3)`, but not `36 (24)`
_HALF = re.compile(r"(\d+)\s*(?:½|1/2)|(\d+)\s+and\s+a\s+half")
# `4 y 6 m`, `1 y and 3 m`: one length, unless the months are said to be an extension
_YEARS_AND_MONTHS = re.compile(r"(?<![\d.])(\d{1,2}) y\s+(?:and\s+)?(\d|1[01]) m\b(?!\s*(?:\w+\s+)?(?:exten|option))")
_DECIMAL_COMMA = re.compile(r"(?<=\b\d),(?=(?:5|25|75)\s*y)")  # `1,5 years`
_LOST_BREAK = re.compile(r"(?:(?<=[\d.,)])|(?<=months)|(?<=years)|(?<=periods))rn(?=\W|[A-Z]|$)")


def plain(text: str) -> str:
    """Lower case, numbers as digits, units as `y`, `m`, `w`, `d` with a blank before: `two one-year` → `2 1 y`."""
    folded = tidy(_LOST_BREAK.sub(" ", text)).casefold().replace("’", "'").replace("×", "x").replace("*", "x")
    folded = re.sub(r"(?<=[a-z0-9])\s*[-–—]\s*(?=[a-z0-9])", " ", folded)
    folded = _COMPOUND.sub(lambda m: str(_TENS[m[1]] + NUMBERS.get(m[2] or "zero", 0)), folded)
    folded = _ARTICLE.sub("1 ", folded)
    folded = _PLAIN.sub(lambda m: str(NUMBERS[m[1]]), folded)
    folded = _DECIMAL_COMMA.sub(".", folded)
    folded = _HALF.sub(lambda m: f"{m[1] or m[2]}.5", folded)
    folded = _REPEATED.sub(r"\1", folded)
    folded = re.sub(r"\b(?:annual|yearly|annually)\b", "1 y", folded)
    folded = re.sub(r"\b(\d+)\s*monthly\b", r"\1 m", folded)
    folded = re.sub(r"\bmonthly\b", "1 m", folded)
    for unit, words in _UNITS.items():
        folded = re.sub(rf"(?<=\d)\s*(?:calendar\s+)?(?:{words})(?:\(s\))?(?:'s?)?(?![a-z])", f" {unit}", folded)
    folded = re.sub(r"\b(years?|months?)(?:\(s\))?", lambda m: m[1][0], folded)
    return _YEARS_AND_MONTHS.sub(lambda m: f"{int(m[1]) * 12 + int(m[2])} m", folded)


def months_of(number: str, unit: str) -> int | None:
    """A length in whole months; days as 30-day months or as calendar years, as notices write them; else None."""
    amount = Fraction(number)
    if unit == "d":
        return days_as_months(int(amount)) if amount.denominator == 1 else None
    months = amount * _MONTHS[unit]
    if unit == "w":
        return int(months) if months.denominator == 1 else None
    return int(months) if months.denominator == 1 and 0 < months <= 1200 else None


def days_as_months(days: int) -> int | None:
    """720 → 24 (months of 30 days), 1095 and 1096 → 36 (calendar years); None for any other number of days."""
    if days >= 30 and days % 30 == 0:
        return days // 30
    for years in range(1, 31):
        if days in (365 * years + years // 4 + extra for extra in (-1, 0, 1)) or days == 365 * years:
            return 12 * years
    return None
