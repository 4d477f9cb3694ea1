"""What a column holds, told from a sample of its distinct cells: the shares of dates, amounts, terms, flags, codes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner import councils
from planner.registers.cells.blanks import is_blank
from planner.registers.cells.contacts import looks_like_contact
from planner.registers.cells.cpv import DIVISIONS
from planner.registers.cells.dates import read_date
from planner.registers.cells.end_words import end_words
from planner.registers.cells.flags import NO, YES
from planner.registers.cells.money import read_money
from planner.registers.cells.spans import read_span
from planner.registers.cells.terms import read_terms
from planner.registers.fields import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SAMPLE = 300


@dataclass(frozen=True, slots=True)
class Content:
    """Shares (0 to 1) of a column's distinct filled cells, and how many there are."""

    filled: int
    date: float = 0.0
    serial: float = 0.0
    end_words: float = 0.0
    number: float = 0.0
    term: float = 0.0
    flag: float = 0.0
    cpv: float = 0.0
    code: float = 0.0
    prose: float = 0.0
    contact: float = 0.0
    organisation: float = 0.0


def content_of(texts: Sequence[str], *, bodies: bool = False) -> Content:
    """The shares over up to SAMPLE distinct texts, taken evenly; `bodies` asks for organisations too."""
    filled = [text for text in texts if not is_blank(text)]
    step = max(1, len(filled) // SAMPLE)
    sample = filled[::step]
    if not sample:
        return Content(0)

    def share(test: Callable[[str], bool]) -> float:
        return sum(1 for text in sample if test(text)) / len(sample)

    return Content(
        filled=len(filled),
        date=share(lambda t: (d := read_date(t)) is not None and d.serial is None),
        serial=share(lambda t: (d := read_date(t)) is not None and d.serial is not None),
        end_words=share(lambda t: len(t) < 60 and end_words(t) is not None),
        number=share(_is_amount),
        term=share(lambda t: bool(read_terms(t, extension=True)) or read_span(t) is not None),
        flag=share(lambda t: t.strip().casefold() in YES | NO),
        cpv=share(_is_cpv),
        code=share(lambda t: " " not in t.strip() and any(c.isdigit() for c in t) and len(t) < 60),
        prose=share(lambda t: len(re.findall(r"[^\W\d_]{2,}", t)) >= 2),
        contact=share(looks_like_contact),
        organisation=share(_is_organisation) if bodies else 0.0,
    )


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
    if len(text) > 40 or read_money(text) is None:
        return False
    return re.search(r"[A-Za-z]", _MONEY_WORDS.sub("", text)) is None


def _is_cpv(text: str) -> bool:
    match = re.match(r"\s*(\d{8})(?:-\d)?\b", text)
    return match is not None and match[1][:2] in DIVISIONS


def fit(kind: Kind, content: Content) -> float:
    """How well a column's cells suit a field of this kind, from 0.2 (not at all) to 1."""
    if content.filled == 0:
        return 0.7
    share = {
        Kind.DATE: content.date + content.serial + content.end_words + 0.5 * content.term,
        Kind.MONEY: content.number - content.cpv * 0.5,
        Kind.TERM: content.term + content.end_words + 0.3 * content.flag + content.date,
        Kind.FLAG: content.flag,
        Kind.CPV: content.cpv + content.code * 0.3,
        Kind.CODE: max(content.code + content.number, 1 - content.prose) - content.date,
        Kind.TEXT: 1 - content.date - 0.7 * content.number - content.contact - 0.5 * content.code - content.flag,
    }.get(kind, 1.0)
    return 1.0 if share >= 0.5 else max(0.2, 0.45 + share)
