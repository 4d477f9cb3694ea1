from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.dates import working_calendar
from planner.leadtime import (
    BelowTheFloor,
    Circumstances,
    Lengths,
    Override,
    PlannedLeadTimes,
    UnknownProcedure,
    for_settings,
    lead_times,
    procedures,
)
from planner.leadtime.circumstances import extra_stages
from planner.leadtime.seasons import after, before, poll
from planner.model import Need
from planner.settings import PlanSettings, StageLength

STARTS = date(2030, 4, 1)
NEED = Need("open", "core_it", 3)


def plan(starts=STARTS, need=NEED, **changed):
    return PlannedLeadTimes(Circumstances(**changed)).schedule(starts, need)


def test_a_length_of_the_partnership_counts_instead_of_the_default():
    override = Override("evaluation", Lengths(10, 20, 30))
    assert plan(overrides=(override,)).start_by - plan().start_by == timedelta(days=15)


def test_a_length_of_the_proposal_counts_instead_of_the_partnership_s():
    both = (
        Override("evaluation", Lengths(10, 20, 30)),
        Override("evaluation", Lengths(5, 10, 30), set_by="this proposal"),
    )
    assert plan(overrides=both).start_by - plan().start_by == timedelta(days=25)


def test_an_override_for_one_procedure_leaves_the_others():
    override = Override("evaluation", Lengths(10, 20, 30), procedure="light_touch")
    assert plan(overrides=(override,)) == plan()


@pytest.mark.parametrize(
    ("stage", "lengths", "section"),
    [
        ("tender", Lengths(20, 40, 60), r"PA23 s\.54\(4\)"),
        ("standstill", Lengths(5, 8, 8), r"PA23 s\.51\(2\)"),
        ("gate1", Lengths(28, 56, 84), r"SI 2012/2089 r\.9\(2\)"),
        ("leaseholders_intention", Lengths(20, 35, 45), "SI 2003/1987"),
    ],
)
def test_undercutting_the_law_is_refused_with_its_section(stage, lengths, section):
    override = Override(stage, lengths, set_by="this proposal")
    with pytest.raises(BelowTheFloor, match=section):
        plan(overrides=(override,), extras=frozenset({"leaseholders"}))


def test_the_twenty_eight_days_are_english_law():
    override = Override("gate1", Lengths(14, 28, 42))
    assert plan(overrides=(override,), nation="wales").start_by > plan(nation="wales").start_by


def test_lengths_out_of_order_are_refused():
    with pytest.raises(BelowTheFloor, match="rising order"):
        plan(overrides=(Override("evaluation", Lengths(30, 20, 40)),))


@pytest.mark.parametrize("wrong", [{"extras": {"lunch"}}, {"seasons": {"easter"}}, {"nation": "france"}])
def test_an_unknown_switch_is_refused(wrong):
    given = {key: frozenset(value) if isinstance(value, set) else value for key, value in wrong.items()}
    with pytest.raises(UnknownProcedure):
        Circumstances(**given)


def test_leaseholders_are_consulted_twice_before_tenders_and_before_the_award():
    names = [stone.name for stone in plan(extras=frozenset({"leaseholders"})).milestones]
    assert names.index("Leaseholders: notice of intention") == names.index("Tender") - 1
    assert names.index("Leaseholders: notice of proposal") == names.index("Award decision") - 1


def test_consent_of_the_successor_comes_before_signing():
    found = plan(extras=frozenset({"section24"}))
    names = [stone.name for stone in found.milestones]
    assert names.index("Section 24 consent") == names.index("Signing") - 1
    assert plan().start_by - found.start_by == timedelta(days=28)


def test_no_cabinet_in_august():
    starts = date(2030, 8, 12) + timedelta(days=450 + 14 + 12 + 4)  # the award decision would be due in mid-August
    usual = {stone.name: stone.date for stone in plan(starts).milestones}["Award decision"]
    assert usual.month == 8
    found = {stone.name: stone for stone in plan(starts, seasons=frozenset({"august"})).milestones}["Award decision"]
    assert found.date == date(usual.year, 7, 31)
    assert any("no cabinet sits in August" in line for line in found.sum)


@pytest.mark.parametrize(
    ("season", "first", "last"),
    [
        ("august", date(2027, 8, 1), date(2027, 8, 31)),
        ("christmas", date(2027, 12, 20), date(2028, 1, 3)),
        ("pre_election", date(2025, 3, 25), date(2025, 5, 1)),  # the Electoral Commission's timetable for 2025
    ],
)
def test_a_season_closes_from_its_first_day_to_its_last(season, first, last):
    day = timedelta(days=1)
    assert [before(each, [season]) for each in (first - day, first, last)] == [first - day] * 3
    assert [after(each, [season]) for each in (first, last, last + day)] == [last + day] * 3


def test_meetings_and_deadlines_can_be_kept_to_working_days():
    found = plan(on_working_days=True).milestones
    for stone in found:
        if stone.name in {"Decision to go", "Tender", "Award decision", "Award notice", "Signing"}:
            assert working_calendar().is_working(stone.date)
    assert any("not a working day" in line for stone in found for line in stone.sum)


def test_a_partnership_keeps_meetings_and_deadlines_off_weekends_by_its_settings():
    settings = PlanSettings(closed_seasons=frozenset({"weekends", "august"}))
    found = for_settings(settings).schedule(date(2028, 5, 4), Need("open", "waste", 2)).milestones
    usual = for_settings(PlanSettings()).schedule(date(2028, 5, 4), Need("open", "waste", 2)).milestones
    kept = {"Decision to go", "Tender", "Award decision", "Award notice", "Signing"}
    assert not all(working_calendar().is_working(stone.date) for stone in usual if stone.name in kept)
    assert all(working_calendar().is_working(stone.date) for stone in found if stone.name in kept)


def test_the_poll_is_on_the_first_thursday_in_may():
    assert [poll(year) for year in (2026, 2027, 2028)] == [date(2026, 5, 7), date(2027, 5, 6), date(2028, 5, 4)]


codes = st.sampled_from([found.code for found in procedures()])
extras = st.frozensets(st.sampled_from(["leaseholders", "section24"]))
seasons = st.frozensets(st.sampled_from(["august", "christmas", "pre_election"]))
starts_on = st.dates(date(2022, 1, 1), date(2044, 1, 1))


@given(codes, extras, seasons, st.booleans(), starts_on)
def test_switching_something_on_never_shortens(code, more, closed, working, starts):
    need = Need(code, "tupe", 3)
    found = lead_times(Circumstances(extras=more, seasons=closed, on_working_days=working)).schedule(starts, need)
    usual = lead_times().schedule(starts, need)
    assert found.start_by <= usual.start_by
    assert found.last_day_to_decide <= usual.last_day_to_decide
    dates = [stone.date for stone in found.milestones]
    assert dates == sorted(dates)
    quick = lead_times(Circumstances(extras=more, seasons=closed, on_working_days=working))
    assert quick.start_by(starts, need) == found.start_by
    assert quick.last_day_to_decide(starts, need) == found.last_day_to_decide


@given(codes, seasons, starts_on, starts_on)
def test_seasons_keep_the_order_of_starts(code, closed, one, other):
    first, last = sorted((one, other))
    times = lead_times(Circumstances(seasons=closed))
    assert times.start_by(first, Need(code, "waste", 4)) <= times.start_by(last, Need(code, "waste", 4))


@given(
    codes, st.sampled_from(["convene", "evaluation", "gate2", "signing", "documents"]), st.integers(0, 90), starts_on
)
def test_a_longer_stage_never_gives_a_later_start(code, stage, more, starts):
    need = Need(code, "goods", 3)
    shorter, longer = (
        PlannedLeadTimes(Circumstances(overrides=(Override(stage, Lengths(days, days, days)),)))
        for days in (100, 100 + more)
    )
    assert longer.start_by(starts, need) <= shorter.start_by(starts, need)
    assert longer.last_day_to_decide(starts, need) <= shorter.last_day_to_decide(starts, need)


def test_extra_stages_have_sources():
    for _, _, stage in extra_stages().values():
        assert "proposal" in stage.source
        assert stage.law


def test_a_partnership_s_settings_give_its_lead_times():
    settings = PlanSettings(
        stage_lengths=(StageLength("evaluation", 10, 20, 30),),
        extra_stages=frozenset({"section24"}),
        closed_seasons=frozenset({"august"}),
    )
    found = for_settings(settings)
    expected = Circumstances(
        (Override("evaluation", Lengths(10, 20, 30)),), frozenset({"section24"}), frozenset({"august"})
    )
    assert found.schedule(STARTS, NEED) == PlannedLeadTimes(expected).schedule(STARTS, NEED)
    assert for_settings(PlanSettings()) is lead_times()


def test_settings_that_undercut_the_law_are_refused_before_anything_is_planned():
    with pytest.raises(BelowTheFloor, match=r"PA23 s\.54"):
        for_settings(PlanSettings(stage_lengths=(StageLength("tender", 5, 10, 20),)))
    with pytest.raises(UnknownProcedure):
        for_settings(PlanSettings(closed_seasons=frozenset({"harvest"})))
