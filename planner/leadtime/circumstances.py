"""What a partnership or one proposal changes in the lead times of the data: lengths, extra stages, closed seasons."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from planner.leadtime.procedures import UnknownProcedure, read_data, stage_from, stage_names
from planner.model import PlannerError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from planner.leadtime.nouns import Lengths, ProcedureStage

NATIONS = ("england", "wales", "northern-ireland", "scotland")


class BelowTheFloor(PlannerError):  # noqa: N818 - reads as what it is
    """A length that undercuts what the law demands; its text names the section."""


@dataclass(frozen=True, slots=True)
class Override:
    """Other lengths for a stage, in every procedure or in one. `set_by` says who chose them."""

    stage: str
    lengths: Lengths
    procedure: str | None = None
    set_by: str = "the partnership"


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Of several overrides of one stage the last counts, so a proposal's come after its partnership's.

    `extras` are switches of `data/extras.json` (`leaseholders`, `section24`), `seasons` codes of `data/seasons.json`.
    With `on_working_days` meetings, deadlines and notices are moved to the working day before (proposal).
    """

    overrides: tuple[Override, ...] = ()
    extras: frozenset[str] = field(default_factory=frozenset)
    seasons: frozenset[str] = field(default_factory=frozenset)
    nation: str = "england"
    on_working_days: bool = False

    def __post_init__(self) -> None:
        """Refuse switches that there are none of."""
        for given, known in ((self.extras, switches), (self.seasons, seasons_known), ((self.nation,), _nations)):
            for name in given:
                if name not in known():
                    raise UnknownProcedure(f"There is no {name!r} to switch on; there are {', '.join(known())}.")
        for override in self.overrides:
            if override.stage not in stage_names() and override.stage not in extra_stages():
                raise UnknownProcedure(f"There is no stage {override.stage!r}; there are {', '.join(stage_names())}.")


def _nations() -> tuple[str, ...]:
    return NATIONS


@cache
def seasons_known() -> tuple[str, ...]:
    """The codes of the seasons in which no decision is taken."""
    return tuple(read_data("seasons.json"))


@cache
def extra_stages() -> Mapping[str, tuple[str, str, ProcedureStage]]:
    """Extra stages by code: which switch turns them on, before which stage they come, and the stage."""
    return MappingProxyType(
        {code: (row["switch"], row["before"], stage_from(row, code)) for code, row in read_data("extras.json").items()}
    )


def switches() -> tuple[str, ...]:
    """The switches that turn extra stages on."""
    return tuple(dict.fromkeys(switch for switch, _, _ in extra_stages().values()))


def with_extras(stages: Iterable[ProcedureStage], circumstances: Circumstances) -> list[ProcedureStage]:
    """The stages with those that the circumstances add; one whose place this route lacks comes before signing."""
    found = list(stages)
    for switch, before, extra in extra_stages().values():
        if switch in circumstances.extras:
            codes = [stage.code for stage in found]
            found.insert(codes.index(before if before in codes else "signing"), extra)
    return found


def overridden(stage: ProcedureStage, procedure: str, circumstances: Circumstances) -> ProcedureStage:
    """The stage with the lengths that apply here; `BelowTheFloor` where they undercut the law."""
    for override in circumstances.overrides:
        if override.stage == stage.code and override.procedure in (None, procedure):
            _check(stage, override, circumstances.nation)
            stage = replace(stage, lengths=override.lengths)
    return stage


def _check(stage: ProcedureStage, override: Override, nation: str) -> None:
    lengths, floor = override.lengths, stage.shortest(nation)
    if lengths.minimum < floor:
        why = f"{lengths.minimum} days for {stage.name.lower()}, set by {override.set_by}, are fewer than the"
        raise BelowTheFloor(f"{why} {stage.floor} {stage.floor_unit} days of {stage.law}; give {floor} or more.")
    if not 0 <= lengths.minimum <= lengths.typical <= lengths.cautious:
        raise BelowTheFloor(f"{stage.name}: give the shortest, the usual and the careful length in rising order.")


USUAL = Circumstances()
