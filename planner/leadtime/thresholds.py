"""Procurement thresholds by date, inclusive of VAT and of every option (PA23 Sch.1, Sch.3 paras 1, 4)."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import resources

from planner.leadtime.procedures import UnknownProcedure


@dataclass(frozen=True, slots=True)
class Threshold:
    """One amount in pounds, VAT included, for procurements that start between two days."""

    kind: str
    valid_from: date
    valid_to: date | None
    amount: Decimal
    law: str
    source: str


@cache
def thresholds() -> tuple[Threshold, ...]:
    """Every threshold, in the order of the file."""
    text = resources.files(__package__).joinpath("data/thresholds.csv").read_text("utf-8")
    return tuple(
        Threshold(
            row["kind"],
            date.fromisoformat(row["valid_from"]),
            date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
            Decimal(row["amount"]),
            row["law"],
            row["source"],
        )
        for row in csv.DictReader(text.splitlines())
    )


def threshold_row(kind: str, on: date) -> Threshold:
    """The threshold of a kind for a procurement that starts on that day; before the first row, the first."""
    rows = _latest_first(kind)
    return next((row for row in rows if row.valid_from <= on), rows[-1])


@cache
def _latest_first(kind: str) -> tuple[Threshold, ...]:
    rows = [row for row in thresholds() if row.kind == kind]
    if not rows:
        kinds = ", ".join(sorted({row.kind for row in thresholds()}))
        raise UnknownProcedure(f"There is no threshold {kind!r}; there are {kinds}.")
    return tuple(sorted(rows, key=lambda row: row.valid_from, reverse=True))


def threshold(kind: str, on: date) -> Decimal:
    """The amount in pounds; compare it with the joint value, VAT and every option included."""
    return threshold_row(kind, on).amount
