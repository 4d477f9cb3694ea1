"""Dataclasses to plain JSON values and back."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calendars import CalendarEvent, Kind, Status
from planner.model import Contract
from planner.proposals import known_reorganisations
from planner.settings import PlanSettings
from planner.store.codec import field_from_plain, from_plain, to_plain
from planner.store.kept import FeedScope
from tests.store.examples import FULL, proposal

KEPT = [
    FULL,
    proposal("p", FULL, above_threshold=True),
    PlanSettings(target=date(2028, 4, 1), areas=frozenset({"b", "a"}), min_annual_value=Decimal("1.50")),
    PlanSettings(reorganisations=known_reorganisations()),
    FeedScope(service_areas=("waste",), alarms=(30,), end_to=date(2030, 1, 1)),
    CalendarEvent(
        uid="x",
        first=date(2027, 1, 1),
        last=date(2027, 1, 2),
        summary="s",
        stamp=datetime(2026, 11, 22, 12, tzinfo=UTC),
        kind=Kind.DECIDE,
        status=Status.CANCELLED,
    ),
]


@pytest.mark.parametrize("value", KEPT, ids=lambda value: type(value).__name__)
def test_what_is_taken_apart_is_put_together_the_same(value: Any) -> None:
    assert from_plain(type(value), json.loads(json.dumps(to_plain(value)))) == value


def test_fields_of_another_release_are_no_obstacle() -> None:
    plain = to_plain(PlanSettings()) | {"no_longer_known": 1}
    del plain["slack_days"]
    assert from_plain(PlanSettings, plain) == PlanSettings()


@given(
    st.builds(
        lambda **fields: replace(FULL, **fields),
        title=st.none() | st.text(),
        end=st.none() | st.dates(),
        value=st.none() | st.decimals(allow_nan=False, allow_infinity=False),
        extensions=st.lists(st.integers(0, 120), max_size=3).map(tuple),
        sme=st.none() | st.booleans(),
    )
)
def test_any_contract_comes_back(contract: Contract) -> None:
    plain = json.loads(json.dumps(to_plain(contract)))
    assert from_plain(Contract, plain) == contract
    assert field_from_plain(Contract, "value", plain["value"]) == contract.value
