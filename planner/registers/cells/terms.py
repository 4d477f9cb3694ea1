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
from dataclasses import dataclass, replace
from functools import lru_cache

from planner.model.quick import quickly_made
from planner.registers.cells.blanks import is_blank
from planner.registers.cells.options_used import unused
from planner.registers.cells.term_words import days_as_months, months_of, plain

GUESS_YEARS_UP_TO = 10
MOST_OPTIONS = 20
_NUMBER = r"\d+(?:\.\d+)?"
_LENGTH = rf"({_NUMBER})\s*([ymwd])\b"
_FILL = (
    r"(?:(?:additional|further|extra|optional|possible|potential|more|consecutive|separate|successive|equal|of|up\s+to|"
    r"no\.?|lots\s+of|options?|extensions?|single|by|each|for|periods?|terms?|to|extend|being|the|yearly|increments?|x)"
    r"(?:\(s\))?\s*,?\s*)"
)
_OPTION_WORD = re.compile(
    r"\boption|\bextend|\bextension|\bextendable|\brenew|\bplus\b|\+|\boptional|\bfurther\b|\badditional\b"
)
_TOTAL = re.compile(
    r"(?:\(?(?:(?:giving|making|for|with)\s+)?(?:a\s+|the\s+)?(?:overall\s+|possible\s+|potential\s+|maximum\s+)*"
    r"(?:total|maximum|max)\s+(?:contract\s+|possible\s+|overall\s+|potential\s+)*"
    rf"(?:length|term|period|duration|life|contract)?\s*(?:is|of|will\s+be|:)?\s*(?:up\s+to\s+)?{_LENGTH}\)?)"
)
_INITIAL = re.compile(rf"\b(?:initial|initially|first|core|fixed|original|minimum)\b\D{{0,60}}?{_LENGTH}")
_LEADING = re.compile(rf"^\D{{0,80}}?{_LENGTH}")
_SUM = re.compile(
    rf"\(?{_NUMBER}(?:\s*[ymwd])?\)?(?:\s*(?:\+|plus|&)\s*\(?(?:{_NUMBER}\s*x\s*)?{_NUMBER}(?:\s*[ymwd])?\)?)+"
)
_STEPS = re.compile(
    rf"{_LENGTH}[^.;\d]{{0,60}}?\b(?:in|as|by|at|of|taken|via|through)\s+(?:up\s+to\s+)?(?:(\d+)\s*x?\s+)?{_LENGTH}"
)
_STEPS_BEFORE = re.compile(rf"(\d+)\s+{_FILL}{{0,3}}([ymwd])\s+in\s+{_LENGTH}")
_TIMES = re.compile(rf"\b(\d{{1,2}})(?:\s*[x@]\s*|\s+){_FILL}{{0,9}}({_NUMBER})\s*([ymwd])\b")
_TIMES_NUMBER = re.compile(r"\b(\d{1,2})\s*x\s*(\d{1,3})\b(?!\s*[ymwd])")
_ONE = re.compile(rf"(?<!every )({_NUMBER})\s+{_FILL}{{0,5}}([ymwd])\b")
_PRODUCT = re.compile(rf"(\d{{1,2}})\s*x\s*({_NUMBER})\s*([ymwd])")
_BARE = re.compile(rf"({_NUMBER})")
_TIMES_AFTER = re.compile(rf"\b{_LENGTH}\s*x\s*(\d{{1,2}})\b(?!\s*[ymwd])")  # `12 m x 2`
_COUNTED = re.compile(  # after `3 y plus 2`: `1 y extension`, `optional extension of 12 m each`
    r"\s+(?:(?:additional|further|extra|optional|possible|potential|separate|successive|extensions?|options?|periods?|"
    rf"of|single|each)\s+)*{_LENGTH}"
)
_NOT_OF_THE_TERM = re.compile(  # notice, and breaks, which shorten no term until they are used
    rf"\b{_LENGTH}\s*'?s?\s*(?:(?:written|prior|termination|break)\s+)*(?:notice|break)\b"
    rf"|\bnotice(?:\s+period)?(?:\s+(?:of|is))?\W{{0,3}}{_LENGTH}"
    r"|\b1\s+[ymw]\s+(?:price\s+|contract\s+|performance\s+)*(?:review|uplift|increase|inflation|indexation|report|meeting)\w*"
    r"|\breview\w*\s+(?:every\s+|each\s+|after\s+)?(?:\d+\s+)?[ymw]\b"
    r"|\bbreak(?:\s+(?:clause|option|point|date))?(?:\s+(?:at|after|in|on|from|end|the|of))*\s+(?:[ymw]\s+)?\d+(?:\s*[ymw]\b)?"
)
_REACHING = re.compile(r"\bexten\w*\s+to\s+(?:a\s+total\s+of\s+)?(\d+)(?:\s*([ymw]))?\s*$")  # `3 y extendable to 5`
_LIST = re.compile(rf"{_NUMBER}\s*[ym]?(?:\s*[;/,]\s*{_NUMBER}\s*[ym]?)+")
_SOME_MORE = re.compile(  # `up to 24`
    r"^(?:(?:up\s+to|max(?:imum)?|of|a|further|additional|another|option(?:al)?|for|possible)\s+)+(?=\d)"
)
_BARE_OPTION = re.compile(r"(?:\+|\bplus|\bof|\bfor)\s*(\d{1,2})\s*[)\s.]*$")  # `3 y with an option of +2`
_OPTIONS_AT_MOST = re.compile(
    rf"\b(?:(?:a|the)\s+)?(?:maximum|max|total)\s+(?:(?:period|term)\s+)?of\s+(?={_NUMBER}\s*[ymw])"
)
_OF_THE_CONTRACT = re.compile(r"contract|overall|length|duration|life|possible|potential|initial|consist|first")


@quickly_made
@dataclass(frozen=True, slots=True)
class Terms:
    """A first term and options, in months; `initial_days` where the first term is no whole number of months.

    `total` is the most that the words allow in all. `options_first` says that a sum's first part may be the first
    term or an option (`1+1` in an extension column). `guess` is set where a unit had to be supplied.
    """

    initial: int | None = None
    initial_days: int | None = None
    options: tuple[int, ...] = ()
    total: int | None = None
    options_first: bool = False
    guess: bool = False

    def as_options(self) -> Terms:
        """The first term and the options as options all."""
        return replace(self, initial=None, options=(*([self.initial] if self.initial else []), *self.options))

    def __bool__(self) -> bool:
        return bool(self.initial or self.initial_days or self.options or self.total)


NOTHING = Terms()


def _guess_unit(numbers: list[str]) -> str:
    return "y" if all(float(number) <= GUESS_YEARS_UP_TO for number in numbers) else "m"


def _sum(text: str, unit: str | None) -> Terms | None:
    """`3+1+1`: the parts, each with its own unit, the unit that stands last, the heading's, or a guessed one."""
    match = _SUM.search(text)
    if not match:
        return None
    parts = re.split(r"\s*(?:\+|plus|&)\s*", match[0])
    read = [re.search(rf"(?:(\d+)\s*x\s*)?({_NUMBER})\s*([ymwd])?", part) for part in parts]
    units = [item[3] for item in read if item]
    after = re.match(r"\s*(?:further\s+)?(years?|months?|[ym])\b", text[match.end() :])
    stated = after[1][0] if after else units[-1] or unit
    guessed = stated is None and not any(units)
    known = stated or next((u for u in units if u), None) or _guess_unit([item[2] for item in read if item])
    lengths: list[int] = []
    for item in read:
        months = item and months_of(item[2], item[3] or known)
        if not item or months is None:
            return None
        lengths += [months] * int(item[1] or 1)
    last = read[-1]
    if last and not (last[1] or last[3]) and (counted := _COUNTED.match(text[match.end() :])):
        count, option = int(float(last[2])), months_of(counted[1], counted[2])
        lengths[-1:] = [option] * count if option and count <= MOST_OPTIONS else []
    return Terms(initial=lengths[0], options=tuple(lengths[1:]), options_first=True, guess=guessed)


def _steps(text: str) -> tuple[int, ...]:
    """`36 m in 12 m extensions` → three options of 12."""
    if match := _STEPS_BEFORE.search(text):
        total, step = months_of(match[1], match[2]), months_of(match[3], match[4])
    elif match := _STEPS.search(text):
        total, step = months_of(match[1], match[2]), months_of(match[4], match[5])
        if match[3] and step:
            return (step,) * int(match[3])
    else:
        return ()
    if total and step and total % step == 0 and total > step:
        return (step,) * (total // step)
    return ()


def _times(text: str, unit: str | None) -> tuple[int, ...]:
    """`2 x 12 m`, `2 periods of 1 y` → two options."""
    options: list[int] = []
    for match in _TIMES.finditer(text):
        months = months_of(match[2], match[3])
        if months and 0 < int(match[1]) <= MOST_OPTIONS:
            options += [months] * int(match[1])
    if not options:
        for match in _TIMES_NUMBER.finditer(text):
            months = months_of(match[2], unit or _guess_unit([match[2]]))
            options += [months] * int(match[1]) if months and int(match[1]) <= MOST_OPTIONS else []
    return tuple(options)


def _singles(text: str) -> tuple[int, ...]:
    """Every length that stands alone, in the order of the text."""
    found = [months_of(match[1], match[2]) for match in _ONE.finditer(text)]
    return tuple(months for months in found if months)


def _options(text: str, unit: str | None) -> tuple[int, ...]:
    """The options that a stretch of words offers, by the first form that fits."""
    if summed := _sum(text, unit):
        return (summed.initial or 0, *summed.options)
    return _steps(text) or _times(text, unit) or _singles(text)


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
    text = text.strip(" .+" if options else " .")
    match = _BARE.fullmatch(_SOME_MORE.sub("", text) if options else text)
    if not match or float(match[1]) == 0:
        return NOTHING if match else None
    known = unit or _guess_unit([match[1]])
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
    folded = re.sub(
        r"\b\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?[a-z]{3,9}\s+\d{4}\b|\b(?:19|20)\d\d\b(?!\s*[ymwd]\b)", " ", plain(text)
    )
    if (bare := _bare(folded, unit, extension)) is not None:
        return bare
    if extension:
        if listed := _listed(folded.strip(" ."), unit):
            return listed
        if (left := unused(folded)) is None:
            return NOTHING
        folded = left
    folded = _straightened(folded, extension)
    whole = folded.strip(" .")
    if (match := _SUM.fullmatch(re.sub(r"\s*(?:years?|months?|[ym])?$", "", whole)) or _SUM.match(whole)) and (
        summed := _sum(whole, unit)
    ):
        return replace(summed, options_first=extension and match is not None, total=_cut_total(whole)[1])
    rest, total = _cut_total(folded)
    if total is None and not extension and (reached := _REACHING.search(folded)):
        rest, total = folded[: reached.start()], months_of(reached[1], reached[2] or "y")
    rest, initial = _cut_initial(rest)
    terms = _length(initial) if initial else NOTHING
    if extension:
        if not initial:
            rest, initial = _first_before_option(rest)
            terms = _length(initial) if initial else NOTHING
        terms = _basis(rest, unit) or replace(terms, options=_options(rest, unit))
    else:
        terms = _first_then_options(rest, terms, unit)
    return _with_total(terms, total)


def _straightened(text: str, extension: bool) -> str:
    """The same words without notice and breaks, `12 m x 2` as `2 x 12 m`, and `maximum of` an option as the option."""
    text = _NOT_OF_THE_TERM.sub(" . ", text)
    text = re.sub(r"\(\s*(?=\+)", " ", _TIMES_AFTER.sub(r"\3 x \1 \2", text))
    if extension and not _OF_THE_CONTRACT.search(text):
        text = _OPTIONS_AT_MOST.sub("", text)
    return text


def _listed(text: str, unit: str | None) -> Terms | None:
    """`12;12`, `12, 6`, `1 y/1 y`: options one after another; not `1,5` years, nor `1/5`."""
    if not _LIST.fullmatch(text):
        return None
    parts = [part.strip() for part in re.split("[;/,]", text)]
    if ("/" in text or re.search(r",\d", text)) and len(set(parts)) > 1:
        return None
    return replace(_sum(" + ".join(parts), unit) or NOTHING, options_first=False).as_options()


def _with_total(terms: Terms, total: int | None) -> Terms:
    """What the most in all says of a first term or an option that is not stated itself."""
    if total is None:
        return terms
    options = sum(terms.options)
    if terms.initial and not options and total > terms.initial:
        terms = replace(terms, options=(total - terms.initial,))
    elif not terms.initial and total > options:
        terms = replace(terms, initial=total - options)
    return replace(terms, total=total)


def _basis(text: str, unit: str | None) -> Terms | None:
    """`contract on 3+1+1 basis`: a sum that is said to be the whole contract, not the extension."""
    if not re.search(r"\bbasis\b|\bcontract\s+(?:is|on|term|period|length|of)\b|\bagreement\s+(?:is|of)\b", text):
        return None
    summed = _sum(text, unit) if "option" not in text and "exten" not in text else None
    return summed and replace(summed, options_first=False)


def _first_then_options(text: str, terms: Terms, unit: str | None) -> Terms:
    """The first length is the first term; clauses with a word of extension after it are options."""
    summed = _sum(text, unit)
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
    options = _options(clauses, unit) or ((months_of(bare[1], match[2]),) if bare and match else ())
    return replace(terms, options=tuple(filter(None, options)))


def _first_before_option(text: str) -> tuple[str, re.Match[str] | None]:
    """`for a period of 2 years with the option to extend …`: the first term, in a column of extensions."""
    match = re.search(rf"\b(?:period|term|contract|agreement)\s+(?:is\s+)?(?:of|for)\s+{_LENGTH}(?=.*\boption)", text)
    return (text[: match.start()] + " . " + text[match.end() :], match) if match else (text, None)


def days_terms(days: int) -> Terms:
    """A length in days, as notices state it: months of 30 days where they fit (720 → 24 months)."""
    months = days_as_months(days)
    return Terms(initial=months) if months else Terms(initial_days=days)
