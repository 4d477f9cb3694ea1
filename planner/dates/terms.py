"""How long a contract runs: its first term, its options, the terms by which it renews itself, and the notice to give.

Notice is always counted from the end of the *current* term. Each end is counted from the start of the contract, not
from the end before, so that a contract which began on the 31st does not drift.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from planner.dates.explain import long_date, short_date
from planner.dates.months import end_of_term, extend_end
from planner.dates.rule import Due, NotADate

_MOST_TERMS = 1200


@dataclass(frozen=True, slots=True)
class Terms:
    """What the contract says; months are whole months.

    `options` are terms that someone must choose, `used` how many were chosen. `rolling_months` is the term by which it
    renews itself unless notice is given (None: it does not). Notice is months and days before the end of a term.
    """

    start: date
    months: int
    options: tuple[int, ...] = ()
    used: int = 0
    rolling_months: int | None = None
    notice_months: int = 0
    notice_days: int = 0

    def __post_init__(self) -> None:
        """Refuse terms that never end or go backwards."""
        if self.months < 1 or any(months < 1 for months in self.options) or not 0 <= self.used <= len(self.options):
            raise NotADate("A term has at least one month, and only options that exist can have been used.")
        if self.rolling_months is not None and self.rolling_months < 1:
            raise NotADate("A contract renews itself by at least one month.")


@dataclass(frozen=True, slots=True)
class Term:
    """One term, both days included: `kind` is `first`, `option` or `rolling`; `number` counts from 1."""

    kind: str
    number: int
    first: date
    last: date


def term_on(terms: Terms, today: date) -> Term | None:
    """The term that runs on `today`, options used and renewals by itself included; None before and after."""
    for term in _terms(terms):
        if term.first <= today <= term.last:
            return term
        if term.first > today:
            return None
    return None


def current_end(terms: Terms, today: date) -> date | None:
    """The last day of what is committed on `today`: of the running term and the options already used after it."""
    running = term_on(terms, today)
    if running is None:
        return None
    return running.last if running.kind == "rolling" else _committed(terms)


def latest_end(terms: Terms) -> date | None:
    """The last day with every option used; None where the contract renews itself for ever."""
    if terms.rolling_months is not None:
        return None
    return end_of_term(terms.start, terms.months + sum(terms.options))


def notice_by(terms: Terms, today: date) -> Due | None:
    """The last day to give notice for the end of what is committed on `today`, past or not.

    None where the contract states no notice: then nothing is invented.
    """
    end = current_end(terms, today)
    if end is None or not (terms.notice_months or terms.notice_days):
        return None
    return _notice(terms, end)


def next_chance(terms: Terms, today: date) -> Due | None:
    """The first last day of notice that is not past: of the current end or, where it renews itself, of a later one."""
    end = current_end(terms, today)
    if end is None or not (terms.notice_months or terms.notice_days):
        return None
    for term in _terms(terms):
        if term.last >= end and _notice(terms, term.last).date >= today:
            return _notice(terms, term.last)
    return None


def _committed(terms: Terms) -> date:
    return end_of_term(terms.start, terms.months + sum(terms.options[: terms.used]))


def _terms(terms: Terms) -> list[Term]:
    """The first term, the options used, then renewals by itself up to a bound that no contract reaches."""
    lengths = [("first", terms.months), *(("option", months) for months in terms.options[: terms.used])]
    if terms.rolling_months is not None:
        lengths += [("rolling", terms.rolling_months)] * (_MOST_TERMS // terms.rolling_months)
    found, total, first = [], 0, terms.start
    for number, (kind, months) in enumerate(lengths, start=1):
        total += months
        last = end_of_term(terms.start, total)
        found.append(Term(kind, number, first, last))
        first = last + timedelta(days=1)
    return found


def _notice(terms: Terms, end: date) -> Due:
    day = extend_end(end, -terms.notice_months) - timedelta(days=terms.notice_days)
    lengths = ((terms.notice_months, "month"), (terms.notice_days, "day"))
    parts = [f"{length} {word}{'s' * (length != 1)}" for length, word in lengths if length]
    return Due(
        day,
        (
            f"The contract began on {short_date(terms.start)}; what is committed now ends on {long_date(end)}.",
            f"Notice is {' and '.join(parts)} before that end.",
            f"Result: {long_date(day)}.",
        ),
    )
