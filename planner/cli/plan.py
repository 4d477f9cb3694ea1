"""`planner plan`: registers in, joint procurement proposals out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from planner.cli.json_text import echo_json
from planner.cli.options import council_option, files_argument, json_option, read_files, today_option
from planner.cli.plan_settings import settings_from, settings_options
from planner.cli.progress import bar_when_slow

if TYPE_CHECKING:
    from datetime import date


@click.command("plan")
@files_argument
@council_option
@today_option
@settings_options
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
    **given: Any,
) -> None:
    """Plan joint procurements from register FILES.

    Each proposal names its councils, the day the joint arrangements start, the last day to decide together, and why.
    """
    from planner import flow, shapes

    settings = settings_from(**given)
    with bar_when_slow("Reading the registers"):
        found = flow.plan(read_files(files), today=today, council=council, settings=settings)
    if ics is not None:
        ics.write_bytes(flow.feed(found))
    if as_json:
        echo_json(shapes.plan(found, settings, clusters=clusters))
        return
    from planner.cli.plan_text import lines

    for line in lines(found):
        click.echo(line)
