"""Tables of pairs of councils say what two councils, looked at by themselves, would."""

from __future__ import annotations

import numpy as np
import pytest

from planner.councils import adjoin, all_councils, distance_km, find
from planner.proposals.places import (
    FAR_KM,
    NEIGHBOURS_KM,
    REGION_KM,
    farness_table,
    number,
    reach_table,
    tiers_table,
)

SOME = all_councils()[::7]
DISTRICTS = ("district", "unitary", "london borough", "metropolitan")


def at(one: str, other: str) -> tuple[int, int]:
    return number(find(one)), number(find(other))


@pytest.mark.parametrize("table", [reach_table("region"), tiers_table(DISTRICTS), farness_table()])
def test_a_pair_is_the_same_both_ways_round_and_nobody_can_write_to_it(table: np.ndarray) -> None:
    assert np.array_equal(table, table.T)
    assert table.shape == (len(all_councils()) + 1,) * 2
    with pytest.raises(ValueError, match="read-only"):
        table[0, 0] = 0


@pytest.mark.parametrize(("reach", "most"), [("neighbours", NEIGHBOURS_KM), ("region", REGION_KM)])
def test_in_reach_are_neighbours_the_near_and_for_some_needs_the_region(reach: str, most: float) -> None:
    table = reach_table(reach)
    for one in SOME:
        for other in SOME:
            apart = distance_km(one, other)
            near = adjoin(one, other) or (apart is not None and apart <= most)
            region = reach == "region" and one.region is not None and one.region == other.region
            same_law = (one.nation == "Scotland") == (other.nation == "Scotland")
            expected = one.code == other.code or (same_law and (near or region))
            assert table[number(one), number(other)] == expected, (one.name, other.name)


def test_a_need_of_the_nation_is_in_reach_of_all_but_across_the_border_of_scots_law() -> None:
    table = reach_table("nation")
    assert table[at("Cornwall Council", "Leeds City Council")]
    assert table[at("Cornwall Council", "Cardiff Council")]
    assert not table[at("Cornwall Council", "Fife Council")]
    assert table[at("Fife Council", "Glasgow City Council")]


def test_county_and_district_meet_only_where_both_hold_the_function() -> None:
    table = tiers_table(DISTRICTS)
    kent, ashford, medway, essex = ("Kent County Council", "Ashford Borough Council", "Medway Council", "Essex")
    assert not table[at(kent, ashford)]
    assert not table[at(kent, medway)]
    assert table[at(ashford, medway)]
    assert table[at(kent, essex)]
    assert tiers_table(()).all()


def test_a_buyer_that_the_table_does_not_know_is_held_against_nobody() -> None:
    unknown = number(None)
    assert reach_table("neighbours")[unknown].all()
    assert tiers_table(DISTRICTS)[:, unknown].all()
    assert (farness_table()[unknown] == 0.5).all()


def test_far_is_nothing_between_neighbours_and_all_from_three_hundred_kilometres_on() -> None:
    table = farness_table()
    for one in SOME:
        for other in SOME:
            apart, found = distance_km(one, other), table[number(one), number(other)]
            if one.code == other.code or adjoin(one, other):
                assert found == 0
            elif apart is None:
                assert found == 0.5
            else:
                assert found == pytest.approx(min(1, apart / FAR_KM))
