"""What a partnership's own procurements teach: the lengths its stages really took, beside the defaults."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import ceil
from statistics import median
from typing import TYPE_CHECKING

from planner.leadtime.circumstances import Override
from planner.leadtime.nouns import Lengths

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.leadtime.nouns import ProcedureStage

ENOUGH = 3  # procurements before a typical length is offered


@dataclass(frozen=True, slots=True)
class Took:
    """How many days of its unit a stage really took in one procurement."""

    procedure: str
    stage: str
    days: int


@dataclass(frozen=True, slots=True)
class Learned:
    """What was seen of one stage of one procedure; `typical` is the median, None before there are enough."""

    procedure: str
    stage: str
    seen: int
    shortest: int
    typical: int | None
    longest: int


def learn(taken: Iterable[Took]) -> tuple[Learned, ...]:
    """The lengths by procedure and stage, in order of their codes."""
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for each in taken:
        groups[each.procedure, each.stage].append(each.days)
    return tuple(
        Learned(
            procedure,
            stage,
            len(days),
            min(days),
            ceil(median(days)) if len(days) >= ENOUGH else None,
            max(days),
        )
        for (procedure, stage), days in sorted(groups.items())
    )


def as_override(learned: Learned, stage: ProcedureStage, nation: str = "england") -> Override | None:
    """The learned typical length as an override that keeps the law's floor; None before there are enough cases."""
    if learned.typical is None:
        return None
    typical = max(learned.typical, stage.shortest(nation))
    lengths = Lengths(
        min(stage.lengths.minimum, typical), typical, max(typical, stage.lengths.cautious, learned.longest)
    )
    return Override(stage.code, lengths, learned.procedure, set_by="what your own procurements took")
