"""A past day's plan is made of what was known that day, and judged by what the registers tell since."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from planner import matching
from planner.cli import planner
from planner.proposals.backtest import Backtest, backtest, known_by
from planner.samples import generate
from planner.settings import PlanSettings
from tests.proposals.build import AREA, COUNCILS, TODAY, contract, day, proposals

if TYPE_CHECKING:
    from pathlib import Path

    from planner.model import Contract

OLD = [
    contract("a", end=600, reference="A"),
    contract("b", COUNCILS[1], end=620, reference="B"),
    contract("c", COUNCILS[2], end=1400, reference="C"),
]


def later(key: str, of: Contract, start: int, **more: object) -> Contract:
    """What the same council entered afterwards."""
    return replace(of, id=key, start=day(start), end=day(start + 1461), latest_end=day(start + 1461), **more)


def run(contracts: list[Contract], as_of: date = TODAY) -> Backtest:
    known = known_by(contracts, as_of)
    windows = matching.windows(known, today=as_of, settings=PlanSettings())
    found = proposals(known, today=as_of)
    return backtest(contracts, windows, found, as_of=as_of, areas={AREA.code: AREA}, likeness=matching.likeness)


def test_only_what_was_published_or_had_started_was_known() -> None:
    rows = [
        contract("started", start=day(-1)),
        contract("today", start=day(0)),
        contract("published", start=day(50), published=day(-5)),
        contract("to come", start=day(1)),
        contract("unknown", start=None),
    ]
    assert [row.id for row in known_by(rows, TODAY)] == ["started", "today", "published"]


def test_two_councils_that_bought_again_bear_a_proposal_out() -> None:
    found = run([*OLD, later("a2", OLD[0], 601), later("b2", OLD[1], 640)])
    (verdict,) = found.verdicts
    assert verdict.outcome == "borne out"
    assert verdict.in_time
    assert {key: after.contract for key, after in verdict.follow_ups.items()} == {"a": "a2", "b": "b2"}
    (area,) = found.areas
    assert (area.opportunities, area.hits, area.misses) == (2, 2, 0)
    assert (area.proposals, area.borne_out, area.false_alarms, area.open) == (1, 1, 0, 0)
    assert (found.known, found.of) == (3, 5)


def test_what_no_proposal_held_together_is_missed() -> None:
    """Both bought within half a year, but their windows were more than half a year apart."""
    far = contract("f", COUNCILS[3], end=900)
    found = run([OLD[0], far, later("a2", OLD[0], 690), later("f2", far, 800)])
    assert found.verdicts == ()
    (area,) = found.areas
    assert (area.opportunities, area.hits, area.misses) == (2, 0, 2)
    assert [key for key, _ in found.missed] == ["a", "f"]


def test_nothing_seen_is_a_false_alarm_only_once_the_registers_would_tell() -> None:
    silent = contract("x", COUNCILS[4], service_area="other", start=day(2000), end=3000)
    assert run([*OLD[:2], silent]).verdicts[0].outcome == "false alarm"
    assert run([*OLD[:2], replace(silent, start=day(700))]).verdicts[0].outcome == "open"


def test_an_extension_is_one_that_says_so_with_the_same_supplier() -> None:
    extended = later("a2", OLD[0], 601, title="Refuse collection: extension")
    other = later("b2", OLD[1], 621, title="Refuse collection: extension", supplier="Another Ltd")
    follow_ups = run([*OLD, extended, other]).verdicts[0].follow_ups
    assert follow_ups["a"].what == "extended"
    assert follow_ups["b"].what == "re-let"


def test_a_later_entry_follows_one_contract_alone() -> None:
    twin = replace(OLD[0], id="a0")
    found = run([OLD[0], twin, OLD[1], later("a2", OLD[0], 601), later("b2", OLD[1], 640)])
    followed = [after.contract for verdict in found.verdicts for after in verdict.follow_ups.values()]
    assert sorted(followed) == ["a2", "b2"]


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("samples")
    for file in generate(TODAY):
        (folder / file.name).write_bytes(file.data)
    return sorted(str(path) for path in folder.iterdir())


@pytest.mark.parametrize("as_of", ["2026-11-22", "2027-10-30"])
def test_five_boroughs_are_raised_two_years_before_their_housing_systems_end(samples: list[str], as_of: str) -> None:
    result = CliRunner().invoke(planner, ["backtest", *samples, "--as-of", as_of, "--json"], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    told = json.loads(result.stdout)
    (story,) = [one for one in told["proposals"] if one["service_area"] == "lob-housing" and len(one["members"]) == 5]
    ends = [date.fromisoformat(member["end"]) for member in story["members"]]
    assert (min(ends) - date.fromisoformat(as_of)).days >= 730
    assert story["in_time"]
    assert story["outcome"] == "open"


def test_the_command_says_what_came_of_it(tmp_path: Path, samples: list[str]) -> None:
    result = CliRunner().invoke(planner, ["backtest", *samples, "--as-of", "2024-06-01"], catch_exceptions=False)
    assert result.exit_code == 0
    assert "contracts were known" in result.stdout
    missing = CliRunner().invoke(planner, ["backtest", *samples])
    assert missing.exit_code == 2
