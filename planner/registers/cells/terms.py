"""Durations and extension options as people write them, read by a small grammar.

Each form, with an example; tests/registers/cells/test_terms.py holds every one:

sum          `3+1+1`, `2 + 1 + 1 years`, `24+12`, `3 years + 2 x 12 months`, `5+(2x1)`     first term, then options
times        `2 x 12 months`, `2x1yr`, `two one-year extensions`, `2 periods of one year`,
             `up to three (3) 12-month periods`, `two further periods each of one year`       that many equal options
steps        `up to 36 months in 12 month extensions`, `2 further years in 12-month increments`  a total in equal steps
single       `option to extend for 3 months`, `up to a further 12 years`, `possible extension for 2 years`  one option
initial      `36 months`, `initial period of two years`, `17 months, from October 1, 2012`, `1440 days`  the first term
total        `maximum of 10 years`, `a potential total contract length of 4 years`           a check on the sum
list         `12 months, 12 months and 6 months`, `12+12+6 months extension`, `12; 12`, `1yr/1yr`
                                                                                             options one after another

A bare number means the unit of its heading; without one, up to 10 are years and 11 or more months, as a guess.
Where the words give no length there are no options: nothing is invented.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from planner.registers.cells.beside_terms import unused, without_others
from planner.registers.cells.blanks import is_blank
from planner.registers.cells.term_parts import (
    LENGTH,
    NOTHING,
    NUMBER,
    SUM,
    Terms,
    guess_unit,
    listed,
    options_of,
    sum_of,
)
from planner.registers.cells.term_words import days_as_months, months_of, plain

__all__ = ["NOTHING", "Terms", "days_terms", "read_terms"]

_OPTION_WORD = re.compile(
    r"\boption|\bexts?\b|\bextend|\bextension|\bextendable|\brenew|\bplus\b|\+|\boptional|\bfurther\b|\badditional\b"
)
_TOTAL = re.compile(
    r"(?:\(?(?:(?:giving|making|for|with)\s+)?(?:a\s+|the\s+)?(?:overall\s+|possible\s+|potential\s+|maximum\s+)*"
    r"(?:total|maximum|max)\s+(?:contract\s+|possible\s+|overall\s+|potential\s+)*"
    rf"(?:length|term|period|duration|life|contract)?\s*(?:is|of|will\s+be|:)?\s*(?:up\s+to\s+)?{LENGTH}\)?)"
)
_INITIAL = re.compile(rf"\b(?:initial|initially|first|core|fixed|original|minimum)\b\D{{0,60}}?{LENGTH}")
_LEADING = re.compile(rf"^\D{{0,80}}?{LENGTH}")
_PRODUCT = re.compile(rf"(\d{{1,2}})\s*x\s*({NUMBER})\s*([ymwd])")
_BARE = re.compile(rf"({NUMBER})")
_TIMES_AFTER = re.compile(  # `12 m x 2`, `renewable 1 y up to 3 times`
    rf"\b{LENGTH}\s*(?:(?:periods?|extensions?|options?)\s*)?(?:x\s*(\d{{1,2}})\b(?!\s*[ymwd])|(?:up\s+to\s+)?(\d{{1,2}})\s+times\b)"
)
_TIMES_IN_BRACKETS = re.compile(  # `2 (12 m each)`, `2 extensions (12 m)`, `2no 12 m`
    rf"\b(\d)\s*(?:(?:extensions?|options?|periods?|renewals?)\s*\(\s*(?={LENGTH})|\(\s*(?={LENGTH}\s*each\b)|no\.?\s+(?=\d))"
)
_REACHING = re.compile(r"\bexten\w*\s+to\s+(?:a\s+total\s+of\s+)?(\d+)(?:\s*([ymw]))?\s*$")  # `3 y extendable to 5`
_SOME_MORE = re.compile(  # `up to 24`
    r"^(?:(?:yes|y|up\s+to|plus|max(?:imum)?|of|a|further|additional|another|option(?:al)?|for|possible)\b[\s:,(-]*)+(?=\d)"
)
_BARE_OPTION = re.compile(r"(?:\+|\bplus|\bof|\bfor)\s*(\d{1,2})\s*[)\s.]*$")  # `3 y with an option of +2`
_YEARS = re.compile(  # days, years and spans of years, whose numbers are no lengths
    r"\b\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?[a-z]{3,9}\s+\d{4}\b"
    r"|\b(?:19|20)\d\d(?:\s?[/ ]\s?(?:\d\d){1,2}\b)?\b(?!\s*[ymwd]\b)"
)
# `3 y extended by 1 y`: the term is four now
_EXTENDED = re.compile(r"(?<!\bbe )(?<!\bif )\bextended\s+(?:to|by|for)\b")
_WITHIN = re.compile(r"\b(?:inc|incl|including|inclusive\s+of|of\s+which)\b[\s.]*(?=.*\b(?:exten|option|renew))")
_RANGE = re.compile(
    r"\b(\d{1,2})\s*(?:(?:years?|months?)\s+or\b|[-–—]|\bto\b|\bor\b)\s*(\d{1,2})(?=\s*(?:years?|yrs?|months?|mths?|mnths?|[ym])\b)",
    re.IGNORECASE,
)
_COUNTS_UP_TO = 5  # in `2-12 month extensions`, which is no range
_STEPS_UP_TO = re.compile(  # `annual extensions up to 5 years`
    rf"{LENGTH}\s*(?:exten\w*|renew\w*|option\w*|increments?|at\s+a\s+time)\s*(?:\w+\s+)?up\s+to\s+(?:an?\s+)?(?:total\s+)?"
    r"(?:of\s+)?\d+(?!\s+times)"
)
_REACHING_IN_ALL = re.compile(rf"\bextend\w*\s+to\s+(?:(?:a|the|total|maximum|max|of)\s+)*{LENGTH}")
_OPTIONS_AT_MOST = re.compile(
    rf"\b(?:(?:a|the)\s+)?(?:maximum|max|total)\s+(?:(?:period|term)\s+)?of\s+(?={NUMBER}\s*[ymw])"
    rf"|^\W*(?:maximum|max)\s+(?={NUMBER}\s*[ymw])"
)
_OF_THE_CONTRACT = re.compile(r"contract|overall|length|duration|life|possible|potential|initial|consist|first")


def _cut_total(text: str) -> tuple[str, int | None]:
    match = _TOTAL.search(text)
    if not match:
        return text, None
    return text[: match.start()] + " " + text[match.end() :], months_of(match[1], match[2])


def _cut_initial(text: str) -> tuple[str, re.Match[str] | None]:
    match = _INITIAL.search(text)
    if not match:
        return text, None
    return text[: match.start()] + " . " + text[match.end() :], match


def _bare(text: str, unit: str | None, options: bool) -> Terms | None:
    """A number and nothing else."""
    text = text.strip(" .+,()" if options else " .")
    match = _BARE.fullmatch(_SOME_MORE.sub("", text) if options else text)
    if not match or float(match[1]) == 0:
        return NOTHING if match else None
    known = unit or guess_unit([match[1]])
    months = months_of(match[1], known)
    guess = unit is None
    if options:
        return Terms(options=(months,) if months else (), guess=guess)
    if months is None and known == "d":
        return Terms(initial_days=int(float(match[1])))
    return Terms(initial=months, guess=guess)


def _length(match: re.Match[str]) -> Terms:
    months = months_of(match[1], match[2])
    if months is None and match[2] in "dw":
        return Terms(initial_days=int(float(match[1]) * (7 if match[2] == "w" else 1)))
    return Terms(initial=months)


@lru_cache(maxsize=100_000)
def read_terms(text: str, *, extension: bool = False, unit: str | None = None) -> Terms:
    """The terms that a text states; empty where it states none.

    `extension`: the text stands in a column of extensions, so that a plain length is an option and not a first term.
    `unit` (`y`, `m`, `w`, `d`): what the heading says a bare number counts.
    """
    if is_blank(text) or len(text) > 2000 or not any(c.isdigit() or c.isalpha() for c in text):
        return NOTHING
    folded = _YEARS.sub(" ", plain(_up_to(text) if extension else text))
    if (bare := _bare(folded, unit, extension)) is not None:
        return bare
    if extension:
        if found := listed(folded.strip(" ."), unit):
            return found
        folded = unused(folded) or ""
    return _read_words(_straightened(folded, extension), extension, unit)


def _read_words(folded: str, extension: bool, unit: str | None) -> Terms:
    """The terms of words made plain, without what stands beside terms."""
    if extension and _STEPS_UP_TO.search(folded):
        return NOTHING  # of the extensions, or of the whole: nobody can tell
    whole = folded.strip(" .")
    if (match := SUM.fullmatch(re.sub(r"\s*(?:years?|months?|[ym])?$", "", whole)) or SUM.match(whole)) and (
        summed := sum_of(whole, unit)
    ):
        return replace(summed, options_first=extension and match is not None, total=_cut_total(whole)[1])
    rest, total = _cut_total(folded)
    if total is None and not extension and (reached := _REACHING.search(folded)):
        rest, total = folded[: reached.start()], months_of(reached[1], reached[2] or "y")
    if total is None and extension and (reached := _REACHING_IN_ALL.search(folded)):
        rest, total = folded[: reached.start()], months_of(reached[1], reached[2])
    rest, initial = _cut_initial(rest)
    terms = _length(initial) if initial else NOTHING
    if extension:
        if not initial:
            rest, initial = _first_before_option(rest)
            terms = _length(initial) if initial else NOTHING
        terms = _basis(rest, unit) or replace(terms, options=options_of(rest, unit))
    else:
        terms = _first_then_options(rest, terms, unit)
    terms = _with_total(terms, total, extension)
    if not extension and terms.initial and _EXTENDED.search(folded):
        return Terms(terms.initial + sum(terms.options))
    return terms


def _up_to(text: str) -> str:
    """`12-24 months` as the 24 months that it may be at most."""

    def longest(match: re.Match[str]) -> str:
        first, last = int(match[1]), int(match[2])
        return match[2] if first < last and (first > _COUNTS_UP_TO or last <= _COUNTS_UP_TO) else match[0]

    return _RANGE.sub(longest, text)


def _straightened(text: str, extension: bool) -> str:
    """The same words without notice and breaks, `12 m x 2` as `2 x 12 m`, and `maximum of` an option as the option."""
    text = without_others(text)
    text = _TIMES_AFTER.sub(lambda match: f"{match[3] or match[4]} x {match[1]} {match[2]}", text)
    text = re.sub(r"\((\d{1,2})\)\s*(?=\d)", r"\1 x ", text)  # `(2) 1 y renewals`
    text = re.sub(r"\(\s*(?=\+)", " ", _TIMES_IN_BRACKETS.sub(r"\1 x ", text))
    if extension and not _OF_THE_CONTRACT.search(text):
        text = _OPTIONS_AT_MOST.sub("", text)
    return text


def _with_total(terms: Terms, total: int | None, extension: bool) -> Terms:
    """What the most in all says of a first term or an option that is not stated itself."""
    if total is None:
        return terms
    options = sum(terms.options)
    if terms.initial and not options and total > terms.initial:
        terms = replace(terms, options=(total - terms.initial,))
    elif not terms.initial and total > options and (options or not extension):
        terms = replace(terms, initial=total - options)
    return replace(terms, total=total)


def _basis(text: str, unit: str | None) -> Terms | None:
    """`contract on 3+1+1 basis`: a sum that is said to be the whole contract, not the extension."""
    if not re.search(r"\bbasis\b|\bcontract\s+(?:is|on|term|period|length|of)\b|\bagreement\s+(?:is|of)\b", text):
        return None
    summed = sum_of(text, unit) if "option" not in text and "exten" not in text else None
    return summed and replace(summed, options_first=False)


def _first_then_options(text: str, terms: Terms, unit: str | None) -> Terms:
    """The first length is the first term; clauses with a word of extension after it are options."""
    summed = sum_of(text, unit)
    match = None
    if not terms and (product := _PRODUCT.fullmatch(text.strip(" ."))):
        months = months_of(product[2], product[3])
        return Terms(initial=months * int(product[1]) if months else None, guess=True)
    tail = text
    if not terms and (match := _LEADING.search(text)):
        terms, tail = _length(match), text[match.end() :]
    elif not terms:
        return summed or NOTHING
    if summed and terms.initial == (summed.initial or 0) + sum(summed.options):
        return replace(summed, total=terms.initial, options_first=False)  # `4 years (2+1+1)`
    clauses = " . ".join(clause for clause in re.split(r"[.;]", tail) if _OPTION_WORD.search(clause))
    if not clauses:
        return terms
    bare = _BARE_OPTION.search(clauses) if terms.initial and match else None  # counted as the first term is
    options = tuple(
        filter(None, options_of(clauses, unit) or ((months_of(bare[1], match[2]),) if bare and match else ()))
    )
    if match and terms.initial and _WITHIN.search(tail):  # `5 y including 2 y extension`
        return Terms(terms.initial - sum(options), None, options) if 0 < sum(options) < terms.initial else NOTHING
    return replace(terms, options=options)


def _first_before_option(text: str) -> tuple[str, re.Match[str] | None]:
    """`for a period of 2 years with the option to extend …`: the first term, in a column of extensions."""
    match = re.search(rf"\b(?:period|term|contract|agreement)\s+(?:is\s+)?(?:of|for)\s+{LENGTH}(?=.*\boption)", text)
    return (text[: match.start()] + " . " + text[match.end() :], match) if match else (text, None)


def days_terms(days: int) -> Terms:
    """A length in days, as notices state it: months of 30 days where they fit (720 → 24 months)."""
    months = days_as_months(days)
    return Terms(initial=months) if months else Terms(initial_days=days)
