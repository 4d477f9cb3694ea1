from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.leadtime import NotInOrder, earliest_start, lead_times, procedures, replan, took
from planner.leadtime.schedule import last_days
from planner.model import Need

STARTS = date(2030, 4, 1)
NEED = Need("open", "core_it", 3)
STEPS = lead_times().steps(STARTS, NEED)


def test_a_go_on_the_first_of_march_gives_the_earliest_start():
    found = earliest_start(date(2027, 3, 1), STEPS)
    assert abs((found - date(2027, 3, 1)).days - 840) <= 4
    assert lead_times().start_by(found, NEED) >= date(2027, 3, 1)


@given(st.dates(date(2021, 1, 1), date(2040, 1, 1)), st.sampled_from([found.code for found in procedures()]))
def test_backward_of_forward_is_not_earlier(decided, code):
    need = Need(code, "waste", 4)
    steps = lead_times().steps(date(2045, 1, 1), need)
    assert last_days(earliest_start(decided, steps), steps)[0] >= decided


def test_before_anything_is_done_each_step_has_the_same_room():
    start_by = lead_times().start_by(STARTS, NEED)
    found = replan(STARTS, STEPS, today=start_by - timedelta(days=70), actual={})
    assert found.lines[0].room == 70
    assert all(line.room >= 66 for line in found.lines)
    assert any(line.critical for line in found.lines)


def test_actual_dates_replace_planned_ones_and_the_rest_is_planned_again():
    start_by = lead_times().start_by(STARTS, NEED)
    late = start_by + timedelta(days=42 + 20)
    found = replan(STARTS, STEPS, today=late, actual={"begin": start_by, "convene": late})
    lines = {line.code: line for line in found.lines}
    assert lines["convene"].actual == lines["convene"].expected == late
    assert lines["convene"].room == -20
    assert lines["agreement"].expected == late + timedelta(days=56)
    assert found.earliest_start > STARTS
    assert not lines["convene"].critical


def test_a_step_that_should_be_over_is_expected_today_at_the_earliest():
    start_by = lead_times().start_by(STARTS, NEED)
    today = start_by + timedelta(days=100)
    found = replan(STARTS, STEPS, today=today, actual={"begin": start_by})
    lines = {line.code: line for line in found.lines}
    assert lines["convene"].expected == today
    assert lines["agreement"].expected == today + timedelta(days=56)


def test_a_finished_plan_has_nothing_critical():
    dates = last_days(STARTS, STEPS)
    codes = ["begin", *(step.stage.code for step in STEPS)]
    found = replan(STARTS, STEPS, today=STARTS, actual=dict(zip(codes, dates, strict=True)))
    assert found.earliest_start == STARTS
    assert not any(line.critical for line in found.lines)


def test_dates_that_cannot_be_are_refused():
    with pytest.raises(NotInOrder, match="after"):
        replan(STARTS, STEPS, today=date(2028, 1, 1), actual={"convene": date(2028, 1, 2)})
    with pytest.raises(NotInOrder, match="before Convening"):
        replan(
            STARTS, STEPS, today=date(2029, 1, 1), actual={"convene": date(2028, 6, 1), "agreement": date(2028, 5, 1)}
        )


def test_what_a_step_took_is_kept_where_both_ends_are_known():
    found = took("open", STEPS, {"begin": date(2028, 1, 1), "convene": date(2028, 1, 31), "gate1": date(2028, 6, 1)})
    assert [(each.stage, each.days) for each in found] == [("convene", 30)]


def test_a_standstill_took_the_working_days_that_the_law_counts():
    """Published on Monday 23 November 2026, ended on Thursday 3 December: St Andrew's Day does not count (s.123(1))."""
    (found,) = took("open", STEPS, {"award_notice": date(2026, 11, 23), "standstill": date(2026, 12, 3)})
    assert (found.stage, found.days) == ("standstill", 8)
