"""Groups of rows reckoned all at once give what each group gives by itself."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from planner import matching
from planner.model import Need
from planner.proposals.columns import Groups, columns_of
from planner.proposals.score import score, scores
from planner.proposals.targets import Deadlines, choose_target, choose_targets
from planner.proposals.together import Pairs
from planner.settings import PlanSettings, Weights
from tests.proposals.build import AREA, COUNCILS, TODAY, PlainLeadTimes, contract, entries

ROWS = 9
groups = st.lists(st.sets(st.integers(0, ROWS - 1), min_size=1, max_size=8).map(sorted), min_size=1, max_size=12)
column = st.lists(st.integers(0, 5), min_size=ROWS, max_size=ROWS).map(lambda values: np.array(values, dtype=np.int64))


@given(groups, column)
def test_least_most_and_how_many_of_each_group(found: list[list[int]], values: np.ndarray) -> None:
    together = Groups(found)
    own = [[int(values[row]) for row in group] for group in found]
    assert together.least(values).tolist() == [min(each) for each in own]
    assert together.most(values).tolist() == [max(each) for each in own]
    assert together.distinct(values).tolist() == [len(set(each)) for each in own]


@given(groups)
def test_every_two_members_of_each_group_are_a_pair_once(found: list[list[int]]) -> None:
    pairs = sorted(zip(*(part.tolist() for part in Groups(found).pairs()), strict=True))
    assert pairs == sorted((number, *pair) for number, group in enumerate(found) for pair in combinations(group, 2))


terms = st.lists(st.tuples(st.integers(0, 90), st.integers(0, 60)), min_size=ROWS, max_size=ROWS)
weights = st.sampled_from([Weights(), Weights(stay=1.0, run_on=0.5), Weights(stay=0.3, run_on=0.9)])


@settings(max_examples=80, deadline=None)
@given(groups, terms, weights, st.lists(st.tuples(st.integers(0, 11), st.integers(0, 200)), max_size=3))
def test_targets_and_scores_of_many_groups_are_those_of_each(
    found: list[list[int]], data: list[tuple[int, int]], weights: Weights, shut: list[tuple[int, int]]
) -> None:
    """With days that are closed to some of the groups, and weights that move the cheapest day."""
    rows = entries([contract(str(n), COUNCILS[n % 7], end, more) for n, (end, more) in enumerate(data)])
    columns, deadlines = columns_of(rows), Deadlines(PlainLeadTimes(typical=60, minimum=30), TODAY)
    need, pairs = Need("open", "goods", 2), Pairs(AREA, matching.likeness, PlanSettings())
    today = TODAY.toordinal()
    closed = {number: [(today + first, today + first + 20)] for number, first in shut if number < len(found)}
    together = Groups(found)
    targets = choose_targets(together, columns, deadlines, [need] * len(found), weights, closed=closed)
    for number, group in enumerate(found):
        members = [rows[row] for row in group]
        alone = choose_target(members, deadlines, need, weights, closed=closed.get(number, ()))
        assert (targets.of(number) if targets.exist[number] else None) == alone
    some = np.flatnonzero(targets.exist)
    if len(some):
        kept, targets = [found[number] for number in some.tolist()], targets.some(some)
        points = scores(Groups(kept), rows, columns, targets, pairs, weights)
        for number, group in enumerate(kept):
            assert points.of(number) == score([rows[row] for row in group], targets.of(number), pairs, weights)
