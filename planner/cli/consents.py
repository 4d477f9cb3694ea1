"""`planner consents`: contracts of councils that are to be replaced, counted together, above the limits for consent."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from planner.cli.options import council_option, files_argument, json_option, read_files, today_option
from planner.cli.progress import bar_when_slow

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from planner.proposals.consent_list import Counted


@click.command("consents")
@files_argument
@council_option
@today_option
@json_option
def command(files: tuple[Path, ...], council: str | None, today: date, as_json: bool) -> None:
    """List, for each council of the register FILES that is to be replaced, what needs its successor's consent.

    Contracts with the same supplier, or of the same service area, count together (Local Government and Public
    Involvement in Health Act 2007 ss.24, 27).
    """
    from planner import classification, flow, proposals, registers, shapes

    with bar_when_slow("Reading the registers"):
        contracts, _ = registers.merge([flow.read(file, council=council) for file in read_files(files)])
    areas = {area.code: area for area in classification.service_areas()}
    rows = classification.classify(contracts)
    found = proposals.consent_list(rows, proposals.known_reorganisations(), areas, today=today)
    if as_json:
        click.echo(json.dumps(shapes.plain(found), ensure_ascii=False, indent=1))
        return
    for one in found:
        click.echo(_line(one))
    if not found:
        click.echo("No council in these files has a known successor to come, or nothing is above a limit.", err=True)


def _line(one: Counted) -> str:
    many = len(one.contracts)
    what = f"{many} contract{'' if many == 1 else 's'} {'with' if one.by == 'supplier' else 'for'} {one.name}"
    sure = "over" if one.over else "may be over"
    return (
        f"{one.council} (to {' and '.join(one.successors)}, {one.vesting}): {what}, £{one.total:,.0f} known for "
        f"{one.known} of {many}; {sure} the limit of £{one.limit:,.0f}"
    )
