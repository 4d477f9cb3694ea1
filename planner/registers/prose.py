"""Extension options that only the words of a title or description state, taken where the row's dates bear them out.

“for an initial term of 8 years, with an option to extend for a further 8 year period” is believed where the row's end
is the end of those 8 years (the option remains), or of all sixteen (it is counted already), or where the words
themselves name the end. Without a first term or a date beside it, an option is believed only where the whole term is
no longer than the options, so that the end cannot include them. Everything else is left alone: a wrong latest end is
worse than none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from planner.dates import add_months, end_of_term, extend_end, short_date
from planner.model import EndKind, Severity
from planner.registers.cells.problem import Problem
from planner.registers.cells.term_words import months_of, plain
from planner.registers.cells.terms import read_terms
from planner.registers.looking import matching

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.registers.ends import Ends

Placed = tuple[tuple[int, ...], date | None, date]  # options, first end, latest end

FIT_DAYS = 3  # how far the end may lie from the end of a term and still be that end
NEARBY = 600  # characters of a sentence that are looked at on either side of an offer
LONGEST_TEXT = 10_000  # characters; descriptions of notices are shorter
LONGEST_OPTIONS = 360  # months; more is a misreading
_SENTENCE = re.compile(r"(?<=[.;!?])\s+|(?<=[a-z)])\.(?=[A-Z]|rn)|(?:rn)+(?=[A-Z])|[\r\n|]+")
_LENGTH = re.compile(r"(\d+(?:\.\d+)?)\s*([ym])\b")
_MAY = r"(?:options?|right|ability|possibility|potential|provision|scope|discretion|opportunity|may|can|could|possible)"
_EXTENDING = rf"(?:\b{_MAY}\b[^.;]{{0,60}}?\b(?:extend(?:ed|able)?|extensions?|renew(?:ed|al)?)\b)"
_EXTENSIONS = (
    r"(?:\b(?:optional|further|additional|plus|with|and)\s+extensions?\b"
    r"(?=\s*(?:periods?\s*)?(?:of|for|by|up\s+to|:)\s))"
)
_COUNTED = (
    r"(?:(?:\b\d+\s*(?:x\s*)?)?\b(?:(?:additional|further|optional|possible|potential|up\s+to|a|an)\s+){0,6}"
    r"\b\d+\s*[ym]\b'?s?\s*(?:(?:optional|possible|potential|contract|period)\s+){0,4}extensions?\b)"
)
_OFFER = re.compile(rf"{_EXTENDING}|{_EXTENSIONS}|{_COUNTED}")
_REFUSED = re.compile(r"\b(?:no|not|without|nor|cannot|never)\b[^,.;]{0,30}$")
_NO_OFFER = re.compile(r"\b(?:no|not|without)\b")
_OBJECT = re.compile(  # what may stand between `extend` and its length: the contract itself, and small words
    r"^[\s,:('’]*(?:(?:the|this|its|it|contract|agreement|framework|term|terms|period|periods|duration|lease|dps|service|"
    r"services|for|by|of|up|to|until|a|an|any|at|one|or|on|same|further|additional|another|extra|optional|more|annually|"
    r"annual|maximum|max|total|totalling|possible|each|with|options?|extensions?|extend|being|s|in|and|no|than|"
    r"timeframe|beyond|initial|discretion|council's|authority's|subject|x|\d+|[ym])\b[\s,:()/'’+&-]*)*"
)
_BRACKET = re.compile(r"\([^()\d]{0,160}\)|\bsubject to [^,.;\d]{0,160},|\bat (?:the|its) [^,.;\d]{0,40} discretion\b")
_IN_ALL = re.compile(r"\bin total\b|\btotalling\b|\b(?:up to )?a total of\b")
_WHOLE = re.compile(
    r"(?<!up )\bto\s+(?:a\s+|the\s+)?(?:total\s+|maximum\s+)+(?:contract\s+)?(?:term\s+|period\s+)?of\b"
)
_SUM = re.compile(r"(?<![\d.£$€+])\b\d{1,2}(?:\s*[ym]\b)?(?:\s*\+\s*(?:\d\s*x\s*)?\d{1,2}(?:\s*[ym]\b)?)+(?![\d+])")
_OF_TERMS = re.compile(r"\d\s*[ym]\b|\bterm\b|\bcontract\b|exten|option|period|basis|duration")
_COUNTING_ELSE = re.compile(
    r"\b(?:lots?|phases?|stages?|areas?|zones?|bands?|grades?|ks|key|aged?|ages|over|groups?|parts?)\s*$"
)
_OPTIONAL_BEFORE = re.compile(r"\b(?:possible|potential|optional|options?|exten(?:d|sions?))\b[^.;\d]{0,25}$")
_OPTIONAL_AFTER = re.compile(r"^\s*(?:[ym]\b)?'?\s*(?:optional\s+|possible\s+)?exten")
_TERM_BEFORE = re.compile(r"\b(?:initial|initially|period|term|contract|agreement|duration|lease|framework|minimum)\b")
_COUNT = re.compile(r"\b([2-9])\s+(?:further\s+|additional\s+)?$")
_THE_CONTRACT = re.compile(r"\b(?:contract|agreement|framework|lease|term|period|dps|licence|appointment|it|which)\b")
_WORTH = re.compile(r"exten|renew|\+", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY = re.compile(r"\b(\d{1,2})\s*(?:st|nd|rd|th)?\s+(?:of\s+)?([a-z]{3})[a-z]{0,6}\.?,?\s+(\d{4})\b")
_DAY_FIGURES = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b")


@dataclass(frozen=True, slots=True)
class Offer:
    """One statement of options: in months, what may be the first term, and the days named before and after it."""

    options: tuple[int, ...]
    firsts: tuple[int, ...]
    before: tuple[date, ...] = ()
    after: tuple[date, ...] = ()
    whole: int | None = None


def with_options_in_prose(ends: Ends, *texts: str | None) -> Ends:
    """`ends` with the options that `texts` (title, description) state, and a note; unchanged where nothing is sure.

    Only a fixed end beside which no option and no later end is known is looked at.
    """
    if ends.kind is not EndKind.FIXED or ends.end is None or ends.extensions or ends.latest_end not in (None, ends.end):
        return ends
    found = {
        read
        for text in texts
        if text and _may_offer(text)
        for offer in offers(text)
        if (read := _placed(offer, ends.start, ends.end))
    }
    if len({(latest, sum(options)) for options, _, latest in found}) != 1:
        return ends
    options, initial, latest = max(found, key=lambda read: len(read[0]))
    words = " + ".join(str(months) for months in options)
    reach = f"all within the end, {short_date(ends.end)}" if latest == ends.end else f"up to {short_date(latest)}"
    said = f"Options were read from the description ({words} months, {reach}). Check them."
    problem = Problem("options-from-description", said, Severity.NOTE, "description")
    return replace(
        ends,
        initial_end=ends.initial_end or initial,
        latest_end=latest,
        extensions=options,
        problems=(*ends.problems, problem),
    )


def worth_reading(texts: Iterable[str | None]) -> set[str]:
    """Those of the texts that are worth looking at closely: most are not, and a plain search tells so quickly."""
    return matching(_WORTH, texts)


def _may_offer(text: str) -> bool:
    return _WORTH.search(text) is not None


@lru_cache(maxsize=20_000)
def offers(text: str) -> tuple[Offer, ...]:
    """Every statement of options with a length in a text, in order."""
    sentences = [plain(sentence) for sentence in _SENTENCE.split(text[:LONGEST_TEXT]) if sentence]
    found: list[Offer] = []
    for place, sentence in enumerate(sentences):
        earlier = sentences[place - 1] if place else ""
        summed = _sums(sentence)
        found += summed or _offers_of(sentence, earlier)
    return tuple(found)


def _sums(sentence: str) -> list[Offer]:
    """`3+1+1`, in years or months: which of them the dates show."""
    found: list[Offer] = []
    if not _OF_TERMS.search(sentence):
        return found
    for match in _SUM.finditer(sentence):
        before = sentence[max(0, match.start() - NEARBY) : match.start()]
        if _COUNTING_ELSE.search(before):
            continue
        terms = read_terms(match[0], unit="y" if "m" not in match[0] else None)
        if not terms.initial or not terms.options:
            continue
        if _OPTIONAL_BEFORE.search(before) or _OPTIONAL_AFTER.search(sentence[match.end() :]):
            found.append(Offer((terms.initial, *terms.options), _firsts(before)))
        else:
            found.append(Offer(terms.options, (terms.initial,)))
    return found


def _offers_of(sentence: str, earlier: str) -> list[Offer]:
    found = []
    for match in _OFFER.finditer(sentence):
        head = sentence[max(0, match.start() - NEARBY) : match.start()]
        rest = sentence[match.end() : match.end() + NEARBY]
        if _REFUSED.search(head) or _NO_OFFER.search(match[0]) or not _of_the_contract(head, match[0]):
            continue
        tail = match[0] if _LENGTH.search(match[0]) else _stretch(rest)
        options, whole = _options(tail)
        if (count := _COUNT.search(head)) and len(options) == 1:  # `two options to extend, each being 12 months`
            options = options * int(count[1]) if "each" in tail else ()
        if options or whole:
            firsts = _firsts(head) or _firsts(earlier)
            found.append(Offer(options, firsts, _days(head) or _days(earlier), _days(rest), whole))
    return found


def _of_the_contract(head: str, offer: str) -> bool:
    """Whether what `may be extended` is the contract, and not opening hours."""
    return " be " not in offer or bool(_THE_CONTRACT.search(f"{head[-60:]} {offer}"))


def _stretch(rest: str) -> str:
    """The words after an offer that can only speak of its length."""
    match = _OBJECT.match(_BRACKET.sub(" ", _DAY.sub(" . ", rest)))
    return match[0] if match else ""


def _options(tail: str) -> tuple[tuple[int, ...], int | None]:
    """Options in months, or the whole term that they may reach."""
    tail = re.sub(r"(\d)\s+(?:(?:further|additional|extra|more|optional)\s+)+(?=[ym]\b)", r"\1 ", tail)
    tail = re.sub(r"(\d),\s+(?=\d+\s*[ym]\b)", r"\1 x ", tail)  # `two, one year periods`
    lengths = [months for number, unit in _LENGTH.findall(tail) if (months := months_of(number, unit))]
    if not lengths:
        return (), None
    if _WHOLE.search(tail):
        return (), lengths[-1]
    if _IN_ALL.search(tail):
        return (lengths[-1],), None
    options = read_terms(re.sub(r"\bmaximum(?: of)?\b|\binitial\b", " ", tail), extension=True).options
    return (options if options and sum(options) <= LONGEST_OPTIONS and 0 not in options else ()), None


def _firsts(words: str) -> tuple[int, ...]:
    """Lengths that may be the first term, where the words speak of a term at all."""
    if not _TERM_BEFORE.search(words):
        return ()
    return tuple(months for number, unit in _LENGTH.findall(words) if (months := months_of(number, unit)))


def _days(words: str) -> tuple[date, ...]:
    found = [(year, _MONTHS.index(name) + 1, day) for day, name, year in _DAY.findall(words) if name in _MONTHS]
    found += [(year, month, day) for day, month, year in _DAY_FIGURES.findall(words)]
    days = []
    for year, month, day in found:
        try:
            days.append(date(int(year), int(month), int(day)))
        except ValueError:  # a 31 June, a month first: no day to go by
            continue
    return tuple(days)


def _near(one: date, other: date) -> bool:
    return abs((one - other).days) <= FIT_DAYS


def _placed(offer: Offer, start: date | None, end: date) -> Placed | None:
    """Options, first end and latest end, where start and end bear the statement out."""
    try:
        return _by_terms(offer, start, end) or _by_days(offer, start, end) or _by_length(offer, start, end)
    except (ValueError, OverflowError):  # beyond the calendar
        return None


def _by_terms(offer: Offer, start: date | None, end: date) -> Placed | None:
    if start is None:
        return None
    for first in offer.firsts:
        options = offer.options or ((offer.whole - first,) if offer.whole and offer.whole > first else ())
        if not options:
            continue
        for used in range(len(options) + 1):
            if _near(end_of_term(start, first + sum(options[:used])), end):
                left = sum(options[used:])
                return options, end if not used else end_of_term(start, first), extend_end(end, left) if left else end
    return None


def _by_days(offer: Offer, start: date | None, end: date) -> Placed | None:
    """A day named before the options, other than the start, is the end of what came before them."""
    if not offer.options:
        return None
    for day in offer.before:
        if start and (_near(day, start) or day < start):
            continue
        known = start is not None or any(_near(named, end) for named in offer.after)
        for used in range(len(offer.options) + 1 if known else 1):
            if _near(extend_end(day, sum(offer.options[:used])), end):
                left = sum(offer.options[used:])
                return offer.options, day if used else end, extend_end(end, left) if left else end
    return None


def _by_length(offer: Offer, start: date | None, end: date) -> Placed | None:
    if start is None or offer.firsts or offer.before or not offer.options:
        return None
    longer = add_months(start, sum(offer.options)) > end
    return (offer.options, None, extend_end(end, sum(offer.options))) if longer else None
