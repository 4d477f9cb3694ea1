"""An awarded and an advertised end of one contract: which counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.dates import short_date
from planner.model import Severity
from planner.registers.cells.problem import Problem

if TYPE_CHECKING:
    from datetime import date

    from planner.registers.ends import EndFacts


def awarded_or_advertised(facts: EndFacts, problems: list[Problem]) -> tuple[date | None, date | None]:
    """Start and end that count: the awarded ones before those advertised; `problems` takes what was passed over."""
    start, end = facts.start or facts.advertised_start, facts.end
    reversed_ = bool(facts.end and facts.start and facts.end < facts.start)
    usable_other = facts.advertised_end and not (start and facts.advertised_end < start)
    if facts.advertised_end is None:
        return start, end
    if end is None:
        if facts.awarded_unusable:
            problems.append(_fallback(facts.advertised_end))
        return start, facts.advertised_end
    if reversed_ and usable_other:
        problems.append(_fallback(facts.advertised_end))
        return start, facts.advertised_end
    if end != facts.advertised_end:
        advertised, awarded = short_date(facts.advertised_end), short_date(end)
        message = (
            f"The advertised end, {advertised}, differs from the awarded one, {awarded}; the awarded one was used."
        )
        problems.append(Problem("ends-differ", message, Severity.NOTE, "advertised_end"))
    return start, end


def _fallback(advertised: date) -> Problem:
    message = f"The awarded end cannot be used; the advertised one, {short_date(advertised)}, was used."
    return Problem("awarded-end-unusable", message, field="end")
