from datetime import date, timedelta

from planner.leadtime import compare_routes, lead_times, whole_plan
from planner.model import Need

STARTS = date(2030, 4, 1)
NEED = Need("open", "tupe", 3)
TODAY = date(2027, 6, 1)


def test_a_plan_holds_its_dates_back_and_forward_and_its_notices():
    found = whole_plan(STARTS, NEED, today=TODAY, lead_times=lead_times())
    assert found.route.code == "open"
    assert found.schedule == lead_times().schedule(STARTS, NEED)
    assert [line.last_day for line in found.under_way.lines] == [stone.date for stone in found.schedule.milestones]
    assert found.under_way.earliest_start == found.earliest_start
    assert {"UK3", "UK6", "UK7", "key_decision", "employees"} <= {each.notice.code for each in found.deadlines}


def test_an_actual_date_moves_what_follows():
    usual = whole_plan(STARTS, NEED, today=TODAY, lead_times=lead_times())
    later = whole_plan(STARTS, NEED, today=TODAY, lead_times=lead_times(), actual={"begin": TODAY - timedelta(days=10)})
    moved = usual.under_way.earliest_start - later.under_way.earliest_start
    assert 6 <= moved.days <= 14


def test_choosing_a_route_shows_the_change_before_it_is_kept():
    found = {each.procedure.code: each for each in compare_routes(STARTS, NEED, lead_times=lead_times())}
    assert found["open"].saves == 0
    assert found["framework_call_off"].saves > found["framework_mini_competition"].saves > 0
    assert found["competitive_flexible"].saves < 0
    assert "scotland_open" not in found
