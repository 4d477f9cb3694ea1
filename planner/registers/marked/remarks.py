"""What a marked cell shows: a colour for the worst of its issues, and the words of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.model import Issue

COLOURS = {Severity.ERROR: "FFC7CE", Severity.WARNING: "FFEB9C", Severity.NOTE: "DDEBF7"}
AUTHOR = "planner"
_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


def worst_first(issues: Iterable[Issue]) -> list[Issue]:
    """Errors, then warnings, then notes."""
    return sorted(issues, key=lambda issue: _RANK[issue.severity])


def colour(issues: Iterable[Issue]) -> str:
    """The colour of the worst, as red, green and blue."""
    return COLOURS[worst_first(issues)[0].severity]


def words(issues: Iterable[Issue]) -> list[str]:
    """What each says, the same only once."""
    return list(dict.fromkeys(issue.message for issue in issues))
