"""The target is the one that the definition gives, found without trying every day."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.model import Need
from planner.proposals.targets import Deadlines, Feasible, Target, choose_target, lawful_days
from planner.settings import PlanSettings, Weights
from tests.proposals.build import COUNCILS, TODAY, PlainLeadTimes, contract, day, entries

if TYPE_CHECKING:
    from planner.proposals.entries import Entry

NEED = Need("open", "goods", 2)


def by_the_definition(rows: list[Entry], times: PlainLeadTimes, weights: Weights) -> Target | None:
    """Every day of the common window tried, as the product's page says it."""
    first = max(TODAY.toordinal(), *(row.first for row in rows))
    lawful = []
    for t in range(first, min(row.last for row in rows) + 1):
        runs_on = [row for row in rows if row.end < t]
        if all(t <= row.latest for row in runs_on):
            twentieths = sum(1 * (row.end - t) if row.end >= t else 5 * (t - row.end) for row in rows)
            assert weights == Weights(0.2, 1.0)
            lawful.append((twentieths, t))
    starts = timedelta(1)
    steps = (
        (Feasible.TYPICAL, times.start_by),
        (Feasible.MINIMUM, times.last_day_to_decide),
    )
    for step, last_day in steps:
        feasible = [(cost, t) for cost, t in lawful if last_day(TODAY.fromordinal(t) + starts, NEED) >= TODAY]
        if feasible:
            return Target(min(feasible)[1], step)
    return Target(min(lawful)[1], Feasible.TOO_LATE) if lawful else None


members = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 40)), min_size=2, max_size=8)


@settings(max_examples=400, deadline=None)
@given(members, st.integers(0, 90), st.integers(0, 90), st.integers(0, 30))
def test_the_target_is_the_one_found_by_trying_every_day(
    data: list[tuple[int, int]], typical: int, minimum: int, slack: int
) -> None:
    times = PlainLeadTimes(typical=max(typical, minimum), minimum=min(typical, minimum))
    contracts = [contract(str(n), COUNCILS[n % 7], end, more) for n, (end, more) in enumerate(data)]
    rows = entries(contracts, PlanSettings(slack_days=slack, max_move_days=25))
    weights = Weights()
    found = choose_target(rows, Deadlines(times, TODAY), NEED, weights)
    if max(row.first for row in rows) > min(row.last for row in rows):
        assert found is None
    else:
        assert found == by_the_definition(rows, times, weights)


def test_six_members_on_a_flat_stretch_take_the_earliest_day() -> None:
    """One runs on (1 a day) while five wait (5 × 0.2 a day): every day costs the same, and floats must not decide."""
    rows = entries(
        [contract("0", end=1000, options=90), *(contract(str(n), COUNCILS[n], end=1050) for n in range(1, 6))]
    )
    found = choose_target(rows, Deadlines(PlainLeadTimes(), TODAY), NEED, Weights())
    assert found == Target(day(1000).toordinal(), Feasible.TYPICAL)


def test_a_lawful_day_never_passes_a_latest_end() -> None:
    rows = entries([contract("a", end=1000, options=0), contract("b", COUNCILS[1], end=1085)])
    days = lawful_days(rows, TODAY.toordinal())
    assert days == (day(995).toordinal(), day(1000).toordinal())
    # windows meet, but the first cannot run on to the second's window
    apart = entries([contract("a", end=1000, options=0), contract("b", COUNCILS[1], end=1150)])
    assert lawful_days(apart, TODAY.toordinal()) is None


def test_the_later_day_is_taken_when_the_cheapest_is_too_soon() -> None:
    rows = entries([contract("a", end=300, options=365), contract("b", COUNCILS[1], end=310, options=365)])
    times = PlainLeadTimes(typical=400, minimum=200)
    found = choose_target(rows, Deadlines(times, TODAY), NEED, Weights())
    assert found == Target(day(399).toordinal(), Feasible.TYPICAL)
    assert times.start_by(day(400), NEED) == TODAY


@pytest.mark.parametrize(("minimum", "expected"), [(300, Feasible.MINIMUM), (600, Feasible.TOO_LATE)])
def test_what_cannot_be_met_falls_to_the_next_step(minimum: int, expected: Feasible) -> None:
    rows = entries([contract("a", end=320), contract("b", COUNCILS[1], end=330)])
    found = choose_target(rows, Deadlines(PlainLeadTimes(700, minimum), TODAY), NEED, Weights())
    assert found is not None
    assert found.feasible is expected
    assert found.day == day(320).toordinal()


def test_days_that_are_closed_are_gone_round_to_the_cheaper_side() -> None:
    rows = entries([contract("a", end=1000, options=300), contract("b", COUNCILS[1], end=1010, options=300)])
    deadlines = Deadlines(PlainLeadTimes(), TODAY)

    def chosen(first: int, last: int) -> int | None:
        closed = [(day(first).toordinal(), day(last).toordinal())]
        found = choose_target(rows, deadlines, NEED, Weights(), closed=closed)
        return found.day - TODAY.toordinal() if found else None

    assert chosen(1, 2) == 1000
    assert chosen(990, 1005) == 989, "11 and 21 days of waiting cost 6.4; 6 of running on and 4 of waiting 6.8"
    assert chosen(950, 1001) == 1002
    assert chosen(921, 1099) == 920
    assert chosen(1, 2000) is None


def test_a_fixed_day_is_kept_and_says_whether_it_is_lawful() -> None:
    rows = entries([contract("a", end=1000, options=10), contract("b", COUNCILS[1], end=1040)])
    deadlines = Deadlines(PlainLeadTimes(), TODAY)
    within = choose_target(rows, deadlines, NEED, Weights(), fixed=day(1010))
    past = choose_target(rows, deadlines, NEED, Weights(), fixed=day(1011))
    assert within is not None
    assert within.lawful
    assert past is not None
    assert not past.lawful
    assert past.date == day(1011)
