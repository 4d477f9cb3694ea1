"""The reference table: complete, consistent, with neighbours, places and successions."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from datetime import date
from importlib import resources
from pathlib import Path

import numpy as np

from planner.councils import (
    adjoin,
    all_councils,
    by_code,
    distance_km,
    distances_km,
    find,
    predecessors,
    reorganisations,
)
from tests.conftest import TODAY

TIERS = {"county", "district", "unitary", "london borough", "metropolitan", "combined", "other"}


def test_every_authority_of_the_uk_that_stands_today_is_there() -> None:
    standing = [c for c in all_councils() if c.end is None or c.end >= TODAY]
    standing = [c for c in standing if c.start is None or c.start <= TODAY]
    tiers = Counter((c.nation, c.tier) for c in standing)
    assert tiers["England", "london borough"] == 33
    assert tiers["England", "metropolitan"] == 36
    assert tiers["England", "county"] == 21
    assert tiers["England", "district"] == 164
    assert tiers["England", "unitary"] == 63 - 1 + 1
    assert tiers["Scotland", "unitary"] == 32
    assert tiers["Wales", "unitary"] == 22
    assert tiers["Northern Ireland", "district"] == 11
    assert {c.tier for c in all_councils()} <= TIERS


def test_successors_exist_and_vest_the_day_after() -> None:
    for council in all_councils():
        for code in council.successors:
            later = by_code(code)
            assert later is not None
            if later.start is not None and council.end is not None and council.nation == "England":
                assert (later.start - council.end).days in (0, 1)


def test_surrey_becomes_two_councils_on_1_april_2027() -> None:
    surrey = by_code("SRY")
    assert surrey is not None
    assert surrey.end == date(2027, 3, 31)
    assert surrey.successors == ("EAST-SURREY", "WEST-SURREY")
    assert {c.name for c in predecessors("EAST-SURREY")} >= {"Elmbridge Borough Council", "Surrey County Council"}
    assert len({c.code for c in (*predecessors("EAST-SURREY"), *predecessors("WEST-SURREY"))}) == 12


def test_a_planned_reorganisation_says_that_it_is_planned() -> None:
    planned = reorganisations()
    assert planned["KEN"].planned
    assert planned["KEN"].vesting == date(2028, 4, 1)
    assert planned["ASF"].vesting == date(2028, 4, 1)
    assert not planned["ELM"].planned
    assert planned["ELM"].vesting == date(2027, 4, 1)
    assert "HCK" not in planned
    assert "NTL" not in planned


def test_neighbours_are_mutual_and_cross_tiers() -> None:
    codes = {c.code: c for c in all_councils()}
    for council in all_councils():
        for other in council.neighbours:
            assert council.code in codes[other].neighbours, (council.code, other)
    kent, ashford, medway, leeds = (by_code(code) for code in ("KEN", "ASF", "MDW", "LDS"))
    assert kent
    assert ashford
    assert medway
    assert leeds
    assert adjoin(kent, ashford)
    assert adjoin(kent, medway)
    assert not adjoin(kent, leeds)


def test_distance_is_in_kilometres() -> None:
    leeds, bradford, cornwall = find("Leeds City Council"), find("Bradford Council"), find("Cornwall Council")
    assert leeds
    assert bradford
    assert cornwall
    near, far = distance_km(leeds, bradford), distance_km(leeds, cornwall)
    assert near is not None
    assert far is not None
    assert 8 < near < 25
    assert 400 < far < 560
    assert distance_km(leeds, leeds) == 0


def test_the_table_of_distances_is_the_same_both_ways_and_knows_what_it_does_not_know() -> None:
    table = distances_km()
    assert table.shape == (len(all_councils()), len(all_councils()))
    assert np.array_equal(table, table.T, equal_nan=True)
    assert np.array_equal(np.isnan(table).all(axis=1), np.isnan(table.diagonal()))


def test_the_script_rebuilds_the_table_from_its_sources(shared_data: Path, tmp_path: Path) -> None:
    script = Path(__file__).parents[2] / "scripts" / "refresh-councils"
    run = [sys.executable, str(script), str(shared_data / "reference"), "--as-at", "2026-11-22", "--out", str(tmp_path)]
    subprocess.run(run, check=True, capture_output=True)
    shipped = resources.files("planner.councils") / "data"
    for name in ("councils.csv", "variants.csv", "about.json"):
        assert (tmp_path / name).read_text(encoding="utf-8") == (shipped / name).read_text(encoding="utf-8")


def test_the_table_says_where_it_is_from_and_is_not_out_of_date() -> None:
    about = json.loads((resources.files("planner.councils") / "data" / "about.json").read_text(encoding="utf-8"))
    assert about["source"]
    assert (TODAY - date.fromisoformat(about["as_at"])).days <= about["check_after_days"]
    assert about["councils"] == len(all_councils())
