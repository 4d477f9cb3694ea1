"""What an outgoing council needs consent for is counted together by supplier and by description."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from planner.model import ValueBasis
from planner.proposals import consent_list
from planner.proposals.value import whole_life_value
from planner.settings import Vesting
from tests.proposals.build import AREA, TODAY, contract, day

ELMBRIDGE, KENT = "Elmbridge Borough Council", "Kent County Council"
PLANNED = (Vesting(date(2027, 4, 1), ((ELMBRIDGE, ("East Surrey Council",)),)),)
AREAS = {AREA.code: AREA}


def total(amount: int | None) -> dict[str, object]:
    return {"value": Decimal(amount) if amount else None, "value_basis": ValueBasis.TOTAL, "annual_value": None}


def test_contracts_with_one_supplier_count_together_and_so_do_those_of_one_description() -> None:
    rows = [
        contract("1", ELMBRIDGE, supplier="Biffa Ltd", **total(60_000)),
        contract("2", ELMBRIDGE, supplier="BIFFA LTD", service_area="other", **total(50_000)),
        contract("3", ELMBRIDGE, supplier="Veolia", **total(45_000)),
        contract("4", KENT, supplier="Biffa Ltd", **total(9_000_000)),
    ]
    found = consent_list(rows, PLANNED, AREAS, today=TODAY)
    assert [(one.by, one.name, one.contracts, one.total, one.over) for one in found] == [
        ("supplier", "Biffa Ltd", ("1", "2"), Decimal(110_000), True),
        ("description", "Refuse collection", ("1", "3"), Decimal(105_000), True),
    ]
    assert found[0].successors == ("East Surrey Council",)


def test_exactly_the_limit_is_not_above_it_and_an_unknown_value_may_be() -> None:
    at = [contract("1", ELMBRIDGE, **total(100_000))]
    assert consent_list(at, PLANNED, AREAS, today=TODAY) == []
    unknown = [contract("1", ELMBRIDGE, **total(None))]
    assert {one.over for one in consent_list(unknown, PLANNED, AREAS, today=TODAY)} == {None}


def test_works_have_a_higher_limit_and_old_contracts_do_not_count() -> None:
    works = [contract("1", ELMBRIDGE, cpv=("45000000",), **total(900_000))]
    assert consent_list(works, PLANNED, AREAS, today=TODAY) == []
    old = [contract("1", ELMBRIDGE, start=date(2006, 12, 30), **total(900_000))]
    assert consent_list(old, PLANNED, AREAS, today=TODAY) == []


def test_after_vesting_day_nobody_needs_consent() -> None:
    rows = [contract("1", ELMBRIDGE, **total(900_000))]
    assert consent_list(rows, PLANNED, AREAS, today=date(2027, 3, 31))
    assert consent_list(rows, PLANNED, AREAS, today=date(2027, 4, 1)) == []


@pytest.mark.parametrize(
    ("facts", "value"),
    [
        (total(80_000), 80_000),
        ({"annual_value": Decimal(50_000), "start": day(0), "end": 1461 - 1}, 200_137),
        ({"annual_value": Decimal(50_000), "start": None}, 50_000),
        ({"currency": "EUR"}, None),
    ],
)
def test_the_value_over_the_whole_term(facts: dict[str, object], value: int | None) -> None:
    assert whole_life_value(contract("1", **facts)) == (None if value is None else Decimal(value))
