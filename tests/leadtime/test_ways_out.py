from datetime import date, timedelta

from planner.leadtime import NO_BRIDGE, lead_times, ways_out
from planner.model import Contract, EndKind, LegalRegime, Need

STARTS = date(2027, 4, 1)
NEED = Need("open", "tupe", 2)


def contract(key="a", end=date(2027, 3, 31), latest=None, **more):
    given = {"start": date(2022, 4, 1), "end_kind": EndKind.FIXED, **more}
    return Contract(key, "Cleaning", key, (), end=end, latest_end=latest or end, **given)


def ways(members, today=date(2026, 11, 22), need=NEED):
    found = ways_out(members, STARTS, need, today=today, lead_times=lead_times())
    return {(way.code, way.starts): way for way in found}, found


def test_options_of_every_member_give_a_later_start():
    members = [contract("a", latest=date(2028, 3, 31)), contract("b", latest=date(2029, 3, 31))]
    by, _ = ways(members)
    way = by["options", date(2028, 4, 1)]
    # the options must be used before the first contract ends, even if there were more time to decide
    assert way.last_day == min(date(2027, 3, 31), lead_times().last_day_to_decide(date(2028, 4, 1), NEED))
    assert "Sch.8" in way.law


def test_notice_to_extend_comes_first():
    members = [contract("a", latest=date(2030, 3, 31), notice_days=90), contract("b", latest=date(2030, 3, 31))]
    by, _ = ways(members)
    assert by["options", date(2030, 4, 1)].last_day == date(2027, 3, 31) - timedelta(days=90)


def test_without_an_option_nobody_is_told_to_use_one():
    assert not any(code == "options" for code, _ in ways([contract("a"), contract("b")])[0])


def test_a_tenth_comes_after_the_options_and_so_waits_for_their_notice():
    act = {"legal_regime": LegalRegime.PA2023, "latest": date(2029, 3, 31)}
    by, _ = ways([contract("a", notice_days=90, **act), contract("b", **act)])
    tenth = next(way for (code, _), way in by.items() if code == "ten_per_cent")
    assert tenth.last_day == date(2027, 3, 31) - timedelta(days=90)


def test_a_tenth_of_the_term_is_offered_under_the_act_alone():
    under = [contract(key, legal_regime=LegalRegime.PA2023) for key in "ab"]
    by, _ = ways(under)
    tenth = next(way for (code, _), way in by.items() if code == "ten_per_cent")
    assert tenth.starts == date(2027, 4, 1) + timedelta(days=182)  # 1,826 days of term
    assert tenth.last_day <= date(2027, 3, 31)
    assert not any(code == "ten_per_cent" for code, _ in ways([contract("a"), contract("b")])[0])
    before = ways_out(under, STARTS, NEED, today=date(2024, 1, 1), lead_times=lead_times())
    assert not any(way.code == "ten_per_cent" for way in before)


def test_a_framework_is_decided_later_for_the_same_start():
    by, _ = ways([contract("a"), contract("b")])
    way = by["shorter_route", STARTS]
    assert way.last_day > lead_times().last_day_to_decide(STARTS, NEED)
    assert "framework" in way.condition


def test_yearly_contracts_meet_at_the_next_end():
    yearly = [contract(key, start=date(2026, 4, 1)) for key in "ab"]
    by, _ = ways(yearly)
    assert by["next_cycle", date(2028, 4, 1)].last_day == lead_times().last_day_to_decide(date(2028, 4, 1), NEED)
    assert not any(code == "next_cycle" for code, _ in ways([contract("a"), contract("b")])[0])


def test_what_still_works_comes_before_what_no_longer_does():
    _, found = ways(
        [contract("a", latest=date(2028, 3, 31)), contract("b", latest=date(2028, 3, 31))], date(2027, 4, 2)
    )
    works = [way.works for way in found]
    assert works == sorted(works, reverse=True)
    assert not all(works)


def test_no_bridge_is_ever_suggested():
    _, found = ways([contract("a"), contract("b")])
    assert not any("bridg" in way.text.lower() or "urgen" in way.text.lower() for way in found)
    assert "Sch.5" in NO_BRIDGE
