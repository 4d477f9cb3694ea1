"""Likeness asks whether two contracts of one area are for the same need, and says by which words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.matching import likeness
from planner.matching.likeness import UNKNOWN, title_likeness
from planner.matching.words import meaning
from planner.model import Contract

BARE = Contract(id="1", title=None, council="P", sources=())

text = st.one_of(
    st.none(), st.sampled_from(["Refuse collection", "Grounds maintenance", "Waste and refuse", "ICT", ""])
)
codes = st.lists(st.sampled_from(["90511000", "90511100", "90500000", "77310000", "90000000"]), max_size=3)
needs = st.builds(
    lambda title, description, cpv: replace(BARE, title=title, description=description, cpv=tuple(cpv)),
    text,
    text,
    codes,
)


def of(**facts: object) -> Contract:
    return replace(BARE, **facts)  # type: ignore[arg-type]


@given(needs, needs)
def test_it_is_the_same_both_ways_round_and_between_0_and_1(one: Contract, other: Contract) -> None:
    assert likeness().compare(one, other).score == likeness().compare(other, one).score
    assert 0 <= likeness().compare(one, other).score <= 1


def test_the_same_system_is_the_same_need() -> None:
    found = likeness().compare(
        of(system="Northgate Housing", title="Software"), of(system="northgate  housing", title="Support")
    )
    assert found.score == 1
    assert found.because == ("the system Northgate Housing",)


def test_the_shared_words_are_named() -> None:
    found = likeness().compare(
        of(title="Refuse Collection Services 2021-2025"), of(title="Provision of Refuse Collections")
    )
    assert found.because == ("the words “refuse” and “collection”",)
    assert found.score >= 0.8


@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    [
        ("Grounds maintenance", "Grounds maintenance contract for the Borough Council", 0.7, 1),
        ("Refuse vehicle hire", "Refuse collection", 0.2, 0.45),
        ("Winter gritting", "Refuse collection", 0, 0),
        ("Framework agreement for the provision of services", "Provision of supplies", 0, 0),
    ],
)
def test_titles_are_compared_by_the_words_that_mean_something(one: str, other: str, low: float, high: float) -> None:
    assert low <= likeness().compare(of(title=one), of(title=other)).score <= high


def test_a_description_speaks_at_half_weight() -> None:
    by_title = likeness().compare(of(title="Grounds maintenance"), of(title="Grounds maintenance")).score
    by_description = (
        likeness().compare(of(title="Lot 4", description="Grounds maintenance"), of(title="Grounds maintenance")).score
    )
    assert by_title == 1
    assert by_description == pytest.approx(0.4)


def test_the_words_of_the_service_area_count_half() -> None:
    bins, leachate = of(title="Disposal of disused plastic wheelie bins"), of(title="Disposal of landfill leachate")
    topic = ("Waste disposal and landfill", "leachate")
    assert likeness(topic).score(bins, leachate) < 0.2 < likeness().score(bins, leachate)
    assert likeness(topic).score(leachate, leachate) == 1


@pytest.mark.parametrize(
    ("one", "other", "score"),
    [
        ("90511100", "90511100", 0.75),
        ("90511000", "90511000", 0.6),
        ("90511000", "90511300", 0.6),
        ("90511000", "90512000", 0.3),
        ("90511000", "90524000", 0.15),
        ("90000000", "90511000", 0),
        ("90511000", "77310000", 0),
    ],
)
def test_codes_speak_by_the_length_of_what_they_share(one: str, other: str, score: float) -> None:
    assert likeness().compare(of(cpv=(one,), title="A"), of(cpv=(other,), title="B")).score == score


def test_nothing_known_is_no_evidence_of_difference() -> None:
    assert likeness().compare(of(), of(title="Refuse collection")).score == UNKNOWN


def test_titles_alike() -> None:
    assert title_likeness("Refuse collection", "REFUSE  COLLECTION.") == 1
    assert title_likeness("Joint waste contract Kent", "Waste contract") == pytest.approx(1 / 3)
    assert title_likeness("", "Refuse") == 0


def test_common_words_and_plurals_carry_no_meaning() -> None:
    assert meaning("Provision of Vehicles, 2 No. properties & glass buses for the Council 2021") == {
        "vehicle", "property", "glass", "buse",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("title", "other", "alike"),
    [
        ("Substance misuse service for adults", "Substance misuse service for young people", False),
        ("Substance misuse service for adults", "Substance misuse service for children, young people and adults", True),
        ("Substance misuse service", "Substance misuse service for young people", True),
    ],
)
def test_what_is_for_adults_is_not_what_is_for_children(title: str, other: str, alike: bool) -> None:
    assert (likeness().score(of(title=title), of(title=other)) > 0) is alike


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Supply of Biomass Fuel 2020", "Supply of Fuel Oil", False),
        ("Supply of Liquid Fuels", "Supply of Fuel Oil", True),
        ("Food Waste Treatment", "Residual Waste Treatment", False),
        ("Food and Garden Waste Treatment", "Garden Waste Treatment", True),
        ("Collection of Clinical Waste", "Collection and Treatment of Abandoned Tyres", False),
        ("Drug Treatment for Adults and Young People", "Drug Treatment for Adults", True),
        ("Alcohol and Drug Testing of Employees", "Alcohol and Drug Treatment", False),
    ],
)
def test_two_kinds_of_one_thing_are_different_needs(one: str, other: str, alike: bool) -> None:
    codes = {"cpv": ("09100000", "90500000")}
    assert (likeness().compare(of(title=one, **codes), of(title=other, **codes)).score > 0) is alike


def test_a_word_names_a_kind_only_where_its_thing_is_spoken_of() -> None:
    """Clinical services for young people are no waste; clinical waste is."""
    needs = likeness(("Drug and alcohol services", "substance misuse"))
    one, other = "Clinical services for young people's substance misuse", "Substance misuse service for young people"
    assert needs.score(of(title=one), of(title=other)) > 0.5
    waste = likeness(("Waste collection", "refuse"))
    assert waste.score(of(title="Clinical waste"), of(title="Garden waste")) == 0


def test_a_need_for_one_kind_is_half_as_like_one_that_names_none() -> None:
    young, any_age = of(title="Substance Misuse Service for Young People"), of(title="Substance Misuse Service")
    said = replace(any_age, description="For children and young people")
    area = likeness(("Drug and alcohol services", "substance misuse"))
    assert area.score(young, any_age) == pytest.approx(area.score(young, said) / 2)
    assert likeness(("Young people’s services",)).score(young, any_age) > area.score(young, any_age)


def test_words_of_descriptions_are_told_as_such() -> None:
    found = likeness().compare(of(title="Lot 4", description="Card payments"), of(title="Taking payments by card"))
    assert found.because == ("the words “card” and “payments” in their descriptions",)
