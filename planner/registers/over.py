"""Contracts that are over by their status, though their end may lie ahead: they must not be planned as if they ran.

status                          becomes
`Terminated`, `Superseded`      an end that is not known, with the words and the stated end kept
`Terminated 31/12/2025`         that day as the end, with no option left
`Closed`, `Expired`, `Complete` the stated end, with a warning where it is later than the newest start in the file: the
                                end or the status is wrong, or the status is that of the procurement

A row whose status says `Cancelled` or `Withdrawn` is no contract at all (see stages).
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from planner.dates import short_date
from planner.model import EndKind, Severity
from planner.registers.cells.blanks import tidy
from planner.registers.cells.problem import Problem
from planner.registers.end_cells import KEPT_WORDS, day_inside

if TYPE_CHECKING:
    from planner.model import DateOrder
    from planner.registers.columns import Column
    from planner.registers.end_columns import EndColumns
    from planner.registers.ends import Ends

_CUT_SHORT = re.compile(
    r"\b(?:terminated|superseded|surrendered|rescinded|revoked|annulled|ended early|replaced|decommissioned)\b"
    r"|\bearly termination\b|^void(?:ed)?\b",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"\b(?:to be|not|will be|may be|can be|if|until|unless|being|procurement|tender)\b", re.IGNORECASE
)
_OVER = re.compile(
    r"(?:contract\s+)?(?:is\s+|has\s+|now\s+)*(?:closed|completed?|expired|ended|lapsed|archived?|inactive|not active|"
    r"historic(?:al)?|finished|dormant)\b(?!.*\b(?:still|in use|extend\w*|rolling|award\w*)\b).*",
    re.IGNORECASE,
)


def is_cut_short(status: str) -> bool:
    """Whether a status says that a contract ended before its end."""
    return _CUT_SHORT.search(status) is not None and not _NOT_YET.search(status)


def is_over(status: str) -> bool:
    """Whether a status says that a contract has ended, as it was to end or not."""
    return is_cut_short(status) or _OVER.fullmatch(tidy(status)) is not None


def end_what_is_over(status: Column[str | None], ends: EndColumns, kept: np.ndarray, order: DateOrder | None) -> None:
    """Give the ends of rows what their status says of them; `order` is that of the file's end column."""
    over = kept & status.where(lambda text: text and is_over(text)) & ~np.isnat(ends.days["end"])
    if not over.any():
        return
    starts = ends.days["start"][kept]
    known = starts[~np.isnat(starts)].max(initial=np.datetime64("0001-01-01"))
    places = np.flatnonzero(over)
    for place, text in zip(places.tolist(), status.at(places), strict=True):
        if is_cut_short(text):
            ends.put(place, _cut_short(ends.at(place), text, order))
        elif ends.days["end"][place] > known:
            ends.put(place, _doubted(ends.at(place), text))


def _cut_short(ends: Ends, status: str, order: DateOrder | None) -> Ends:
    assert ends.end
    stated, words = short_date(ends.end), tidy(status)[:KEPT_WORDS]
    day = day_inside(status, order, "last")
    if day and day <= ends.end and (ends.start is None or day >= ends.start):
        said = f"The status says ‘{words}’: {short_date(day)} was taken for the end, not the stated {stated}."
        first = ends.initial_end if ends.initial_end and ends.initial_end <= day else None
        moved = replace(ends, initial_end=first, end=day, latest_end=day, extensions=(), words=words)
        return replace(moved, problems=(*ends.problems, _problem(said)))
    said = f"The status says ‘{words}’: the stated end, {stated}, was not used. Give the day on which it ended."
    return replace(
        ends,
        initial_end=None,
        end=None,
        latest_end=None,
        kind=EndKind.UNKNOWN,
        words=f"{words} (was to end on {stated})",
        problems=(*ends.problems, _problem(said)),
    )


def _doubted(ends: Ends, status: str) -> Ends:
    assert ends.end
    said = (
        f"The status says ‘{tidy(status)[:KEPT_WORDS]}’, but the end, {short_date(ends.end)}, is later than every "
        "start in this file; it was kept. Correct whichever of the two is wrong."
    )
    return replace(ends, problems=(*ends.problems, _problem(said)))


def _problem(said: str) -> Problem:
    return Problem("over-by-status", said, Severity.WARNING, "status")
