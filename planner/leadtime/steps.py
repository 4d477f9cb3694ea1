"""The steps of one plan: a procedure's stages and mobilisation, as long as this need makes them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil
from typing import TYPE_CHECKING

from planner.dates import Rule
from planner.leadtime.procedures import ProcedureStage, mobilisation, procedure, stage_names

if TYPE_CHECKING:
    from planner.leadtime.procedures import Procedure

COUNCILS_WITHOUT_EXTRA = 3  # proposal: further members lengthen gates and specification
_ALONE = {"agreement": 0.5, "evaluation": 0.7, "gate2": 0.7}  # proposal: one council needs less of these


@dataclass(frozen=True, slots=True)
class Step:
    """One stage with the length it has in this plan."""

    stage: ProcedureStage
    days: int

    @property
    def forward(self) -> Rule:
        """From the finish of the step before to the finish of this one."""
        stage = self.stage
        if not self.days:
            return Rule()
        return Rule(self.days, stage.unit, count_from=stage.count_from, calendar=stage.calendar, law=stage.law)

    @property
    def backward(self) -> Rule:
        """From the last day on which this step may be finished to that of the step before."""
        return replace(self.forward, back=True)


def steps(procedure_code: str, service_class: str, councils: int, which: str) -> tuple[Step, ...]:
    """The steps in order, mobilisation last; `which` is `minimum`, `typical` or `cautious`."""
    route = procedure(procedure_code)
    found = [Step(stage, _days(stage, councils, which)) for stage in _stages(route, councils)]
    mobilise = mobilisation(service_class)
    name, what = stage_names()["mobilisation"]
    last = ProcedureStage("mobilisation", name, what, mobilise.lengths, source=mobilise.source)
    return (*found, Step(last, mobilise.lengths.of(which)))


def _stages(route: Procedure, councils: int) -> list[ProcedureStage]:
    return [stage for stage in route.stages if councils > 1 or stage.code != "convene"]


def _days(stage: ProcedureStage, councils: int, which: str) -> int:
    days = stage.lengths.of(which)
    if councils == 1 and stage.code in _ALONE:
        return ceil(days * _ALONE[stage.code])
    extra = max(0, councils - COUNCILS_WITHOUT_EXTRA) * stage.per_extra_council
    return days + min(extra, stage.extra_cap)
