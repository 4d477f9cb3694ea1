"""The nouns of lead times: lengths, stages, procedures, kinds of mobilisation. What the data files say, typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

COLUMNS = ("minimum", "typical", "cautious")


@dataclass(frozen=True, slots=True)
class Lengths:
    """The shortest possible, the usual and the careful length of a stage, in days of its unit."""

    minimum: int
    typical: int
    cautious: int

    def of(self, which: str) -> int:
        """The length called `minimum`, `typical` or `cautious`."""
        length: int = getattr(self, which)
        return length


@dataclass(frozen=True, slots=True)
class Also:
    """A second length of a stage that it is never shorter than."""

    days: int
    unit: str
    source: str
    count_from: str = "day_after"
    calendar: str = "uk"


@dataclass(frozen=True, slots=True)
class ProcedureStage:
    """One stage: how long, in which unit, counted how, by which law, from which source.

    Each council beyond three adds `per_extra_council` days, at most `extra_cap`. `calendar` is that of working days; a
    stage that `ends_on_working_day` is prolonged to one; its count begins `delay` days after the step before. The floor
    is the law's in `floor_nations` (empty: in all).
    """

    code: str
    name: str
    what: str
    lengths: Lengths
    unit: str = "calendar"
    count_from: str = "day_after"
    calendar: str = "uk"
    ends_on_working_day: bool = False
    delay: int = 0
    floor: int | None = None
    floor_unit: str | None = None
    floor_nations: tuple[str, ...] = ()
    also: tuple[Also, ...] = ()
    law: str | None = None
    source: str = ""
    per_extra_council: int = 0
    extra_cap: int = 0

    def shortest(self, nation: str = "england") -> int:
        """The fewest days of the stage's own unit that the law allows; 28 clear days are 29 calendar days."""
        if self.floor is None or (self.floor_nations and nation not in self.floor_nations):
            return 0
        return self.floor + 1 if self.floor_unit == "clear" else self.floor


@dataclass(frozen=True, slots=True)
class Procedure:
    """A route to market under one regime, valid for procurements that start from `valid_from` to `valid_to`."""

    code: str
    name: str
    regime: str
    competition: bool
    when: str
    law: str
    valid_from: date
    valid_to: date | None
    stages: tuple[ProcedureStage, ...]


@dataclass(frozen=True, slots=True)
class Mobilisation:
    """Days from signature to the start of the joint arrangements for one kind of service."""

    code: str
    name: str
    lengths: Lengths
    source: str
