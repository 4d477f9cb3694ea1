"""When a contract ends: start, first end, committed end and latest end from whatever the row states.

Rules (product.md, "End of a contract"): an awarded end beats an advertised one; a usable date in an end column is the
committed end; without one, start and first term give it; months are added to the day after an end and one day taken
off; nothing depends on today. Every contradiction becomes a problem that says which value was used.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from planner.dates import end_of_term, extend_end, months_between, short_date
from planner.model import EndKind, Severity
from planner.model.quick import changer, quickly_made
from planner.registers.awarded_ends import awarded_or_advertised
from planner.registers.cells.problem import Problem
from planner.registers.cells.terms import NOTHING, Terms
from planner.registers.term_days import LIKE_DAYS, cumulative, like

TERM_TOLERANCE_DAYS = 31


@quickly_made
@dataclass(frozen=True, slots=True)
class EndFacts:
    """What one row states.

    `awarded_unusable`: its awarded-end cell holds something that is no date. `left`: the options are those that remain
    after the end, as a heading says (`Option years remaining`). `runs_from`: the day from which the length's own cell
    counts it (`3 years from 12/05/2024`).
    """

    start: date | None = None
    end: date | None = None
    advertised_start: date | None = None
    advertised_end: date | None = None
    initial_end: date | None = None
    latest_end: date | None = None
    review: date | None = None
    duration: Terms = NOTHING
    extension: Terms = NOTHING
    words: str | None = None
    words_kind: EndKind | None = None
    awarded_unusable: bool = False
    left: bool = False
    runs_from: date | None = None


@quickly_made
@dataclass(frozen=True, slots=True)
class Ends:
    """What was concluded, with what was found wrong on the way."""

    start: date | None = None
    initial_end: date | None = None
    end: date | None = None
    latest_end: date | None = None
    kind: EndKind = EndKind.UNKNOWN
    words: str | None = None
    extensions: tuple[int, ...] = ()
    problems: tuple[Problem, ...] = field(default=())


def whole_term(facts: EndFacts) -> tuple[Terms, bool]:
    """The first term and options that duration and extension columns give together; whether it is a guess."""
    term, more = facts.duration, facts.extension
    if more.options_first:
        more = _first_part(facts, term, more)
    initial, options = term.initial or more.initial, more.options or term.options
    if term.initial and more.initial and term.initial in (more.initial + sum(more.options), more.total):
        initial = more.initial  # the stated duration is the whole of it, options included
    if initial is None and not options and more.total:
        options = _up_to_total(facts, more.total)
    days = None if initial else term.initial_days or more.initial_days
    guess = (term.guess and bool(term)) or (more.guess and bool(more))
    return Terms(initial, days, options), guess


def _up_to_total(facts: EndFacts, total: int) -> tuple[int, ...]:
    """`extend to 5 years` beside days that are three years apart: an option of two."""
    start, end = facts.start or facts.advertised_start, facts.end or facts.advertised_end
    if not (start and end and end > start):
        return ()
    more = total - months_between(start, end)
    return (more,) if more > 0 and like(end, end_of_term(start, total - more)) else ()


def _first_part(facts: EndFacts, term: Terms, more: Terms) -> Terms:
    """Whether the first part of a sum in a column of extensions is the first term (`3+1+1`) or an option (`1+1`)."""
    assert more.initial
    start, end = facts.start or facts.advertised_start, facts.end or facts.advertised_end
    whole = more.initial > max(more.options)
    if more.total and term.initial is None and start and end and end > start:
        length = months_between(start, end)
        if more.total == length + more.initial + sum(more.options):  # `1+1+1 (max 4 years)` beside a stated year
            return replace(more, initial=None, options=(more.initial, *more.options))
    alike = len({more.initial, *more.options}) == 1  # `1+1` beside two years: two more, for the first would be stated
    if term.initial:
        whole = term.initial == more.initial or (not alike and term.initial == more.initial + sum(more.options))
        if whole and term.initial != more.initial:
            return more  # `5 years` beside `3+1+1`: the sum says how the five years are made
    elif start and end and end > start:
        ends = cumulative(start, more.initial, more.options)
        whole = any(like(end, last) for last in (ends[:1] if alike else ends))
    return more if whole else replace(more, initial=None, options=(more.initial, *more.options))


def find_ends(facts: EndFacts) -> Ends:
    """Everything about the end of one row; see the module's rules."""
    problems: list[Problem] = []
    start, end = awarded_or_advertised(facts, problems)
    terms, guess = whole_term(facts) if facts.duration or facts.extension else (NOTHING, False)
    if guess:
        problems.append(GUESS if facts.duration.guess else GUESSED_EXTENSION)
    start = _believable_start(start, end, problems)
    try:
        found = _with_end(facts, start, end, terms, problems) if end else _without(facts, start, terms, problems)
    except (ValueError, OverflowError):
        problems.append(_TOO_LONG)
        found = Ends(start, None, end, end, EndKind.FIXED if end else EndKind.UNKNOWN, facts.words)
    last = found.latest_end or found.end
    if facts.review and last and facts.review > last + timedelta(days=LIKE_DAYS):  # renewal falls on the day after
        problems.append(REVIEW)
    return _with_problems(found, tuple(problems)) if problems else found


GUESS = Problem(
    "term-guessed",
    "The length has no unit; years or months were guessed. Write ‘12 months’.",
    Severity.NOTE,
    "duration",
)
GUESSED_EXTENSION = replace(GUESS, field="extension")
_with_problems = changer(Ends, "problems")
_TOO_LONG = Problem("term-too-long", "The stated length is beyond any calendar; it was left out.", field="duration")
REVIEW = Problem(
    "review-after-end",
    "The review is after the end of the contract, which was kept. Correct one of them.",
    field="review",
)
NO_START = replace(
    GUESS,
    kind="no-start",
    message="A length is stated and no start: no end can be reckoned. Give the start or the end.",
)
EQUAL = Problem(
    "start-equals-end",
    "Start and end are the same day; the end was kept, the start left out. Correct it.",
    field="start",
)
BEFORE = Problem(
    "end-before-start",
    "The end is before the start; the end was kept, the start left out. Correct one of them.",
    field="start",
)


def _believable_start(start: date | None, end: date | None, problems: list[Problem]) -> date | None:
    if start and end and end <= start:
        problems.append(EQUAL if end == start else BEFORE)
        return None
    return start


def _with_end(facts: EndFacts, start: date | None, end: date, terms: Terms, problems: list[Problem]) -> Ends:
    initial, latest = _place_in_terms(facts, start, end, terms, problems)
    if facts.left and terms.options:
        latest = extend_end(end, sum(terms.options))
    if facts.initial_end:
        if facts.initial_end > end:
            first, last = short_date(facts.initial_end), short_date(end)
            message = f"The first end, {first}, is after the end, {last}; the end was used."
            problems.append(Problem("initial-end-after-end", message, field="initial_end"))
        else:
            initial = facts.initial_end
            latest = latest if terms.initial or facts.left else _after_first_end(initial, end, terms.options, latest)
    if initial is None and facts.latest_end and terms.options and like(facts.latest_end, latest):
        initial = end  # every option lies between the end and the stated latest end: none is used yet
    return Ends(
        start,
        initial,
        end,
        _stated_latest(facts, end, latest, terms, problems),
        EndKind.HOLDING_OVER if facts.words_kind is EndKind.HOLDING_OVER else EndKind.FIXED,
        facts.words,
        terms.options,
    )


def _after_first_end(first: date, end: date, options: tuple[int, ...], latest: date) -> date:
    """The latest end where a stated first end tells how many of the options the end includes already."""
    months = 0
    for used, option in enumerate(options, start=1):
        months += option
        if like(end, extend_end(first, months)):
            left = sum(options[used:])
            return extend_end(end, left) if left else end
    return latest


def _place_in_terms(
    facts: EndFacts, start: date | None, end: date, terms: Terms, problems: list[Problem]
) -> tuple[date | None, date]:
    """First and latest end, seen from a committed end: which of the options it already includes."""
    if not start or not terms.initial:
        return None, extend_end(end, sum(terms.options)) if terms.options else end
    ends = cumulative(start, terms.initial, terms.options)
    for used, reached in enumerate(ends):
        if like(end, reached):
            left = sum(terms.options[used:])
            return (end if used == 0 else ends[0]), extend_end(end, left) if left else end
    if ends[0] < end < ends[-1]:
        return ends[0], ends[-1]
    if facts.latest_end and end < facts.latest_end and like(ends[-1], facts.latest_end):
        return None, end  # the stated length is that of the contract with every option
    if abs((end - ends[0]).days) > max(TERM_TOLERANCE_DAYS, (ends[0] - start).days // 20):
        reckoned, stated = short_date(ends[0]), short_date(end)
        message = f"The stated length ends on another day, {reckoned}, than the stated end, {stated}, which was used."
        problems.append(Problem("duration-differs", message, field="duration"))
    if end > ends[-1]:
        return None, end
    return None, extend_end(end, sum(terms.options)) if terms.options else end


def _stated_latest(facts: EndFacts, end: date, latest: date, terms: Terms, problems: list[Problem]) -> date:
    stated = facts.latest_end
    if stated is None:
        return latest
    if stated < end:
        message = f"The last extension, {short_date(stated)}, is before the end, {short_date(end)}; it was ignored."
        problems.append(Problem("extension-before-end", message, field="latest_end"))
        return latest
    if terms.options and not like(stated, latest):
        options, last = short_date(latest), short_date(stated)
        message = f"The options end on another day, {options}, than the stated latest end, {last}, which was used."
        problems.append(Problem("latest-end-differs", message, Severity.NOTE, "latest_end"))
    return stated


def _computed(start: date, first: date, end: date) -> Problem:
    if first == start:
        message = f"No end is stated; start and length give {short_date(end)}."
        return Problem("end-computed", message, Severity.NOTE, "duration")
    message = (
        f"The length counts from {short_date(first)}, not from the start; that gives {short_date(end)}. Check both."
    )
    return Problem("starts-differ", message, field="duration")


def _without(facts: EndFacts, start: date | None, terms: Terms, problems: list[Problem]) -> Ends:
    """No committed end is stated: the stated first end, else start and first term, else words, else unknown."""
    if facts.initial_end:
        return _with_end(
            facts, _believable_start(start, facts.initial_end, problems), facts.initial_end, terms, problems
        )
    if facts.words_kind not in (None, EndKind.UNKNOWN):
        assert facts.words_kind
        return Ends(start, kind=facts.words_kind, words=facts.words, extensions=terms.options)
    if start and (terms.initial or terms.initial_days):
        first = facts.runs_from or start
        end = (
            end_of_term(first, terms.initial)
            if terms.initial
            else first + timedelta(days=(terms.initial_days or 1) - 1)
        )
        problems.append(_computed(start, first, end))
        found = _with_end(facts, first, end, terms, problems)
        return found if first == start else replace(found, start=start)
    if facts.latest_end:
        last = short_date(facts.latest_end)
        message = f"Only the end of a last extension, {last}, is stated. Give the end without extensions."
        problems.append(Problem("only-latest-end", message, field="latest_end"))
    if start is None and terms.initial and not facts.latest_end:
        problems.append(NO_START)
    words = facts.words or (f"{terms.initial} months from a start that is not stated" if terms.initial else None)
    return Ends(start, latest_end=facts.latest_end, kind=EndKind.UNKNOWN, words=words, extensions=terms.options)
