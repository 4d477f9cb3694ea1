"""The score is a formula whose parts behave: each property is one that a procurement lead would expect."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner import matching
from planner.proposals.entries import unknown_share
from planner.proposals.places import FAR_KM
from planner.proposals.score import (
    BEST_COUNCILS,
    BY_COUNCILS,
    DATA,
    DISTANCE,
    EXPLAINED,
    FURTHER_CONTRACT,
    HEAVIEST_BURDEN,
    LEAD_TIME,
    MOST_FURTHER,
    MOST_VALUE,
    MOVES,
    NEED,
    SMALLEST_VALUE,
    Score,
    score,
)
from planner.proposals.targets import Feasible, Target
from planner.proposals.together import Pairs
from planner.settings import PlanSettings, Weights
from tests.proposals.build import AREA, COUNCILS, contract, day, entries

if TYPE_CHECKING:
    from planner.model import Contract
    from planner.proposals.entries import Entry

TITLES = ("Refuse collection", "Household refuse and recycling collection", "Collection vehicles", "Clinical waste")
# four in one place, so that another council can be as near as the one before
PLACES = COUNCILS[:5]

one_member = st.tuples(
    st.integers(0, 80),
    st.integers(0, 400),
    st.sampled_from(TITLES),
    st.sampled_from([None, Decimal(20_000), Decimal(90_000), Decimal(4_000_000)]),
)
members = st.lists(one_member, min_size=2, max_size=4)


def scored(rows: list[Entry], target: int | None = None, feasible: Feasible = Feasible.TYPICAL) -> Score:
    pairs = Pairs(AREA, matching.likeness, PlanSettings())
    at = target if target is not None else min(row.end for row in rows)
    return score(rows, Target(at, feasible), pairs, Weights())


def contracts_of(data: list[tuple[int, int, str, Decimal | None]]) -> list[Contract]:
    return [
        contract(str(n), PLACES[n], 1000 + end, options, title=title, annual_value=value)
        for n, (end, options, title, value) in enumerate(data)
    ]


@settings(max_examples=200, deadline=None)
@given(members, st.integers(0, 3), st.integers(0, 120), st.sampled_from(Feasible))
def test_another_contract_like_one_of_the_members_never_lowers_it(
    data: list[tuple[int, int, str, Decimal | None]], which: int, later: int, feasible: Feasible
) -> None:
    """Same need, same dates, same data, another council (in the same place), up to five councils."""
    contracts = contracts_of(data)
    rows = entries(contracts)
    like = rows[which % len(rows)]
    another = replace(like, council="Another", partner="Another", contract=replace(like.contract, id="new"))
    at = rows[0].end + later
    before, after = scored(rows, at, feasible), scored([*rows, another], at, feasible)
    assert after.total >= before.total
    assert after.parts["councils"] > before.parts["councils"]


def test_no_bonus_beyond_five_councils() -> None:
    contracts = [contract(str(n), COUNCILS[n]) for n in range(7)]
    five, six, seven = (scored(entries(contracts[:n])) for n in (5, 6, 7))
    assert five.parts["councils"] == six.parts["councils"] == seven.parts["councils"] == 35
    assert five.total >= six.total >= seven.total


def test_one_group_of_four_or_five_is_worth_more_than_the_same_in_two() -> None:
    for whole in (4, 5):
        assert all(BY_COUNCILS[whole] > BY_COUNCILS[n] + BY_COUNCILS[whole - n] for n in range(2, whole - 1))


@settings(max_examples=100, deadline=None)
@given(members, st.integers(0, 3))
def test_less_known_never_raises_it(data: list[tuple[int, int, str, Decimal | None]], which: int) -> None:
    contracts = contracts_of(data)
    number = which % len(contracts)
    at = entries(contracts)[0].end
    for gone in ({"annual_value": None}, {"supplier": None}, {"latest_end": None}, {"service_area_confidence": 0.1}):
        less = list(contracts)
        less[number] = replace(contracts[number], **gone)
        assert scored(entries(less), at).total <= scored(entries(contracts), at).total


@settings(max_examples=100, deadline=None)
@given(members, st.integers(0, 200), st.integers(1, 300))
def test_a_longer_wait_or_move_never_raises_it(
    data: list[tuple[int, int, str, Decimal | None]], at: int, more: int
) -> None:
    """One member's end moves away from the target, on whichever side it lies."""
    rows = entries(contracts_of(data))
    target = day(950 + at).toordinal()
    for number, row in enumerate(rows):
        farther = list(rows)
        farther[number] = replace(row, end=row.end + more if row.end >= target else row.end - more)
        assert scored(farther, target).total <= scored(rows, target).total


@settings(max_examples=100, deadline=None)
@given(members)
def test_a_less_like_need_never_raises_it(data: list[tuple[int, int, str, Decimal | None]]) -> None:
    contracts = contracts_of(data)
    rows = entries(contracts)
    unlike = entries([replace(contracts[0], title="Winter gritting"), *contracts[1:]])
    assert scored(unlike).total <= scored(rows).total


@settings(max_examples=100, deadline=None)
@given(members, st.integers(-800, 2000), st.sampled_from(Feasible), st.sampled_from(Feasible))
def test_shifting_every_date_changes_the_lead_time_part_alone(
    data: list[tuple[int, int, str, Decimal | None]], days: int, before: Feasible, after: Feasible
) -> None:
    rows = entries(contracts_of(data))
    shifted = [
        replace(row, **{name: getattr(row, name) + days for name in ("end", "latest", "first", "last")}) for row in rows
    ]
    one, two = scored(rows, rows[0].end, before), scored(shifted, rows[0].end + days, after)
    assert {**one.parts, "lead_time": 0} == {**two.parts, "lead_time": 0}


def test_sharing_the_last_day_of_the_financial_year_earns_nothing() -> None:
    spring, other = date(2029, 3, 31), date(2029, 5, 16)
    ends = [[contract(str(n), COUNCILS[n], end=(on - day(0)).days) for n in range(2)] for on in (spring, other)]
    assert scored(entries(ends[0])) == scored(entries(ends[1]))
    apart = [contract("0", COUNCILS[0], (spring - day(0)).days), contract("1", COUNCILS[1], (spring - day(0)).days + 1)]
    assert scored(entries(ends[0])).total - scored(entries(apart)).total < 0.01


def test_a_tenth_is_taken_where_it_is_late_and_a_fifth_where_it_is_too_late() -> None:
    rows = entries([contract(str(n), COUNCILS[n]) for n in range(3)])
    taken = {feasible: scored(rows, feasible=feasible).parts["lead_time"] for feasible in Feasible}
    assert taken == {Feasible.TYPICAL: 0, Feasible.MINIMUM: -2, Feasible.TOO_LATE: -4}  # of 20 for three councils


def test_the_deductions_cannot_take_more_than_the_councils_bring() -> None:
    assert MOVES + NEED + DATA + DISTANCE + max(LEAD_TIME.values()) == pytest.approx(1)
    rows = entries([contract("0", end=900, options=720, title="A"), contract("1", COUNCILS[1], end=900, title="B")])
    worst = scored(rows, day(900 + 5000).toordinal(), Feasible.TOO_LATE)
    assert worst.parts["moves"] == -5


def test_the_parts_add_up_to_the_score() -> None:
    rows = entries([contract("0", end=1000, options=300), contract("1", COUNCILS[1], end=1080, annual_value=None)])
    found = scored(rows, day(1040).toordinal(), Feasible.MINIMUM)
    assert found.total == pytest.approx(sum(found.parts.values()))
    assert all(part <= 0 for name, part in found.parts.items() if name in ("moves", "need", "data", "lead_time"))


def test_a_joint_contract_that_exists_counts_as_one_partner() -> None:
    shared = {"supplier": "Veolia", "start": day(0) - timedelta(700)}
    joint = [contract(str(n), COUNCILS[n], **shared) for n in range(2)]
    rows = entries([*joint, contract("2", COUNCILS[2])])
    assert scored(rows).parts["councils"] == 10
    assert scored(rows).parts["further_contracts"] == 0.5


def test_the_value_of_the_best_five_councils_counts() -> None:
    rows = entries([contract(str(n), COUNCILS[n], annual_value=Decimal(2_500_000)) for n in range(7)])
    assert scored(rows).parts["value"] == 10
    assert scored(entries([contract("a"), contract("b", COUNCILS[1])])).parts["value"] == 2


def test_the_words_on_the_page_give_the_numbers_that_are_reckoned_with() -> None:
    share = {0.5: "half", 0.2: "a fifth", 0.1: "a tenth", 0.05: "a twentieth"}
    two, three, four, five = BY_COUNCILS[2:]
    assert two == three - two == four - three
    said = (
        f"{two:g} points for each procurement saved, up to four councils; a fifth adds {five - four:g}, a sixth nothing"
    )
    assert EXPLAINED["councils"] == said
    weights = Weights()
    assert f"up to {share[MOVES]} of that" in EXPLAINED["moves"]
    assert (
        f"a day that it runs on counts {weights.run_on:g}, a day until it joins {weights.stay:g}" in EXPLAINED["moves"]
    )
    assert EXPLAINED["moves"].endswith(f"{HEAVIEST_BURDEN:g} are {share[MOVES]}")
    assert f"up to {share[NEED]} for" in EXPLAINED["need"]
    assert f"up to {share[DATA]} for" in EXPLAINED["data"]
    assert f"up to {share[DISTANCE]} for" in EXPLAINED["distance"]
    assert f"of which {FAR_KM:g} km is all" in EXPLAINED["distance"]
    late, too_late = (share[LEAD_TIME[step]] for step in (Feasible.MINIMUM, Feasible.TOO_LATE))
    assert EXPLAINED["lead_time"] == f"less {late} where it is late, {too_late} where it is too late"
    assert EXPLAINED["further_contracts"].startswith(f"{share[FURTHER_CONTRACT]} a point for each further contract")
    assert (MOST_FURTHER, BEST_COUNCILS) == (5, 5)
    assert all(EXPLAINED[part].count("five") == 1 for part in ("further_contracts", "value"))
    assert f"up to {MOST_VALUE:g} points for each council" in EXPLAINED["value"]
    assert f"above £{SMALLEST_VALUE:,}" in EXPLAINED["value"]
    one, most = (SMALLEST_VALUE * 10**points for points in (1, int(MOST_VALUE)))
    assert EXPLAINED["value"].endswith(f"1 at £{one:,}, {MOST_VALUE:g} from £{most / 1e6:g} million")


@pytest.mark.parametrize(
    ("missing", "words"),
    [
        ({"annual_value": None}, "yearly value"),
        ({"latest_end": None}, "options"),
        ({"service_area_confidence": 0.4}, "an unsure service area"),
        ({"supplier": None}, "supplier"),
    ],
)
def test_the_page_says_what_each_thing_that_is_not_known_costs(missing: dict[str, object], words: str) -> None:
    assert f"{words} {unknown_share(contract('a', **missing)):g}" in EXPLAINED["data"]
