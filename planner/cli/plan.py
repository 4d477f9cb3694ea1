"""`planner plan`: registers in, joint procurement proposals out."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from planner.cli.options import IsoDate, council_option, files_argument, json_option, read_files, today_option
from planner.settings import PlanSettings

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


@click.command("plan")
@files_argument
@council_option
@today_option
@click.option("--slack", type=click.IntRange(0, 3660), metavar="DAYS", help="Leeway round an end date (default 90).")
@click.option("--max-move", type=click.IntRange(0, 3660), metavar="DAYS", help="Longest run-on (default 730).")
@click.option("--min-councils", type=click.IntRange(2), metavar="N", help="Fewest councils in one (default 2).")
@click.option("--procedure", metavar="CODE", help="Route to market (default open; see planner procedures).")
@click.option("--target", type=IsoDate(), metavar="DATE", help="Fix the last day of the old arrangements.")
@click.option("--service-area", "areas", multiple=True, metavar="CODE", help="Only that area; may be repeated.")
@json_option
@click.option("--clusters/--no-clusters", default=True, help="List every cluster in the JSON (default), or not.")
@click.option("--ics", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Also write the feed.")
def command(
    files: tuple[Path, ...],
    council: str | None,
    today: date,
    as_json: bool,
    clusters: bool,
    ics: Path | None,
    **changed: Any,
) -> None:
    """Plan joint procurements from register FILES.

    Each proposal names its councils, the day the joint arrangements start, the last day to decide together, and why.
    """
    from planner import flow, leadtime, shapes

    settings = _settings(**changed)
    if settings.procedure not in {procedure.code for procedure in leadtime.procedures()}:
        raise click.BadParameter(
            f"{settings.procedure!r} is not one; `planner procedures` lists them.", param_hint="--procedure"
        )
    _known(settings.areas or ())
    found = flow.plan(read_files(files), today=today, council=council, settings=settings)
    if ics is not None:
        ics.write_bytes(flow.feed(found))
    if as_json:
        click.echo(json.dumps(shapes.plan(found, settings, clusters=clusters), ensure_ascii=False, indent=1))
        return
    from planner.cli.plan_text import lines

    for line in lines(found):
        click.echo(line)


def _known(codes: Iterable[str]) -> None:
    from planner.classification import service_areas

    if unknown := set(codes) - {area.code for area in service_areas() if area.parent}:
        raise click.BadParameter(
            f"{', '.join(sorted(unknown))} is no service area; `planner areas` lists them.", param_hint="--service-area"
        )


def _settings(areas: tuple[str, ...], **given: Any) -> PlanSettings:
    """The defaults, changed by what was given; the command line's short names are those of the interface."""
    names = {"slack": "slack_days", "max_move": "max_move_days"}
    changed = {names.get(name, name): value for name, value in given.items() if value is not None}
    return replace(PlanSettings(), areas=frozenset(areas) or None, **changed)
