from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.dates import working_calendar
from planner.leadtime import lead_times, procedures
from planner.leadtime.nouns import COLUMNS
from planner.leadtime.procedures import mobilisations
from planner.leadtime.schedule import first_days, last_days
from planner.model import Need

STARTS = date(2030, 4, 1)
codes = st.sampled_from([found.code for found in procedures()])
classes = st.sampled_from(list(mobilisations()))
days = st.dates(date(2022, 1, 1), date(2044, 12, 31))
councils = st.integers(1, 12)


def plan(code="open", service_class="core_it", number=3, starts=STARTS):
    return lead_times().schedule(starts, Need(code, service_class, number))


def test_core_it_by_the_open_procedure_needs_some_twenty_eight_months():
    found = plan()
    assert STARTS - found.start_by == timedelta(days=390 + 450)
    assert STARTS - found.last_day_to_decide == timedelta(days=159 + 270)
    assert STARTS - found.start_by_cautious == timedelta(days=671 + 820)


@pytest.mark.parametrize(
    ("code", "usual"),
    [
        ("open", 390),
        ("competitive_flexible", 483),
        ("framework_mini_competition", 250),
        ("framework_call_off", 145),
        ("below_threshold", 133),
    ],
)
def test_the_usual_length_of_a_route_is_that_of_the_proposal(code, usual):
    length = (STARTS - plan(code).start_by).days - 450
    assert abs(length - usual) <= 2  # a standstill is counted in working days


def test_the_list_explains_itself():
    found = plan().milestones
    assert [stone.name for stone in found] == [
        "Start convening",
        "Convening",
        "Agreement between councils",
        "Decision to go",
        "Market engagement",
        "Documents",
        "Tender",
        "Evaluation",
        "Award decision",
        "Award notice",
        "Standstill",
        "Signing",
        "Mobilisation",
    ]
    assert found[0].date == plan().start_by
    assert found[-1].date == STARTS


@given(codes, classes, councils, days)
def test_every_calendar_date_is_the_next_one_less_its_length(code, service_class, number, starts):
    found = plan(code, service_class, number, starts).milestones
    for before, stone in pairwise(found):
        if stone.unit == "calendar" or not stone.days:
            assert stone.date - timedelta(days=stone.days) == before.date


@given(codes, classes, councils, days, st.sampled_from(COLUMNS))
def test_a_step_begun_by_its_last_day_ends_in_time_and_a_day_later_does_not(code, service_class, number, starts, which):
    steps = lead_times().steps(starts, Need(code, service_class, number), which)
    last = last_days(starts, steps)
    assert first_days(last[0], steps)[-1] <= starts
    assert first_days(last[0] + timedelta(days=1), steps)[-1] > starts
    for before, finish, step in zip(last, last[1:], steps, strict=False):
        assert step.finish_from(before) <= finish
        assert step.finish_from(before + timedelta(days=1)) > finish


@given(classes, councils, st.dates(date(2028, 1, 1), date(2044, 12, 31)))
def test_a_standstill_under_the_act_is_eight_days_worked_in_every_part(service_class, number, starts):
    found = {stone.name: stone for stone in plan("open", service_class, number, starts).milestones}
    standstill, notice = found["Standstill"], found["Award notice"]
    assert (standstill.days, standstill.unit, standstill.law) == (8, "working", "PA23 s.51(2)")
    assert len(list(working_calendar().between(notice.date, standstill.date))) == 8


@given(codes, classes, councils, days)
def test_milestones_are_in_order_and_the_last_days_too(code, service_class, number, starts):
    found = plan(code, service_class, number, starts)
    dates = [stone.date for stone in found.milestones]
    assert dates == sorted(dates)
    assert dates[-1] == starts
    assert found.start_by_cautious <= found.start_by <= found.last_day_to_decide <= starts


@given(codes, classes, councils, days, days)
def test_a_later_start_never_asks_for_an_earlier_one(code, service_class, number, one, other):
    first, last = sorted((one, other))
    need = Need(code, service_class, number)
    assert lead_times().start_by(first, need) <= lead_times().start_by(last, need)
    assert lead_times().last_day_to_decide(first, need) <= lead_times().last_day_to_decide(last, need)


@given(codes, classes, st.integers(1, 12), days)
def test_adding_a_council_never_shortens(code, service_class, number, starts):
    fewer, more = Need(code, service_class, number), Need(code, service_class, number + 1)
    assert lead_times().start_by(starts, more) <= lead_times().start_by(starts, fewer)
    assert lead_times().last_day_to_decide(starts, more) <= lead_times().last_day_to_decide(starts, fewer)


@given(codes, classes, councils, days)
def test_the_two_days_are_those_of_the_schedule(code, service_class, number, starts):
    need = Need(code, service_class, number)
    found = lead_times().schedule(starts, need)
    assert lead_times().start_by(starts, need) == found.start_by
    assert lead_times().last_day_to_decide(starts, need) == found.last_day_to_decide


def test_more_than_three_councils_lengthen_gates_and_documents_up_to_six_weeks():
    lengths = [(STARTS - plan(number=number).start_by).days for number in (3, 4, 5, 6, 20)]
    assert [length - lengths[0] for length in lengths] == [0, 19, 38, 42, 42]


def test_the_standstill_takes_the_bank_holidays_of_every_part():
    # eight working days that end on 3 December 2026 begin on 23 November: St Andrew's Day is not counted
    starts = date(2026, 12, 3) + timedelta(days=14 + 450)
    found = {stone.name: stone for stone in plan(starts=starts).milestones}
    assert found["Standstill"].date == date(2026, 12, 3)
    assert found["Award notice"].date == date(2026, 11, 23)
    assert found["Standstill"].law == "PA23 s.51(2)"


def test_each_milestone_says_how_it_was_counted():
    for stone in plan().milestones:
        assert stone.sum
        assert all(line.endswith(".") for line in stone.sum)


def test_the_sum_of_a_standstill_names_the_bank_holidays_that_were_not_counted():
    starts = date(2026, 12, 3) + timedelta(days=14 + 450)
    notice = next(stone for stone in plan(starts=starts).milestones if stone.name == "Award notice")
    text = " ".join(notice.sum)
    assert "30 November 2026 (St Andrew's Day: Scotland)" in text
    assert "at least 8 working days (PA23 s.51(2))" in text
    assert "any part of the UK" in text
