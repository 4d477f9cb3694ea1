"""What differs between two states of one proposal, in sentences; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.leadtime import procedures

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from planner.model import Contract, Proposal


def differences(before: Proposal, after: Proposal) -> list[str]:
    """Who came and went, whose end moved, what could join by now, and whether the target moved."""
    were = {member.contract: member for member in before.members}
    are = {member.contract: member for member in after.members}
    could = {each.contract for each in before.could_join}
    told = [f"{are[key].council} is in now, with {_called(are[key].title)}." for key in are if key not in were]
    told += [f"{were[key].council}'s {_called(were[key].title)} is no longer in." for key in were if key not in are]
    told += [
        f"{were[key].council}'s end moved from {day(were[key].end)} to {day(are[key].end)}."
        for key in were
        if key in are and were[key].end != are[key].end
    ]
    told += [
        f"{each.council}'s {_called(each.title)} could now join."
        for each in after.could_join
        if each.contract not in could and each.contract not in were
    ]
    if before.target != after.target:
        told.append(f"The target moved from {day(before.target)} to {day(after.target)}.")
    if before.procedure != after.procedure:
        told.append(
            f"The route changed from {_route(before.procedure)} to {_route(after.procedure)}; "
            f"the last day to decide together is {day(after.last_day_to_decide)}."
        )
    return told


def since_fixed(proposal: Proposal, contracts: Mapping[str, Contract]) -> list[str]:
    """What registers say by now about the members of a proposal whose members and target are fixed.

    `contracts` are those that count now; a member that is missing is no longer in its register.
    """
    told = []
    for member in proposal.members:
        held = contracts.get(member.contract)
        if held is None:
            told.append(f"{member.council}'s {_called(member.title)} is no longer in its register.")
        elif held.end is None:
            told.append(f"{member.council}'s end was {day(member.end)} and is unknown now.")
        elif held.end != member.end:
            told.append(f"{member.council}'s end moved from {day(member.end)} to {day(held.end)}.")
    return told


def material(before: Proposal, after: Proposal) -> bool:
    """Whether a grouping that was put aside is worth another look: other members, or other ends of theirs."""
    return {(each.contract, each.end) for each in before.members} != {
        (each.contract, each.end) for each in after.members
    }


def day(when: date) -> str:
    """A day in words that cannot be read two ways: 31 March 2027."""
    return f"{when:%-d %B %Y}"


def _route(code: str) -> str:
    return next((f"“{each.name}”" for each in procedures() if each.code == code), code)


def _called(title: str | None) -> str:
    return f"“{title}”" if title else "contract"
