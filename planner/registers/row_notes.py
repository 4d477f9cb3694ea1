"""What a free column of notes says of an end, taken only where no column of its own says it.

in the notes                                    becomes
`Extended to 30/06/2027 under …`                the end, where it is after the stated one
`Option to extend 2 x 12 months`                options after the stated end, marked as a guess
`Contract expired, rolling month by month`      ended and still in use
`3 months' notice either side`                  the notice period
`Break clause 31/03/2026`                       a remark; the end stays

What dates bear out counts as in descriptions (see prose.py). Long notes are prose about the service, not its term.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from planner.dates import end_of_term, extend_end, short_date
from planner.model import EndKind, Severity
from planner.registers.cells.days_inside import STATES_BREAK
from planner.registers.cells.end_words import end_words, stated_notice
from planner.registers.cells.flags import NO
from planner.registers.cells.problem import Problem
from planner.registers.cells.terms import NOTHING, Terms, read_terms
from planner.registers.columns import first_known
from planner.registers.end_cells import BREAK_STATED, MADE, USED_UP, ends_inside
from planner.registers.looking import matching
from planner.registers.prose import offers, with_options_in_prose

if TYPE_CHECKING:
    from datetime import date

    from planner.model import DateOrder
    from planner.registers.columns import Column
    from planner.registers.end_columns import EndColumns
    from planner.registers.ends import Ends

LONGEST = 250  # characters of a note that may be about the term
LONGEST_TERMS = 60  # and of one that is nothing but options: `Optional 1+1`
LONGEST_OPTIONS = 120  # months that a guess may add
WORDS_KEPT = 120
_WORTH = re.compile(
    r"exten|option|renew|\+\s?\d|\bnotice\b|\bbreak|expired|lapsed|holding over|roll(?:ing|s|ed)", re.IGNORECASE
)
_NOTICE = re.compile(r"notice", re.IGNORECASE)
_NONE_LEFT = re.compile(r"\b(?:no|not|without|nor|never|declined|refused|withdrawn)\b", re.IGNORECASE)
_STILL_USED = re.compile(
    r"\b(?:expired|lapsed|ended)\b[^.;]{0,60}"
    r"\b(?:rolling|rolls|rolled|month (?:to|by) month|monthly|continu\w+|still)\b",
    re.IGNORECASE,
)
_NO_BREAK = re.compile(
    r"\b(?:no|without(?: a)?|none)\s+break|\bbreak\w*(?: \w+)?:?\s*(?:none|no|n/?a)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Note:
    """One note: the day an extension has reached, options, whether the contract holds over or breaks."""

    extended_to: date | None = None
    options: Terms = NOTHING
    holds_over: bool = False
    breaks: bool = False


def read_notes(notes: Column[str | None], ends: EndColumns, kept: np.ndarray, order: DateOrder | None) -> None:
    """Give the ends of rows what their notes add; `order` is that of the file's end column."""
    worth = matching(_WORTH, notes.values)
    if not worth:
        return
    places = np.flatnonzero(kept & notes.where(worth.__contains__))
    for place, text in zip(places.tolist(), notes.at(places), strict=True):
        before = ends.at(place)
        if (found := with_note(before, text, order)) is not before:
            ends.put(place, found)


def breaks_of(breaks: Column[str | None], ends: EndColumns) -> None:
    """Say of each row whose column of breaks states one that its end does not count on it."""
    problem = replace(BREAK_STATED, field="break_clause")
    for place in np.flatnonzero(breaks.where(lambda text: text and states_break(text))).tolist():
        ends.problems[place] = (*ends.problems.get(place, ()), problem)


def notice_of(
    stated: Column[int | None], notes: Column[str | None], words: np.ndarray
) -> Column[int | None] | np.ndarray:
    """Notice in days: of its own column, else as the notes or the words of the end (row by row) state it."""
    found = first_known([stated, notes.each(lambda text: stated_notice(text) if text else None)])
    worth = {text: days for text in matching(_NOTICE, set(words.tolist())) if (days := stated_notice(text))}
    if not worth:
        return found
    rows = found.at()
    for place, text in enumerate(words.tolist()):
        if text in worth and rows[place] is None:
            rows[place] = worth[text]
    return rows


@lru_cache(maxsize=20_000)
def read_note(text: str, order: DateOrder | None) -> Note:
    """What one note says; `order` is that of the file's end column."""
    breaks = STATES_BREAK.search(text) is not None and not _NO_BREAK.search(text)
    if len(text) > LONGEST:
        return Note(breaks=breaks)
    day, _, _ = ends_inside(text, order, months=False)  # a month in a note may be when it was signed
    made = day if day and MADE.search(text) else None
    holds = _STILL_USED.search(text) is not None or end_words(text) is EndKind.HOLDING_OVER
    return Note(made, NOTHING if made else _options(text), holds, breaks)


def _options(text: str) -> Terms:
    """Options with a length; none where the words take them back or say that they are used."""
    if _NONE_LEFT.search(text) or USED_UP.search(text.casefold()):
        return NOTHING
    stated = {offer.options for offer in offers(text) if offer.options and not offer.firsts}
    if len(stated) == 1:
        return Terms(options=stated.pop())
    if stated or len(text) > LONGEST_TERMS or not re.search(r"exten|option|renew|\+\s?\d", text, re.IGNORECASE):
        return NOTHING
    return read_terms(text, extension=True)


def states_break(text: str) -> bool:
    """Whether a cell of a column of breaks states one: a day or words, not `no` or `not exercised`."""
    folded = text.strip().casefold()
    return not (folded in NO or _NO_BREAK.search(text) or folded.startswith(("no ", "none", "not ", "n/a")))


def with_note(ends: Ends, text: str, order: DateOrder | None) -> Ends:
    """`ends` with what a note adds, and a remark for each addition."""
    note = read_note(text, order)
    fixed = ends.kind is EndKind.FIXED and ends.end is not None
    found = _moved(ends, note, text) or _optional(ends, note, text) if fixed else ends
    return replace(found, problems=(*found.problems, replace(BREAK_STATED, field="note"))) if note.breaks else found


def _moved(ends: Ends, note: Note, text: str) -> Ends | None:
    """The end that an extension already made has reached; or that the contract goes on without one."""
    assert ends.end
    if note.holds_over:
        return replace(ends, kind=EndKind.HOLDING_OVER, words=text[:WORDS_KEPT], problems=(*ends.problems, _HOLDS_OVER))
    if note.extended_to is None or note.extended_to <= ends.end:
        return None
    day = short_date(note.extended_to)
    said = f"The notes say that it was extended to {day}: that end was used. Put it into the end column."
    return replace(
        ends,
        initial_end=ends.initial_end or ends.end,
        end=note.extended_to,
        latest_end=max(ends.latest_end or note.extended_to, note.extended_to),
        words=text[:WORDS_KEPT],
        problems=(*ends.problems, Problem("extended-in-notes", said, Severity.NOTE, "note")),
    )


def _optional(ends: Ends, note: Note, text: str) -> Ends:
    """Options of the notes, as the dates bear them out, else as a guess that they follow the stated end."""
    assert ends.end
    borne_out = with_options_in_prose(ends, text)
    options = _after_the_end(ends, note.options)
    if borne_out is not ends:
        *others, problem = borne_out.problems
        return replace(
            borne_out,
            problems=(
                *others,
                replace(problem, message=problem.message.replace("the description", "the notes"), field="note"),
            ),
        )
    if ends.extensions or not options:
        return ends
    latest = extend_end(ends.end, sum(options))
    if ends.latest_end not in (None, ends.end):
        return replace(ends, extensions=options) if latest == ends.latest_end else ends
    words = " + ".join(str(months) for months in options)
    said = (
        f"Options were guessed from the notes ({words} months after the end, up to {short_date(latest)}). "
        "Put them into a column of their own."
    )
    problem = Problem("options-from-notes", said, Severity.NOTE, "note")
    return replace(
        ends, latest_end=latest, extensions=options, words=text[:WORDS_KEPT], problems=(*ends.problems, problem)
    )


def _after_the_end(ends: Ends, terms: Terms) -> tuple[int, ...]:
    """The options that may follow the end: of `2+1+1` the last two where the first two years lead to it, else all."""
    options, end = terms.options, ends.end
    if terms.initial and not (ends.start and end_of_term(ends.start, terms.initial) == end):
        options = (terms.initial, *options) if terms.options_first else ()
    return options if sum(options) <= LONGEST_OPTIONS else ()


_HOLDS_OVER = Problem(
    "holding-over-in-notes",
    "The notes say that it ended and is still in use; it was read so. Give the new end once there is one.",
    Severity.NOTE,
    "note",
)
