"""Boxes for the lengths of stages: what was typed → lengths, or why not, the section of the law named."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planner import leadtime
from planner.model import OwnLength

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from planner.leadtime import ProcedureStage

COLUMNS = ("minimum", "typical", "cautious")
EMPTY = ("", "", "")
MOST_DAYS = 2_000


@dataclass(frozen=True, slots=True)
class Row:
    """One step with its present lengths, the law's floor in words, what was typed, and what is wrong."""

    code: str
    stage: ProcedureStage
    floor: str
    typed: tuple[str, str, str]
    error: str | None = None

    @property
    def length(self) -> OwnLength:
        """What was typed, once it is known to be right."""
        minimum, typical, cautious = (int(text) for text in self.typed)
        return OwnLength(self.code, minimum, typical, cautious)


def row_of(
    stage: ProcedureStage, typed: tuple[str, str, str], nation: str, check: Callable[[OwnLength], object]
) -> Row:
    """A row with what is wrong in it: numbers that are none, or what `check` refuses as too few days for the law."""
    row = Row(stage.code, stage, floor_words(stage, nation), typed)
    if not any(typed):
        return row
    if not all(text.isascii() and text.isdigit() and int(text) <= MOST_DAYS for text in typed):
        return replace(row, error=f"{stage.name}: enter all three lengths as whole numbers up to {MOST_DAYS:,}")
    try:
        check(row.length)
    except leadtime.BelowTheFloor as problem:
        return replace(row, error=str(problem))
    return row


def typed_in(form: Mapping[str, str], code: str) -> tuple[str, str, str]:
    """What the boxes of one stage hold."""
    found = [form.get(f"{code}-{column}", "").strip() for column in COLUMNS]
    return found[0], found[1], found[2]


def floor_words(stage: ProcedureStage, nation: str) -> str:
    """The fewest days that the law allows, with its section."""
    fewest = stage.shortest(nation)
    return (
        f"at least {fewest} {'' if stage.unit == 'calendar' else stage.unit + ' '}days: {stage.law}" if fewest else ""
    )
