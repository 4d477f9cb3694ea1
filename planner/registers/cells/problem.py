"""What a cell's reader found wrong, before it is known which rows hold that text."""

from __future__ import annotations

from dataclasses import dataclass

from planner.model import Severity


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a value: a stable code, a sentence that says what to do, and how bad it is.

    `field` is the field whose column the issue names, where the reader of several fields knows it.
    """

    kind: str
    message: str
    severity: Severity = Severity.WARNING
    field: str | None = None
