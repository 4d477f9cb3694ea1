"""The service areas as data: complete, in two levels, and usable by every stage."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from planner.classification import service_areas
from planner.classification.areas import leaves, with_umbrellas
from planner.classification.cpv import descriptions, fitting, normal
from planner.classification.systems import known_systems, recognised
from planner.classification.typical import areas_of, of_area
from planner.cli.areas import command

TIERS = {"county", "district", "unitary", "london borough", "metropolitan", "combined", "other"}
CLASSES = {"core_it", "saas", "waste", "tupe", "care", "transport", "goods"}


def test_there_are_22_parents_and_120_to_200_areas_under_them() -> None:
    parents = [area for area in service_areas() if area.parent is None]
    assert len(parents) == 22
    assert 120 <= len(leaves()) <= 200
    assert {area.parent for area in leaves()} == {area.code for area in parents}


def test_every_area_says_what_the_other_stages_need() -> None:
    for area in leaves():
        assert area.words, area.code
        assert area.cpv, area.code
        assert area.reach in {"neighbours", "region", "nation"}
        assert set(area.tiers) <= TIERS
        assert area.service_class in CLASSES
        assert area.name[0].isupper() or area.name.startswith("IT")
    assert len({area.code for area in service_areas()}) == len(service_areas())
    assert len({area.name for area in leaves()}) == len(leaves())


def test_every_cpv_prefix_is_one_that_exists() -> None:
    known = descriptions()
    for area in leaves():
        own = [prefix for prefix in area.cpv if len(prefix) < 8]
        for prefix in own:
            assert any(code.startswith(prefix) for code in known), (area.code, prefix)


def test_a_prefix_brings_the_broader_codes_over_it_in_full() -> None:
    assert with_umbrellas(("90511",)) == ("90511", "90000000", "90500000", "90510000", "90511000")


def test_a_bare_division_fits_every_area_beneath_it_and_a_full_code_few() -> None:
    assert len(fitting("85000000")) > 20
    areas = dict(fitting("90511100"))
    assert max(areas, key=lambda area: areas[area]) == "was-collection"


@pytest.mark.parametrize(
    ("code", "area"),
    [
        ("34513000", "tra-vehicles"),  # a ferry or patrol boat
        ("60600000", "tra-bus"),  # a ferry service
        ("31500000", "fac-materials"),  # lamps and light fittings, not only those of festivals
        ("39700000", "edu-kitchen"),
        ("42215200", "edu-kitchen"),  # food-processing machines
        ("85111800", "leg-coroners"),  # pathology
        ("38434000", "pla-env-health"),  # analysers
        ("24962000", "par-leisure"),  # water-treatment chemicals, of a pool say
        ("71631400", "hwy-structures"),
    ],
)
def test_a_code_fits_the_area_that_buys_it(code: str, area: str) -> None:
    assert area in dict(fitting(code))


def test_hospital_services_are_not_first_of_all_for_coroners() -> None:
    assert "leg-coroners" not in dict(fitting("85121200"))  # specialist medical services


def test_all_but_a_few_codes_fit_an_area() -> None:
    codes = descriptions()
    fits = sum(bool(fitting(code)) for code in codes)
    assert fits / len(codes) >= 0.95  # the rest is weapons, aircraft handling and the like


def test_a_code_is_read_with_or_without_check_digit_or_as_a_division() -> None:
    assert normal("90511100-3") == normal(" 90511100 ") == "90511100"
    assert normal("90") == "90000000"
    assert normal("n/a") is None


def test_no_word_belongs_to_more_than_a_few_areas() -> None:
    owners: dict[str, list[str]] = {}
    for area in leaves():
        for word in area.words:
            owners.setdefault(word, []).append(area.code)
    assert {word: areas for word, areas in owners.items() if len(areas) > 3} == {}


def test_systems_name_areas_that_exist_and_are_recognised() -> None:
    codes = {area.code for area in leaves()}
    for system in known_systems():
        assert system.area in codes, system
        assert system.source
        found = recognised(system.name, None)
        assert found is not None
        assert found.area == system.area


def test_typical_suppliers_name_areas_that_exist_and_are_recognised() -> None:
    codes = {area.code for area in leaves()}
    for area, suppliers in of_area().items():
        assert area in codes
        for supplier in suppliers:
            assert area in areas_of(f"{supplier} Ltd")
    assert areas_of("Biffa Municipal Limited") == areas_of("BIFFA WASTE SERVICES LTD")
    assert areas_of("Bifold Ltd") == ()


def test_a_common_word_in_a_title_is_no_system() -> None:
    assert recognised(None, "School uniform for looked after children") is None
    assert recognised(None, "Uniform and workwear") is None
    stated = recognised("Uniform", "Support and maintenance")
    assert stated is not None
    assert stated.area == "lob-planning"


def test_a_system_is_seen_between_underscores() -> None:
    found = recognised(None, "A12_Liquidlogic_licence")
    assert found is not None
    assert found.area == "lob-social-care"


def test_the_command_lists_them_as_json() -> None:
    result = CliRunner().invoke(command, ["--json"])
    assert result.exit_code == 0
    listed = json.loads(result.stdout)
    assert {"code", "name", "parent", "cpv", "words", "reach", "tiers"} <= set(listed[0])
    assert sum(1 for area in listed if area["parent"] is None) == 22


def test_the_command_lists_them_for_people() -> None:
    result = CliRunner().invoke(command, [])
    assert "Adult social care" in result.stdout
    assert "was-collection" in result.stdout
