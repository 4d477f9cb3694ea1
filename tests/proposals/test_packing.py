"""The choice among candidates is the best there is: by trying everything, and by an independent solver."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.proposals import packing
from planner.proposals.packing import best_packing
from planner.proposals.prices import by_solver, prices

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
@given(st.lists(candidate, min_size=10, max_size=60), st.sampled_from(["plain", "priced", "solved"]))
def test_the_choice_is_worth_what_the_solver_finds(data: list[tuple[frozenset[int], float]], way: str) -> None:
    groups, scores = [group for group, _ in data], [score for _, score in data]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(packing, "MOST_UNPRICED", 1 if way != "plain" else 10**9)
        patch.setattr(packing, "MOST_PRICED", 1 if way == "solved" else 10**9)
        chosen = best_packing(groups, scores)
    assert disjoint(chosen, groups)
    assert worth(chosen, scores) == worth(by_solver(groups, scores, range(len(data))), scores)


@settings(max_examples=60, deadline=None)
@given(st.lists(candidate, min_size=10, max_size=60))
def test_no_candidate_scores_more_than_its_contracts_are_priced(data: list[tuple[frozenset[int], float]]) -> None:
    """What makes the sum of the prices a bound, and a loss no gain."""
    groups, scores = [group for group, _ in data], [score for _, score in data]
    elements = sorted(frozenset().union(*groups))
    priced = prices(groups, scores, range(len(groups)), elements)
    assert min(priced.values()) >= 0
    for group, score in data:
        assert sum(priced[element] for element in group) >= score - 1e-6
    assert sum(priced.values()) >= worth(best_packing(groups, scores), scores) - 1e-6


def test_what_scores_nothing_is_not_chosen() -> None:
    assert best_packing([frozenset({1, 2}), frozenset({3, 4})], [0.0, -1.0]) == []


def test_nothing_in_nothing_out() -> None:
    assert best_packing([], []) == []
