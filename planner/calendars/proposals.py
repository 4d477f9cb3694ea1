"""What one proposal puts into a calendar: one tentative day while it is an idea, else its plan."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING

from planner.calendars.event import CalendarEvent, Kind, Status, day, title
from planner.calendars.uid import uid

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

    from planner.calendars.choice import Choice, Identity
    from planner.model import Milestone, Proposal


BEGIN, DECISION = "begin", "gate1"  # codes of steps: the start of convening, and the decision to go


def proposal_events(
    proposal: Proposal,
    *,
    key: str,
    name: str,
    stamp: datetime,
    choice: Choice,
    identity: Identity,
    adopted: bool,
    rests_on: str = "",
) -> Iterator[CalendarEvent]:
    """The events of one proposal, called `name`: tentative while it is an idea; what is assumed says so.

    `rests_on` is what the plan depends on beside its contracts and today: its settings.
    """
    url = identity.proposal_url(proposal) if identity.proposal_url else None
    settled = Status.CONFIRMED if adopted else Status.TENTATIVE
    basis = "" if adopted else _basis(proposal, name, url, choice.alarms, rests_on)

    def event(
        kind: Kind, slug: str, label: str, when: date, text: tuple[str, ...], summary: str | None = None
    ) -> CalendarEvent:
        return CalendarEvent(
            uid=uid(slug, key, identity.installation),
            first=when,
            last=when,
            summary=summary or title(kind, name),
            stamp=stamp,
            kind=kind,
            description=(*text, *_about(proposal, adopted=adopted)),
            categories=("Milestone" if kind is Kind.MILESTONE else label,),
            status=settled,
            url=url,
            alarms=choice.alarms,
            basis=basis,
        )

    if Kind.DECIDE_TOGETHER in choice.kinds:
        decided = _done(proposal, DECISION)
        when = decided.date if decided else proposal.last_day_to_decide
        text = _what_was_done(decided) if decided else _decide(proposal)
        summary = f"Decided together: {name}" if decided else None
        yield event(Kind.DECIDE_TOGETHER, "decide-together", "Last day to decide together", when, text, summary)
    if Kind.CONVENE in choice.kinds:
        begun = _done(proposal, BEGIN)
        when = begun.date if begun else proposal.start_by
        text = _what_was_done(begun) if begun else _convene(proposal)
        yield event(Kind.CONVENE, "convene", "Convene by", when, text, f"Convening began: {name}" if begun else None)
    if Kind.MILESTONE in choice.kinds and (adopted or choice.ideas):
        for slug, step in _named(proposal.milestones):
            text = _what_was_done(step) if step.done else _step(step)
            summary = f"{step.name}{' (done)' if step.done else ''}: {name}"
            yield event(Kind.MILESTONE, slug, step.name, step.date, text, summary)


def titles(proposals: Iterable[Proposal]) -> dict[str, str]:
    """Proposal id → what its events are called: its title, with the joint start where two share one."""
    proposals = list(proposals)
    uses = Counter(proposal.title for proposal in proposals)
    return {
        proposal.id: proposal.title
        if uses[proposal.title] == 1
        else f"{proposal.title} (joint start {day(proposal.starts)})"
        for proposal in proposals
    }


def _basis(proposal: Proposal, name: str, url: str | None, alarms: tuple[int, ...], rests_on: str) -> str:
    """What an idea's days follow from, apart from today: who is in it with which ends, and the settings."""
    members = sorted((member.contract, member.council, member.end, member.latest_end) for member in proposal.members)
    told = repr((name, url, alarms, proposal.service_area, proposal.procedure, members, rests_on))
    return sha256(told.encode()).hexdigest()[:16]


def _named(milestones: tuple[Milestone, ...]) -> Iterator[tuple[str, Milestone]]:
    """Each milestone with a name that is its own in this plan, even where two steps are called the same."""
    seen: Counter[str] = Counter()
    for step in milestones:
        slug = "-".join("".join(char if char.isalnum() and char.isascii() else " " for char in step.name).split())
        seen[slug] += 1
        nth = f"-{seen[slug]}" if seen[slug] > 1 else ""
        yield f"step-{slug.lower()}{nth}", step


def _done(proposal: Proposal, stage: str) -> Milestone | None:
    """The step of that code, if it has been done."""
    return next((step for step in proposal.milestones if step.stage == stage and step.done), None)


def _what_was_done(step: Milestone) -> tuple[str, ...]:
    return ("The day on which this was really done.", *step.sum)


def _decide(proposal: Proposal) -> tuple[str, ...]:
    when = proposal.last_day_to_decide
    days = (proposal.starts - when).days
    begun = any(step.done for step in proposal.milestones)
    usual = "be here by" if begun else "convene by"
    shortest = f"the shortest lawful plan{' of what remains' if begun else ''}"
    return (
        f"After this day {_councils(proposal)} can no longer buy this together in time.",
        f"{day(proposal.starts)} (joint start) − {days} days ({shortest}) = {day(when)}.",
        f"With typical lengths, {usual} {day(proposal.start_by)}.",
        *_assumed(proposal),
    )


def _convene(proposal: Proposal) -> tuple[str, ...]:
    days, careful = (proposal.starts - proposal.start_by).days, proposal.start_by_cautious
    return (
        f"The last day to bring {_councils(proposal)} together if every step takes its typical length.",
        f"{day(proposal.starts)} (joint start) − {days} days (the typical plan) = {day(proposal.start_by)}.",
        *((f"With careful lengths, by {day(careful)}.",) if careful else ()),
        *_assumed(proposal),
    )


def _assumed(proposal: Proposal) -> tuple[str, ...]:
    if not any(step.assumed for step in proposal.milestones):
        return ()
    return ("Assumed: the lengths of some steps are assumptions; those that the law sets are kept.",)


def _step(step: Milestone) -> tuple[str, ...]:
    lines = ["The last day on which this step may be finished.", *step.sum]
    if step.law:
        lines.append(f"Law: {step.law}")
    if step.assumed:
        lines.append("Assumed: a length here is an assumption, not a rule.")
    return tuple(lines)


def _about(proposal: Proposal, *, adopted: bool) -> Iterator[str]:
    yield f"Old arrangements end on {day(proposal.target)}; joint ones start on {day(proposal.starts)}."
    if not adopted:
        yield "A joint procurement idea that nobody has adopted: estimated, and it can move."
    if not proposal.lawful:
        yield "As far as known some member would run past its latest end: see the page."


def _councils(proposal: Proposal) -> str:
    names = sorted({member.council for member in proposal.members})
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
