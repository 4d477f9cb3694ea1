"""`planner due`: one date, computed with the same engine as the plans."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from planner.cli.options import IsoDate, json_option
from planner.dates import NotADate, Rule, due
from planner.dates.holidays import CALENDARS, UK
from planner.dates.rule import COUNT_FROM, ROLLS, UNITS

if TYPE_CHECKING:
    from datetime import date


@click.command("due")
@click.option("--from", "start", type=IsoDate(), required=True, help="The day to count from.")
@click.option("--days", type=click.IntRange(min=0), help="How many days of the unit.")
@click.option("--unit", type=click.Choice(UNITS), default="calendar", show_default=True)
@click.option("--months", type=click.IntRange(min=0), default=0, help="Months, taken before the days.")
@click.option("--count-from", type=click.Choice(COUNT_FROM), default="day_after", show_default=True)
@click.option("--back", is_flag=True, help="Count backwards.")
@click.option("--calendar", type=click.Choice(CALENDARS), default=UK, show_default=True)
@click.option("--roll", type=click.Choice(ROLLS), default="none", show_default=True)
@json_option
def command(start: date, days: int | None, months: int, as_json: bool, **rule: str | bool) -> None:
    """Compute one date and say how.

    `calendar` and `working` days after the start, or (day_of) beginning with it; `clear`: the first day after N whole
    days that exclude both ends. Working days leave out the bank holidays of any part of the UK (PA23 s.123(1)) unless
    another calendar is named.
    """
    if days is None and not months:
        raise click.UsageError("Say how long: --days N, --months N or both.")
    try:
        found = due(start, Rule(days=days or 0, months=months, **rule))  # type: ignore[arg-type] # click checked them
    except NotADate as refusal:
        raise click.UsageError(str(refusal)) from refusal
    if as_json:
        click.echo(json.dumps({"date": found.date.isoformat(), "sum": list(found.sum)}, ensure_ascii=False))
    else:
        click.echo("\n".join((found.date.isoformat(), *found.sum)))
