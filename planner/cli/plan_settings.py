"""The options that are settings of a plan, shared by the commands that plan."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, TypeVar

import click

from planner.cli.options import IsoDate
from planner.settings import PlanSettings, StageLength

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class Pounds(click.ParamType[Decimal]):
    """An amount of money: 25000 or 25,000."""

    name = "pounds"

    def convert(self, value: str | Decimal, param: click.Parameter | None, ctx: click.Context | None) -> Decimal:
        """The amount, or wrong usage (exit status 2)."""
        try:
            amount = Decimal(str(value).replace(",", "").lstrip("£"))
        except InvalidOperation:
            self.fail(f"{value!r} is not an amount like 25000.", param, ctx)
        return amount


EXTRAS = ("leaseholders", "section24")
SEASONS = ("august", "christmas", "pre_election", "weekends")
NATIONS = ("england", "wales", "scotland", "northern-ireland")
Function = TypeVar("Function", bound="Callable[..., Any]")


class Length(click.ParamType[StageLength]):
    """Other lengths of one stage: STAGE=MINIMUM/TYPICAL/CAUTIOUS."""

    name = "length"

    def convert(
        self, value: str | StageLength, param: click.Parameter | None, ctx: click.Context | None
    ) -> StageLength:
        """The lengths, or wrong usage (exit status 2)."""
        if isinstance(value, StageLength):
            return value
        stage, _, lengths = value.partition("=")
        days = lengths.split("/")
        if not stage or len(days) != 3 or not all(each.isdecimal() for each in days):
            self.fail(f"{value!r} is not like evaluation=14/35/70.", param, ctx)
        minimum, typical, cautious = (int(each) for each in days)
        return StageLength(stage, minimum, typical, cautious)


OPTIONS = (
    click.option("--slack", type=click.IntRange(0, 3660), metavar="DAYS", help="Leeway round an end (default 90)."),
    click.option("--max-move", type=click.IntRange(0, 3660), metavar="DAYS", help="Longest run-on (default 730)."),
    click.option("--min-councils", type=click.IntRange(2), metavar="N", help="Fewest councils (default 2)."),
    click.option("--min-value", type=Pounds(), metavar="POUNDS", help="Least yearly value (default 25,000)."),
    click.option("--procedure", metavar="CODE", help="Route to market (default open; see planner procedures)."),
    click.option("--target", type=IsoDate(), metavar="DATE", help="Fix the last day of the old arrangements."),
    click.option("--horizon", type=click.IntRange(1), metavar="DAYS", help="How far ahead a target may lie."),
    click.option("--service-area", "areas", multiple=True, metavar="CODE", help="Only that area; may be repeated."),
    click.option("--not-service-area", "areas_out", multiple=True, metavar="CODE", help="All but it; may be repeated."),
    click.option("--partner", "partners", multiple=True, metavar="NAME", help="Only these councils plan together."),
    click.option("--any-distance", is_flag=True, help="Let councils buy together however far apart they lie."),
    click.option(
        "--length", "lengths", multiple=True, type=Length(), metavar="STAGE=MIN/TYP/CAUTIOUS", help="In days."
    ),
    click.option("--extra", "extras", multiple=True, type=click.Choice(EXTRAS), help="A stage that is needed besides."),
    click.option("--season", "seasons", multiple=True, type=click.Choice(SEASONS), help="Nobody decides then."),
    click.option("--nation", type=click.Choice(NATIONS), help="Whose rules of decision hold (default england)."),
    click.option("--reorganise", is_flag=True, help="Reckon with the councils that are being merged."),
)
NAMES = {"slack": "slack_days", "max_move": "max_move_days", "horizon": "horizon_days", "min_value": "min_annual_value"}


def settings_options(function: Function) -> Function:
    """Give a command the options above; it passes them to `settings_from`."""
    for option in reversed(OPTIONS):
        function = option(function)
    return function


def settings_from(
    *,
    areas: tuple[str, ...],
    areas_out: tuple[str, ...],
    partners: tuple[str, ...],
    any_distance: bool,
    reorganise: bool,
    lengths: tuple[StageLength, ...],
    extras: tuple[str, ...],
    seasons: tuple[str, ...],
    **given: Any,
) -> PlanSettings:
    """The defaults, changed by what was given. An unknown procedure, area or council is wrong usage (exit status 2)."""
    from planner import councils, leadtime, proposals

    procedure = given.get("procedure")
    _known([procedure] if procedure else [], {each.code for each in leadtime.procedures()}, "procedure")
    if areas or areas_out:
        from planner.classification import service_areas

        codes = {area.code for area in service_areas() if area.parent}
        _known(areas, codes, "service-area")
        _known(areas_out, codes, "not-service-area")
    return replace(
        PlanSettings(),
        areas=frozenset(areas) or None,
        areas_out=frozenset(areas_out),
        partnership=frozenset(councils.fold(name) for name in partners) or None,
        use_reach=not any_distance,
        reorganisations=proposals.known_reorganisations() if reorganise else (),
        stage_lengths=lengths,
        extra_stages=frozenset(extras),
        closed_seasons=frozenset(seasons),
        **{NAMES.get(name, name): value for name, value in given.items() if value is not None},
    )


def _known(codes: Iterable[str], known: set[str], kind: str) -> None:
    if unknown := sorted(set(codes) - known):
        plural = "procedures" if kind == "procedure" else "areas"
        raise click.BadParameter(f"{', '.join(unknown)}: see `planner {plural}`.", param_hint=f"--{kind}")
