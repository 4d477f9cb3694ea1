"""What differs between two states of one proposal, in sentences; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.leadtime import procedures
from planner.leadtime.procedures import stage_names
from planner.proposals.words import money

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from planner.model import Contract, Member, OwnLength, Proposal


def differences(before: Proposal, after: Proposal) -> list[str]:
    """Who came and went, whose end or options moved, what could join by now, what it is worth, and the target."""
    were = {member.contract: member for member in before.members}
    are = {member.contract: member for member in after.members}
    told = [f"{are[key].council} is in now, with {_called(are[key].title)}." for key in are if key not in were]
    told += [f"{were[key].council}'s {_called(were[key].title)} is no longer in." for key in were if key not in are]
    told += [text for key in were if key in are for text in _moved(were[key], are[key])]
    told += _could_join(before, after)
    told += _worth(before, after)
    if before.target != after.target:
        told.append(f"The target moved from {day(before.target)} to {day(after.target)}.")
    if before.procedure != after.procedure:
        told.append(
            f"The route changed from {_route(before.procedure)} to {_route(after.procedure)}; "
            f"the last day to decide together is {day(after.last_day_to_decide)}."
        )
    if before.lengths != after.lengths:
        own = "; ".join(_own_length(each) for each in after.lengths)
        told.append(f"Lengths of its own: {own}." if own else "Its steps have no lengths of their own any more.")
    if before.lawful and not after.lawful:
        told.append("As far as known, not every contract can run to the target any more: see who has to move.")
    elif after.lawful and not before.lawful:
        told.append("As far as known, every contract can run to the target now.")
    return told


def _moved(before: Member, after: Member) -> Iterator[str]:
    """What a register says otherwise of the dates of one member."""
    if before.end != after.end:
        yield f"{before.council}'s end moved from {day(before.end)} to {day(after.end)}."
    were, are = before.latest_end, after.latest_end
    had, has = were > before.end, are > after.end
    if had and has and were != are:
        yield f"{before.council}'s options reached to {day(were)} and reach to {day(are)} now."
    elif has and not had:
        yield f"{before.council} has options to run on to {day(are)}; none were known before."
    elif had and not has:
        yield f"{before.council}'s options to run on to {day(were)} are no longer in its register."


def _could_join(before: Proposal, after: Proposal) -> Iterator[str]:
    """Who could join by now and could not before."""
    known = {each.contract for each in before.could_join} | {each.contract for each in before.members}
    for each in after.could_join:
        if each.contract not in known:
            yield f"{each.council}'s {_called(each.title)} could now join."


def _worth(before: Proposal, after: Proposal) -> Iterator[str]:
    """A known yearly value of the same contracts that has become known, or changed by half or more."""
    if {each.contract for each in before.members} != {each.contract for each in after.members}:
        return
    were = {each.currency: each.annual for each in before.value}
    for each in after.value:
        was = were.get(each.currency)
        if each.annual in (None, was) or (was is not None and abs(each.annual - was) * 2 < was):
            continue
        since = f"it was {money(was, each.currency)}" if was is not None else "none was known before"
        yield f"The known yearly value is {money(each.annual, each.currency)} now; {since}."


def steps_moved(before: Proposal, after: Proposal) -> list[str]:
    """The steps still to do whose last day is another than it was."""
    were = {step.name: step.date for step in before.milestones}
    return [
        f"{step.name} by {day(step.date)}, was {day(were[step.name])}"
        for step in after.milestones
        if not step.done and were.get(step.name, step.date) != step.date
    ]


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
    """Whether a grouping that was put aside is worth another look: who is in it, their dates, worth or lawfulness."""
    dates = [{(each.contract, each.end, each.latest_end) for each in one.members} for one in (before, after)]
    return dates[0] != dates[1] or before.lawful != after.lawful or any(_worth(before, after))


def day(when: date) -> str:
    """A day in words that cannot be read two ways: 31 March 2027."""
    return f"{when:%-d %B %Y}"


def _own_length(length: OwnLength) -> str:
    name, _ = stage_names().get(length.stage, (length.stage, ""))
    return f"{name} {length.minimum}, {length.typical}, {length.cautious} days"


def _route(code: str) -> str:
    return next((f"“{each.name}”" for each in procedures() if each.code == code), code)


def _called(title: str | None) -> str:
    return f"“{title}”" if title else "contract"
