"""The laws that a procurement can be under, what differs by nation, and the grounds of a direct award. From `data/`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from planner.leadtime.procedures import UnknownProcedure, read_data


@dataclass(frozen=True, slots=True)
class Difference:
    """What is otherwise in one nation, and by which section."""

    nation: str
    text: str
    law: str


@dataclass(frozen=True, slots=True)
class Regime:
    """One law of procurement: where and for which procurements it counts."""

    code: str
    name: str
    nations: tuple[str, ...]
    valid_from: date
    valid_to: date | None
    law: str
    applies: str
    differences: tuple[Difference, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Ground:
    """One ground of a direct award; `helps` says whether it can serve to align contracts at all."""

    code: str
    law: str
    name: str
    helps: bool
    note: str
    source: str


@cache
def regimes() -> tuple[Regime, ...]:
    """Every regime, the present one first."""
    return tuple(_regime(row) for row in read_data("regimes.json"))


@cache
def grounds() -> tuple[Ground, ...]:
    """The grounds of a direct award under the 2023 Act (s.41-43, Sch.5)."""
    return tuple(Ground(**row) for row in read_data("grounds.json"))


@cache
def regime(code: str) -> Regime:
    """The regime of that code; `UnknownProcedure` names those there are."""
    found = next((each for each in regimes() if each.code == code), None)
    if found is None:
        raise UnknownProcedure(f"There is no regime {code!r}; there are {', '.join(each.code for each in regimes())}.")
    return found


def regime_on(begins: date, *, nation: str = "england", health_care: bool = False) -> Regime:
    """The law for a procurement that begins on that day in that nation; earlier than any, the first."""
    if nation == "scotland":
        return regime("scotland")
    if health_care and nation == "england" and begins >= regime("psr").valid_from:
        return regime("psr")
    return regime("pa2023") if begins >= regime("pa2023").valid_from else regime("pcr2015")


def _regime(row: dict[str, Any]) -> Regime:
    return Regime(
        code=row["code"],
        name=row["name"],
        nations=tuple(row["nations"]),
        valid_from=date.fromisoformat(row["valid_from"]),
        valid_to=date.fromisoformat(row["valid_to"]) if row.get("valid_to") else None,
        law=row["law"],
        applies=row["applies"],
        differences=tuple(Difference(**each) for each in row["differences"]),
        source=row["source"],
    )
