"""The finite candidate set loses nothing in small areas, and next to nothing in crowded ones."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner import matching
from planner.model import Need
from planner.proposals import candidates
from planner.proposals.candidates import candidate_groups
from planner.proposals.packing import best_packing
from planner.proposals.prices import by_solver
from planner.proposals.score import score
from planner.proposals.targets import Deadlines, choose_target
from planner.proposals.together import Pairs
from planner.settings import PlanSettings
from tests.proposals.build import AREA, COUNCILS, TODAY, PlainLeadTimes, contract, entries

if TYPE_CHECKING:
    from planner.model import Contract
    from planner.proposals.entries import Entry

TITLES = ("Refuse collection", "Household refuse and recycling collection", "Collection vehicles", "Clinical waste")
SETTINGS = PlanSettings()

row = st.tuples(
    st.sampled_from(COUNCILS), st.integers(300, 900), st.sampled_from([0, 0, 180, 365]), st.sampled_from(TITLES)
)


def contracts_of(data: list[tuple[str, int, int, str]]) -> list[Contract]:
    return [
        contract(str(n), council, end, options, title=title) for n, (council, end, options, title) in enumerate(data)
    ]


def scores_of(
    groups: list[tuple[int, ...]], rows: list[Entry], pairs: Pairs
) -> tuple[list[frozenset[int]], list[float]]:
    """Groups that have a lawful day, with their scores."""
    deadlines = Deadlines(PlainLeadTimes(), TODAY)
    kept, found = [], []
    for group in groups:
        members = [rows[number] for number in group]
        need = Need("open", AREA.service_class, len({member.council for member in members}))
        target = choose_target(members, deadlines, need, SETTINGS.weights)
        if target is not None:
            kept.append(frozenset(group))
            found.append(score(members, target, pairs, SETTINGS.weights).total)
    return kept, found


def every_group(rows: list[Entry], pairs: Pairs, most: int = 99) -> list[tuple[int, ...]]:
    """Every subset at all, of two buyers or more and `most` contracts, whose needs are alike two by two."""
    return [
        group
        for size in range(2, min(most, len(rows)) + 1)
        for group in combinations(range(len(rows)), size)
        if len({rows[n].partner for n in group}) >= 2
        and all(pairs.same_need(rows[a], rows[b]) for a, b in combinations(group, 2))
    ]


def best(groups: list[frozenset[int]], scores: list[float]) -> float:
    return round(sum(scores[number] for number in best_packing(groups, scores)), 3)


@settings(max_examples=60, deadline=None)
@given(st.lists(row, min_size=2, max_size=8))
def test_in_a_small_area_the_plan_is_the_best_of_all_subsets(data: list[tuple[str, int, int, str]]) -> None:
    rows = entries(contracts_of(data))
    pairs = Pairs(AREA, matching.likeness, SETTINGS)
    ours = scores_of(candidate_groups(rows, pairs, 2), rows, pairs)
    everything = scores_of(every_group(rows, pairs), rows, pairs)
    assert best(*ours) == pytest.approx(best(*everything))


def crowded(seed: int, size: int = 24) -> list[Contract]:
    chance = random.Random(seed)
    return contracts_of(
        [
            (chance.choice(COUNCILS), chance.randint(500, 900), chance.choice([0, 0, 180, 365]), chance.choice(TITLES))
            for _ in range(size)
        ]
    )


@pytest.mark.parametrize("seed", range(6))
def test_in_a_crowded_area_little_is_lost_against_all_subsets(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The few candidates that are looked at in a crowd, against all groups of 16 contracts of one year."""
    monkeypatch.setattr(candidates, "EVERY_GROUP", 0)
    rows = entries(crowded(seed, 16))
    pairs = Pairs(AREA, matching.likeness, SETTINGS)
    ours = scores_of(candidate_groups(rows, pairs, 2), rows, pairs)
    everything = scores_of(every_group(rows, pairs, most=6), rows, pairs)
    assert best(*ours) >= 0.95 * best(*everything)
    assert len(ours[0]) < len(everything[0])


@pytest.mark.parametrize("seed", range(8))
def test_the_plan_of_a_crowded_area_is_what_the_solver_finds(seed: int) -> None:
    rows = entries(crowded(seed))
    pairs = Pairs(AREA, matching.likeness, SETTINGS)
    groups, scores = scores_of(candidate_groups(rows, pairs, 2), rows, pairs)
    solved = by_solver(groups, scores, range(len(groups)))
    assert best(groups, scores) == pytest.approx(sum(scores[n] for n in solved))


def test_candidates_are_finitely_many_in_a_crowd() -> None:
    rows = entries(crowded(1, 400))
    pairs = Pairs(AREA, matching.likeness, SETTINGS)
    found = candidate_groups(rows, pairs, 2)
    ahead = candidates.LOOK_AHEAD_IN_CROWD
    assert len(found) <= len(rows) * (2**candidates.NEAR_IN_CROWD + 3 * ahead)


def test_a_chain_of_neighbours_may_buy_together_but_not_its_two_ends_alone() -> None:
    names = ("Kent County Council", "Surrey County Council", "Hampshire County Council")
    rows = entries([contract(name[0], name, end=1000 + n) for n, name in enumerate(names)])
    pairs = Pairs(replace(AREA, reach="neighbours"), matching.likeness, SETTINGS)
    assert candidate_groups(rows, pairs, 2) == [(0, 1), (0, 1, 2), (1, 2)]


def test_a_group_needs_two_councils_and_as_many_as_the_settings_ask() -> None:
    rows = entries([contract("a"), contract("b"), contract("c", COUNCILS[1])])
    pairs = Pairs(AREA, matching.likeness, SETTINGS)
    assert candidate_groups(rows, pairs, 2) == [(0, 1, 2), (0, 2), (1, 2)]
    assert candidate_groups(rows, pairs, 3) == []
