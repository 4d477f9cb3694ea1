"""Actual dates become the plan; what remains is planned again from the last of them, never below the law."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.leadtime import BelowTheFloor, NotInOrder, lead_times, levers, reached_in, standing_on, with_actual_dates
from planner.leadtime.plan_warnings import proposal_warning
from planner.leadtime.schedule import last_days
from planner.leadtime.steps import of_length
from planner.model import Milestone, Need, OwnLength, Plan
from planner.model import Warning as Standing
from tests.store.examples import contract, proposal

if TYPE_CHECKING:
    from planner.model import Proposal

STARTS = date(2030, 4, 1)
NEED = Need("open", "core_it", 3)
STEPS = lead_times().steps(STARTS, NEED)
LAST = dict(zip(("begin", *(step.stage.code for step in STEPS)), last_days(STARTS, STEPS), strict=True))
IDEA = replace(proposal("p1", contract("kent"), contract("medway")), starts=STARTS, target=STARTS - timedelta(days=1))
LATER = date(2035, 1, 1)


def on(actual: dict[str, date], today: date = LATER, idea: Proposal = IDEA) -> Proposal:
    return with_actual_dates(idea, NEED, actual=actual, today=today, lead_times=lead_times())


def by_code(found: Proposal) -> dict[str, Milestone]:
    return {each.stage: each for each in found.milestones}


def test_without_actual_dates_the_plan_is_counted_back_alone():
    found = on({})
    plan = lead_times().schedule(STARTS, NEED)
    assert (found.milestones, found.start_by) == (plan.milestones, plan.start_by)
    assert found.last_day_to_decide == plan.last_day_to_decide


def test_what_is_done_has_its_own_day_and_says_what_the_plan_had():
    begun = LAST["begin"] - timedelta(days=20)
    step = by_code(on({"begin": begun}))["begin"]
    assert (step.date, step.done, step.assumed) == (begun, True, False)
    assert any("Done on" in line for line in step.sum)
    assert any(str(LAST["begin"].year) in line and "last day" in line for line in step.sum)


def test_with_time_to_spare_what_remains_keeps_its_last_days():
    found = by_code(on({"begin": LAST["begin"], "convene": LAST["convene"] - timedelta(days=9)}))
    assert {code: step.date for code, step in found.items() if not step.done} == {
        code: day for code, day in LAST.items() if code not in ("begin", "convene")
    }


def test_behind_what_remains_is_shortened_evenly_and_still_meets_the_start():
    late = LAST["convene"] + timedelta(days=60)
    found = on({"begin": LAST["begin"], "convene": late})
    steps = by_code(found)
    assert steps["mobilisation"].date == STARTS
    assert steps["agreement"].date > late
    assert steps["agreement"].date >= late + timedelta(days=21)
    days = {code: step.days for code, step in steps.items()}
    assert 25 <= days["tender"] < 40
    assert 270 <= days["mobilisation"] < 450
    assert days["standstill"] == 8  # working days, which the law fixes
    assert any("Shortened evenly" in line for line in steps["tender"].sum)
    dates = [step.date for step in found.milestones]
    assert dates == sorted(dates)


def test_a_step_without_a_day_counts_as_done_with_the_next_that_has_one():
    day = LAST["agreement"]
    steps = by_code(on({"agreement": day}))
    assert [steps[code].date for code in ("begin", "convene", "agreement")] == [day] * 3
    assert [steps[code].assumed for code in ("begin", "convene", "agreement")] == [True, True, False]


def test_when_even_the_shortest_lengths_are_too_long_the_plan_goes_past_the_start_and_says_so():
    late = date(2029, 10, 1)
    found = on({"begin": LAST["begin"], "convene": late}, today=late)
    assert found.milestones[-1].date > STARTS
    assert found.warning is Standing.TOO_LATE
    assert "cannot be met any more" in " ".join(found.milestones[-1].sum)
    assert by_code(found)["agreement"].date == late + timedelta(days=21)


def test_the_standing_is_that_of_the_step_under_way():
    convened = LAST["convene"] - timedelta(days=9)
    found = on({"begin": LAST["begin"], "convene": convened})
    assert found.start_by == LAST["agreement"]
    least = of_length(STEPS, "minimum", 3)
    assert found.last_day_to_decide == last_days(STARTS, least)[2]
    assert standing_on(found, LAST["agreement"]) is Standing.START_NOW
    assert standing_on(found, LAST["agreement"] + timedelta(days=1)) is Standing.LATE
    assert standing_on(found, found.last_day_to_decide + timedelta(days=1)) is Standing.TOO_LATE


def test_a_step_begun_too_late_for_usual_lengths_is_late_at_once():
    convened = LAST["convene"] + timedelta(days=1)
    found = on({"convene": convened}, today=convened)
    assert found.warning is Standing.LATE


def test_what_is_done_to_the_end_is_never_late():
    found = on(dict(LAST))
    assert found.warning is Standing.IN_GOOD_TIME
    assert all(step.done for step in found.milestones)


def test_days_that_cannot_be_are_refused():
    with pytest.raises(NotInOrder, match="before Convening"):
        on({"convene": date(2028, 6, 1), "agreement": date(2028, 5, 1)})


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 12), st.integers(-200, 1200))
def test_a_plan_under_way_is_ordered_and_never_below_its_shortest_lengths(reached: int, late: int):
    codes = list(LAST)
    day = LAST[codes[reached]] + timedelta(days=late)
    found = on({codes[reached]: day})
    dates = [step.date for step in found.milestones]
    assert dates == sorted(dates)
    least = of_length(STEPS, "minimum", 3)
    for step, fewest in zip(found.milestones[reached + 1 :], least[reached:], strict=True):
        assert step.days >= fewest.days
    rest = found.milestones[reached + 1 :]
    if rest and day <= last_days(STARTS, least)[reached]:
        assert rest[-1].date == STARTS


def test_levers_of_a_plan_under_way_shorten_only_what_remains():
    convened = LAST["gate1"] + timedelta(days=30)
    actual = {code: LAST[code] for code in ("begin", "convene", "agreement")} | {"gate1": convened}
    found = on(actual, today=convened)
    assert found.warning is Standing.LATE
    whole = {each.code: each for each in levers(STARTS, NEED, today=convened, lead_times=lead_times())}
    rest = {
        each.code: each
        for each in levers(STARTS, NEED, today=convened, lead_times=lead_times(), reached=reached_in(found))
    }
    assert "general_exception" in whole
    assert "general_exception" not in rest  # the decision to go is taken
    assert "one_agreement" not in rest
    assert rest["delegate_award"].saves == 42
    assert rest["delegate_award"].enough
    assert rest["shortest"].saves < whole["shortest"].saves


def test_another_route_is_no_lever_once_the_procurement_has_begun():
    codes = list(LAST)
    until = codes[: codes.index("tender") + 1]
    actual = {code: LAST[code] for code in until} | {"tender": LAST["tender"] + timedelta(days=40)}
    found = on(actual)
    rest = levers(STARTS, NEED, today=LAST["tender"], lead_times=lead_times(), reached=reached_in(found))
    assert not [each for each in rest if each.code.startswith("framework")]


def test_the_warning_of_a_plan_under_way_names_ways_out_from_where_it_is():
    late = date(2029, 10, 1)
    found = on({"begin": LAST["begin"], "convene": late}, today=late)
    members = [replace(contract(name), id=name, end=date(2030, 3, 31), latest_end=date(2032, 3, 31)) for name in "ab"]
    found = replace(
        found, members=tuple(replace(m, contract=c.id) for m, c in zip(found.members, members, strict=True))
    )
    plan = Plan(late, (), {each.id: each for each in members}, {}, (), (found,), ())
    told = proposal_warning(found, plan, {found.service_area: "core_it"}, lead_times())
    assert told.warning is Standing.TOO_LATE
    options = next(way for way in told.ways_out if way.code == "options")
    # two more years: begun by the day that agreement must end with the shortest lengths, not by that of convening
    later = date(2032, 4, 1)
    assert options.last_day <= last_days(later, of_length(lead_times().steps(later, NEED), "minimum", 2))[2]
    assert options.works


def test_own_lengths_of_a_proposal_hold_in_its_plan_and_the_law_in_them():
    own = replace(IDEA, lengths=(OwnLength("evaluation", 20, 50, 90),))
    assert by_code(on({}, idea=own))["evaluation"].days == 50
    with pytest.raises(BelowTheFloor, match=r"set by this joint procurement.*PA23 s\.54\(4\)"):
        on({}, idea=replace(IDEA, lengths=(OwnLength("tender", 20, 50, 90),)))
