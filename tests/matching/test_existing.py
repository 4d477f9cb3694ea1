"""A joint contract that exists already shows itself by supplier, dates and a like title at several buyers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from planner.matching import existing_joint
from planner.model import Contract

KENT = Contract(
    id="a",
    title="Joint household waste collection",
    council="Kent",
    sources=(),
    supplier="Veolia ES (UK) Ltd",
    start=date(2022, 4, 1),
    end=date(2030, 3, 31),
)
MEDWAY = replace(KENT, id="b", council="Medway", supplier="VEOLIA ES (UK) LTD.", title="Household waste collection")


def test_the_same_supplier_dates_and_a_like_title_are_one_joint_contract() -> None:
    assert existing_joint([MEDWAY, KENT]) == [("a", "b")]


@pytest.mark.parametrize(
    "changes",
    [
        {"supplier": "Biffa"},
        {"supplier": None},
        {"start": date(2022, 4, 2)},
        {"start": None},
        {"end": date(2031, 3, 31)},
        {"title": "Street cleansing"},
        {"title": None},
        {"council": "Kent"},
        {"council": None},
    ],
)
def test_anything_less_is_not(changes: dict[str, object]) -> None:
    assert existing_joint([KENT, replace(MEDWAY, **changes)]) == []  # type: ignore[arg-type]


def test_two_joint_contracts_of_one_supplier_are_kept_apart_by_title() -> None:
    cleansing = [replace(one, id=one.id * 2, title="Street cleansing") for one in (KENT, MEDWAY)]
    assert existing_joint([KENT, MEDWAY, *cleansing]) == [("a", "b"), ("aa", "bb")]
