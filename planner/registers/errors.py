"""What the reader says when a file cannot be read."""

from __future__ import annotations

from planner.model import PlannerError


class Unreadable(PlannerError):  # noqa: N818 - a refusal, named as the product says it
    """The file cannot be read at all; the text names it and says what to do."""

    def __init__(self, file: str, why: str) -> None:
        super().__init__(f"{file}: {why}")
        self.file = file
        self.why = why
