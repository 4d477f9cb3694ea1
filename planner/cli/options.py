"""Options that several commands share, each defined once."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from planner.model import PlannerError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.registers import RegisterFile


class IsoDate(click.ParamType[date]):
    """A day written YYYY-MM-DD."""

    name = "date"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day, or wrong usage (exit status 2)."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a date like 2027-03-31.", param, ctx)


def _this_day() -> date:
    return datetime.now(ZoneInfo("Europe/London")).date()


files_argument = click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
council_option = click.option(
    "--council", metavar="NAME", help="Whose register it is, whatever its rows and file name say."
)
today_option = click.option(
    "--today",
    type=IsoDate(),
    metavar="DATE",
    default=_this_day,
    help="Plan as on that day (default: today in London).",
)
json_option = click.option("--json", "as_json", is_flag=True, help="JSON on stdout.")
database_option = click.option(
    "--database",
    metavar="URL",
    envvar="PLANNER_DATABASE_URL",
    help="Another database than the embedded file.",
)


def read_file(path: Path) -> RegisterFile:
    """The file of that path under its own name; raises `PlannerError` where it cannot be opened."""
    from planner.registers import RegisterFile

    try:
        return RegisterFile(path.name, path.read_bytes())
    except OSError as error:
        raise PlannerError(f"{path}: cannot be opened ({error.strerror}). Check the name and try again.") from error


def read_files(paths: Iterable[Path]) -> list[RegisterFile]:
    """All of them, in the order given."""
    return [read_file(path) for path in paths]
