"""`planner warnings`: who must decide what by when, from register files or from the database."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner.cli.options import council_option, database_option, json_option, read_files, today_option
from planner.cli.progress import bar_when_slow

if TYPE_CHECKING:
    from datetime import date

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
    from planner.cli.warning_text import warning_lines
    from planner.leadtime import for_settings, plan_warnings

    plan, settings, extra = _from_files(files, council, today) if files else _from_database(database, today)
    classes = {area.code: area.service_class for area in service_areas()}
    found = plan_warnings(plan, classes, for_settings(settings), members_only=extra)
    if as_json:
        click.echo(json.dumps(shapes.plain(found), ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(warning_lines(found)))


def _from_files(files: tuple[Path, ...], council: str | None, today: date) -> tuple[Plan, PlanSettings, frozenset[str]]:
    from planner import flow
    from planner.settings import PlanSettings

    settings = PlanSettings()
    with bar_when_slow("Reading the registers"):
        found = flow.plan(read_files(files), today=today, council=council, settings=settings)
    return found, settings, frozenset()


def _from_database(url: str | None, today: date) -> tuple[Plan, PlanSettings, frozenset[str]]:
    """The contracts kept now, planned with the settings of the last plan and with what people decided.

    Joint procurements that were adopted, or put together by hand, stand with the plan that they have there; ideas that
    were dismissed are left out. The ids are of contracts that only those joint procurements still name.
    """
    from planner import flow
    from planner.cli.databases import ready_database
    from planner.leadtime import standing_on
    from planner.settings import PlanSettings
    from planner.store import contracts, corrections, proposals, supplier_decisions
    from planner.store.once import contracts_once

    with bar_when_slow("Reading the contracts"), ready_database(url).reading() as session:
        last = proposals.last_plan(session)
        settings = last.settings if last else PlanSettings()
        found = flow.plan_contracts(
            contracts_once(session),
            today=today,
            settings=settings,
            corrections=corrections.standing(session),
            supplier_decisions=tuple(supplier_decisions.standing(session)),
            held=proposals.fixed_members(session),
        )
        fixed = [replace(each, warning=standing_on(each, today)) for each in proposals.fixed(session)]
        dismissed = proposals.dismissed_among(session, found.proposals)
        members = contracts.contracts_by_id(
            session, [member.contract for each in fixed for member in each.members], current=False
        )
    open_ones = tuple(each for each in found.proposals if each.id not in dismissed)
    standing = tuple(each for each in fixed if all(member.contract in members for member in each.members))
    both = replace(found, contracts=members | dict(found.contracts), proposals=(*standing, *open_ones))
    return both, settings, frozenset(members.keys() - found.contracts.keys())
