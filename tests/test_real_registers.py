"""The journey over every real register of British councils, checked by an independent reckoning."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from planner import leadtime
from planner.classification import service_areas
from planner.cli import planner
from planner.model import Need
from tests import oracle

if TYPE_CHECKING:
    from pathlib import Path

DAYS = ["2026-11-22", "2021-09-01"]


@pytest.fixture(scope="module", params=DAYS)
def plan(request: pytest.FixtureRequest, shared_data: Path) -> dict[str, Any]:
    files = sorted(str(path) for path in (shared_data / "registers" / "uk").glob("*.csv"))
    result = CliRunner().invoke(planner, ["plan", *files, "--json", "--today", request.param], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_every_window_is_the_one_that_the_definition_gives(plan: dict[str, Any]) -> None:
    today = date.fromisoformat(plan["today"])
    for contract in plan["contracts"].values():
        assert contract["window"] == oracle.window(contract, today), contract["title"]


def test_clusters_are_exactly_the_maximal_ones(plan: dict[str, Any]) -> None:
    listed = [(one["service_area"], frozenset(one["contracts"])) for one in plan["clusters"]]
    assert len(listed) == len(set(listed))
    assert set(listed) == oracle.clusters(plan["contracts"])
    for one in plan["clusters"]:
        windows = [plan["contracts"][key]["window"] for key in one["contracts"]]
        assert one["window"] == [max(first for first, _ in windows), min(last for _, last in windows)]
        assert sorted(one["councils"]) == sorted({plan["contracts"][key]["council"] for key in one["contracts"]})


def test_proposals_are_disjoint_subsets_of_one_cluster_with_two_buyers_or_more(plan: dict[str, Any]) -> None:
    assert plan["proposals"], "nothing is proposed"
    clusters = [set(one["contracts"]) for one in plan["clusters"]]
    seen: set[str] = set()
    for proposal in plan["proposals"]:
        members = {member["contract"] for member in proposal["members"]}
        assert not members & seen
        seen |= members
        assert any(members <= cluster for cluster in clusters)
        assert len({member["council"] for member in proposal["members"]}) >= 2


def test_every_target_is_the_one_that_the_definition_gives(plan: dict[str, Any]) -> None:
    today = date.fromisoformat(plan["today"])
    areas = {area.code: area for area in service_areas()}
    times = leadtime.lead_times()
    for proposal in plan["proposals"]:
        members = [plan["contracts"][member["contract"]] for member in proposal["members"]]
        windows = [member["window"] for member in members]
        shared = [max(first for first, _ in windows), min(last for _, last in windows)]
        need = Need(
            procedure=proposal["procedure"],
            service_class=areas[proposal["service_area"]].service_class,
            councils=len({member["council"] for member in members}),
        )
        expected = oracle.target(
            members,
            shared,
            today,
            lambda starts, need=need: times.start_by(starts, need),
            lambda starts, need=need: times.last_day_to_decide(starts, need),
        )
        assert proposal["target"] == str(expected), proposal["title"]
        assert proposal["window"] == [max(shared[0], plan["today"]), shared[1]]
        for member in proposal["members"]:
            moved = (date.fromisoformat(proposal["target"]) - date.fromisoformat(member["end"])).days
            assert member["move_days"] == max(0, moved)


def test_every_row_is_in_a_contract_or_an_issue(plan: dict[str, Any], shared_data: Path) -> None:
    named = {(source["file"], source["row"]) for one in plan["contracts"].values() for source in one["sources"]}
    named |= {(issue["file"], issue["row"]) for issue in plan["issues"]}
    for path in sorted((shared_data / "registers" / "uk").glob("*.csv")):
        result = CliRunner().invoke(planner, ["check", str(path), "--json"], catch_exceptions=False)
        (sheet,) = json.loads(result.stdout)["sheets"]
        rows = range(sheet["header_row"] + 1, sheet["header_row"] + 1 + sheet["rows"])
        assert sheet["rows"] > 0
        assert {(path.name, row) for row in rows} <= named, path.name


def test_the_two_spellings_of_kent_are_one_council(plan: dict[str, Any]) -> None:
    kent = {one["council"] for one in plan["contracts"].values() if one["council"] and "kent" in one["council"].lower()}
    assert kent == {"Kent County Council"}
