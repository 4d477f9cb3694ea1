"""Councils that become one are one buyer from that day; targets keep clear of it; consents and splits are named."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.proposals import known_reorganisations
from planner.proposals.targets import without
from planner.settings import PlanSettings, Vesting
from tests.proposals.build import TODAY, PlainLeadTimes, contract, proposals

EAST = ("Elmbridge Borough Council", "Mole Valley District Council", "Tandridge District Council")
VESTING = Vesting(
    date(2028, 4, 1),
    (
        *((name, ("East Surrey Council",)) for name in EAST),
        ("Surrey County Council", ("East Surrey Council", "West Surrey Council")),
    ),
)
SETTINGS = PlanSettings(reorganisations=(VESTING,))


def ends_on(end: date) -> int:
    return (end - TODAY).days


def test_councils_with_one_successor_are_a_group_to_harmonise_from_its_day_on() -> None:
    after = [contract(str(n), name, ends_on(date(2029, 3, 31))) for n, name in enumerate(EAST)]
    (proposal,) = proposals(after, SETTINGS)
    assert proposal.kind == "harmonise"
    assert "one council, East Surrey" in proposal.reasons[0]
    assert proposal.score_parts["councils"] == 20
    (without_it,) = proposals(after)
    assert without_it.kind == "joint"


def test_before_vesting_day_they_are_buyers_of_their_own() -> None:
    before = [contract(str(n), name, ends_on(date(2027, 6, 30))) for n, name in enumerate(EAST)]
    (proposal,) = proposals(before, SETTINGS, lead_times=PlainLeadTimes(100, 50))
    assert proposal.kind == "joint"


def test_with_another_council_it_is_a_joint_tender() -> None:
    rows = [contract(str(n), name, ends_on(date(2029, 3, 31))) for n, name in enumerate((*EAST, "Kent County Council"))]
    (proposal,) = proposals(rows, SETTINGS)
    assert proposal.kind == "joint"
    assert len(proposal.members) == 4


def test_no_target_lies_within_six_months_of_vesting_day() -> None:
    rows = [contract(str(n), name, ends_on(date(2028, 3, 31)), options=600) for n, name in enumerate(EAST)]
    (proposal,) = proposals(rows, SETTINGS)
    assert not date(2027, 10, 1) <= proposal.target <= date(2028, 10, 1)
    assert proposal.target == date(2028, 10, 2)
    (without_it,) = proposals(rows)
    assert without_it.target == date(2028, 3, 31)


def test_a_person_may_choose_vesting_day_itself() -> None:
    rows = [contract(str(n), name, ends_on(date(2028, 3, 31)), options=600) for n, name in enumerate(EAST)]
    (proposal,) = proposals(rows, PlanSettings(reorganisations=(VESTING,), target=date(2028, 3, 31)))
    assert proposal.target == date(2028, 3, 31)
    assert proposal.starts == VESTING.day
    assert proposal.kind == "harmonise"


def test_a_contract_of_several_successors_is_to_be_split_and_consents_are_named() -> None:
    rows = [
        contract("s", "Surrey County Council", ends_on(date(2027, 6, 30))),
        contract("k", end=ends_on(date(2027, 6, 30))),
    ]
    (proposal,) = proposals(rows, SETTINGS, lead_times=PlainLeadTimes(100, 50))
    assert any("split between East Surrey and West Surrey" in sentence for sentence in proposal.consents)
    assert any("s.24" in sentence and "s.27" in sentence and "£100,000" in sentence for sentence in proposal.consents)
    assert any("split" in sentence for sentence in proposal.against)


def test_contracts_of_one_kind_count_together_against_the_limit_for_consent() -> None:
    """LGPIH Act 2007 s.27: also those that have ended, if they began after 2006."""
    past = contract("p", EAST[0], -800, annual_value=Decimal(30_000))
    old = contract("old", EAST[0], -800, start=date(2005, 4, 1), annual_value=Decimal(900_000))
    none = contract("n", EAST[0], -10, annual_value=None)
    rows = [contract(str(n), name, ends_on(date(2029, 3, 31))) for n, name in enumerate(EAST[:2])]
    (proposal,) = proposals([*rows, past, old, none], SETTINGS)
    (consent,) = proposal.consents
    assert consent.startswith(
        "Before 1 April 2028 Elmbridge and Mole Valley each need the written consent of East Surrey"
    )
    assert consent.count("s.24") == 1
    # £250,000 a year for four years, and £30,000 for four more
    assert (
        "Elmbridge’s 3 contracts of this kind come to £1.1 million over their lives (known for 2): above that limit."
        in consent
    )
    assert consent.endswith("Mole Valley’s contract of this kind comes to £1 million over its life: above that limit.")


def test_what_begins_after_vesting_day_needs_no_consent() -> None:
    rows = [contract(str(n), name, ends_on(date(2031, 3, 31))) for n, name in enumerate(EAST)]
    (proposal,) = proposals(rows, SETTINGS)
    assert proposal.kind == "harmonise"
    assert proposal.consents == ()


def test_a_known_reorganisation_is_told_where_the_plan_does_not_reckon_with_it() -> None:
    rows = [contract(str(n), name, ends_on(date(2028, 3, 31))) for n, name in enumerate(EAST)]
    (proposal,) = proposals(rows)
    assert any(
        "Elmbridge, Mole Valley and Tandridge are to be replaced by East Surrey on 1 April 2027" in sentence
        for sentence in proposal.against
    )
    long_before = date(2021, 9, 1)
    (then,) = proposals(rows, today=long_before)
    assert not any("replaced" in sentence for sentence in then.against)


def test_who_is_gone_long_before_a_plan_begins_is_told_too() -> None:
    rows = [contract(str(n), name, ends_on(date(2030, 3, 31))) for n, name in enumerate(EAST)]
    (proposal,) = proposals(rows)
    assert any(
        "are to be replaced by East Surrey on 1 April 2027: who is to be asked in place of them?" in sentence
        for sentence in proposal.against
    )


def test_those_who_buy_by_then_are_named_and_counted() -> None:
    rows = [contract(str(n), name, ends_on(date(2031, 3, 31))) for n, name in enumerate(EAST)]
    (proposal,) = proposals([*rows, contract("k", "Kent County Council", ends_on(date(2031, 3, 31)))], SETTINGS)
    assert (
        "By then others buy for the councils that go: East Surrey for Elmbridge, Mole Valley and Tandridge."
        in proposal.reasons
    )
    assert proposal.against[-1].startswith("Two councils must agree")


def test_the_reference_table_knows_the_two_councils_of_surrey() -> None:
    known = {name: after for vesting in known_reorganisations() for name, after in vesting.successors}
    assert known["Elmbridge Borough Council"] == ("East Surrey Council",)
    assert set(known["Surrey County Council"]) == {"East Surrey Council", "West Surrey Council"}


@given(st.integers(0, 40), st.integers(0, 40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 8)), max_size=4))
def test_what_is_left_of_a_span_is_every_day_that_is_not_closed(
    low: int, high: int, spans: list[tuple[int, int]]
) -> None:
    closed = [(first, first + more) for first, more in spans]
    left = [day for first, last in without(low, high, closed) for day in range(first, last + 1)]
    assert left == [day for day in range(low, high + 1) if not any(a <= day <= b for a, b in closed)]


def test_a_horizon_keeps_far_targets_out() -> None:
    rows = [contract("a"), contract("b", "Medway Council")]
    assert proposals(rows, PlanSettings(horizon_days=1000))
    assert not proposals(rows, PlanSettings(horizon_days=999))


def test_a_partnership_plans_among_itself() -> None:
    rows = [contract("a"), contract("b", "Medway Council"), contract("c", "Essex County Council")]
    (proposal,) = proposals(rows, PlanSettings(partnership=frozenset({"Medway Council", "Essex County Council"})))
    assert {member.contract for member in proposal.members} == {"b", "c"}


def test_the_limits_of_consents_are_not_old() -> None:
    from planner.proposals.reorganisation import consent_limits

    limits = consent_limits()
    checked = date.fromisoformat(limits["as_at"])
    assert TODAY - checked <= timedelta(days=limits["check_after_days"])
    assert limits["contract_limit"] == pytest.approx(100_000)
