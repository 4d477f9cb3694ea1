from datetime import date, timedelta

import pytest

from planner.leadtime import Circumstances, lead_times, levers
from planner.leadtime.procedures import read_data
from planner.model import Need

STARTS = date(2030, 4, 1)
NEED = Need("open", "core_it", 3)


def pulled(need=NEED, today=date(2027, 12, 20), starts=STARTS, light_touch=False):
    found = levers(starts, need, today=today, lead_times=lead_times(), light_touch=light_touch)
    return {lever.code: lever for lever in found}


def test_levers_come_in_the_order_of_the_law():
    codes = list(pulled(light_touch=True))
    assert codes.index("planned_procurement_notice") < codes.index("framework_mini_competition")
    assert codes.index("framework_mini_competition") < codes.index("light_touch")


def test_a_planned_procurement_notice_saves_the_days_down_to_ten():
    lever = pulled()["planned_procurement_notice"]
    assert lever.saves == 40 - 10
    assert lever.start_by == lead_times().start_by(STARTS, NEED) + timedelta(days=30)
    assert "s.54(4)" in lever.law


def test_a_framework_saves_the_difference_of_the_routes():
    lever = pulled()["framework_mini_competition"]
    other = lead_times().start_by(STARTS, Need("framework_mini_competition", "core_it", 3))
    assert lever.start_by == other
    assert lever.saves == (other - lead_times().start_by(STARTS, NEED)).days


def test_a_lever_says_whether_it_is_enough_today():
    start_by = lead_times().start_by(STARTS, NEED)
    found = pulled(today=start_by + timedelta(days=31))
    assert not found["planned_procurement_notice"].enough
    assert found["framework_mini_competition"].enough


def test_light_touch_is_a_lever_only_for_light_touch_services():
    assert "light_touch" not in pulled()
    assert "light_touch" in pulled(light_touch=True)


def test_only_levers_of_the_chosen_route_are_offered():
    found = pulled(Need("competitive_flexible", "core_it", 3))
    assert "planned_procurement_notice" not in found
    assert found["pre_selected"].saves == 30 + 11
    assert found["negotiated_period"].saves > found["pre_selected"].saves


def test_a_procurement_under_the_2015_regulations_has_their_levers():
    found = pulled(starts=date(2023, 4, 1), today=date(2021, 9, 1), need=Need("open", "tupe", 3))
    assert found["planned_procurement_notice"].name == "Publish a prior information notice"
    assert found["planned_procurement_notice"].saves == 40 - 15
    assert not any("PA23" in (lever.law or "") for lever in found.values())


@pytest.mark.parametrize("row", read_data("levers.json"), ids=lambda row: row["code"])
def test_every_lever_has_a_source_and_a_condition(row):
    assert row["condition"]
    assert row["law"] or "proposal" in row["source"]


def test_a_lever_that_saves_nothing_is_not_listed():
    found = pulled(Need("below_threshold", "goods", 1))
    assert "one_agreement" not in found
    assert all(lever.saves > 0 for lever in pulled().values())


def test_the_shortest_lengths_are_the_last_lever_and_reach_to_the_last_day_to_decide():
    last = lead_times().last_day_to_decide(STARTS, NEED)
    found = pulled(today=last)
    assert list(found)[-1] == "shortest"
    assert found["shortest"].start_by == last
    assert found["shortest"].enough
    assert not pulled(today=last + timedelta(days=1))["shortest"].enough


def test_the_general_exception_is_english_law_and_has_its_conditions():
    lever = pulled()["general_exception"]
    assert lever.saves == 56 - 14
    assert "impracticable" in lever.condition
    welsh = lead_times(Circumstances(nation="wales"))
    assert "general_exception" not in {
        each.code for each in levers(STARTS, NEED, today=STARTS, lead_times=welsh, light_touch=False)
    }
