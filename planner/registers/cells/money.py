"""Amounts of money: `£1,250,000.50`, `1.250.000,50 €`, `250k`, `£1.2m`, `£50,000 - £100,000`, `£12,000 per annum`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import TypeAlias

from planner.model import Severity, ValueBasis
from planner.model.quick import quickly_made
from planner.registers.cells.blanks import is_blank, tidy
from planner.registers.cells.problem import Problem

CURRENCIES = {"gbp": "GBP", "usd": "USD", "eur": "EUR", "aud": "AUD", "cad": "CAD", "nzd": "NZD"}
CURRENCIES |= {"a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD", "cdn": "CAD", "nz$": "NZD", "us$": "USD"}
CURRENCIES |= {
    "£": "GBP",
    "$": "USD",
    "€": "EUR",
    "ú": "GBP",
    "œ": "GBP",
    "ł": "GBP",
    "pounds": "GBP",
    "sterling": "GBP",
}
_FACTORS = {"k": 1000, "thousand": 1000, "m": 10**6, "mn": 10**6, "mil": 10**6, "million": 10**6, "bn": 10**9}
_FACTORS |= {"billion": 10**9}
_NUMBER = re.compile(
    r"(\(|-)?\s*(?:£|\$|€|gbp|usd|eur|aud|cad|nzd)?\s*(-)?(\d[\d,.' ]*)\s*(k|thousand|mn|million|mil|m|bn|billion)?"
    r"(?![a-z0-9]|[,.]\d)"
)
_SIGN = re.compile(r"\(?-?\s*[£$€]\s?-?\s?\d")
# what nearly every amount looks like, read without further ado
_PLAIN = re.compile(r"([£$])?(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)")
_ANNUAL = re.compile(
    r"(?<![a-z])p\.?\s?a\b\.?|per\s+(?:annum|year)|/\s?(?:yr|year|annum)|annual(?:ly)?\b|each\s+year|a\s+year|yearly"
    r"|(?<=[\d ])x\s*(?:\d{1,2}|two|three|four|five|six|seven|ten)\s*(?:years|yrs)"
)
_WHOLE = re.compile(
    r"\btotal\b|\bwhole\b|\blifetime\b|\b(?:over|for)\s+(?:the\s+)?(?:\d{1,2}|two|three|four|five|full|entire|contract|life)"
    r"\s*(?:years?|yrs?|months?|term|contract|period|life)\b|\b(?:full|entire|contract)\s+(?:term|life|period|value|sum)\b"
)
_FROM_ABOVE = re.compile(r"up to|\bmax|<|less than|under\b|below|not exceeding|no more than")
_FROM_BELOW = re.compile(r">|\bover\s+[£$€]|more than|at least|\bmin\b|minimum|in excess of|exceeding|^from\b|\+$")
_NOT_STATED = re.compile(
    r"\b(?:poa|price on application|confidential|in confidence|sensitive|schedule of rates|rates|disclos\w+|variable|"
    r"various|varies|as required|call[- ]?off|spot|concession|income|no cost|free|zero|nil|demand|usage|volume|"
    r"per (?:unit|item|call)|tbc|see|not)\b"
)
_OTHER_PERIOD = re.compile(
    r"per\s+(?:month|week|day|hour|unit|head|item|place|quarter)|monthly|weekly|hourly|day\s+rate|/\s?(?:month|week|day|hr|hour)"
)
_RANGE = re.compile(r"(?<=[\dkm ])\s*(?:-|–|—|to|and)\s*(?=[£$€\d ])")
PLACEHOLDERS = frozenset({Decimal(0), Decimal("0.01"), Decimal(1)})


@quickly_made
@dataclass(frozen=True, slots=True)
class Money:
    """An amount as written: `low` and `high` differ for a range; what its words say of VAT, basis and currency.

    `several`: other amounts stand beside it; `factored`: a `k` or `m` of its own was read.
    """

    low: Decimal
    high: Decimal
    currency: str | None = None
    basis: ValueBasis | None = None
    vat: str | None = None
    estimate: bool = False
    several: bool = False
    factored: bool = False

    @property
    def is_unknown(self) -> bool:
        """Nought, a penny and a pound stand for `not known` in registers and notices."""
        return self.high in PLACEHOLDERS


def _decimal(text: str) -> Decimal | None:
    """`1,250,000.50`, `1.250.000,50`, `1 250 000`, `1'250` → the number."""
    text = text.strip(" '.,").replace(" ", "").replace("'", "")
    dots, commas = text.count("."), text.count(",")
    if dots and commas:
        decimal_mark = "." if text.rfind(".") > text.rfind(",") else ","
        thousands = "," if decimal_mark == "." else "."
        text = text.replace(thousands, "").replace(decimal_mark, ".")
    elif commas:
        groups = text.split(",")
        one_decimal = commas == 1 and len(groups[1]) in (1, 2)
        text = text.replace(",", "." if one_decimal else "")
    elif dots > 1:
        text = text.replace(".", "")
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def _currency(folded: str) -> str | None:
    for mark, code in CURRENCIES.items():
        if mark in folded if not mark.isalpha() or len(mark) == 1 else re.search(rf"\b{mark}\b", folded):
            return code
    return None


def _vat(folded: str) -> str | None:
    if "vat" not in folded:
        return None
    if re.search(r"(ex|excl|excluding|net|exclusive|without|plus|\+)\.?\s*(of\s+)?vat", folded):
        return "excluded"
    return "included" if re.search(r"(inc|incl|including|inclusive|gross|with)\.?\s*(of\s+)?vat", folded) else None


def _amounts(folded: str) -> tuple[list[Decimal], bool]:
    """The amounts of a text, two for a range, and whether a `k` or `m` was read; a signed number before any other."""
    found: list[Decimal] = []
    factors: list[int] = []
    for part in _RANGE.split(folded):
        signed = _SIGN.search(part)
        match = _NUMBER.search(part, signed.start() if signed else 0)
        number = match and _decimal(match[3])
        if match is None or number is None:
            continue
        negative = match[1] or match[2]
        found.append(-number if negative else number)
        factors.append(_FACTORS.get(match[4] or "", 1))
    if len(found) > 1 and factors[0] == 1 < factors[-1] and found[0] < 1000:
        factors[0] = factors[-1]  # `£1-2m`
    amounts = [_times(number, factor) for number, factor in zip(found, factors, strict=True)]
    return amounts, max(factors, default=1) > 1


def _times(number: Decimal, factor: int) -> Decimal:
    """`1.2` million as 1200000, not 1200000.0."""
    product = number * factor
    return product.quantize(Decimal(1)) if factor > 1 and product == product.to_integral() else product


def _plain_money(plain: re.Match[str]) -> Money:
    amount = Decimal(plain[2].replace(",", ""))
    return Money(amount, amount, CURRENCIES.get(plain[1]) if plain[1] else None)


@lru_cache(maxsize=200_000)
def read_money(text: str) -> Money | None:
    """The amount that a cell states, or None where it states none."""
    if plain := _PLAIN.fullmatch(text):
        return _plain_money(plain)
    folded = tidy(text).casefold()
    if not folded or not any(c.isdigit() for c in folded) or len(folded) > 120:
        return None
    amounts, factored = _amounts(_ANNUAL.sub(" ", folded))
    if not amounts or len(amounts) > 2:
        return None
    low, high = min(amounts), max(amounts)
    limited = _FROM_ABOVE.search(folded) is not None
    if limited:
        low = Decimal(0)
    basis = _basis(folded if len(amounts) > 1 else _first_amount(folded))
    roughly = re.search(r"approx|\best|circa|c\.|~|around|about", folded) or _FROM_BELOW.search(folded)
    estimate = len(amounts) > 1 or limited or roughly is not None
    several = len(amounts) == 1 and len(_SIGN.findall(folded)) > 1
    return Money(low, high, _currency(folded), basis, _vat(folded), estimate, several, factored)


def _basis(folded: str) -> ValueBasis | None:
    """What the words beside an amount say that it is: `£12k pa`, `£31,000 total contract`; None where they say both."""
    yearly, whole = _ANNUAL.search(folded), _WHOLE.search(folded)
    if bool(yearly) == bool(whole):
        return None
    return ValueBasis.ANNUAL if yearly else ValueBasis.TOTAL


def _first_amount(folded: str) -> str:
    """The text up to its second signed amount: `£85,000 (£17,000 p.a.)` is a total."""
    signs = list(_SIGN.finditer(folded))
    return folded[: signs[1].start()] if len(signs) > 1 else folded


UNREADABLE = Problem("unreadable-value", "This is not an amount that can be read. Write it as a number.")
PERIOD = Problem("value-per-unit", "An amount per unit or short period is not a contract's value; it was left out.")
NEGATIVE = Problem("negative-value", "A contract's value cannot be negative; it was left out.")
NOT_STATED = Problem(
    "value-not-stated", "No amount is stated, only words. Give the value if there is one.", Severity.NOTE
)
SEVERAL = Problem("several-values", "Several amounts stand here; the first was used.", Severity.NOTE)
AT_LEAST = Problem("value-at-least", "Only a least amount is stated; it was used.", Severity.NOTE)
BASIS_DIFFERS = Problem(
    "value-basis-differs",
    "The cell says whether this is a year's amount or the whole, the heading says otherwise: the cell was believed.",
    Severity.NOTE,
)
LARGEST = Decimal(10) ** 13
_KNOWN_ABOVE = max(PLACEHOLDERS)
TOO_LARGE = Problem("impossible-value", "No contract is worth this much; it was left out. Correct it.")
UNKNOWN = Problem(
    "placeholder-value", "0 and 1 are taken as ‘not known’. Give the value or leave the cell empty.", Severity.NOTE
)


def money_cell(text: str) -> tuple[Money | None, Problem | None]:
    """The amount and what is wrong with it; an unknown one is None."""
    if plain := _PLAIN.fullmatch(text):  # most cells by far: neither the words nor the memory of other cells is needed
        found = _plain_money(plain)
        if _KNOWN_ABOVE < found.high <= LARGEST:
            return found, None
    elif (read := read_money(text)) is None:
        return None, None if is_blank(text) else NOT_STATED if _NOT_STATED.search(text.casefold()) else UNREADABLE
    else:
        found = read
    if wrong := _wrong(text, found):
        return None, wrong
    return found, SEVERAL if found.several else AT_LEAST if _is_least(text, found) else None


def _is_least(text: str, found: Money) -> bool:
    return found.estimate and found.low == found.high and _FROM_BELOW.search(tidy(text).casefold()) is not None


Amount: TypeAlias = Decimal | Money  # a bare number where nothing more is said of it: so are most


def highest(amount: Amount) -> Decimal:
    """The amount, or the upper end of a range."""
    return amount if isinstance(amount, Decimal) else amount.high


def basis_of(amount: Amount | None) -> ValueBasis | None:
    """What its words say that it is."""
    return amount.basis if isinstance(amount, Money) else None


def is_factored(amount: Amount) -> bool:
    """Whether a `k` or `m` of its own was read."""
    return isinstance(amount, Money) and amount.factored


def scaled(amount: Amount, factor: int) -> Amount:
    """An amount under a heading that counts in thousands or millions; one with its own `k` or `m` stays."""
    if isinstance(amount, Decimal):
        return _times(amount, factor)
    if amount.factored:
        return amount
    return replace(amount, low=_times(amount.low, factor), high=_times(amount.high, factor))


def _wrong(text: str, found: Money) -> Problem | None:
    """Why an amount that could be read is not a contract's value."""
    if found.is_unknown:
        return UNKNOWN
    if found.high > LARGEST:
        return TOO_LARGE
    if not _PLAIN.fullmatch(text) and _OTHER_PERIOD.search(text.casefold()):
        return PERIOD
    return NEGATIVE if found.high < 0 else None
