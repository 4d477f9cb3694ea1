from datetime import date
from decimal import Decimal

import pytest

from planner.leadtime import is_light_touch, procedures, suggest_route

ON = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("value", "cpv", "nation", "expected"),
    [
        (Decimal(207_719), (), "england", "below_threshold"),
        (Decimal(207_720), (), "england", "open"),
        (Decimal(600_000), ("85310000",), "england", "below_threshold"),
        (Decimal(700_000), ("85310000",), "england", "light_touch"),
        (Decimal(1_000), ("85121000",), "england", "psr_competitive"),
        (Decimal(1_000), ("85323000",), "england", "psr_competitive"),
        (Decimal(1_000), ("85130000", "85100000"), "england", "psr_competitive"),
        (Decimal(700_000), ("85321000",), "england", "light_touch"),  # social services are no health care
        (Decimal(700_000), ("85121000",), "wales", "light_touch"),
        (Decimal(700_000), ("48000000",), "scotland", "scotland_open"),
        (Decimal(60_000), ("48000000",), "scotland", "scotland_regulated"),
        (Decimal(700_000), ("85310000", "48000000"), "england", "open"),
    ],
)
def test_the_route_follows_value_law_and_kind(value, cpv, nation, expected):
    found = suggest_route(value, on=ON, service_class="goods", cpv=cpv, nation=nation)
    assert found.procedure == expected
    assert found.procedure in {procedure.code for procedure in procedures()}
    assert found.reason.endswith(".")


def test_a_large_value_is_told_as_one_says_it_and_a_small_one_to_the_pound():
    large = suggest_route(Decimal("591999343"), on=ON, service_class="goods").reason
    assert large.startswith("The joint value of about £592 million reaches the threshold of £207,720")
    assert suggest_route(Decimal(207_719), on=ON, service_class="goods").reason.startswith(
        "The joint value of £207,719 is"
    )


def test_the_threshold_is_that_of_the_planned_day():
    value = Decimal(210_000)
    assert suggest_route(value, on=date(2025, 6, 1), service_class="goods").procedure == "below_threshold"
    assert suggest_route(value, on=date(2026, 6, 1), service_class="goods").procedure == "open"


def test_health_care_had_no_regime_of_its_own_before_2024():
    care = {"service_class": "care", "cpv": ("85121000",)}
    assert suggest_route(Decimal(700_000), on=date(2023, 12, 31), **care).procedure == "light_touch"
    assert suggest_route(Decimal(700_000), on=date(2024, 1, 1), **care).procedure == "psr_competitive"


def test_an_unknown_value_is_assumed_to_reach_the_threshold_and_says_so():
    found = suggest_route(None, on=ON, service_class="core_it")
    assert (found.procedure, found.sure) == ("open", False)
    assert "not known" in found.reason


def test_health_services_in_wales_point_to_the_welsh_regime_which_is_not_planned_here():
    found = suggest_route(Decimal(700_000), on=ON, service_class="care", cpv=("85121000",), nation="wales")
    assert (found.procedure, found.sure) == ("light_touch", False)
    assert "WSI 2025/99" in found.reason


def test_a_code_of_health_and_social_work_at_large_leaves_the_regime_to_a_person():
    care = {"service_class": "care", "cpv": ("85000000",)}
    found = suggest_route(Decimal(700_000), on=ON, **care)
    assert (found.procedure, found.sure) == ("light_touch", False)
    assert "provider selection regime" in found.reason
    assert suggest_route(Decimal(700_000), on=date(2023, 12, 31), **care).sure
    assert suggest_route(Decimal(700_000), on=ON, nation="wales", **care).sure


def test_no_code_is_no_light_touch():
    assert not is_light_touch(())
