"""The ends of very many rows at once, where all that rows state is days and one and the same lengths.

These are the rules of `ends` for arrays of days, and tests hold the two together. What takes words to say, such as
lengths that end on another day than the stated one, is left to `ends`, row by row.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from planner.registers import ends as rules
from planner.registers.cells.terms import NOTHING
from planner.registers.ends import TERM_TOLERANCE_DAYS, EndFacts, whole_term
from planner.registers.term_days import LIKE_DAYS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.registers.cells.problem import Problem
    from planner.registers.cells.terms import Terms

LONGEST = 1200  # months; beyond, a calendar may end first
DAY = np.timedelta64(1, "D")


@dataclass(frozen=True, slots=True)
class PlainEnds:
    """Days of some rows (no day is NaT), what is wrong with each, and which rows are not settled here.

    The end is as stated; a problem's rows are told in the order in which `Ends.problems` has them.
    """

    start: np.ndarray
    initial_end: np.ndarray
    latest_end: np.ndarray
    extensions: tuple[int, ...]
    problems: tuple[tuple[Problem, np.ndarray], ...]
    unsettled: np.ndarray


def alike_in_terms(
    start: np.ndarray, end: np.ndarray, duration: Terms, extension: Terms
) -> Iterator[tuple[np.ndarray, Terms, bool]]:
    """The rows in parts of one whole term each: the term that the lengths give there, and whether it is a guess."""
    parts = [np.arange(len(end))]
    if extension.options_first and not duration.initial:  # then the days say whether a sum begins with a first term
        assert extension.initial
        ended = end > start
        ends = _cumulative(start, extension.initial, extension.options)
        alike = len({extension.initial, *extension.options}) == 1
        fits = np.logical_or.reduce([_like(end, last) for last in (ends[:1] if alike else ends)])
        parts = [np.flatnonzero(one) for one in (~ended, ended & fits, ended & ~fits)]
    for rows in parts:
        if len(rows):
            first = EndFacts(start[rows[0]].item(), end[rows[0]].item(), duration=duration, extension=extension)
            yield (rows, *(whole_term(first) if duration or extension else (NOTHING, False)))


def find_plain_ends(
    start: np.ndarray, end: np.ndarray, review: np.ndarray, terms: Terms, guessed: Problem | None
) -> PlainEnds:
    """Everything about the ends of rows whose end is a day; `guessed` is a problem of them all."""
    equal, before = start == end, end < start
    start = np.where(end <= start, np.datetime64("NaT"), start)
    initial, latest, unsettled = _place_in_terms(start, end, terms)
    wrong = ((rules.EQUAL, equal), (rules.BEFORE, before), (rules.REVIEW, review > latest + LIKE_DAYS * DAY))
    problems = [(guessed, np.ones(len(end), dtype=bool))] if guessed else []
    problems += [(problem, rows) for problem, rows in wrong if rows.any()]
    return PlainEnds(start, initial, latest, terms.options, tuple(problems), unsettled)


def _place_in_terms(start: np.ndarray, end: np.ndarray, terms: Terms) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """First and latest ends as in `ends`, and the rows whose stated length differs from their days."""
    initial = np.full(len(end), np.datetime64("NaT"), dtype=end.dtype)
    latest = _extended(end, sum(terms.options))
    if not terms.initial:
        return initial, latest, np.zeros(len(end), dtype=bool)
    ends = _cumulative(start, terms.initial, terms.options)
    left = ~np.isnat(start)
    for used, reached in enumerate(ends):
        here = left & _like(end, reached)
        initial[here] = (ends[0] if used else end)[here]
        latest[here] = _extended(end[here], sum(terms.options[used:]))
        left &= ~here
    between = left & (ends[0] < end) & (end < ends[-1])
    initial[between], latest[between] = ends[0][between], ends[-1][between]
    left &= ~between
    beyond = left & (end > ends[-1])
    latest[beyond] = end[beyond]
    tolerated = np.maximum(TERM_TOLERANCE_DAYS * DAY, (ends[0] - start) // 20)
    return initial, latest, left & (np.abs(end - ends[0]) > tolerated)


def _cumulative(start: np.ndarray, initial: int, options: tuple[int, ...]) -> list[np.ndarray]:
    """The ends after the first term, then after each option in turn."""
    totals = np.cumsum([initial, *options]).tolist()
    return [_end_of_term(start, months) for months in totals]


def _extended(end: np.ndarray, months: int) -> np.ndarray:
    return _end_of_term(end + DAY, months) if months else end.copy()


def _end_of_term(first_day: np.ndarray, months: int) -> np.ndarray:
    month = first_day.astype("datetime64[M]")
    later = month + months
    last = (later + 1).astype("datetime64[D]") - DAY
    found: np.ndarray = (
        np.minimum(later.astype("datetime64[D]") + (first_day - month.astype("datetime64[D]")), last) - DAY
    )
    return found


def _like(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    found: np.ndarray = np.abs(one - other) <= LIKE_DAYS * DAY
    return found
