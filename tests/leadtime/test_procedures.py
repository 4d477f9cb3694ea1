import json
import re

import pytest
from click.testing import CliRunner

from planner.classification import service_areas
from planner.cli.procedures import command
from planner.leadtime import UnknownProcedure, mobilisation, procedure, procedures
from planner.leadtime.procedures import earlier_procedures, mobilisations, read_data
from planner.leadtime.thresholds import thresholds

SECTION = re.compile(
    r"(PA23|PR24|PCR 2015|SI \d{4}/\d+|TUPE 2006|SSI \d{4}/\d+|PSR 2023|LGPIHA 2007|PRSA 2014|RPA 1983|LGA (1972|2000))"
)


def sourced(text):
    return bool(text) and ("proposal" in text or bool(SECTION.search(text)))


@pytest.mark.parametrize("route", procedures(), ids=lambda route: route.code)
def test_every_rule_names_its_section_or_says_proposal(route):
    assert SECTION.search(route.law)
    for stage in route.stages:
        assert sourced(stage.source), stage
        if stage.floor is not None:
            assert SECTION.search(stage.law or ""), stage


def rules(value):
    """Every object of a data file that states a rule: one with a source, or with lengths, or with a law."""
    if isinstance(value, dict):
        if {"source", "minimum", "law"} & set(value):
            yield value
        for inner in value.values():
            yield from rules(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from rules(inner)


@pytest.mark.parametrize(
    "name",
    [
        "extras",
        "grounds",
        "levers",
        "mobilisation",
        "notices",
        "procedures",
        "regimes",
        "routes",
        "seasons",
        "ways_out",
    ],
)
def test_every_rule_of_every_data_file_names_its_section_or_says_proposal(name):
    found = list(rules(read_data(f"{name}.json")))
    assert found
    for rule in found:
        said = " ".join(str(rule.get(key) or "") for key in ("source", "law"))
        assert sourced(said), rule


@pytest.mark.parametrize("route", earlier_procedures(), ids=lambda route: route.code)
def test_earlier_law_has_sources_too(route):
    for stage in route.stages:
        assert sourced(stage.source), stage


def test_mobilisation_and_thresholds_have_sources():
    assert all(sourced(kind.source) for kind in mobilisations().values())
    assert all(SECTION.search(row.law) and row.source for row in thresholds())


@pytest.mark.parametrize("route", procedures(), ids=lambda route: route.code)
def test_lengths_grow_and_never_undercut_the_floor(route):
    for stage in route.stages:
        lengths = stage.lengths
        assert 0 <= lengths.minimum <= lengths.typical <= lengths.cautious
        if stage.floor is not None and stage.floor_unit == stage.unit:
            assert lengths.minimum >= stage.floor
        if stage.floor_unit == "clear":
            assert stage.unit == "calendar"
            assert lengths.minimum >= stage.floor + 1


def test_open_is_the_default_and_the_first():
    assert procedures()[0].code == "open"


def test_an_unknown_procedure_names_those_there_are():
    with pytest.raises(UnknownProcedure, match="framework_mini_competition"):
        procedure("restricted")
    with pytest.raises(UnknownProcedure, match="core_it"):
        mobilisation("spaceflight")


def test_the_command_lists_every_procedure_with_stages():
    found = json.loads(CliRunner().invoke(command, ["--json"]).stdout)
    assert [row["code"] for row in found] == [route.code for route in procedures()]
    tender = next(stage for stage in found[0]["stages"] if stage["code"] == "tender")
    assert (tender["minimum"], tender["typical"], tender["cautious"], tender["law"]) == (25, 40, 60, "PA23 s.54(4)")
    assert found[0]["before"]["valid_to"] == "2025-02-23"
    assert len(found[0]["mobilisation"]) == len(mobilisations())
    text = CliRunner().invoke(command, []).stdout
    assert text.startswith("open: Open procedure")


def test_every_kind_of_service_that_an_area_names_has_a_mobilisation():
    assert {area.service_class for area in service_areas()} <= set(mobilisations())
