"""The steps of one plan: a procedure's stages and mobilisation, as long as this need makes them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from math import ceil
from typing import TYPE_CHECKING

from planner.dates import Rule, reckon, working_calendar
from planner.dates.months import ONE_DAY
from planner.leadtime import seasons
from planner.leadtime.circumstances import USUAL, Circumstances, overridden, with_extras
from planner.leadtime.nouns import ProcedureStage
from planner.leadtime.procedures import mobilisation, stage_names, working_day_stages

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from planner.leadtime.nouns import Procedure

COUNCILS_WITHOUT_EXTRA = 3  # proposal: further members lengthen gates and specification
ALONE = {"agreement": 0.5, "evaluation": 0.7, "gate2": 0.7}  # proposal: one council needs less of these


@dataclass(frozen=True, slots=True)
class Step:
    """One stage with the length it has in this plan, and the seasons in which it cannot finish."""

    stage: ProcedureStage
    days: int
    rules: tuple[Rule, ...]
    back: tuple[Rule, ...]
    closed: tuple[str, ...] = ()
    on_working_day: bool = False

    @property
    def _delay(self) -> timedelta:
        return timedelta(days=self.stage.delay if self.rules else 0)

    @property
    def offset(self) -> int | None:
        """The calendar days this step always takes, None where its length depends on the calendar."""
        if self.closed or self.on_working_day or self.stage.ends_on_working_day or self.stage.also or self._delay:
            return None
        if not self.days:
            return 0
        if self.stage.unit != "calendar":
            return None
        return self.days - (self.stage.count_from == "day_of")

    def latest(self, day: date) -> date:
        """The last day up to `day` on which this step can finish."""
        found = seasons.before(day, self.closed) if self.closed else day
        if not self.on_working_day:
            return found
        found = working_calendar(self.stage.calendar).on_or_before(found)
        return found if seasons.season_on(found, self.closed) is None else self.latest(found)

    def begin_by(self, finish: date) -> date:
        """The day by which the step before must be finished for this one to finish by `finish`."""
        if self.stage.ends_on_working_day:
            finish = working_calendar(self.stage.calendar).on_or_before(finish)
        if len(self.back) == 1:  # nearly always
            return _begin_by(finish, self.back[0]) - self._delay
        return min((_begin_by(finish, rule) for rule in self.back), default=finish) - self._delay

    def finish_from(self, begin: date) -> date:
        """The first day on which this step can finish when the step before did on `begin`."""
        day = max((reckon(begin + self._delay, rule)[1] for rule in self.rules), default=begin)
        return self._first(day)

    def _first(self, day: date) -> date:
        found = seasons.after(day, self.closed) if self.closed else day
        if not (self.on_working_day or self.stage.ends_on_working_day):
            return found
        found = working_calendar(self.stage.calendar).on_or_after(found)
        return found if seasons.season_on(found, self.closed) is None else self._first(found)


def _begin_by(finish: date, rule: Rule) -> date:
    """The last day from which `rule` still ends by `finish`: for working days, the day before the first of them."""
    if rule.unit == "working" and rule.count_from == "day_after":
        return working_calendar(rule.calendar).ending_with(finish, rule.days) - ONE_DAY
    return reckon(finish, rule)[1]


def step(stage: ProcedureStage, days: int, circumstances: Circumstances = USUAL) -> Step:
    """A stage of so many days, with the rules it is counted by."""
    rules = [Rule(days, stage.unit, count_from=stage.count_from, calendar=stage.calendar)] if days else []
    rules += [Rule(also.days, also.unit, count_from=also.count_from, calendar=also.calendar) for also in stage.also]
    back = [Rule(rule.days, rule.unit, count_from=rule.count_from, calendar=rule.calendar, back=True) for rule in rules]
    closed = tuple(sorted(code for code in circumstances.seasons if stage.code in seasons.stages_of(code)))
    on_working_day = circumstances.on_working_days and stage.code in working_day_stages()
    return Step(stage, days, tuple(rules), tuple(back), closed, on_working_day)


def steps(
    route: Procedure, service_class: str, councils: int, which: str, circumstances: Circumstances = USUAL
) -> tuple[Step, ...]:
    """The steps in order, mobilisation last; `which` is `minimum`, `typical` or `cautious`."""
    stages = [stage for stage in route.stages if councils > 1 or stage.code != "convene"]
    stages = [*with_extras(stages, circumstances), _mobilise(service_class)]
    return tuple(
        step(stage, _days(stage, councils, which), circumstances)
        for stage in (overridden(stage, route.code, circumstances) for stage in stages)
    )


def of_length(
    plan: Sequence[Step], which: str, councils: int, circumstances: Circumstances = USUAL
) -> tuple[Step, ...]:
    """The same steps with their `minimum`, `typical` or `cautious` lengths."""
    return tuple(step(each.stage, _days(each.stage, councils, which), circumstances) for each in plan)


def _mobilise(service_class: str) -> ProcedureStage:
    kind = mobilisation(service_class)
    name, what = stage_names()["mobilisation"]
    return ProcedureStage("mobilisation", name, what, kind.lengths, source=kind.source)


def _days(stage: ProcedureStage, councils: int, which: str) -> int:
    days = stage.lengths.of(which)
    if councils == 1 and stage.code in ALONE:
        days = ceil(days * ALONE[stage.code])
    extra = max(0, councils - COUNCILS_WITHOUT_EXTRA) * stage.per_extra_council
    return days + min(extra, stage.extra_cap)
