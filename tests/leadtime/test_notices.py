from datetime import date
from decimal import Decimal

import pytest

from planner.leadtime import deadlines, lead_times, notices, pipeline_notice, procedure, termination_notice
from planner.model import Need

STARTS = date(2030, 4, 1)


def found(code="open", service_class="tupe", starts=STARTS, **more):
    need = Need(code, service_class, 3)
    steps = lead_times().steps(starts, need)
    route = lead_times().route(starts, need)
    listed = deadlines(starts, steps, route=route, service_class=service_class, **more)
    return {deadline.notice.code: deadline for deadline in listed}


def stones(code="open", service_class="tupe", starts=STARTS):
    plan = lead_times().schedule(starts, Need(code, service_class, 3))
    return {stone.name: stone.date for stone in plan.milestones}


def test_all_seventeen_notices_are_there_with_their_sections():
    assert {f"UK{number}" for number in range(1, 18)} <= {notice.code for notice in notices()}
    for notice in notices():
        assert notice.source
        assert "proposal" in notice.source or notice.law


def test_days_before_and_after_the_milestones():
    plan, notice = stones(), found()
    assert (plan["Documents"] - notice["UK3"].date).days == 40
    assert notice["UK4"].date == plan["Documents"]
    assert notice["UK6"].date == plan["Award notice"]
    assert (notice["UK7"].date - plan["Signing"]).days == 29
    assert (plan["Decision to go"] - notice["key_decision"].date).days == 29
    assert (plan["Decision to go"] - notice["agenda"].date).days == 6
    assert (STARTS - notice["employees"].date).days == 28


def test_light_touch_contracts_have_a_hundred_and_twenty_days():
    assert (found("light_touch")["UK7"].date - stones("light_touch")["Signing"]).days == 119


def test_a_copy_is_published_above_five_million_in_england():
    assert "copy" not in found()
    assert (found(total_value=Decimal(6_000_000))["copy"].date - stones()["Signing"]).days == 89
    assert "copy" not in found(total_value=Decimal(6_000_000), nation="wales")


def test_staff_are_told_only_where_staff_transfer():
    assert "employees" not in found(service_class="goods")


def test_a_procurement_under_earlier_law_has_no_notices_of_the_act():
    assert not any(code.startswith("UK") for code in found(starts=date(2023, 4, 1)))
    assert not any(code.startswith("UK") for code in found("scotland_open"))


def test_expiry_calls_for_a_termination_notice_within_thirty_days():
    assert termination_notice(date(2027, 3, 31)).date == date(2027, 4, 29)


@pytest.mark.parametrize(
    ("tender", "listed_by"),
    [
        (date(2028, 6, 1), date(2027, 5, 26)),
        (date(2028, 9, 30), date(2027, 5, 26)),
        (date(2028, 10, 1), date(2028, 5, 26)),
        (date(2027, 9, 30), date(2026, 5, 26)),
    ],
)
def test_the_pipeline_notice_looks_eighteen_months_ahead(tender, listed_by):
    first = date(listed_by.year, 4, 1)
    assert first <= tender
    assert pipeline_notice(tender).date == listed_by


def test_every_deadline_has_its_sum():
    for deadline in found().values():
        assert deadline.sum[-1].startswith("Result: ")


def test_below_threshold_details_have_no_fixed_day():
    assert procedure("below_threshold").stages
    assert "UK7" not in found("below_threshold")
