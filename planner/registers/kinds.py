"""What a piece of text looks like: a number, a date, a word … Shapes alone, nothing is converted."""

from __future__ import annotations

import re
from functools import cache

EMPTY, NUMBER, DATE, TOKEN, TEXT, ODD = "empty", "number", "date", "token", "text", "odd"


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    month = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
    clock = r"\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:\s?[ap]m)?"
    zone = r"(?:\s?(?:z|utc|gmt|[+-]\d{2}:?\d{2}))?"
    in_digits = r"\d{1,4}([-/.])\d{1,2}\1\d{1,4}"
    in_words = rf"\d{{1,2}}[ -/]{month}[ ,-/]{{0,2}}\d{{2,4}}|{month} \d{{1,2}},? \d{{2,4}}|{month}[ -]\d{{2,4}}"
    date = rf"(?:(?:{in_digits}|{in_words})(?:[ t,:]{{1,2}}{clock}{zone})?|{clock}{zone})"
    grouped = r"\d{1,3}(?:,\d{3})+(?:\.\d*)?|\d{1,3}(?:\.\d{3})+(?:,\d*)?|\d{1,3}(?:[ \u00a0\u202f']\d{3})+(?:[.,]\d*)?"
    digits = rf"(?:{grouped}|\d+(?:[.,]\d*)?|[.,]\d+)"
    number = rf"[(+-]?\s?[£$€¥]?\s?[+-]?{digits}(?:e[+-]?\d+)?\s?[%£$€)]?-?"
    return (
        (NUMBER, re.compile(rf"{number}|nan|-?inf(?:inity)?", re.I)),
        (DATE, re.compile(date, re.I)),
        (TOKEN, re.compile(r"[^\W_][\w./:&@%#+*()'-]*[\w)]|\w|-|--|\?|https?://\S+|(?:/[\w.@-]+)+/?", re.I)),
        (TEXT, re.compile(r"[^\W_(\[#*£$€&@‘“'.+<-][^\t|;~^\x00-\x08\x0b\x0c\x0e-\x1f]*", re.I)),
    )


def kind_of(cell: str) -> str:
    """The kind of one cell; white space around it does not count."""
    text = cell.strip()
    if not text:
        return EMPTY
    if len(text) <= 60:
        for kind, pattern in _patterns():
            if pattern.fullmatch(text):
                return kind
        return ODD
    return TEXT if _patterns()[3][1].fullmatch(text) else ODD


def is_valued(kind: str) -> bool:
    """Numbers and dates: kinds that a heading rarely has."""
    return kind in (NUMBER, DATE)
