"""A proposal → the sentences around its figures."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from planner import leadtime
from planner.leadtime.plan_warnings import proposal_warning
from planner.model import Plan
from planner.model import Warning as Alert
from planner.web.filters import day, round_money
from planner.web.proposals.reckoning import lead_times_now
from planner.web.words import leaf_areas, short_council

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from planner.leadtime.plan_warnings import OfProposal
    from planner.model import Contract, Proposal


def councils(proposal: Proposal) -> list[str]:
    """The councils of its members, each once, in order of name."""
    return sorted({member.council for member in proposal.members})


def names_missing(proposal: Proposal) -> bool:
    """Whether the title leaves a council out."""
    return any(short_council(name) not in proposal.title for name in councils(proposal))


def ends_words(proposal: Proposal) -> str:
    """When the contracts of its members end."""
    first, last = min(member.end for member in proposal.members), max(member.end for member in proposal.members)
    if first == last:
        return f"{'Both' if len(proposal.members) == 2 else 'All'} end on {day(first)}."
    return f"The contracts end between {day(first)} and {day(last)}."


def value_words(proposal: Proposal) -> str:
    """How much is known of what it is worth, and for how many of the contracts.

    Currencies are never added together.
    """
    known = [value for value in proposal.value if value.known]
    if not known:
        return "value not known"
    parts = []
    for value in known:
        if value.annual is not None:
            amount = f"{round_money(value.annual, value.currency)} a year"
        else:
            amount = f"{round_money(value.total, value.currency)} in all"
        if value.known < value.of:
            amount += f" (known for {value.known} of {value.of})"
        parts.append(amount)
    return " and ".join(parts)


@dataclass(frozen=True, slots=True)
class UnderWay:
    """A joint procurement of which something is done: the step that comes next (None after the last), when convening
    began, and when it was decided to go (None before)."""

    next: str | None
    begun: date
    decided: date | None


def under_way(proposal: Proposal) -> UnderWay | None:
    """How far it has come, None where nothing is done."""
    done = {step.stage: step.date for step in proposal.milestones if step.done}
    if not done:
        return None
    left = next((step.name for step in proposal.milestones if not step.done), None)
    return UnderWay(left and left[0].lower() + left[1:], proposal.milestones[0].date, done.get("gate1"))


def warning_words(proposal: Proposal) -> str:
    """What the warning means for the reader."""
    reached = under_way(proposal)
    return _before_the_first_step(proposal) if reached is None else _going_on(proposal, reached)


def _going_on(proposal: Proposal, reached: UnderWay) -> str:
    start_by, decide = day(proposal.start_by), day(proposal.last_day_to_decide)
    if reached.next is None:
        return "Every step is done."
    match proposal.warning:
        case Alert.IN_GOOD_TIME | Alert.START_NOW:
            return f"Under way: with {reached.next} finished by {start_by} there is the usual time for what follows."
        case Alert.LATE:
            return (
                "Under way, but there is less than the usual time for what remains. With every step after it at its "
                f"shortest, {reached.next} must be finished by {decide}."
            )
        case Alert.TOO_LATE:
            return f"Under way, but what remains can no longer meet the start on {day(proposal.starts)}."


def _before_the_first_step(proposal: Proposal) -> str:
    start_by, decide = day(proposal.start_by), day(proposal.last_day_to_decide)
    match proposal.warning:
        case Alert.IN_GOOD_TIME:
            return f"Calling the councils together by {start_by} leaves time for every step at its usual length."
        case Alert.START_NOW:
            return f"Call the councils together now: by {start_by} at the latest, for every step at its usual length."
        case Alert.LATE:
            return f"It can still be done with every step at its shortest, if all decide by {decide}."
        case Alert.TOO_LATE:
            return f"The last day to decide was {decide}. Without more time, each council has to act alone or run on."


def standing(proposal: Proposal, contracts: Mapping[str, Contract], today: date) -> OfProposal | None:
    """How today stands to the proposal, with what could be shortened and the ways that are left; None for members lost.

    A register may have been taken back since the plan was made.
    """
    members = {member.contract for member in proposal.members}
    if not members <= contracts.keys():
        return None
    plan = Plan(today, (), contracts, {}, (), (proposal,), ())
    classes = {area.code: area.service_class for area in leaf_areas()}
    return proposal_warning(proposal, plan, classes, lead_times_now())


@cache
def _procedures() -> dict[str, str]:
    return {procedure.code: procedure.name for procedure in leadtime.procedures()}


def procedure_name(code: str) -> str:
    """A procedure's name."""
    return _procedures().get(code, code)
