"""The table of authorities says when it is out of date."""

from __future__ import annotations

from datetime import date

from planner.councils.age import age
from tests.conftest import TODAY


def test_a_fresh_table_has_nothing_to_say() -> None:
    assert age(TODAY) == ()


def test_after_a_year_it_asks_to_be_rebuilt() -> None:
    assert any("refresh-councils" in line for line in age(date(2028, 1, 15)))


def test_a_planned_vesting_day_that_came_without_successors_is_named() -> None:
    assert any("successors are not there" in line for line in age(date(2028, 4, 1)))
