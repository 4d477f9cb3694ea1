"""Which row is the header."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.registers.kinds import EMPTY, is_valued, kind_of

if TYPE_CHECKING:
    from collections.abc import Sequence


def looks_like_header(row: Sequence[str], body: Sequence[Sequence[str]]) -> float:
    """How much `row` looks like the headings of `body`: above 0 for yes, below for no."""
    score = 0.3
    columns = 0
    for index, cell in enumerate(row):
        kind = kind_of(cell)
        kinds = [kind_of(line[index]) for line in body if index < len(line) and line[index].strip()]
        valued = sum(is_valued(other) for other in kinds)
        if kind == EMPTY or not kinds:
            continue
        columns += 1
        if valued > 0.7 * len(kinds):
            score += -0.7 if is_valued(kind) else 1.0
        elif is_valued(kind):
            score -= 0.4
        elif cell in [line[index] for line in body if index < len(line)]:
            score -= 0.4
    names = [cell.strip() for cell in row if cell.strip()]
    if len(set(names)) < len(names):
        score -= 0.5
    return score / max(1.0, columns**0.5)
