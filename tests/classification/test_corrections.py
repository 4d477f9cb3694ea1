"""Corrections teach: at that council first, then in its partnership, and can be taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from planner.classification import Correction, classify
from planner.model import Contract

SAID = Correction("Kent County Council", "par-trees", "A. Officer", date(2026, 11, 3), title="Project Zephyr 2024")


def contract(title: str, council: str = "Kent County Council", **more) -> Contract:
    return Contract(id="1", title=title, council=council, sources=(), **more)


def area(one: Contract, *corrections: Correction) -> str | None:
    return classify([one], corrections)[0].service_area


def test_the_same_title_is_decided_the_same_way_next_time_and_says_so() -> None:
    found = classify([contract("PROJECT ZEPHYR – 2024", cpv=("90511100",))], [SAID])[0]
    assert found.service_area == "par-trees"
    assert found.service_area_reason == "as corrected on 3 November 2026 by A. Officer, for this title"
    assert found.service_area_confidence == 1.0


def test_it_holds_in_the_partnership_unless_kept_to_its_council() -> None:
    elsewhere = contract("Project Zephyr 2024", "Medway Council")
    found = classify([elsewhere], [SAID])[0]
    assert found.service_area == "par-trees"
    assert (
        found.service_area_reason
        == "as corrected on 3 November 2026 by A. Officer at Kent County Council, for this title"
    )
    assert area(elsewhere, replace(SAID, partnership=False)) is None


def test_a_councils_own_correction_goes_before_another_councils() -> None:
    other = replace(SAID, council="Medway Council", area="lib-arts", on=date(2026, 11, 20))
    assert area(contract("Project Zephyr 2024"), SAID, other) == "par-trees"
    assert area(contract("Project Zephyr 2024", "Medway Council"), SAID, other) == "lib-arts"


def test_the_council_is_known_under_its_other_names() -> None:
    kept = replace(SAID, council="KENT COUNTY COUNCIL - Procurement", partnership=False)
    assert area(contract("Project Zephyr 2024"), kept) == "par-trees"


def test_a_system_and_a_supplier_teach_too_and_a_title_counts_most() -> None:
    by_system = replace(SAID, title=None, system="Widget", area="lob-gis")
    by_supplier = replace(SAID, title=None, supplier="Acme Ltd", area="fac-fm")
    one = contract("Project Zephyr 2024", system="WIDGET", supplier="Acme Ltd")
    assert area(one, by_supplier) == "fac-fm"
    assert area(one, by_supplier, by_system) == "lob-gis"
    assert area(one, by_supplier, by_system, SAID) == "par-trees"


def test_the_latest_correction_counts_and_one_taken_back_does_not() -> None:
    later = replace(SAID, area="lib-arts", on=date(2026, 11, 21))
    assert area(contract("Project Zephyr 2024"), later, SAID) == "lib-arts"
    assert area(contract("Project Zephyr 2024"), replace(later, taken_back=True), SAID) == "par-trees"
    assert area(contract("Project Zephyr 2024"), replace(SAID, taken_back=True)) is None


def test_none_of_the_areas_is_a_correction_too() -> None:
    assert area(contract("Refuse collection"), replace(SAID, title="Refuse collection", area=None)) is None
