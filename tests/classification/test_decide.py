"""The decision: code first, then system, then words, else "not sure"; always with the reason."""

from __future__ import annotations

import pytest

from planner.classification import classify
from planner.model import Contract


def contract(title: str | None, **more) -> Contract:
    return Contract(id="1", title=title, council="Kent County Council", sources=(), **more)


def decided(title: str | None, **more) -> Contract:
    return classify([contract(title, **more)])[0]


@pytest.mark.parametrize(
    ("title", "area"),
    [
        ("Refuse and recycling collection", "was-collection"),
        ("Provision of domiciliary care in the north of the county", "asc-home-care"),
        ("Home to school transport - SEND routes", "tra-school"),
        ("Housing management system", "lob-housing"),
        ("Grounds maintenance and grass cutting", "par-grounds"),
        ("Responsive repairs and voids contract", "hou-repairs"),
        ("Revenues and benefits system", "rev-system"),
        ("Temporary agency workers managed service", "pro-agency"),
        ("Adult drug and alcohol treatment and recovery", "ph-substance"),
        ("Independent fostering agencies framework", "chi-fostering"),
        ("Street lighting maintenance", "hwy-lighting"),
        ("Internal audit", "fin-audit"),
        ("Multifunctional devices (printers)", "ict-print"),
        ("Supply of electricity, half hourly", "ene-electricity"),
        ("K & B programme", "hou-planned"),
        ("HCP 0-19", "ph-0-19"),
        ("2FE Primary Expansion", "con-schools"),
        ("IT Health Check", "ict-security"),
        ("Housing Management IT", "lob-housing"),
        ("Stair Lifts", "hou-adaptations"),
        ("Council house PSL", "hom-temporary"),
    ],
)
def test_words_alone_name_the_area_and_are_the_reason(title: str, area: str) -> None:
    found = decided(title)
    assert found.service_area == area
    assert found.service_area_reason is not None
    assert found.service_area_reason.startswith("words: ")
    assert found.service_area_confidence is not None
    assert found.service_area_confidence > 0.35


def test_a_full_code_is_the_reason_with_what_it_says() -> None:
    found = decided("Contract 17", cpv=("90511100",))
    assert found.service_area == "was-collection"
    assert found.service_area_reason == "CPV 90511100 Urban solid-refuse collection services"


def test_the_main_code_counts_and_not_the_others() -> None:
    assert decided("Contract 17", cpv=("90511100", "79710000")).service_area == "was-collection"
    assert decided("Contract 17", cpv=("79710000", "90511100")).service_area == "fac-security"


def test_under_a_bare_division_the_words_decide() -> None:
    substance = decided("Integrated substance misuse service", cpv=("85000000",))
    home_care = decided("Home care framework", cpv=("85000000",))
    assert (substance.service_area, home_care.service_area) == ("ph-substance", "asc-home-care")
    assert substance.service_area_reason is not None
    assert substance.service_area_reason.startswith("CPV 85000000 Health and social work services; words: ")


def test_a_code_is_never_overruled_into_an_area_that_it_does_not_fit() -> None:
    found = decided("Refuse and recycling collection", cpv=("79710000",))
    assert found.service_area == "fac-security"


def test_a_code_that_fits_no_area_leaves_it_to_the_words_and_says_so() -> None:
    found = decided("Grounds maintenance", cpv=("99000000",))
    assert found.service_area == "par-grounds"
    assert found.service_area_reason is not None
    assert found.service_area_reason.startswith("CPV 99000000 fits no area; words: ")


def test_a_known_system_decides() -> None:
    found = decided("Annual licence and support", system="Liquidlogic")
    assert (found.service_area, found.service_area_reason) == ("lob-social-care", "system: Liquidlogic")


@pytest.mark.parametrize("title", [None, "", "DN123456", "Contract 2024/17", "Lot 3"])
def test_a_title_that_says_nothing_is_not_sure(title: str | None) -> None:
    found = decided(title)
    assert found.service_area is None
    assert found.service_area_reason is not None
    assert found.service_area_reason.startswith("not sure")


def test_not_sure_names_the_two_best_guesses() -> None:
    found = decided("Review of the thing for the hall and the van by the water")
    assert found.service_area is None
    assert found.service_area_reason is not None
    assert " or " in found.service_area_reason


def test_order_and_everything_else_stay_as_they_were() -> None:
    contracts = [
        contract(title, reference=str(place)) for place, title in enumerate(["Cleaning", "Insurance", "Taxis"])
    ]
    found = classify(contracts)
    assert [one.reference for one in found] == ["0", "1", "2"]
    assert [one.title for one in found] == [one.title for one in contracts]
    assert classify([]) == []


def test_the_same_contracts_give_the_same_answer_alone_and_in_company() -> None:
    titles = ["Office cleaning", "Legal services panel", "Winter gritting", "Library books"]
    together = classify([contract(title) for title in titles])
    assert [decided(title).service_area_confidence for title in titles] == [
        one.service_area_confidence for one in together
    ]


def test_a_councils_own_category_counts_after_a_code_and_before_the_words() -> None:
    own = {"131400 Grounds": "par-grounds"}
    one = contract("Office cleaning", category="131400  GROUNDS")
    found = classify([one], categories=own)[0]
    assert found.service_area == "par-grounds"
    assert found.service_area_reason == "the council's own category: 131400  GROUNDS"
    coded = contract("Office cleaning", category="131400 Grounds", cpv=("90919200",))
    assert classify([coded], categories=own)[0].service_area == "fac-cleaning"


def test_the_department_weighs_little() -> None:
    found = decided("Lift servicing and maintenance in housing blocks", department="Housing")
    assert found.service_area == "fac-lifts"


def test_a_word_that_rules_an_area_out_is_heeded() -> None:
    assert decided("Collection of clinical waste").service_area == "was-hazardous"
    assert decided("Street cleaning").service_area == "was-street"


def test_a_strange_word_stands_for_its_nearest_known_relative() -> None:
    assert decided("Ecologists").service_area == "pla-ecology"


def test_plain_words_against_a_broad_code_leave_it_to_a_person() -> None:
    found = decided("Supply of laptops and tablets", cpv=("90000000",))
    assert found.service_area is None
    assert found.service_area_reason is not None
    assert found.service_area_reason.startswith("not sure: Computers and devices or ")
    assert "but CPV 90000000" in found.service_area_reason


def test_a_typical_supplier_is_enough_where_the_title_says_nothing() -> None:
    found = decided("Annual contract", supplier="Otis Limited")
    assert found.service_area == "fac-lifts"
    assert "supplier Otis Limited" in (found.service_area_reason or "")


def test_a_typical_supplier_does_not_overrule_the_title() -> None:
    assert decided("Legal services panel", supplier="Otis Limited").service_area == "leg-legal"
