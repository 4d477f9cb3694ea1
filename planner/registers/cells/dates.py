"""One date text to what it can mean, without yet knowing the column's day and month order.

Shapes, each with an example (tests/registers/cells/test_dates.py reads every one):
`31/03/2027` `31.3.27` `31-03-2027` `3/31/27` (order decided by the column) · `2027-03-31` `2027/3/31`
`2027-03-31T23:59:59+01:00` `2027-03-31 00:00:00` (own day) · `20270331` · `31 March 2027` `31-Mar-27`
`31st of March 2027` `Wednesday 31 March 2027` `March 31, 2027` · `46477` (a spreadsheet's serial) · and spans, which
give their first or last day: `March 2027` `Mar-27` `end of March 2027` `03/2027` `2027-03` `Q4 2026/27`
`2026/27` `26/27` `end of FY2026-27` `2027`. Around a date may stand `c.`, `mid`, `by`, `approx`, `TBC` (`rough`), and a
slip of the keys is read where it can mean one day only: `31//03/2027`, `31/032027`. Welsh month names too.
Two-digit years: 00-69 are 2000-2069, 70-99 are 1970-1999.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from planner.model.quick import quickly_made
from planner.registers.cells.blanks import tidy

MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): n for n, name in enumerate(calendar.month_abbr) if name}
MONTHS |= {"sept": 9, "febuary": 2, "feburary": 2, "janurary": 1, "septemeber": 9, "novemeber": 11, "decemeber": 12}
_WELSH = "ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr"
MONTHS |= {name: n for n, name in enumerate(_WELSH.split(" "), start=1)}
CENTURY_TURN = 70
SERIAL_FIRST, SERIAL_LAST = 20_000, 73_050  # October 1954 to December 2099 as days from 1899-12-30
EPOCH_1900, EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)

MONTH = "(" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
_DAYNAME = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_TIME = (
    r"(?:(?:\s*[t,]\s*|\s+)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(am|pm)?\s*"
    r"(z|utc|gmt|bst|[+-]\d{2}:?\d{2})?)?"
)
_ISO = re.compile(rf"(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}}){_TIME}")
_COMPACT = re.compile(r"(19|20)(\d{2})(\d{2})(\d{2})(?:\.0)?")
_NUMERIC = re.compile(rf"(\d{{1,2}})\s?([/.\-\s])\s?(\d{{1,2}})\s?\2\s?(\d{{1,4}}){_TIME}")
_DAY_MONTH = re.compile(
    rf"{_DAYNAME}(\d{{1,2}})(?:st|nd|rd|th)?(?:\s+day)?[\s\-/.,]*(?:of\s+)?{MONTH}[\s\-/.,']*(\d{{4}}|\d{{2}}){_TIME}"
)
_MONTH_DAY = re.compile(
    rf"{_DAYNAME}{MONTH}[\s\-/.]*(\d{{1,2}})(?:st|nd|rd|th)?(?:\s*,\s*|[\s\-/.]+)(\d{{4}}|\d{{2}}){_TIME}"
)
_MONTH_YEAR = re.compile(
    rf"(?:by\s+|until\s+)?(?:the\s+)?(end|start|beginning)?\s*(?:of\s+)?{MONTH}[\s\-/,']*(\d{{4}}|\d{{2}})"
)
_MONTH_NUMBER = re.compile(r"(\d{1,2})\s?[/\-.]\s?(\d{4})|(\d{4})[/\-.](\d{1,2})")
_QUARTER = re.compile(
    r"(?:(?:the\s+)?end\s+(?:of\s+)?)?(?:q(?:uarter|tr)?\s*([1-4])[\s,/\-]*(?:of\s+)?(?:fy\s*)?(\d{4}|\d{2}(?=\s*[/\-]\s*\d))(?:\s*[/\-]\s*(\d{2,4}))?"
    r"|(?:fy\s*)?(\d{4}|\d{2})\s*[/\-]\s*(\d{2,4})\s*q(?:uarter|tr)?\s*([1-4]))"
)
_YEARS = re.compile(
    r"(?:(?:by\s+|until\s+)?(?:the\s+)?(end|start|beginning)\s+(?:of\s+)?(?:the\s+)?)?"
    r"(fy|f/y|financial\s+year|tax\s+year)?\s*(\d{4}|\d{2})\s*[/\-–]\s*(\d{4}|\d{2})"
)
_SLIPPED = re.compile(  # other separators than one and the same, or one left out: one day all the same
    r"(\d{1,2})\s?(?!-\s?\d+\s?/)[/.\-,]{1,2}\s?(\d{1,2})\s?[/.\-,]{1,2}\s?(\d{4})"
    r"|(\d{2})[/.\-](\d{2})(\d{4})|(\d{2})(\d{2})[/.\-](\d{4})"
)
_ABOUT = re.compile(
    r"(?:c\.?|ca\.|circa|approx(?:imately)?\.?|about|around|est(?:imated|\.)?|~|mid|early|late|by|until|til|till|to|"
    r"expire[sd]?|ends|ending|ended|due|from|starts|started|on)[\s:-]+"
)
_PART = re.compile(r"mid|early|late")
_ROUGHLY = re.compile(r"[\s(,-]+(?:approx(?:imately)?\.?|est(?:imated|\.)?|t\.?b\.?c\.?|provisional(?:ly)?|\?+)\)?")
_YEAR = re.compile(r"(?:(?:by\s+)?(end|start|beginning)\s+of\s+)?(\d{4})")
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_DECEMBER = 12
_FINANCIAL_YEAR_STARTS = 4  # April, for councils and the rest of the UK's public sector


@quickly_made
@dataclass(frozen=True, slots=True)
class DateText:
    """What one text can mean.

    `first` and `last` are equal for a day and bracket a span; both are None where `parts` (two numbers and a year)
    wait for the column's order or `serial` for its epoch. `hour_utc` is the hour of a stated time at UTC or without a
    zone, which the column needs to see midnights moved by summer time. `two_digit` says that a century was supplied,
    `rough` that words such as `approx` stood around it, `slip` that its separators are not what was meant.
    """

    first: date | None = None
    last: date | None = None
    parts: tuple[int, int, int] | None = None
    serial: int | None = None
    utc: bool = False
    clock: tuple[int, int, int] | None = None
    two_digit: bool = False
    iso: bool = False
    rough: bool = False
    slip: bool = False

    @property
    def is_span(self) -> bool:
        """Whether the text names a month, quarter or year, not a day."""
        return self.first != self.last


def full_year(text: str) -> int | None:
    """`27` → 2027, `99` → 1999, `2027` → 2027; None for one or three digits, which no one means."""
    if len(text) == 4:
        return int(text)
    if len(text) == 2:
        return int(text) + (2000 if int(text) < CENTURY_TURN else 1900)
    return None


def day(year: int, month: int, dom: int) -> date | None:
    """The date, or None where the calendar has none."""
    try:
        return date(year, month, dom)
    except ValueError:
        return None


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def from_serial(serial: int, date_1904: bool = False) -> date:
    """A spreadsheet's day number to a date, in the 1900 or the 1904 system."""
    return (EPOCH_1904 if date_1904 else EPOCH_1900) + timedelta(days=serial)


def _clock(groups: tuple[str | None, ...]) -> tuple[tuple[int, int, int] | None, bool]:
    hour, minute, second, half, zone = groups
    if hour is None:
        return None, False
    hours = int(hour) % 12 + 12 if half == "pm" else int(hour) % 12 if half == "am" else int(hour)
    return (hours, int(minute or 0), int(second or 0)), zone in ("z", "utc", "gmt", "+00:00", "+0000")


def _iso(match: re.Match[str]) -> DateText | None:
    found = day(int(match[1]), int(match[2]), int(match[3]))
    clock, utc = _clock(match.groups()[3:])
    return DateText(found, found, utc=utc, clock=clock, iso=True) if found else None


def _compact(match: re.Match[str]) -> DateText | None:
    found = day(int(match[1] + match[2]), int(match[3]), int(match[4]))
    return DateText(found, found, iso=True) if found else None


def _numeric(match: re.Match[str]) -> DateText | None:
    year = full_year(match[4])
    clock, utc = _clock(match.groups()[4:])
    if year is None:
        year = int(match[4])  # `01/01/1`: a date of the first century, which no end can be
    if not (day(year, int(match[3]), int(match[1])) or day(year, int(match[1]), int(match[3]))):
        return None
    parts = (int(match[1]), int(match[3]), year)
    return DateText(parts=parts, utc=utc, clock=clock, two_digit=len(match[4]) < 4)


def _named(dom: str, month: str, year_text: str, rest: tuple[str | None, ...]) -> DateText | None:
    year = full_year(year_text)
    found = year and day(year, MONTHS[month], int(dom))
    clock, utc = _clock(rest)
    return DateText(found, found, utc=utc, clock=clock, two_digit=len(year_text) < 4) if found else None


def _day_month(match: re.Match[str]) -> DateText | None:
    return _named(match[1], match[2], match[3], match.groups()[3:])


def _month_day(match: re.Match[str]) -> DateText | None:
    return _named(match[2], match[1], match[3], match.groups()[3:])


def _span(first: date, last: date, edge: str | None) -> DateText:
    if edge == "end":
        return DateText(last, last)
    if edge in ("start", "beginning"):
        return DateText(first, first)
    return DateText(first, last)


def _month_year(match: re.Match[str]) -> DateText | None:
    year = full_year(match[3])
    month = MONTHS[match[2]]
    return (year and _span(date(year, month, 1), month_end(year, month), match[1])) or None


def _month_number(match: re.Match[str]) -> DateText | None:
    month, year = (match[1], match[2]) if match[1] else (match[4], match[3])
    if not 1 <= int(month) <= 12 or not 1900 <= int(year) <= 2200:
        return None
    return _span(date(int(year), int(month), 1), month_end(int(year), int(month)), None)


def _follows(first: str, second: str) -> bool:
    """Whether `2026/27` or `2026/2027` names one financial year."""
    return int(second[-2:]) == (int(first) + 1) % 100


def _quarter(match: re.Match[str]) -> DateText | None:
    number = int(match[1] or match[6])
    year, second = full_year(match[2] or match[4]) or 0, match[3] or match[5]
    if not 1900 <= year <= 2200 or (second and not _follows(str(year), second)):
        return None
    month = 3 * number - 2
    if second:
        month += _FINANCIAL_YEAR_STARTS - 1
        year, month = (year + 1, month - 12) if month > 12 else (year, month)
    return _span(date(year, month, 1), month_end(year, month + 2), None)


def _years(match: re.Match[str]) -> DateText | None:
    edge, named, first, second = match.groups()
    year = full_year(first)
    if not year or not _follows(first, second) or not 1900 <= year <= 2200:
        return None
    if len(first) == 2 and not (named or int(first) > _DECEMBER):  # `11/12` may be a month and a day
        return None
    return _span(date(year, _FINANCIAL_YEAR_STARTS, 1), month_end(year + 1, _FINANCIAL_YEAR_STARTS - 1), edge)


def _slipped(match: re.Match[str]) -> DateText | None:
    first, second, year = (int(group) for group in match.groups() if group)
    if not (day(year, second, first) or day(year, first, second)):
        return None
    return DateText(parts=(first, second, year), slip=True)


def _year(match: re.Match[str]) -> DateText | None:
    year = int(match[2])
    return _span(date(year, 1, 1), date(year, 12, 31), match[1]) if 1950 <= year <= 2200 else None


def _serial(match: re.Match[str]) -> DateText | None:
    number = int(match[1])
    return DateText(serial=number) if SERIAL_FIRST <= number <= SERIAL_LAST else None


_READERS = (
    (_ISO, _iso),
    (_NUMERIC, _numeric),
    (_COMPACT, _compact),
    (_DAY_MONTH, _day_month),
    (_MONTH_DAY, _month_day),
    (_MONTH_YEAR, _month_year),
    (_QUARTER, _quarter),
    (_YEARS, _years),
    (_MONTH_NUMBER, _month_number),
    (_SERIAL, _serial),
    (_YEAR, _year),
    (_SLIPPED, _slipped),
)


@lru_cache(maxsize=200_000)
def read_date(text: str) -> DateText | None:
    """What `text` can mean as a date, or None where it is none of the shapes above."""
    if (match := _NUMERIC.fullmatch(text)) and (found := _numeric(match)):
        return found  # as nearly all dates are written
    folded = tidy(text).casefold().strip("'\"")
    if not folded or len(folded) > 60 or not any(c.isdigit() for c in folded):
        return None
    if found := _as_it_stands(folded):
        return found
    if folded[0].isdigit() and folded[-1].isdigit():  # no words around it
        return None
    start = match.end() if (match := _ABOUT.match(folded)) else 0
    end = (
        found_end.start() if (found_end := _ROUGHLY.search(folded, start)) and found_end.end() == len(folded) else None
    )
    bare = folded[start:end].strip()
    found = _as_it_stands(bare) if bare and bare != folded else None
    if found is None or (_PART.match(folded) and found.first and found.last and (found.last - found.first).days > 31):
        return None  # `early 2027` is no day of that year in particular
    return replace(found, rough=True)


def _as_it_stands(folded: str) -> DateText | None:
    for pattern, reader in _READERS:
        if (match := pattern.fullmatch(folded)) and (found := reader(match)):
            return found
    return None
