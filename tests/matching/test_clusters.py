"""Clusters are exactly the maximal sets of overlapping windows of one area, of enough buyers."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.matching import find_clusters, windows
from planner.model import Cluster, Contract, EndKind, Window
from planner.settings import PlanSettings

TODAY = date(2026, 11, 22)


def contract(
    key: str, council: str, area: str | None = "waste", end: date = TODAY, latest: date | None = None
) -> Contract:
    return Contract(
        id=key,
        title=key,
        council=council,
        sources=(),
        service_area=area,
        end=end,
        latest_end=latest,
        end_kind=EndKind.FIXED,
    )


def brute_force(contracts: list[Contract], spans: dict[str, Window], least: int) -> set[tuple[str, frozenset[str]]]:
    """Every subset that shares a day and cannot be made larger."""
    found = set()
    for area in {each.service_area for each in contracts}:
        rows = [each for each in contracts if each.service_area == area and each.id in spans]

        def shares_a_day(group: tuple[Contract, ...]) -> bool:
            return max(spans[g.id].first for g in group) <= min(spans[g.id].last for g in group)

        subsets = [g for n in range(1, len(rows) + 1) for g in combinations(rows, n) if shares_a_day(g)]
        sets = [frozenset(each.id for each in group) for group in subsets]
        for group, one in zip(subsets, sets, strict=True):
            if len({g.council for g in group}) >= least and not any(one < other for other in sets):
                found.add((area, one))
    return found


rows = st.lists(
    st.tuples(st.sampled_from("AB"), st.sampled_from("PQRS"), st.integers(0, 12), st.integers(0, 6)),
    max_size=8,
)


@settings(max_examples=300, deadline=None)
@given(rows, st.integers(2, 3), st.integers(0, 3))
def test_the_sweep_finds_what_trying_every_subset_finds(
    data: list[tuple[str, str, int, int]], least: int, slack: int
) -> None:
    contracts = [
        contract(str(n), council, area, TODAY + timedelta(end), TODAY + timedelta(end + more))
        for n, (area, council, end, more) in enumerate(data)
    ]
    spans = windows(contracts, today=TODAY, settings=PlanSettings(slack_days=slack))
    clusters = list(find_clusters(contracts, spans, min_councils=least))
    found = [(each.service_area, frozenset(each.contracts)) for each in clusters]
    assert len(found) == len(set(found))
    assert set(found) == brute_force(contracts, spans, least)
    for each in clusters:
        assert each.window.first == max(spans[key].first for key in each.contracts)
        assert each.window.last == min(spans[key].last for key in each.contracts)


def test_windows_that_touch_on_one_day_share_it() -> None:
    contracts = [contract("a", "P", end=TODAY), contract("b", "Q", end=TODAY + timedelta(180))]
    spans = windows(contracts, today=TODAY, settings=PlanSettings())
    (cluster,) = find_clusters(contracts, spans, min_councils=2)
    assert cluster == Cluster("waste", ("a", "b"), ("P", "Q"), Window(TODAY + timedelta(90), TODAY + timedelta(90)))


def test_one_day_apart_is_no_cluster() -> None:
    contracts = [contract("a", "P", end=TODAY), contract("b", "Q", end=TODAY + timedelta(181))]
    spans = windows(contracts, today=TODAY, settings=PlanSettings())
    assert not list(find_clusters(contracts, spans, min_councils=2))


def test_two_contracts_of_one_buyer_count_as_two_contracts_and_one_council() -> None:
    contracts = [contract("a", "P"), contract("b", "P"), contract("c", "Q")]
    spans = windows(contracts, today=TODAY, settings=PlanSettings())
    (cluster,) = find_clusters(contracts, spans, min_councils=2)
    assert cluster.contracts == ("a", "b", "c")
    assert cluster.councils == ("P", "Q")
    assert not find_clusters(contracts[:2], spans, min_councils=2)


def test_no_area_or_no_council_is_no_cluster() -> None:
    contracts = [contract("a", "P", None), contract("b", "Q", None), contract("c", "P"), contract("d", "")]
    spans = windows(contracts, today=TODAY, settings=PlanSettings())
    assert not find_clusters(contracts, spans, min_councils=2)


def test_a_set_of_many_contracts_of_one_buyer_is_counted_to_the_end() -> None:
    """The second buyer is deeper in the set than the quick look goes."""
    contracts = [contract("z", "Q", end=TODAY)]
    contracts += [contract(f"a{n:03}", "P", end=TODAY + timedelta(1)) for n in range(150)]
    spans = windows(contracts, today=TODAY, settings=PlanSettings())
    (cluster,) = find_clusters(contracts, spans, min_councils=2)
    assert len(cluster.contracts) == 151
