"""The procedures (routes to market) with their stages, and mobilisation by kind of service, from `data/`.

Lengths are days of the stage's unit. `floor` is what the law itself demands, with its section in `law`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from planner.model import PlannerError

if TYPE_CHECKING:
    from collections.abc import Mapping

DEFAULT = "open"


class UnknownProcedure(PlannerError):  # noqa: N818 - reads as what it is
    """A procedure or kind of service that the data does not hold."""


@dataclass(frozen=True, slots=True)
class Lengths:
    """The shortest possible, the usual and the careful length of a stage, in days of its unit."""

    minimum: int
    typical: int
    cautious: int

    def of(self, which: str) -> int:
        """The length called `minimum`, `typical` or `cautious`."""
        length: int = getattr(self, which)
        return length


@dataclass(frozen=True, slots=True)
class ProcedureStage:
    """One stage: how long, in which unit, counted how, by which law, from which source.

    Each council beyond three adds `per_extra_council` days, at most `extra_cap`. `calendar` is that of working days.
    """

    code: str
    name: str
    what: str
    lengths: Lengths
    unit: str = "calendar"
    count_from: str = "day_after"
    calendar: str = "uk"
    floor: int | None = None
    floor_unit: str | None = None
    law: str | None = None
    source: str = ""
    per_extra_council: int = 0
    extra_cap: int = 0


@dataclass(frozen=True, slots=True)
class Procedure:
    """A route to market under one regime, valid for procurements that start from `valid_from` to `valid_to`."""

    code: str
    name: str
    regime: str
    competition: bool
    when: str
    law: str
    valid_from: date
    valid_to: date | None
    stages: tuple[ProcedureStage, ...]


@dataclass(frozen=True, slots=True)
class Mobilisation:
    """Days from signature to the start of the joint arrangements for one kind of service."""

    code: str
    name: str
    lengths: Lengths
    source: str


def _read(name: str) -> Any:
    return json.loads(resources.files(__package__).joinpath(f"data/{name}").read_text("utf-8"))


@cache
def stage_names() -> Mapping[str, tuple[str, str]]:
    """Name and description of each stage code, in the order in which stages follow one another."""
    return MappingProxyType({code: (row["name"], row["what"]) for code, row in _read("stages.json").items()})


@cache
def procedures() -> tuple[Procedure, ...]:
    """Every procedure, the default first."""
    return tuple(_procedure(row) for row in _read("procedures.json")["procedures"])


@cache
def _by_code() -> Mapping[str, Procedure]:
    return MappingProxyType({found.code: found for found in procedures()})


def procedure(code: str) -> Procedure:
    """The procedure of that code; `UnknownProcedure` names those there are."""
    found = _by_code().get(code)
    if found is None:
        raise UnknownProcedure(f"There is no procedure {code!r}; there are {', '.join(_by_code())}.")
    return found


@cache
def mobilisations() -> Mapping[str, Mobilisation]:
    """Mobilisation by kind of service."""
    return MappingProxyType(
        {
            code: Mobilisation(code, row["name"], _lengths(row), row["source"])
            for code, row in _read("mobilisation.json").items()
        }
    )


def mobilisation(service_class: str) -> Mobilisation:
    """Mobilisation for a kind of service; `UnknownProcedure` names those there are."""
    found = mobilisations().get(service_class)
    if found is None:
        known = ", ".join(mobilisations())
        raise UnknownProcedure(f"There is no kind of service {service_class!r}; there are {known}.")
    return found


def _lengths(row: Mapping[str, Any]) -> Lengths:
    return Lengths(row["minimum"], row["typical"], row["cautious"])


def _stage(row: Mapping[str, Any]) -> ProcedureStage:
    name, what = stage_names()[row["stage"]]
    extra = {key: row[key] for key in row if key not in {"stage", "name", "minimum", "typical", "cautious"}}
    return ProcedureStage(row["stage"], row.get("name", name), what, _lengths(row), **extra)


def _procedure(row: Mapping[str, Any]) -> Procedure:
    return Procedure(
        code=row["code"],
        name=row["name"],
        regime=row["regime"],
        competition=row["competition"],
        when=row["when"],
        law=row["law"],
        valid_from=date.fromisoformat(row["valid_from"]),
        valid_to=date.fromisoformat(row["valid_to"]) if row.get("valid_to") else None,
        stages=tuple(_stage(stage) for stage in row["stages"]),
    )
