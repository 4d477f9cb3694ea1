"""A person may choose who is in a proposal and when it starts; adopted ones keep their contracts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from planner import matching
from planner.model import Contract, EndKind, Milestone, Proposal
from planner.model import Warning as Standing
from planner.proposals import NotTogetherError, keep_up
from planner.settings import PlanSettings
from tests.proposals.build import COUNCILS, TODAY, PlainLeadTimes, contract, day, knowledge, planned, proposals

if TYPE_CHECKING:
    from datetime import date


ROWS = [
    contract("a", end=1000, options=300),
    contract("b", COUNCILS[1], end=1040),
    contract("c", COUNCILS[2], end=1300),
    contract("g", COUNCILS[3], end=1000, service_area="parks.grass"),
    contract("u", COUNCILS[3], end_kind=EndKind.UNKNOWN),
    contract("a2", end=1010),
]


def test_a_chosen_group_is_planned_as_any_other() -> None:
    (found,) = planned(ROWS, [["b", "a"]])
    (same,) = proposals(ROWS[:2])
    assert (found.id, found.target, found.members) == (same.id, same.target, same.members)


def test_several_groups_come_back_in_their_order() -> None:
    rows = [contract(name, COUNCILS[n]) for n, name in enumerate("abcd")]
    found = planned(rows, [["c", "d"], ["a", "b"]])
    assert [[member.contract for member in one.members] for one in found] == [["c", "d"], ["a", "b"]]


def test_the_day_can_be_chosen_even_where_it_is_not_lawful_as_far_as_known() -> None:
    (found,) = planned(ROWS, [["b", "c"]], PlanSettings(target=day(1300)))
    assert found.target == day(1300)
    assert not found.lawful


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        (["a", "g"], "several service areas"),
        (["a", "u"], "Without a fixed end"),
        (["a", "nobody"], "Without a fixed end"),
        (["a", "a2"], "all of one council"),
        (["b", "c"], "no day that is lawful"),
    ],
)
def test_what_cannot_be_one_proposal_is_refused_in_words(chosen: list[str], words: str) -> None:
    with pytest.raises(NotTogetherError, match=words):
        planned(ROWS, [chosen])


def test_contracts_of_an_adopted_one_are_not_proposed_again() -> None:
    rows = [contract(name, COUNCILS[n]) for n, name in enumerate("abcd")]
    (found,) = proposals(rows, held=("a", "b"))
    assert {member.contract for member in found.members} == {"c", "d"}
    assert [(each.contract, "adopted" in each.why) for each in found.left_out] == [("a", True), ("b", True)]


def test_yearly_contracts_that_are_too_late_show_their_next_cycle() -> None:
    yearly = [contract(name, COUNCILS[n], end=100, start=day(-264)) for n, name in enumerate("ab")]
    (found,) = proposals(yearly, lead_times=PlainLeadTimes(300, 200))
    assert found.warning is Standing.TOO_LATE
    # it starts a year later, on day 466, and typical lengths are 300 days
    assert any("next cycle" in text and "8 May 2027" in text for text in found.reasons), found.reasons
    (longer,) = proposals([contract("a", end=100), contract("b", COUNCILS[1], end=100)])
    assert not any("next cycle" in text for text in longer.reasons)


def kept_up(
    rows: list[Contract], *kept: Proposal, today: date = TODAY, typical: int = 400, settings: PlanSettings | None = None
) -> list[Proposal]:
    settings = settings or PlanSettings()
    windows = matching.windows(rows, today=today, settings=settings)
    known = knowledge(rows, lead_times=PlainLeadTimes(typical))
    return keep_up(rows, windows, kept, today=today, settings=settings, knowledge=known)


PAIR = [contract("a", end=1000, options=300), contract("b", COUNCILS[1], end=1040)]


def test_an_adopted_one_keeps_its_target_while_its_members_ends_move() -> None:
    (kept,) = proposals(PAIR)
    moved = replace(PAIR[0], end=day(900), latest_end=day(950))
    (now,) = kept_up([moved, PAIR[1]], kept)
    assert (now.target, now.milestones, now.start_by) == (kept.target, kept.milestones, kept.start_by)
    member = next(each for each in now.members if each.contract == "a")
    assert (member.end, member.move_days) == (day(900), 100)
    assert "past its latest end" in member.move
    assert not now.lawful


def test_who_fits_an_adopted_one_could_now_join_it() -> None:
    (kept,) = proposals(PAIR)
    assert kept.could_join == ()
    rows = [*PAIR, contract("c", COUNCILS[2], end=1030), contract("small", COUNCILS[3], end=1030, annual_value=1)]
    (now,) = kept_up(rows, kept)
    assert [(each.contract, "and fits this plan: stays, joins" in each.why) for each in now.could_join] == [("c", True)]
    (other,) = proposals([rows[2], contract("d", COUNCILS[4], end=1030)])
    assert [each.could_join for each in kept_up([*rows, contract("d", COUNCILS[4], end=1030)], kept, other)] == [(), ()]


def test_other_lead_times_leave_the_dates_of_an_adopted_one_alone() -> None:
    (kept,) = proposals(PAIR)
    (now,) = kept_up(PAIR, kept, typical=500)
    assert (now.start_by, now.reasons, now.against) == (kept.start_by, kept.reasons, kept.against)


def test_what_an_adopted_one_with_lengths_of_its_own_says_of_time_follows_today() -> None:
    (kept,) = proposals(PAIR)
    assert "There is time: convene by 15 July 2028 (19 months from today); typical lengths suffice." in kept.reasons
    (now,) = kept_up(PAIR, kept, typical=500, today=day(300))
    assert (now.start_by, now.warning) == (kept.start_by, Standing.IN_GOOD_TIME)
    assert "There is time: convene by 15 July 2028 (9 months from today); typical lengths suffice." in now.reasons
    (late,) = kept_up(PAIR, kept, typical=500, today=day(620))
    assert late.warning is Standing.LATE
    assert late.against[0].startswith("Late: with typical lengths convening should have begun by 15 July 2028;")


def test_of_one_that_is_under_way_it_is_said_by_when_to_go_on() -> None:
    (kept,) = proposals(PAIR)
    begun = replace(kept, milestones=(Milestone("Start convening", day(10), 0, "calendar", stage="begin", done=True),))
    (now,) = kept_up(PAIR, begun, today=day(300))
    assert any("it is under way, go on by 15 July 2028" in reason for reason in now.reasons)
    (late,) = kept_up(PAIR, begun, today=day(620))
    assert late.against[0].startswith("Late: with typical lengths the next step should have begun by")


def test_only_councils_of_the_partnership_are_offered_to_join_an_adopted_one() -> None:
    (kept,) = proposals(PAIR)
    rows = [*PAIR, *(contract(str(n), COUNCILS[n], end=1030) for n in (2, 3))]
    loose = [contract(f"loose {n}", COUNCILS[n], end_kind=EndKind.UNKNOWN) for n in (2, 4)]

    def offered(*partners: str) -> set[str]:
        among = replace(PlanSettings(), partnership=frozenset(partners) or None)
        (now,) = kept_up([*rows, *loose], kept, settings=among)
        beside = {row.id for row in rows if row.council in partners or not partners}
        assert {each.contract for each in now.left_out} <= beside
        return {each.council for each in now.could_join}

    assert offered() == {COUNCILS[2], COUNCILS[3], COUNCILS[4]}
    assert offered(*COUNCILS[:3]) == {COUNCILS[2]}


@pytest.mark.parametrize(
    "rows",
    [
        PAIR[:1],
        [PAIR[0], replace(PAIR[1], end_kind=EndKind.UNKNOWN)],
        [PAIR[0], replace(PAIR[1], service_area="parks.grass")],
        [PAIR[0], replace(PAIR[1], council=PAIR[0].council)],
    ],
    ids=["gone", "no end", "another area", "one council"],
)
def test_an_adopted_one_that_cannot_be_planned_any_more_is_left_as_it_is(rows: list[Contract]) -> None:
    (kept,) = proposals(PAIR)
    assert kept_up(rows, kept) == []
    late = replace(kept, target=day(-1))
    assert kept_up(PAIR, late) == []
