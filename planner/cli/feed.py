"""`planner feed`: registers in, one iCalendar feed out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from planner.cli.options import council_option, files_argument, read_files, today_option
from planner.cli.progress import bar_when_slow
from planner.model import PlannerError

if TYPE_CHECKING:
    from datetime import date

    from planner.calendars import Choice
    from planner.model import Plan


@click.command("feed")
@files_argument
@council_option
@today_option
@click.option(
    "--service-area",
    "areas",
    multiple=True,
    metavar="CODE",
    help="Only that service area (a parent takes those under it); may be given several times.",
)
@click.option(
    "--only-council",
    "only",
    multiple=True,
    metavar="NAME",
    help="Only what concerns that council; may be given several times.",
)
@click.option("--milestones", is_flag=True, help="Every milestone of every proposal.")
@click.option("--windows", is_flag=True, help="Also when each contract could be re-let, as spans.")
@click.option(
    "--alarm", "alarms", multiple=True, type=click.IntRange(1, 3660), metavar="DAYS", help="Remind so long before."
)
@click.option("--name", metavar="TEXT", help="What calendars call the feed.")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    metavar="FILE",
    help="The feed to write (- is stdout).",
)
def command(
    files: tuple[Path, ...],
    council: str | None,
    today: date,
    areas: tuple[str, ...],
    only: tuple[str, ...],
    name: str | None,
    output: Path,
    **dates: Any,
) -> None:
    """Write one iCalendar feed of the register FILES: contract ends and last days to decide.

    The same input gives the same bytes: identities come from each council and its reference.
    """
    from planner import calendars, flow

    codes = _areas(areas)
    with bar_when_slow("Reading the registers"):
        found = flow.plan(read_files(files), today=today, council=council)
    scope = calendars.Scope(councils=_councils(found, only), service_areas=codes)
    events = calendars.events(found, choice=_choice(**dates), scope=scope)
    title = name or " – ".join(part for part in ("Contracts", *only, *areas))
    feed = calendars.render(events, name=title, today=today)
    _write(output, feed)
    click.echo(f"{feed.count(b'BEGIN:VEVENT')} events in {output}", err=True)


def _choice(milestones: bool, windows: bool, alarms: tuple[int, ...]) -> Choice:
    from planner.calendars import DEFAULT_KINDS, Choice, Kind

    kinds = DEFAULT_KINDS | {Kind.WINDOW} if windows else DEFAULT_KINDS
    return Choice(kinds=kinds, ideas=milestones, alarms=alarms)


def _areas(codes: tuple[str, ...]) -> frozenset[str] | None:
    """The areas and those under them; None for all."""
    if not codes:
        return None
    from planner.classification import service_areas

    found: set[str] = set()
    for code in codes:
        these = {area.code for area in service_areas() if code in (area.code, area.parent)}
        if not these:
            raise PlannerError(f"There is no service area {code!r}; `planner areas` lists them.")
        found |= these
    return frozenset(found)


def _councils(found: Plan, names: tuple[str, ...]) -> frozenset[str] | None:
    """The councils as the contracts name them, however they were spelt; None for all."""
    if not names:
        return None
    from planner import councils

    wanted = {name: councils.fold(name) for name in names}
    held = {contract.council for contract in found.contracts.values()}
    for name, folded in wanted.items():
        if folded not in held:
            raise PlannerError(f"No contract of {name!r} is in these files; check how it is spelt.")
    return frozenset(wanted.values())


def _write(output: Path, feed: bytes) -> None:
    if str(output) == "-":
        sys.stdout.buffer.write(feed)
        return
    try:
        output.write_bytes(feed)
    except OSError as error:
        raise PlannerError(f"{output}: cannot be written ({error.strerror}).") from error
