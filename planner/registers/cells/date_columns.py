"""A column of date texts to days: day and month order decided once for the column, with the rows that prove it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from planner.model import DateOrder, OrderBasis, Severity
from planner.registers.cells.blanks import is_blank
from planner.registers.cells.dates import DateText, day, from_serial, month_end, read_date
from planner.registers.cells.problem import Problem
from planner.registers.cells.sentinels import sentinel

if TYPE_CHECKING:
    from collections.abc import Sequence

PROOFS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class OrderEvidence:
    """What one column says about day and month: rows where only one order makes a date, and how many texts need one."""

    dmy: tuple[int, ...] = ()
    mdy: tuple[int, ...] = ()
    ymd: tuple[int, ...] = ()
    open: int = 0

    @property
    def order(self) -> str | None:
        """The order that the rows prove, the commoner of two in a mixed column; None where nothing does."""
        if self.dmy or self.mdy:
            return "dmy" if len(self.dmy) >= len(self.mdy) else "mdy"
        return None


@dataclass(frozen=True, slots=True)
class DateColumn:
    """The texts as days, text by text, with what is wrong with each and what is to be said of the whole column."""

    values: tuple[date | None, ...]
    problems: tuple[Problem | None, ...]
    order: DateOrder | None
    remarks: tuple[Problem, ...] = ()


def evidence(texts: Sequence[str], rows: Sequence[int]) -> OrderEvidence:
    """Which rows prove an order; `rows[i]` is a row that holds `texts[i]`."""
    dmy, mdy, ymd, unsettled = [], [], [], 0
    for text, row in zip(texts, rows, strict=True):
        found = read_date(text)
        if found is None:
            continue
        if found.iso:
            ymd.append(row)
        if found.parts is None:
            continue
        first, second, year = found.parts
        as_dmy, as_mdy = day(year, second, first), day(year, first, second)
        if as_dmy and not as_mdy:
            dmy.append(row)
        elif as_mdy and not as_dmy:
            mdy.append(row)
        elif first != second:
            unsettled += 1
    return OrderEvidence(tuple(sorted(dmy)), tuple(sorted(mdy)), tuple(sorted(ymd)), unsettled)


def hint_in(heading: str) -> str | None:
    """The order that a heading states itself: `End date (dd/mm/yyyy)`."""
    if re.search(r"d{1,2}\W?m{1,3}\W?y{2,4}", heading, re.IGNORECASE):
        return "dmy"
    if re.search(r"m{1,2}\W?d{1,2}\W?y{2,4}", heading, re.IGNORECASE):
        return "mdy"
    return None


def decide(own: OrderEvidence, heading: str, others: Sequence[OrderEvidence], fallback: str) -> DateOrder | None:
    """The order of a column: its own rows, its heading, the file's other columns, then `fallback`, as assumed.

    None where no text needs one (a column of month names, say).
    """
    if own.order:
        proof = own.dmy if own.order == "dmy" else own.mdy
        return DateOrder(own.order, proof[:PROOFS_SHOWN])
    if own.open:
        elsewhere = Counter(other.order for other in others if other.order)
        if stated := hint_in(heading):
            return DateOrder(stated, assumed=True, basis=OrderBasis.HEADING)
        if elsewhere:
            return DateOrder(elsewhere.most_common(1)[0][0], assumed=True, basis=OrderBasis.OTHER_COLUMNS)
        return DateOrder(fallback, assumed=True)
    return DateOrder("ymd", own.ymd[:PROOFS_SHOWN]) if own.ymd else None


def _last_sunday(year: int, month: int) -> date:
    last = month_end(year, month)
    return last - timedelta(days=(last.weekday() + 1) % 7)


def in_summer_time(value: date) -> bool:
    """Whether London's clocks are an hour ahead that evening (last Sunday of March to last Sunday of October)."""
    return _last_sunday(value.year, 3) <= value < _last_sunday(value.year, 10)


def moved_midnights(found: Sequence[DateText | None]) -> bool:
    """Whether the column stores London midnights at UTC, so that summer days begin at 23:00 the evening before.

    True where summer times without an offset of their own are 23:00:00 and none is midnight; times that carry no zone
    at all need a winter midnight beside them as proof.
    """
    late = early = winter = zoned = 0
    for item in found:
        if item is None or item.first is None or item.clock is None or not 1900 < item.first.year < 2200:
            continue
        midnight, evening = item.clock == (0, 0, 0), item.clock == (23, 0, 0)
        if in_summer_time(item.first):
            late, early, zoned = late + evening, early + midnight, zoned + (evening and item.utc)
        else:
            winter += midnight
    return late > 0 and early == 0 and (zoned == late or winter > 0)


def _by_order(parts: tuple[int, int, int], order: str) -> tuple[date | None, bool]:
    """The day, and whether it had to be read against the column's order."""
    first, second, year = parts
    as_dmy, as_mdy = day(year, second, first), day(year, first, second)
    if order == "mdy":
        return (as_mdy, False) if as_mdy else (as_dmy, True)
    return (as_dmy, False) if as_dmy else (as_mdy, True)


UNREADABLE = Problem("unreadable-date", "This is not a date that can be read. Write it as DD/MM/YYYY.")
NO_SUCH_DAY = Problem("unreadable-date", "There is no such day in the calendar. Correct the date.")
IN_WORDS = Problem(
    "date-in-words", "The date was taken out of the words around it. Keep the date alone here.", Severity.NOTE
)
SLIP = Problem(
    "date-mistyped", "A separator is mistyped; the only day it can mean was read. Correct it.", Severity.NOTE
)
_DAY_LIKE = re.compile(r"\s*\d{1,2}\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?(?:\d{4}|\d{2})\s*")
SPAN = "Only a {} is given; the {} day of it was used. Give the day."
AGAINST = Problem(
    "date-order-differs",
    "Day and month stand the other way round than in the rest of the column; it was read the only way it can be.",
)
SHIFTED = Problem(
    "summer-time-shift",
    "Times of 23:00 in summer are midnights moved by an hour; the day after was used for them.",
    Severity.NOTE,
)


def _span_name(found: DateText) -> str:
    assert found.first
    assert found.last
    days = (found.last - found.first).days
    return "month" if days < 32 else "quarter" if days < 100 else "year"


def resolve(
    texts: Sequence[str], order: DateOrder | None, *, role: str = "last", date_1904: bool = False
) -> DateColumn:
    """Read every text with the column's order. `role` is `first` for starts, `last` for ends: which day of a span."""
    read = [read_date(text) for text in texts]
    shift = moved_midnights(read)
    values: list[date | None] = []
    problems: list[Problem | None] = []
    for text, found in zip(texts, read, strict=True):
        value, problem = _resolve_one(text, found, order.order if order else "dmy", role, date_1904)
        if shift and found and found.clock == (23, 0, 0) and value and in_summer_time(value):
            value += timedelta(days=1)
        if value and (wrong := sentinel(value)):
            value, problem = None, wrong
        values.append(value)
        problems.append(problem)
    return DateColumn(tuple(values), tuple(problems), order, (SHIFTED,) if shift else ())


def _resolve_one(
    text: str, found: DateText | None, order: str, role: str, date_1904: bool
) -> tuple[date | None, Problem | None]:
    if found is None:
        if is_blank(text):
            return None, None
        return None, NO_SUCH_DAY if _DAY_LIKE.fullmatch(text) else UNREADABLE
    if found.serial is not None:
        return from_serial(found.serial, date_1904), None
    if found.parts is not None:
        value, against = _by_order(found.parts, order)
        return value, AGAINST if against else _remark(found)
    value = found.first if role == "first" else found.last
    if found.is_span:
        return value, Problem("date-approximate", SPAN.format(_span_name(found), role), Severity.NOTE)
    return value, _remark(found)


def _remark(found: DateText) -> Problem | None:
    return SLIP if found.slip else IN_WORDS if found.rough else None
