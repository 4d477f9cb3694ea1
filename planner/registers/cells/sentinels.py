"""Dates that stand for `none` or `for ever`, or that no contract can have (data/sentinels.json)."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from planner.registers.cells.problem import Problem

if TYPE_CHECKING:
    from datetime import date

EDGES = frozenset({(1, 1), (12, 31)})  # the days on which people and systems let time end


@cache
def _data() -> dict[str, Any]:
    text = resources.files("planner.registers").joinpath("data/sentinels.json").read_text(encoding="utf-8")
    data: dict[str, Any] = json.loads(text)
    return data


@cache
def _days() -> frozenset[str]:
    return frozenset(_data()["days"])


def sentinel(value: date) -> Problem | None:
    """Why this date cannot be believed, or None.

    A known sentinel is a certain day; anything outside the stated years is impossible for a contract.
    """
    low, high = _data()["earliest_year"], _data()["latest_year"]
    far = not low <= value.year <= high
    if value.isoformat() in _days() or (far and (value.month, value.day) in EDGES):
        return Problem("sentinel-date", "This day stands for ‘none’ or ‘for ever’, not for a date. Give the real date.")
    if far:
        return Problem(
            "impossible-date", f"The year {value.year} is not believed (before {low} or after {high}). Correct it."
        )
    return None
