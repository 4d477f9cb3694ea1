"""`planner warnings`: who must decide what by when, from register files or from the database."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner.cli.options import council_option, database_option, json_option, read_files, today_option

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from planner.leadtime.plan_warnings import OfContract, OfProposal, PlanWarnings
    from planner.model import Plan
    from planner.settings import PlanSettings


@click.command("warnings")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE...]")
@council_option
@today_option
@database_option
@json_option
def command(files: tuple[Path, ...], council: str | None, today: date, database: str | None, as_json: bool) -> None:
    """Warn of the dates of contracts and proposals: from register FILES, or without any from the database.

    Late proposals list what could lawfully be shortened and the days each saves; those too late, what can still be
    done and until when.
    """
    from planner import shapes
    from planner.classification import service_areas
    from planner.leadtime import for_settings, plan_warnings

    plan, settings = _from_files(files, council, today) if files else _from_database(database, today)
    classes = {area.code: area.service_class for area in service_areas()}
    found = plan_warnings(plan, classes, for_settings(settings))
    if as_json:
        click.echo(json.dumps(shapes.plain(found), ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(lines(found)))


def _from_files(files: tuple[Path, ...], council: str | None, today: date) -> tuple[Plan, PlanSettings]:
    from planner import flow
    from planner.settings import PlanSettings

    settings = PlanSettings()
    return flow.plan(read_files(files), today=today, council=council, settings=settings), settings


def _from_database(url: str | None, today: date) -> tuple[Plan, PlanSettings]:
    """The contracts kept now, planned with the settings of the last plan."""
    from planner import flow
    from planner.cli.databases import ready_database
    from planner.settings import PlanSettings
    from planner.store.once import contracts_once
    from planner.store.proposals import last_plan

    with ready_database(url).reading() as session:
        last = last_plan(session)
        contracts = contracts_once(session)
    settings = last.settings if last else PlanSettings()
    return flow.plan_contracts(contracts, today=today, settings=settings), settings


def lines(found: PlanWarnings) -> Iterator[str]:
    """The warnings as text: proposals first, then contracts by their headline date."""
    proposals, contracts = len(found.proposals), len(found.contracts)
    counts = f"{proposals} proposal{'s' * (proposals != 1)}, {contracts} contract{'s' * (contracts != 1)} with dates"
    yield f"{counts}, as on {found.today}."
    for proposal in found.proposals:
        yield from _proposal(proposal)
    for contract in found.contracts:
        yield from _contract(contract)


def _proposal(each: OfProposal) -> Iterator[str]:
    yield f"\n{each.title}: {each.warning}"
    yield f"  start by {each.start_by}, last day to decide {each.last_day_to_decide}"
    for lever in each.levers:
        enough = "enough" if lever.enough else "not enough by itself"
        law = f" ({lever.law})" if lever.law else ""
        yield f"  saves {lever.saves} days, {enough}: {lever.name}{law}, provided that {lever.condition}"
    for way in each.ways_out:
        state = f"until {way.last_day}" if way.works else f"no longer, since {way.last_day}"
        yield f"  way out, {state}: {way.text} Provided that {way.condition} ({way.law})."
    for note in each.notes:
        yield f"  {note}"


def _contract(each: OfContract) -> Iterator[str]:
    yield f"\n{each.council or 'no council'}: {each.title or each.contract}"
    for warning in each.warnings:
        mark = "*" if warning.headline else " "
        level = f" [{warning.level}]" if warning.level else ""
        yield f" {mark} {warning.text}{level}{' (assumed)' if warning.assumed else ''}"
