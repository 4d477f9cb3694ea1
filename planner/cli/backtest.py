"""`planner backtest`: what the plan would have said on a past day, beside what happened."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import TYPE_CHECKING, Any

import click

from planner.cli.options import IsoDate, council_option, files_argument, json_option, read_files
from planner.cli.progress import bar_when_slow

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from planner.proposals.backtest import Backtest, Verdict


@click.command("backtest")
@files_argument
@council_option
@click.option("--as-of", type=IsoDate(), required=True, metavar="DATE", help="The past day to plan on.")
@json_option
def command(files: tuple[Path, ...], council: str | None, as_of: date, as_json: bool) -> None:
    """Plan register FILES as if it were a past day, with what was known by then, and say what came of it.

    Known is what had been published or had started. What happened next is read from the later entries of the same
    files, so a follow-up that no file shows counts as none.
    """
    from planner import classification, flow, matching, registers
    from planner.proposals.backtest import backtest, known_by

    with bar_when_slow("Reading the registers"):
        contracts, _ = registers.merge([flow.read(file, council=council) for file in read_files(files)])
        contracts = classification.classify(contracts)
        plan = flow.plan_contracts(known_by(contracts, as_of), today=as_of)
    found = backtest(
        contracts,
        plan.windows,
        plan.proposals,
        as_of=as_of,
        areas={area.code: area for area in classification.service_areas()},
        likeness=matching.likeness,
    )
    if as_json:
        click.echo(json.dumps(_json(found), ensure_ascii=False, indent=1))
        return
    for line in _lines(found):
        click.echo(line)


def _json(found: Backtest) -> dict[str, Any]:
    """The whole result; proposals as in `planner plan`, each with its outcome."""
    from planner import shapes

    return {
        "as_of": found.as_of.isoformat(),
        "known": found.known,
        "of": found.of,
        "last_seen": found.last_seen.isoformat(),
        "totals": _totals(found),
        "areas": [{field.name: getattr(area, field.name) for field in fields(area)} for area in found.areas],
        "proposals": [_verdict(one) for one in found.verdicts],
        "missed": [{"contract": key, **shapes.plain(follow_up)} for key, follow_up in found.missed],
    }


def _verdict(one: Verdict) -> dict[str, Any]:
    from planner import shapes

    whole = shapes.proposal(one.proposal) | {"outcome": one.outcome, "in_time": one.in_time}
    for member in whole["members"]:
        member["followed_by"] = shapes.plain(one.follow_ups.get(member["contract"]))
    return whole


def _totals(found: Backtest) -> dict[str, int]:
    names = [field.name for field in fields(found.areas[0])][1:] if found.areas else []
    return {name: sum(getattr(area, name) for area in found.areas) for name in names}


def _lines(found: Backtest) -> Iterator[str]:
    """The result for a terminal: totals with their denominators, then each proposal, then the areas."""
    total = _totals(found)
    known = f"{found.known} of {found.of} contracts were known"
    yield f"As on {found.as_of}: {known}; the files tell what happened up to {found.last_seen}."
    if not total:
        yield "Nothing would have been proposed, and no two councils bought alike within half a year since."
        return
    yield (
        f"Opportunities since then: {total['opportunities']}; raised together {total['hits']}, "
        f"missed {total['misses']}."
    )
    yield (
        f"Proposals of that day: {total['proposals']}; in time {total['in_time']}, borne out {total['borne_out']}, "
        f"false alarms {total['false_alarms']}, still open {total['open']}."
    )
    for one in found.verdicts:
        yield ""
        yield f"{one.proposal.title}: {one.outcome}, {one.proposal.warning}"
        for member in one.proposal.members:
            after = one.follow_ups.get(member.contract)
            seen = f"{after.what} from {after.start}" if after else "nothing seen since"
            yield f"  - {member.council}: ended {member.end}; {seen}"
    yield ""
    for area in found.areas:
        yield (
            f"{area.service_area}: {area.hits} of {area.opportunities} opportunities raised; of {area.proposals} "
            f"proposals {area.borne_out} borne out, {area.false_alarms} false alarms, {area.open} open"
        )
