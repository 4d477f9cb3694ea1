"""`planner plan` and `planner consents` say in text what a reorganisation calls for."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from planner.cli import planner

if TYPE_CHECKING:
    from pathlib import Path

HEADING = ("Contract reference", "Council", "Contract title", "Supplier name", "Start date", "End date", "Annual value")
ROWS = (
    ("E1", "Elmbridge Borough Council", "Refuse collection", "Veolia", "01/04/2021", "31/03/2029", "1200000"),
    ("M1", "Mole Valley District Council", "Refuse collection", "Veolia", "01/04/2021", "31/05/2029", "900000"),
    ("K1", "Kent County Council", "Agency staff", "Adecco", "01/04/2023", "31/05/2028", "7000000"),
    ("S1", "Surrey County Council", "Agency staff", "Reed", "01/04/2023", "31/03/2028", "9000000"),
)


@pytest.fixture
def register(tmp_path: Path) -> str:
    path = tmp_path / "surrey.csv"
    with path.open("w", newline="") as handle:
        csv.writer(handle).writerows([HEADING, *ROWS])
    return str(path)


def said(*words: str) -> str:
    result = CliRunner().invoke(planner, [*words, "--today", "2026-11-22"])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_a_plan_that_reckons_with_a_reorganisation_says_who_becomes_one_and_what_needs_consent(register: str) -> None:
    text = said("plan", register, "--reorganise")
    assert "Refuse and recycling collection: Elmbridge and Mole Valley (to harmonise: one council by then)" in text
    assert (
        "Surrey is split between East Surrey and West Surrey on 1 April 2027: its contract is to be split too." in text
    )
    assert "  consent: Before 1 April 2027 Surrey needs the written consent of East Surrey and West Surrey" in text
    assert text.count("is split between") == 1
    assert "harmonise" not in said("plan", register)
    kinds = {
        one["title"]: one["kind"] for one in json.loads(said("plan", register, "--reorganise", "--json"))["proposals"]
    }
    assert kinds["Refuse and recycling collection: Elmbridge and Mole Valley"] == "harmonise"


def test_a_vesting_day_can_be_the_target(register: str) -> None:
    found = json.loads(said("plan", register, "--reorganise", "--target", "2029-04-01", "--json"))["proposals"]
    assert {one["target"] for one in found} == {"2029-04-01"}
    moves = {each["contract"]: each["move"] for one in found for each in one["members"]}
    assert any("not lawful as far as known" in words or "needs a modification" in words for words in moves.values())


def test_what_is_above_the_limit_is_listed_by_supplier_and_by_description(register: str) -> None:
    lines = said("consents", register).splitlines()
    assert any("1 contract with Reed" in line and "over the limit of £100,000" in line for line in lines)
    assert any("1 contract for Agency staff" in line and "(to East Surrey Council and West" in line for line in lines)
    assert not any("Kent" in line for line in lines)


def test_a_service_area_can_be_left_out(register: str) -> None:
    found = json.loads(said("plan", register, "--not-service-area", "was-collection", "--json"))
    assert [one["service_area"] for one in found["proposals"]] == ["pro-agency"]
    assert found["settings"]["areas_out"] == ["was-collection"]
    wrong = CliRunner().invoke(planner, ["plan", register, "--not-service-area", "nothing"])
    assert wrong.exit_code == 2
    assert "planner areas" in wrong.output
