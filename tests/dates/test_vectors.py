"""Published and legal examples, each with its source, through the command line as a user would ask."""

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from planner.cli.due import command

VECTORS = list(csv.DictReader(Path(__file__).with_name("vectors.csv").read_text("utf-8").splitlines()))


@pytest.mark.parametrize("vector", VECTORS, ids=lambda row: f"{row['from']} {row['options']}")
def test_planner_due_gives_the_date_of_the_source(vector):
    arguments = ["--from", vector["from"], *vector["options"].split(), "--json"]
    result = CliRunner().invoke(command, arguments)
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    assert found["date"] == vector["date"]
    assert found["sum"][0].startswith("Start: ")
    assert found["sum"][-1].startswith("Result: ")


def test_every_vector_names_its_source_and_there_are_sixty_beside_the_statutory_ones():
    assert all(row["source"].strip() for row in VECTORS)
    assert len({(row["from"], row["options"]) for row in VECTORS}) >= 60 + 7


def test_text_output_begins_with_the_date_alone():
    result = CliRunner().invoke(
        command, ["--from", "2026-11-23", "--days", "8", "--unit", "working", "--count-from", "day_of"]
    )
    lines = result.stdout.splitlines()
    assert lines[0] == "2026-12-03"
    assert any("St Andrew's Day: Scotland" in line for line in lines)
    assert any("PA23 s.123(1)" in line for line in lines)


@pytest.mark.parametrize(
    "arguments",
    [
        "--from 2027-02-30 --days 1",
        "--from 2027-01-01",
        "--from 2027-01-01 --days -1",
        "--from 2027-01-01 --days 5 --unit clear --count-from day_of",
        "--from 2027-01-01 --days 0 --count-from day_of",
        "--from 9999-12-31 --days 1",
        "--from 2027-01-01 --months 999999",
        "--from 2027-01-01 --days 99999999999",
        "--from 2027-01-01 --days 5 --unit weeks",
    ],
)
def test_wrong_usage_is_refused_with_exit_status_2(arguments):
    assert CliRunner().invoke(command, arguments.split()).exit_code == 2
