from datetime import date, timedelta

import pytest

from planner.leadtime import contract_warnings, lead_times
from planner.model import Contract, EndKind, LegalRegime, Need

TODAY = date(2026, 11, 22)
END = date(2028, 3, 31)
NEED = Need("open", "core_it", 1)


def warnings(need=NEED, **given):
    fields = {"end": END, "latest_end": END, "end_kind": EndKind.FIXED, **given}
    contract = Contract("a", "Housing system", "Camden", (), **fields)
    return {each.kind: each for each in contract_warnings(contract, today=TODAY, need=need, lead_times=lead_times())}


def test_a_known_notice_is_the_headline():
    found = warnings(notice_days=180)
    assert found["notice_by"].date == END - timedelta(days=180)
    assert found["notice_by"].headline
    assert not found["notice_by"].assumed
    assert not found["decide_by"].headline
    assert found["notice_by"].sum[-1] == "Result: Sunday 3 October 2027."


def test_notice_to_extend_is_counted_from_the_current_end():
    found = warnings(notice_days=90, latest_end=date(2030, 3, 31))
    assert found["extend_by"].date == END - timedelta(days=90)
    assert "notice_by" not in found


def test_without_a_known_notice_nothing_is_invented():
    found = warnings(latest_end=date(2030, 3, 31))
    assert found["extend_by"].date == END
    assert found["extend_by"].assumed
    assert "not known" in found["extend_by"].text
    assert found["decide_by"].headline


def test_to_decide_is_to_start_a_replacement_for_the_day_after():
    found = warnings()["decide_by"]
    starts = END + timedelta(days=1)
    assert found.date == lead_times().last_day_to_decide(starts, NEED)
    assert found.assumed
    assert found.headline
    assert found.level == lead_times().warning(TODAY, lead_times().start_by(starts, NEED), found.date)


def test_a_passed_end_asks_what_became_of_it():
    found = warnings(end=date(2026, 3, 31))
    assert list(found) == ["ended"]
    assert "extended, re-let or still in use?" in found["ended"].text
    assert found["ended"].level is None


def test_what_is_still_in_use_says_so():
    found = warnings(end=date(2026, 3, 31), end_kind=EndKind.HOLDING_OVER)
    assert "still in use" in found["ended"].text


@pytest.mark.parametrize("kind", [EndKind.UNKNOWN, EndKind.UNTIL_NOTICE])
def test_a_contract_without_a_fixed_end_has_no_dates(kind):
    assert warnings(end_kind=kind) == {}
    assert warnings(end=None, latest_end=None, end_kind=kind) == {}


def test_a_rolling_contract_gives_notice_from_its_current_term():
    found = warnings(end_kind=EndKind.ROLLING, notice_days=60)
    assert found["notice_by"].date == END - timedelta(days=60)
    assert "current term" in found["ends"].text
    assert warnings(end_kind=EndKind.ROLLING, end=date(2026, 3, 31)) == {}


def test_what_is_not_re_let_has_nothing_to_decide():
    found = warnings(need=None)
    assert list(found) == ["ends"]
    assert not found["ends"].headline


def test_on_its_last_day_a_contract_has_not_ended():
    assert "ended" not in warnings(end=TODAY, latest_end=TODAY)
    assert "ended" in warnings(end=TODAY - timedelta(days=1))


def test_expiry_under_the_act_calls_for_its_notice():
    found = warnings(legal_regime=LegalRegime.PA2023)["termination_notice"]
    assert found.date == END + timedelta(days=29)
    assert "termination_notice" not in warnings(legal_regime=LegalRegime.PCR2015)
