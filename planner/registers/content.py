"""What a column holds, told from a sample of its distinct cells: the shares of dates, amounts, terms, flags, codes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from planner import councils
from planner.registers.cells.blanks import is_blank
from planner.registers.cells.contacts import looks_like_contact
from planner.registers.cells.cpv import DIVISIONS
from planner.registers.cells.dates import read_date
from planner.registers.cells.days_inside import Inside, days_inside
from planner.registers.cells.end_words import end_words
from planner.registers.cells.flags import NO, YES
from planner.registers.cells.money import read_money
from planner.registers.cells.spans import read_span
from planner.registers.cells.terms import read_terms
from planner.registers.fields import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SAMPLE = 300
HALF = 0.5
LONGEST_DAY = 80  # characters of a cell that is about one day
NO_DAY = Inside()


@dataclass(frozen=True)
class Content:
    """Shares (0 to 1) of a column's filled cells, told from up to SAMPLE of its distinct ones, each when asked for.

    `filled` is how many distinct filled cells there are. Most headings leave few fields open, and so few shares to ask.
    """

    sample: tuple[str, ...] = ()
    filled: int = 0
    bodies: bool = False

    def _share(self, test: Callable[[str], object]) -> float:
        return sum(1 for text in self.sample if test(text)) / len(self.sample) if self.sample else 0.0

    @cached_property
    def date(self) -> float:
        """Dates as people write them."""
        return self._share(lambda t: (d := read_date(t)) is not None and d.serial is None)

    @cached_property
    def serial(self) -> float:
        """A spreadsheet's day numbers."""
        return self._share(lambda t: (d := read_date(t)) is not None and d.serial is not None)

    @cached_property
    def end_words(self) -> float:
        """Words that stand in place of an end."""
        return self._share(lambda t: len(t) < 60 and end_words(t) is not None)

    @cached_property
    def day_inside(self) -> float:
        """Days, also among words: `extended to 31/03/2027`."""
        return self._share(lambda t: len(t) < LONGEST_DAY and days_inside(t) != NO_DAY)

    @cached_property
    def number(self) -> float:
        """Amounts."""
        return self._share(_is_amount)

    @cached_property
    def term(self) -> float:
        """Lengths."""
        return self._share(lambda t: read_terms(t, extension=True) or read_span(t) is not None)

    @cached_property
    def flag(self) -> float:
        """Yes and no."""
        return self._share(lambda t: t.strip().casefold() in YES | NO)

    @cached_property
    def cpv(self) -> float:
        """Codes of the Common Procurement Vocabulary."""
        return self._share(_is_cpv)

    @cached_property
    def code(self) -> float:
        """One word with a digit in it."""
        return self._share(lambda t: " " not in t.strip() and any(c.isdigit() for c in t) and len(t) < 60)

    @cached_property
    def prose(self) -> float:
        """Two words or more."""
        return self._share(lambda t: len(re.findall(r"[^\W\d_]{2,}", t)) >= 2)

    @cached_property
    def contact(self) -> float:
        """Ways to reach a person."""
        return self._share(looks_like_contact)

    @cached_property
    def council(self) -> float:
        """Names of councils that the reference table knows."""
        return self._share(lambda t: len(t) < LONGEST_DAY and councils.find(t) is not None)

    @cached_property
    def organisation(self) -> float:
        """Names of bodies; asked for under `bodies` alone."""
        return self._share(_is_organisation) if self.bodies else 0.0


def content_of(texts: Sequence[str], *, bodies: bool = False) -> Content:
    """What distinct texts of a column hold, told from up to SAMPLE of them, taken evenly; `bodies` too if asked."""
    filled = [text for text in texts if not is_blank(text)]
    step = max(1, len(filled) // SAMPLE)
    return Content(tuple(filled[::step]), len(filled), bodies)


_BODY = re.compile(
    r"\b(?:council|borough|authority|city|county|district|nhs|trust|police|fire|schools?|academy|university|college|"
    r"department|agency|board|association|government|office|ltd|limited|plc|group|commission|homes|housing|transport|"
    r"service|services|partnership|parish|town|cyngor|ministry|centre|museum|royal|lb|mbc|cc|dc|bc)\b",
    re.IGNORECASE,
)


def _is_organisation(text: str) -> bool:
    """Whether a text names a body: by a word that bodies have, or as a council that is known by its bare name."""
    return _BODY.search(text) is not None or (len(text) < 60 and councils.find(text) is not None)


_MONEY_WORDS = re.compile(
    r"gbp|usd|eur|[km]\b|mn\b|bn\b|million|thousand|p\.?\s?a\b|per (?:annum|year|hour|day|week|month|unit)|approx|est"
    r"|circa|(?:inc|exc|ex|incl|excl|plus|including|excluding)\.?\s*(?:of )?vat|up to|annual(?:ly)?|\bto\b|\bc\.",
    re.IGNORECASE,
)


def _is_amount(text: str) -> bool:
    """Whether a text is an amount and no code: no letters but those of currencies, units and VAT."""
    if len(text) > 40 or re.search(r"[A-Za-z]", _MONEY_WORDS.sub("", text)):
        return False
    return read_money(text) is not None


def _is_cpv(text: str) -> bool:
    match = re.match(r"\s*(\d{8})(?:-\d)?\b", text)
    return match is not None and match[1][:2] in DIVISIONS


def fit(kind: Kind, content: Content) -> float:
    """How well a column's cells suit a field of this kind, from 0.2 (not at all) to 1."""
    if content.filled == 0:
        return 0.7
    share = _SHARES[kind](content) if kind in _SHARES else 1.0
    return 1.0 if share >= HALF else max(0.2, 0.45 + share)


def enough(*shares: Callable[[], float]) -> float:
    """The sum of shares; once it is half, which is enough to be sure, no further one is asked for."""
    total = 0.0
    for share in shares:
        total += share()
        if total >= HALF:
            break
    return total


def _or_among_words(share: float, content: Content) -> float:
    """The share, or that of cells with a day among words, which are sought only where they may turn the scale."""
    return share if share >= HALF else max(share, content.day_inside)


_SHARES: dict[Kind, Callable[[Content], float]] = {
    Kind.DATE: lambda c: _or_among_words(
        enough(lambda: c.date, lambda: c.serial, lambda: c.end_words, lambda: 0.5 * c.term), c
    ),
    Kind.MONEY: lambda c: c.number - c.cpv * 0.5,
    Kind.TERM: lambda c: _or_among_words(
        enough(lambda: c.term, lambda: c.end_words, lambda: 0.3 * c.flag, lambda: c.date), c
    ),
    Kind.FLAG: lambda c: c.flag,
    Kind.CPV: lambda c: c.cpv + c.code * 0.3,
    Kind.CODE: lambda c: max(c.code + c.number, 1 - c.prose) - c.date,
    Kind.TEXT: lambda c: 1 - c.date - 0.7 * c.number - c.contact - 0.5 * c.code - c.flag,
}
