"""The journey from contracts to proposals keeps what the product promises of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner import matching
from planner.model import AgreementKind, Contract, EndKind, ServiceArea, Stage
from planner.model import Warning as Standing
from planner.proposals import PastTargetError
from planner.settings import PlanSettings
from tests.proposals.build import AREA, COUNCILS, TODAY, PlainLeadTimes, contract, day, proposals

if TYPE_CHECKING:
    import random

rows = st.lists(
    st.tuples(st.sampled_from(COUNCILS), st.integers(-50, 1200), st.sampled_from([0, 180, 900]), st.booleans()),
    max_size=12,
)


def contracts_of(data: list[tuple[str, int, int, bool]]) -> list[Contract]:
    return [
        contract(str(n), council, end, options, service_area="waste.refuse" if one else "parks.grass")
        for n, (council, end, options, one) in enumerate(data)
    ]


@settings(max_examples=60, deadline=None)
@given(rows)
def test_proposals_are_disjoint_and_each_lies_in_one_cluster(data: list[tuple[str, int, int, bool]]) -> None:
    contracts = contracts_of(data)
    windows = matching.windows(contracts, today=TODAY, settings=PlanSettings())
    clusters = [set(each.contracts) for each in matching.find_clusters(contracts, windows, min_councils=2)]
    seen: set[str] = set()
    for proposal in proposals(contracts):
        members = {member.contract for member in proposal.members}
        assert not members & seen
        seen |= members
        assert any(members <= cluster for cluster in clusters)
        assert len({member.council for member in proposal.members}) >= 2
        assert proposal.starts == proposal.target + timedelta(1)
        assert proposal.window.first <= proposal.target <= proposal.window.last
        for member in proposal.members:
            assert member.move_days == max(0, (proposal.target - member.end).days)
            assert member.joins == max(member.end + timedelta(1), proposal.starts)
            assert proposal.target <= max(member.latest_end, member.end)


@settings(max_examples=30, deadline=None)
@given(rows, st.randoms())
def test_the_order_of_the_contracts_changes_nothing(
    data: list[tuple[str, int, int, bool]], chance: random.Random
) -> None:
    contracts = contracts_of(data)
    shuffled = list(contracts)
    chance.shuffle(shuffled)
    assert proposals(shuffled) == proposals(contracts)


@settings(max_examples=30, deadline=None)
@given(rows)
def test_areas_are_planned_apart_so_only_those_that_changed_need_planning_again(
    data: list[tuple[str, int, int, bool]],
) -> None:
    contracts = contracts_of(data)
    apart = [
        proposal
        for area in ("waste.refuse", "parks.grass")
        for proposal in proposals(
            [each for each in contracts if each.service_area == area], PlanSettings(areas=frozenset({area}))
        )
    ]
    assert sorted(apart, key=lambda one: (-one.score, one.target, one.id)) == proposals(contracts)


def test_five_boroughs_whose_systems_end_in_one_quarter_are_one_proposal() -> None:
    boroughs = ("Camden", "Hackney", "Sutton", "Merton", "Lewisham")
    contracts = [
        contract(name, f"London Borough of {name}", 900 + 15 * n, 365, extensions=(12,), system="Northgate Housing")
        for n, name in enumerate(boroughs)
    ]
    (proposal,) = proposals(contracts)
    assert len(proposal.members) == 5
    assert proposal.target == day(900)
    assert proposal.warning is Standing.IN_GOOD_TIME
    assert proposal.title == "Refuse collection: Camden, Hackney, Lewisham, Merton and Sutton"
    assert all(member.move_days == 0 for member in proposal.members)


def test_the_id_depends_on_the_area_and_the_members_alone() -> None:
    contracts = [contract("a"), contract("b", COUNCILS[1])]
    (one,) = proposals(contracts)
    (two,) = proposals([contract("b", COUNCILS[1], 1010, title="Refuse collection service"), contracts[0]])
    (other,) = proposals([contracts[0], contract("c", COUNCILS[1])])
    assert one.id == two.id != other.id


def test_a_target_that_a_person_fixes_is_kept_and_what_is_not_lawful_says_so() -> None:
    contracts = [contract("a", end=1000, options=60), contract("b", COUNCILS[1], end=1010)]
    (within,) = proposals(contracts, PlanSettings(target=day(1005)))
    (past,) = proposals(contracts, PlanSettings(target=day(1030)))
    assert within.target == day(1005)
    assert within.lawful
    assert past.target == day(1030)
    assert not past.lawful
    assert "not lawful as far as known" in past.against[0]
    assert proposals(contracts, PlanSettings(target=day(2000))) == []


def test_a_target_in_the_past_is_refused_in_words() -> None:
    with pytest.raises(PastTargetError, match="choose today or a later day"):
        proposals([], PlanSettings(target=day(-1)))


def test_areas_can_be_chosen_and_left_aside() -> None:
    contracts = [contract("a"), contract("b", COUNCILS[1])]
    assert proposals(contracts, PlanSettings(areas=frozenset({AREA.code})))
    assert not proposals(contracts, PlanSettings(areas=frozenset({"other"})))
    assert not proposals(contracts, PlanSettings(areas_out=frozenset({AREA.code})))


def test_a_joint_contract_that_exists_is_no_proposal_by_itself() -> None:
    joint = [contract("a", supplier="Veolia"), contract("b", COUNCILS[1], supplier="VEOLIA")]
    assert proposals(joint) == []
    (proposal,) = proposals([*joint, contract("c", COUNCILS[2])])
    assert len(proposal.members) == 3


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"agreement_kind": AgreementKind.FRAMEWORK}, "framework"),
        ({"agreement_kind": AgreementKind.DYNAMIC_MARKET}, "dynamic market"),
        ({"agreement_kind": AgreementKind.GRANT}, "grant"),
        ({"agreement_kind": AgreementKind.ONE_OFF}, "one-off"),
        ({"agreement_kind": AgreementKind.ORDER}, "order"),
        ({"annual_value": Decimal(24_999)}, "below the £25,000"),
        ({"title": "Winter gritting of car parks"}, "different need"),
        ({"council": "Glasgow City Council"}, "out of reach"),
        (
            {"end": day(930), "latest_end": day(930)},
            "and Medway’s contract could be re-let from 19 June 2029 at the earliest",
        ),
        ({"council": COUNCILS[0], "end": day(600), "latest_end": day(1300)}, "it is a further contract of Kent"),
    ],
)
def test_who_is_left_out_is_told_why(changes: dict[str, object], why: str) -> None:
    contracts = [contract("a", end=1020), contract("b", COUNCILS[1], end=1030)]
    other = replace(contract("x", COUNCILS[2], end=1025), **changes)
    (proposal,) = proposals([*contracts, other])
    assert {member.contract for member in proposal.members} == {"a", "b"}
    (left_out,) = proposal.left_out
    assert left_out.contract == "x"
    assert left_out.why.startswith("because ")
    assert why in left_out.why


def test_exactly_the_least_yearly_value_passes() -> None:
    (proposal,) = proposals([contract("a", annual_value=Decimal(25_000)), contract("b", COUNCILS[1])])
    assert len(proposal.members) == 2


def test_an_unknown_yearly_value_passes() -> None:
    (proposal,) = proposals([contract("a", annual_value=None), contract("b", COUNCILS[1], annual_value=None)])
    assert len(proposal.members) == 2
    assert proposal.value[0].known == 0


def test_a_sixth_council_is_not_forced_in() -> None:
    contracts = [contract(str(n), COUNCILS[n], end=1000 + n) for n in range(6)]
    found = proposals(contracts)
    assert all(len(one.members) <= 5 for one in found)
    assert sum(len(one.members) for one in found) == 6


def test_county_functions_do_not_meet_district_ones() -> None:
    area = replace(AREA, tiers=("district", "unitary", "london borough", "metropolitan"))
    contracts = [contract("k"), contract("m", COUNCILS[1]), contract("s", "Ashford Borough Council")]
    (proposal,) = proposals(contracts, area=area)
    assert {member.contract for member in proposal.members} == {"m", "s"}
    assert "county and district functions do not meet" in proposal.left_out[0].why


def test_two_counties_that_buy_a_district_function_for_others_may_meet() -> None:
    area = replace(AREA, tiers=("district", "unitary", "london borough", "metropolitan"))
    (proposal,) = proposals([contract("k"), contract("s", COUNCILS[2])], area=area)
    assert {member.contract for member in proposal.members} == {"k", "s"}


def test_too_late_is_proposed_and_says_so() -> None:
    contracts = [contract("a", end=100), contract("b", COUNCILS[1], end=120)]
    (proposal,) = proposals(contracts, lead_times=PlainLeadTimes(400, 300))
    assert proposal.warning is Standing.TOO_LATE
    assert proposal.score_parts["lead_time"] < 0
    assert proposal.against[0].startswith("Too late")


def test_at_most_five_could_also_join_and_each_says_on_what_condition() -> None:
    members = [contract("a"), contract("b", COUNCILS[1])]
    others = [
        contract("r", COUNCILS[2], end_kind=EndKind.ROLLING, end=0, notice_days=90),
        contract("u", COUNCILS[3], end_kind=EndKind.UNKNOWN, end=0),
        contract("t", COUNCILS[4], stage=Stage.TENDER, start=None, published=day(-20)),
        contract("o", COUNCILS[5], end=1200),
        contract("h", COUNCILS[6], end_kind=EndKind.HOLDING_OVER, end=-300),
        contract("e", "Swindon Borough Council", end=-30),
        contract("old", "Torbay Council", end=-3000),
        contract("other", "Plymouth City Council", end_kind=EndKind.UNKNOWN, title="Winter gritting"),
    ]
    (proposal,) = proposals([*members, *others])
    assert len(proposal.could_join) == 5
    said = {each.contract: each.why for each in proposal.could_join}
    assert "old" not in said
    assert "other" not in said
    assert "90 days’ notice" in said.get("r", "90 days’ notice")
    assert "ask Essex for the date" in said["u"]


def test_a_council_that_is_a_member_cannot_also_join() -> None:
    contracts = [contract("a"), contract("b", COUNCILS[1]), contract("c", COUNCILS[1], end_kind=EndKind.UNKNOWN)]
    (proposal,) = proposals(contracts)
    assert proposal.could_join == ()


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({"end": 800}, "about 7 months too early, and no option to extend it is known: ask Surrey whether it has one."),
        (
            {"end": 690, "options": 120},
            "its options reach to 9 February 2029, about 6 months too early: ask Surrey whether it could run longer.",
        ),
        ({"end": 50, "options": 1500}, "Surrey would have to run on for about 31 months."),
        ({"end": 1200}, "after the others: Surrey could join the day after."),
    ],
)
def test_what_it_would_take_to_join_is_counted_from_what_is_possible(other: dict[str, int], words: str) -> None:
    (proposal,) = proposals(
        [contract("a", end=1000), contract("b", COUNCILS[1], end=1000), contract("o", COUNCILS[2], **other)]
    )
    (offer,) = proposal.could_join
    assert words in offer.why


def test_who_is_adopted_elsewhere_too_small_or_of_another_tier_could_not_join() -> None:
    area = ServiceArea("waste.refuse", "Refuse collection", "waste", reach="nation", tiers=("district", "unitary"))
    rows = [
        contract("a", "Swindon Borough Council"),
        contract("b", "Medway Council"),
        contract("held", "Torbay Council", end=1200),
        contract("small", "Plymouth City Council", end_kind=EndKind.UNKNOWN, annual_value=Decimal(900)),
        contract("county", COUNCILS[0], end_kind=EndKind.UNKNOWN),
        contract("ok", "Thurrock Council", end_kind=EndKind.UNKNOWN),
    ]
    (proposal,) = proposals(rows, held=("held",), area=area)
    assert [each.contract for each in proposal.could_join] == ["ok"]
