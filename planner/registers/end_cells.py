"""Cells of end and extension columns, which hold dates, lengths or words: `31/03/2027 + 1 year`, `rolling`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planner.model import EndKind, Severity
from planner.registers.cells.blanks import is_blank, is_empty, tidy
from planner.registers.cells.date_columns import IN_WORDS, UNREADABLE, DateColumn, resolve
from planner.registers.cells.dates import read_date
from planner.registers.cells.days_inside import ANY_INSIDE, STATES_BREAK, days_inside
from planner.registers.cells.end_words import end_words
from planner.registers.cells.flags import NO, YES
from planner.registers.cells.problem import Problem
from planner.registers.cells.sentinels import sentinel
from planner.registers.cells.spans import read_span
from planner.registers.cells.terms import NOTHING, Terms, read_terms

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from planner.model import DateOrder
    from planner.registers.cells.dates import DateText

NO_LENGTH = Problem(
    "extension-without-length", "How long the extension is, is not said. Write ‘12 months’.", Severity.NOTE
)
NOT_A_TERM = Problem("unreadable-term", "No length can be read here. Write ‘36 months’ or ‘2 x 12 months’.")
NOT_KNOWN = Problem("end-not-known", "The end is not known yet; the words were kept. Give the date once there is one.")
NOT_A_DATE = Problem(
    "end-not-a-date", "The end is no date: it was read as ‘{}’. Give a date if the contract has one.", Severity.NOTE
)
EXTENDED = Problem(
    "extended-in-words",
    "This says that an extension was made: the end was moved to its day. Put that day into the end column.",
    Severity.NOTE,
)
MADE_ALREADY = Problem(
    "extension-made",
    "This says that an extension was made, not to which day: the end was left as it is. Check that it counts.",
)
BREAK_STATED = Problem(
    "break-stated",
    "A break is stated. The end was left as it is: no plan counts on a break until a person says that it is available.",
    Severity.NOTE,
)
NOT_SURE = Problem(
    "end-or-later", "The words say that it ends then or later; the day was kept. Give the day on which it ends."
)
KEPT_WORDS = 120
OFFERS = re.compile(r"\bexts?\b|exten|option|renew|\bplus\b|\+|\d\s?x\s?\d", re.IGNORECASE)
_EXTENDED_TO = re.compile(  # before a day: what is said to reach it does not follow it
    r"\b(?:exts?|exten\w*|options?|renewals?)\b(?:\s+\w+){0,3}\s+(?:to|until|till|ends|ending)\s*$", re.IGNORECASE
)
_NO_END = re.compile(  # before a day on which nothing ends
    r"\b(?:from|start\w*|commenc\w*|begin\w*|since|reviewed|review|notice|decision|(?:re-?)?tender\w*|signed|awarded|novated)"
    r"(?:\s+(?:by|due|on|date|is|in|to))*\s*[:(]?\s*$|\bafter\b(?:\s+[a-z-]+){0,3}\s*[:(]?\s*$",
    re.IGNORECASE,
)
_AT_LEAST = re.compile(r"\bnot\s+before\b|\bearliest\b|\bat\s+least\b|\bonwards\b", re.IGNORECASE)
_INCLUDED = re.compile(r"\binc(?:l|luding|lusive of|ludes)?\b\.?\W*(?:\w+\W+){0,4}ext", re.IGNORECASE)
_EACH_YEAR = re.compile(r"\bannually\b|\b(?:each|every)\s+year\b", re.IGNORECASE)
MADE = re.compile(
    r"\bextended\b|\bextension (?:\d )?(?:of [\w\s]{1,20}?)?(?:agreed|granted|approved|taken|signed)\b", re.IGNORECASE
)
_UNTIL_A_DAY = re.compile(r"\b(?:to|until|till|ending|ends)\s+\d", re.IGNORECASE)
_MADE_BY_A_LENGTH = re.compile(
    r"\w\s+extended\W*$|\bextension\s+(?:agreed|granted|approved|taken|signed)\b|^\W*(?:(?:already|now|was|been|has|contract|yes)\W+)*extended\b",
    re.IGNORECASE,
)
_MAY = re.compile(r"\b(?:may|can|could|if|option\w*|further|possib\w+|remain\w*|left)\b", re.IGNORECASE)
USED_UP = re.compile(
    r"\b(?:all|both|fully|already)\s+(?:\w+\s+){0,3}(?:used|utilised|taken|exercised|applied|enacted|invoked)\b"
    r"|\bexhausted\b|^(?:used|taken|utilised|exercised)\b"
)


@dataclass(frozen=True, slots=True)
class EndCell:
    """What one cell says: a day, terms, words and the kind of end that they mean, and what is wrong.

    `first` is the day from which a span or a length runs: `01/04/2024 - 31/03/2027`, `3 years from 1 May 2024`.
    `before` is the end that an extension already made has moved to `value`, `latest` the end of one that may be made;
    `made` says that an extension's day is no option any more.
    """

    value: date | None = None
    terms: Terms = NOTHING
    words: str | None = None
    kind: EndKind | None = None
    problem: Problem | None = None
    first: date | None = None
    before: date | None = None
    latest: date | None = None
    made: bool = False

    @property
    def unusable(self) -> bool:
        """Something stands here, and it is no date."""
        return self.value is None and self.words is not None


def end_cells(texts: Sequence[str], column: DateColumn, *, options: bool, unit: str | None = None) -> list[EndCell]:
    """Every text of an end column, or (`options`) of a column of last extensions or extension lengths."""
    order = column.order
    return [
        _cell(text, value, problem, order, options, unit)
        for text, value, problem in zip(texts, column.values, column.problems, strict=True)
    ]


def _cell(
    text: str,
    value: date | None,
    problem: Problem | None,
    order: DateOrder | None,
    options: bool,
    unit: str | None,
) -> EndCell:
    if is_empty(text):
        return EndCell()
    if options and (found := _extension(text, value, order, unit)):
        return found
    if value and _begins(text):
        value, problem = None, UNREADABLE
    if value:
        return EndCell(value, problem=problem)
    words = tidy(text)[:KEPT_WORDS]
    if problem and problem is not UNREADABLE:  # a sentinel: never an end
        return EndCell(words=words, kind=EndKind.UNKNOWN, problem=problem)
    day, before, latest = ends_inside(text, order)
    if options:
        return _option_words(text, day or latest, unit)
    return _started(text, words, order) or _among_words(text, words, day, before, latest) or _end_words(text, words)


def _among_words(text: str, words: str, day: date | None, before: date | None, latest: date | None) -> EndCell | None:
    """A day among words, with the options that the words state: `31/03/2027 + 1 year extension`."""
    if day is None or (before is None and latest is None and _begins(text)):
        return None
    stated = latest is None and before is None and OFFERS.search(text)
    if stated and (first := ANY_INSIDE.search(text)) and _EXTENDED_TO.search(text[: first.start()]):
        text = text[first.end() :]  # the length before it has been used
    if stated and _INCLUDED.search(text):
        stated = None
    terms = read_terms(ANY_INSIDE.sub(" ", tidy(text)), extension=True) if stated else NOTHING
    holds_over = EndKind.HOLDING_OVER if end_words(text) is EndKind.HOLDING_OVER else None
    unsure = latest is None and before is None and _AT_LEAST.search(text)
    problem = BREAK_STATED if STATES_BREAK.search(text) else EXTENDED if before else NOT_SURE if unsure else IN_WORDS
    return EndCell(day, terms, words, holds_over, problem, before=before, latest=latest)


def _begins(text: str) -> bool:
    """Whether the first day of a cell is no end: `new contract from 01/04/2026`, `Review 31/03/2027`."""
    first = ANY_INSIDE.search(text)
    return first is not None and _NO_END.search(text[: first.start()]) is not None


def _extension(text: str, value: date | None, order: DateOrder | None, unit: str | None) -> EndCell | None:
    """What a cell of an extension column says before it is taken for a day: an extension made, or a length."""
    if value is None and (made := _made(text, ends_inside(text, order, months=False)[0])):
        return made
    terms = read_terms(text, extension=True, unit=unit) if _is_length(text) else NOTHING
    if terms and (day := day_inside(text, order, "last")) and _UNTIL_A_DAY.search(text):
        return EndCell(day, terms)  # `24 months (to 31/03/2029)`: the options and the end of the last
    if terms and _MADE_BY_A_LENGTH.search(text) and not _MAY.search(text):
        return EndCell(problem=MADE_ALREADY)
    return EndCell(terms=terms) if terms else None


def _made(text: str, day: date | None) -> EndCell | None:
    """`Extended to 31 July 2027 - final extension` in a column of extensions."""
    if day is None or not MADE.search(text):
        return None
    return EndCell(day, problem=EXTENDED, made=True)


def _started(text: str, words: str, order: DateOrder | None) -> EndCell | None:
    """`36 months from 01/04/2024` in a column of ends: a length and the day from which it runs."""
    span = read_span(text)
    if span is None or span.last is not None or not (terms := read_terms(span.rest)):
        return None
    return EndCell(None, terms, words, problem=IN_WORDS, first=day_of(span.first, order, "first"))


def day_of(found: DateText | None, order: DateOrder | None, role: str) -> date | None:
    """The day that a text read already means in a column of that order; None where it cannot be believed."""
    if found is None:
        return None
    day = found.first if role == "first" else found.last
    if found.parts:
        first, second, year = found.parts
        return resolve([f"{first}/{second}/{year:04d}"], order).values[0]
    return None if day is None or sentinel(day) else day


def _is_length(text: str) -> bool:
    """Whether a cell of an extension column is a length rather than a date: `2+1+1`, `24`, `12 months`."""
    return read_date(text) is None or re.fullmatch(r"[\d.+ x]{1,12}", text.strip().casefold()) is not None


def day_inside(text: str, order: DateOrder | None, role: str) -> date | None:
    """The one believable day that stands among words; the `first` or `last` one of a month."""
    return day_of(days_inside(text).day, order, role)


def ends_inside(
    text: str, order: DateOrder | None, *, months: bool = True
) -> tuple[date | None, date | None, date | None]:
    """The believable days among words: the end, the end before it was moved, the end of an option."""
    found = days_inside(text, months=months)
    day, before = day_of(found.day, order, "last"), day_of(found.before, order, "last")
    latest = day_of(found.latest, order, "last")
    if day and latest and latest <= day:
        return None, None, None  # two days that contradict what the words say of them
    return day, before if before and day and before < day else None, latest


def _option_words(text: str, inside: date | None, unit: str | None) -> EndCell:
    if terms := read_terms(text, extension=True, unit=unit):
        return EndCell(terms=terms)
    if inside:
        return EndCell(inside, problem=IN_WORDS)
    folded = tidy(text).casefold()
    if is_blank(text) or folded in NO or folded.startswith(("no ", "none", "not ")) or USED_UP.search(folded):
        return EndCell()
    return EndCell(problem=NO_LENGTH if folded in YES or "exten" in folded or "option" in folded else NOT_A_TERM)


def _end_words(text: str, words: str) -> EndCell:
    kind = end_words(text)
    if kind is None and ANY_INSIDE.search(text):  # days that nothing explains: their numbers are no lengths
        return EndCell(words=words, kind=EndKind.UNKNOWN, problem=UNREADABLE)
    if kind is None and _EACH_YEAR.search(text) and not re.search(r"\d\s*(?:y|m)", text, re.IGNORECASE):
        kind = EndKind.ROLLING
    if kind is None and re.fullmatch(r"\W*\d+\W*", text):  # `27` may be a year, a day or a length
        return EndCell(words=words, kind=EndKind.UNKNOWN, problem=UNREADABLE)
    if terms := read_terms(text) if re.search(r"\d|year|month", text) and not kind else NOTHING:
        return EndCell(terms=terms, words=words)
    if kind is None and is_blank(text):
        return EndCell(words=words, kind=EndKind.UNKNOWN)
    return EndCell(words=words, kind=kind or EndKind.UNKNOWN, problem=_about_words(kind))


def _about_words(kind: EndKind | None) -> Problem:
    if kind is None:
        return UNREADABLE
    if kind is EndKind.UNKNOWN:
        return NOT_KNOWN
    return replace(NOT_A_DATE, message=NOT_A_DATE.message.format(kind.value.replace("_", " ")))
