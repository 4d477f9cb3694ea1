"""`planner procedures`: the routes to market with their stages, lengths and sections."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from planner.cli.options import json_option
from planner.leadtime import procedures
from planner.leadtime.procedures import earlier, mobilisations

if TYPE_CHECKING:
    from planner.leadtime import Procedure, ProcedureStage


@click.command("procedures")
@json_option
def command(as_json: bool) -> None:
    """List the procedures with their stages: shortest, usual and careful length in days, and the law."""
    if as_json:
        click.echo(json.dumps([_as_json(found) for found in procedures()], ensure_ascii=False, indent=1, default=str))
    else:
        click.echo("\n\n".join(_as_text(found) for found in procedures()))


def _as_json(found: Procedure) -> dict[str, Any]:
    body = asdict(found)
    body["stages"] = [_flat(asdict(stage)) for stage in found.stages]
    before = earlier(found.code)
    body["before"] = (
        None if before is None else {**asdict(before), "stages": [_flat(asdict(each)) for each in before.stages]}
    )
    body["mobilisation"] = [_flat(asdict(kind)) for kind in mobilisations().values()]
    return body


def _flat(row: dict[str, Any]) -> dict[str, Any]:
    return {**row.pop("lengths"), **row}


def _as_text(found: Procedure) -> str:
    head = f"{found.code}: {found.name} ({found.law})\n{found.when}."
    return "\n".join((head, *(_line(stage) for stage in found.stages)))


def _line(stage: ProcedureStage) -> str:
    lengths = f"{stage.lengths.minimum} / {stage.lengths.typical} / {stage.lengths.cautious}"
    law = f"  {stage.law}" if stage.law else ""
    return f"  {stage.name:<28}{lengths:>16} {stage.unit} days{law}"
