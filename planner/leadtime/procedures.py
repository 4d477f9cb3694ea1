"""The procedures (routes to market) with their stages, and mobilisation by kind of service, from `data/`.

Lengths are days of the stage's unit. `floor` is what the law itself demands, with its section in `law`.
"""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from planner.leadtime.nouns import Also, Lengths, Mobilisation, Procedure, ProcedureStage
from planner.model import PlannerError

if TYPE_CHECKING:
    from collections.abc import Mapping

DEFAULT = "open"
_OWN = {"stage", "name", "minimum", "typical", "cautious", "also", "floor_nations", "before", "switch", "what"}


class UnknownProcedure(PlannerError):  # noqa: N818 - reads as what it is
    """A procedure, kind of service or stage that the data does not hold."""


@cache
def read_data(name: str) -> Any:
    """The JSON of that name in `data/`, read once: nobody changes what it holds."""
    return json.loads(resources.files(__package__).joinpath(f"data/{name}").read_text("utf-8"))


@cache
def stage_names() -> Mapping[str, tuple[str, str]]:
    """Name and description of each stage code, in the order in which stages follow one another."""
    return MappingProxyType({code: (row["name"], row["what"]) for code, row in read_data("stages.json").items()})


@cache
def working_day_stages() -> frozenset[str]:
    """The stages that finish on a working day where a partnership asks for it: meetings, deadlines, notices."""
    return frozenset(code for code, row in read_data("stages.json").items() if row["finishes_on_working_day"])


@cache
def procedures() -> tuple[Procedure, ...]:
    """Every procedure as the law now is, the default first."""
    return tuple(_procedure(row, row["stages"]) for row in read_data("procedures.json")["procedures"])


@cache
def earlier_procedures() -> tuple[Procedure, ...]:
    """The same routes under law that has been replaced, for procurements begun by their `valid_to`."""
    rows = {row["code"]: row for row in read_data("procedures.json")["procedures"]}
    return tuple(
        _procedure(
            {**rows[old["code"]], **old},
            [{**stage, **old["stages"].get(stage["stage"], {})} for stage in rows[old["code"]]["stages"]],
        )
        for old in read_data("procedures.json")["earlier"]
    )


@cache
def _by_code() -> Mapping[str, Procedure]:
    return MappingProxyType({found.code: found for found in procedures()})


def procedure(code: str) -> Procedure:
    """The procedure of that code as the law now is; `UnknownProcedure` names those there are."""
    found = _by_code().get(code)
    if found is None:
        raise UnknownProcedure(f"There is no procedure {code!r}; there are {', '.join(_by_code())}.")
    return found


def earlier(code: str) -> Procedure | None:
    """The same route under the law before, None where there was none."""
    return next((found for found in earlier_procedures() if found.code == code), None)


@cache
def mobilisations() -> Mapping[str, Mobilisation]:
    """Mobilisation by kind of service."""
    return MappingProxyType(
        {
            code: Mobilisation(code, row["name"], _lengths(row), row["source"])
            for code, row in read_data("mobilisation.json").items()
        }
    )


def mobilisation(service_class: str) -> Mobilisation:
    """Mobilisation for a kind of service; `UnknownProcedure` names those there are."""
    found = mobilisations().get(service_class)
    if found is None:
        known = ", ".join(mobilisations())
        raise UnknownProcedure(f"There is no kind of service {service_class!r}; there are {known}.")
    return found


def stage_from(row: Mapping[str, Any], code: str) -> ProcedureStage:
    """One stage of the data; its name and description are those of its code unless it has its own."""
    name, what = stage_names().get(code, ("", ""))
    others = {key: value for key, value in row.items() if key not in _OWN}
    return ProcedureStage(
        code=code,
        name=row.get("name", name),
        what=row.get("what", what),
        lengths=_lengths(row),
        also=tuple(Also(**each) for each in row.get("also", ())),
        floor_nations=tuple(row.get("floor_nations", ())),
        **others,
    )


def _lengths(row: Mapping[str, Any]) -> Lengths:
    return Lengths(row["minimum"], row["typical"], row["cautious"])


def _procedure(row: Mapping[str, Any], stages: list[Mapping[str, Any]]) -> Procedure:
    return Procedure(
        code=row["code"],
        name=row["name"],
        regime=row["regime"],
        competition=row["competition"],
        when=row["when"],
        law=row["law"],
        valid_from=date.fromisoformat(row["valid_from"]),
        valid_to=date.fromisoformat(row["valid_to"]) if row.get("valid_to") else None,
        stages=tuple(stage_from(stage, stage["stage"]) for stage in stages),
    )
