"""The days at which terms end, one after another, and whether two days are one end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.dates import end_of_term

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

LIKE_DAYS = 1  # an end on 1 April and one on 31 March are the same end, written by two habits


def like(one: date, other: date) -> bool:
    """Whether two days are one end."""
    return abs((one - other).days) <= LIKE_DAYS


def cumulative(start: date, initial: int, options: Iterable[int]) -> list[date]:
    """The end after the first term, then after each option in turn."""
    total, ends = initial, [end_of_term(start, initial)]
    for months in options:
        total += months
        ends.append(end_of_term(start, total))
    return ends
