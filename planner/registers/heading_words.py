"""Headings made comparable: case, punctuation, camel case, abbreviations and hints in brackets."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import resources

from planner.registers.cells.money import CURRENCIES

_ABBREVIATIONS = {
    "ref": "reference", "refs": "reference", "no": "number", "num": "number", "nr": "number", "dept": "department",
    "desc": "description", "descr": "description", "org": "organisation", "organization": "organisation",
    "exp": "expiry", "expiration": "expiry", "expires": "expiry", "ext": "extension", "extn": "extension",
    "exts": "extension", "extensions": "extension", "inc": "including", "incl": "including", "excl": "excluding",
    "ex": "excluding", "max": "maximum", "min": "minimum", "yr": "years", "yrs": "years", "year": "years",
    "mth": "months", "mths": "months", "month": "months", "day": "days", "week": "weeks", "est": "estimated",
    "estd": "estimated", "amt": "amount", "val": "value", "dt": "date", "proc": "procurement", "sup": "supplier",
    "cont": "contract", "contr": "contract", "auth": "authority", "options": "option", "periods": "period",
    "suppliers": "supplier", "dates": "date", "codes": "code", "tel": "telephone", "comm": "commencement",
    "commence": "commencement", "pa": "annum", "contracts": "contract", "services": "service",
}  # fmt: skip
_STOP = frozenset(
    ["the", "a", "an", "of", "for", "in", "is", "to", "be", "on", "by", "and", "or", "s", "at", "this", "with"]
)
# Words that make one heading mean something else than another that shares all other words.
TELLING = frozenset(
    [
        "start",
        "end",
        "stop",
        "commencement",
        "expiry",
        "finish",
        "extension",
        "review",
        "initial",
        "original",
        "annual",
        "annum",
        "total",
        "maximum",
        "minimum",
        "awarded",
        "award",
        "advertised",
        "tender",
        "published",
        "signed",
        "signature",
        "notice",
        "number",
        "date",
        "name",
        "code",
        "reference",
        "title",
        "description",
        "value",
        "amount",
        "low",
        "high",
        "estimated",
        "supplier",
        "contractor",
        "vendor",
        "contact",
        "email",
        "telephone",
        "address",
        "type",
        "status",
        "category",
        "department",
        "council",
        "buyer",
        "months",
        "years",
        "days",
        "weeks",
        "including",
        "excluding",
        "excl",
        "final",
        "latest",
        "current",
        "closing",
        "deadline",
        "sme",
        "vcse",
        "company",
        "charity",
        "cpv",
        "uri",
        "url",
        "label",
        "count",
        "option",
        "renewal",
        "break",
        "vat",
        "manager",
        "officer",
        "owner",
        "system",
        "service",
        "framework",
        "remaining",
        "spend",
        "budget",
        "new",
        "old",
        "previous",
        "next",
        "first",
        "second",
        "third",
        "irrecoverable",
        "not",
    ]
)
LONG_ENOUGH_TO_MISSPELL = 6
_UNIT = {"months": "m", "years": "y", "days": "d", "weeks": "w"}


def cleaned(heading: str) -> str:
    """The heading on one line without leading asterisks, numbering and doubled blanks."""
    text = " ".join(heading.replace("\u00a0", " ").split())
    text = re.sub(r"^(?:compiledRelease|releases?(?:/\d+)?)[/.]", "", text)
    return re.sub(r"^(?:[*#•]+\s*|\(?\d{1,2}[.)]\s+)", "", text).strip(" *:?")


@cache
def _vocabulary() -> frozenset[str]:
    """Every word of the known headings, which are spelled right."""
    text = resources.files("planner.registers").joinpath("data/headings.csv").read_text(encoding="utf-8")
    return frozenset(re.findall(r"[a-z]+", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text).casefold())) | TELLING


@lru_cache(maxsize=8192)
def _spelled(word: str) -> str:
    """A word that no known heading has, one slip away from a telling one, as that: `Refrence`, `Expriy`."""
    if len(word) < LONG_ENOUGH_TO_MISSPELL or not word.isalpha() or word in _vocabulary():
        return word
    from rapidfuzz.distance import OSA

    return next((right for right in sorted(TELLING) if OSA.distance(word, right, score_cutoff=1) == 1), word)


@lru_cache(maxsize=8192)
def words(heading: str) -> tuple[str, ...]:
    """The heading's words: lower case, camel case split, abbreviations written out, date hints dropped."""
    text = cleaned(heading)
    text = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", text) if not text.isupper() else text
    text = re.sub(r"\b[dmy]{1,4}\W[dmy]{1,4}\W[dmy]{2,4}\b", " ", text, flags=re.IGNORECASE)
    text = text.casefold().replace("£", " ").replace("$", " ").replace("€", " ").replace("#", " number ")
    text = re.sub(r"\bp\.?a\.?(?=\W|$)|/\s?(?:yr|year|annum)\b", " annum", text)
    found = re.findall(r"[a-z]+|\d+", text)
    return tuple(_spelled(_ABBREVIATIONS.get(word, word)) for word in found if word != "0")


def telling(heading: str) -> frozenset[str]:
    """Those of its words that may not differ between two headings of one meaning."""
    return frozenset(word for word in words(heading) if word in TELLING or word.isdigit())


def joined(heading: str) -> str:
    """The words as one text, in their order."""
    return " ".join(words(heading))


@lru_cache(maxsize=8192)
def bag(heading: str) -> frozenset[str]:
    """The words without order and without those that carry nothing; `Contract period to` is no `Contract period`."""
    found = words(heading)
    return frozenset(word for word in found if word not in _STOP) | (frozenset(found[-1:]) & {"to"})


def unit(heading: str) -> str | None:
    """What a bare number under this heading counts: `y`, `m`, `w` or `d`; None where the heading does not say."""
    named = [_UNIT[word] for word in words(heading) if word in _UNIT]
    return named[-1] if named else None


_NOT_A_NUMBER = re.compile(r"[^\d\s.,]")


def currency(heading: str) -> str | None:
    """The currency that a heading states: `Value (£)`, `Amount GBP`, `Award (CAD)`."""
    folded = heading.casefold()
    if not _NOT_A_NUMBER.search(folded):
        return None
    for mark, code in CURRENCIES.items():
        if re.search(rf"(?<![a-z]){re.escape(mark)}(?![a-z])", folded) if mark[0].isalpha() else mark in folded:
            return code
    return None


_SCALES = (
    (
        10**6,
        re.compile(r"[£$€]\s?(?:m|mn|mil|million)s?\b|\bin millions\b|\(\s*(?:m|millions?)\s*\)|\bmillions\b", re.I),
    ),
    (
        10**3,
        re.compile(
            r"(?<!\d)(?<!\d,)'?000'?s?(?!\d)|[£$€]\s?(?:k|thousand)s?\b|\b(?:in )?thousands\b|\(\s*k\s*\)", re.I
        ),
    ),
)


def scale(heading: str) -> int:
    """What its numbers count: 1000 under `Value (£000s)` or `£k`, a million under `£m`, else 1."""
    return next((factor for factor, pattern in _SCALES if pattern.search(heading.replace("’", "'"))), 1)
