from datetime import date, timedelta

import pytest

from planner.leadtime import lead_times, procedure
from planner.leadtime.procedures import earlier, earlier_procedures
from planner.model import Need


def stones(starts, code="open"):
    return {stone.name: stone for stone in lead_times().schedule(starts, Need(code, "tupe", 3)).milestones}


def test_a_procurement_begun_before_the_act_follows_the_2015_regulations():
    found = stones(date(2023, 4, 1))
    assert found["Tender"].law == "PCR 2015 r.27"
    assert found["Standstill"].law == "PCR 2015 r.87"
    assert found["Standstill"].days >= 10


def test_a_procurement_begun_under_the_act_follows_it():
    assert stones(date(2027, 4, 1))["Standstill"].law == "PA23 s.51(2)"


def test_the_law_changes_with_the_day_on_which_the_tender_begins():
    for starts in (date(2025, 6, 1), date(2025, 12, 1), date(2026, 3, 1)):
        found = stones(starts)
        new = found["Documents"].date >= date(2025, 2, 24)
        assert found["Tender"].law.startswith("PA23" if new else "PCR")


def test_a_tender_notice_on_the_day_of_commencement_is_under_the_act():
    starts = next(
        day
        for day in (date(2025, 6, 1) + timedelta(days=ahead) for ahead in range(400))
        if stones(day)["Documents"].date == date(2025, 2, 24)
    )
    assert stones(starts)["Tender"].law == "PA23 s.54(4)"
    assert stones(starts - timedelta(days=10))["Tender"].law == "PCR 2015 r.27"


@pytest.mark.parametrize("route", earlier_procedures(), ids=lambda route: route.code)
def test_earlier_law_is_never_planned_shorter_than_the_present(route):
    now = procedure(route.code)
    assert route.valid_to < now.valid_from
    for old, new in zip(route.stages, now.stages, strict=True):
        assert old.code == new.code
        if old.unit == new.unit:
            assert old.lengths.minimum >= new.lengths.minimum
            assert old.lengths.typical >= new.lengths.typical


def test_routes_of_other_regimes_have_no_earlier_version():
    assert earlier("scotland_open") is None
    assert lead_times().route(date(2027, 4, 1), Need("scotland_open", "goods", 2)).regime == "scotland"


def test_health_care_services_stand_still_after_the_notice_of_intention():
    found = stones(date(2027, 4, 1), "psr_competitive")
    assert found["Standstill"].law == "SI 2023/1348 r.12"
    assert "Notice of intention to award" in found


def test_a_health_care_standstill_begins_the_day_after_its_notice():
    # SI 2023/1348 r.12(2)-(3): notice on Monday 1 March 2027, begins on the 2nd, the 8th working day after is Friday 12
    steps = lead_times().steps(date(2027, 9, 1), Need("psr_competitive", "care", 2))
    standstill = next(step for step in steps if step.stage.code == "standstill")
    assert standstill.finish_from(date(2027, 3, 1)) == date(2027, 3, 12)
    assert standstill.begin_by(date(2027, 3, 12)) == date(2027, 3, 1)
    assert standstill.begin_by(date(2027, 3, 11)) == date(2027, 2, 28)
