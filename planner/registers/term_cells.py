"""Cells of columns of lengths, which hold lengths, days or words: `3+1+1`, `until 31 March 2027`, `rolling`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planner.model import EndKind, Severity
from planner.registers.cells.blanks import is_blank, tidy
from planner.registers.cells.days_inside import ANY_INSIDE
from planner.registers.cells.end_words import end_words
from planner.registers.cells.problem import Problem
from planner.registers.cells.spans import read_span
from planner.registers.cells.terms import NOTHING, read_terms
from planner.registers.end_cells import KEPT_WORDS, MADE, NOT_A_TERM, OFFERS, EndCell, day_of, ends_inside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.model import DateOrder

END_IN_TERM = Problem(
    "end-in-term",
    "A day stands here, not a length; it was taken for the end. Give it a column of its own.",
    Severity.NOTE,
)
_UNTIL = re.compile(  # what stands before a day on which something ends
    r"(?:^|\b(?:until|till|til|to|by|through|thru|end(?:s|ing|ed)?|end\s+date|expir(?:es?|y|ing|ed|ation)|up\s+to|terminat\w+|complet\w+|"
    r"finish(?:es|ing)?|runs?|lasts?|concludes?|on|of|in|the)\b|[(\-–=])[\s:(]*$",
    re.IGNORECASE,
)
_ROLLS = re.compile(
    r"\broll(?:ing|s)\b|\bevergreen\b|\bauto\w*[\s-]*renew|\brenew\w*\s+(?:annually|yearly|(?:each|every)\s+year)\b"
    r"|\bannually\s+renew",
    re.IGNORECASE,
)  # `1 year rolling`


def term_cells(
    texts: Sequence[str], unit: str | None, *, extension: bool = False, order: DateOrder | None = None
) -> list[EndCell]:
    """Every text of a column of durations; words such as `rolling` say what kind of end there is.

    A cell may hold the days themselves: `01/04/2024 - 31/03/2027`, read by `order`.
    """
    found = []
    for text in texts:
        if span := read_span(text):
            first, last = day_of(span.first, order, "first"), day_of(span.last, order, "last")
            more = last is not None and OFFERS.search(span.rest) is not None  # `… - 31/3/28 plus 2 x 12m`
            found.append(EndCell(last, read_terms(span.rest, unit=unit, extension=more), None, first=first))
            continue
        if until := _until(text, unit, order):
            found.append(until)
            continue
        terms = NOTHING if _ROLLS.search(text) else read_terms(text, unit=unit, extension=extension)
        kind = end_words(text) if not terms and not is_blank(text) else None
        kind = None if kind is EndKind.UNKNOWN else kind
        bad = not terms and kind is None and not is_blank(text) and tidy(text) not in ("0", "0.0")
        found.append(EndCell(None, terms, tidy(text)[:KEPT_WORDS] if kind else None, kind, NOT_A_TERM if bad else None))
    return found


def _until(text: str, unit: str | None, order: DateOrder | None) -> EndCell | None:
    """The day on which something ends in a column of lengths: `until 31 March 2027`, `2 years to 30/06/2028`."""
    whole = tidy(text)
    first = ANY_INSIDE.search(whole)
    if first is None or not _UNTIL.search(whole[: first.start()]):
        return None
    day, before, latest = ends_inside(whole, order)
    if day is None:
        return None
    terms = NOTHING if MADE.search(whole) else read_terms(ANY_INSIDE.sub(" ", whole), unit=unit)
    if before is None and latest is None and OFFERS.search(whole) and not re.search(r"\d", whole[: first.start()]):
        terms = read_terms(ANY_INSIDE.sub(" ", whole), unit=unit, extension=True)
    return EndCell(day, terms, problem=END_IN_TERM, before=before, latest=latest)
