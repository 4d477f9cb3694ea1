"""The warnings of a plan in; the lines that `planner warnings` prints out.

What many proposals share is said once, at the end of theirs: which condition a lever has, and by which law; what the
law says of all of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.dates import short_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from planner.leadtime import WayOut
    from planner.leadtime.levers import Lever
    from planner.leadtime.plan_warnings import OfContract, OfProposal, PlanWarnings


def warning_lines(found: PlanWarnings) -> Iterator[str]:
    """Proposals first, then contracts by their headline date."""
    proposals, contracts = len(found.proposals), len(found.contracts)
    counts = f"{proposals} proposal{'s' * (proposals != 1)}, {contracts} contract{'s' * (contracts != 1)} with dates"
    yield f"{counts}, as on {short_date(found.today)}."
    for proposal in found.proposals:
        yield from _proposal(proposal, found.today)
    yield from _said_once(found.proposals)
    for contract in found.contracts:
        yield from _contract(contract)


def _proposal(each: OfProposal, today: date) -> Iterator[str]:
    yield f"\n{each.title}: {each.warning}"
    careful = f" ({short_date(each.start_by_cautious)} with careful lengths)" if each.start_by_cautious else ""
    should = "should have been convened" if each.start_by < today else "convene"
    last = "was" if each.last_day_to_decide < today else "is"
    yield f"  {should} by {short_date(each.start_by)}{careful}"
    yield f"  the last day to decide together {last} {short_date(each.last_day_to_decide)}"
    for heading, levers in (
        ("enough by itself", [lever for lever in each.levers if lever.enough]),
        ("saves some days", [lever for lever in each.levers if not lever.enough]),
    ):
        if levers:
            yield f"  {heading}: {'; '.join(f'{lever.name} ({lever.saves} days)' for lever in levers)}"
    for way in each.ways_out:
        yield f"  {_way_out(way)}"


def _way_out(way: WayOut) -> str:
    if not way.works:
        return f"no longer, since {short_date(way.last_day)}: {way.name} ({way.law})"
    return f"way out until {short_date(way.last_day)}: {way.text} Provided that {way.condition} ({way.law})."


def _said_once(proposals: Sequence[OfProposal]) -> Iterator[str]:
    levers: dict[str, Lever] = {lever.code: lever for each in proposals for lever in each.levers}
    if levers:
        yield "\nWhat saves days, and what it takes:"
    for lever in levers.values():
        yield f"  {lever.name}{f' ({lever.law})' if lever.law else ''}: provided that {lever.condition}"
    notes = dict.fromkeys(note for each in proposals for note in each.notes)
    if notes:
        yield "\nFor all of them:"
    yield from (f"  {note}" for note in notes)


def _contract(each: OfContract) -> Iterator[str]:
    yield f"\n{each.council or 'no council'}: {each.title or each.contract}"
    for warning in each.warnings:
        mark = "*" if warning.headline else " "
        level = f" [{warning.level}]" if warning.level and warning.kind != "ends" else ""
        yield f" {mark} {warning.text}{level}{' (assumed)' if warning.assumed else ''}"
