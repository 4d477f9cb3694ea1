"""The choice among candidates is the best there is: by trying everything, and by an independent solver."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.proposals import packing
from planner.proposals.packing import best_packing, by_solver

candidate = st.tuples(
    st.frozensets(st.integers(0, 11), min_size=1, max_size=5), st.integers(-20, 400).map(lambda n: n / 10)
)


def worth(chosen: list[int], scores: list[float]) -> float:
    return round(sum(scores[n] for n in chosen), 6)


def disjoint(chosen: list[int], groups: list[frozenset[int]]) -> bool:
    return all(not groups[a] & groups[b] for a, b in combinations(chosen, 2))


@settings(max_examples=150, deadline=None)
@given(st.lists(candidate, max_size=9))
def test_no_other_choice_scores_more(data: list[tuple[frozenset[int], float]]) -> None:
    groups, scores = [group for group, _ in data], [score for _, score in data]
    chosen = best_packing(groups, scores)
    assert disjoint(chosen, groups)
    every = (list(some) for n in range(len(data) + 1) for some in combinations(range(len(data)), n))
    assert worth(chosen, scores) == max(worth(some, scores) for some in every if disjoint(some, groups))


@settings(max_examples=60, deadline=None)
@given(st.lists(candidate, min_size=10, max_size=60), st.sampled_from([1, 20, packing.MOST_STATES]))
def test_the_choice_is_worth_what_the_solver_finds(data: list[tuple[frozenset[int], float]], states: int) -> None:
    groups, scores = [group for group, _ in data], [score for _, score in data]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(packing, "MOST_STATES", states)
        chosen = best_packing(groups, scores)
    assert disjoint(chosen, groups)
    assert worth(chosen, scores) == worth(by_solver(groups, scores, range(len(data))), scores)


def test_what_scores_nothing_is_not_chosen() -> None:
    assert best_packing([frozenset({1, 2}), frozenset({3, 4})], [0.0, -1.0]) == []


def test_nothing_in_nothing_out() -> None:
    assert best_packing([], []) == []
