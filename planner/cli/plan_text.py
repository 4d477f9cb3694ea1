"""A plan as text for a terminal: the proposals in order of the last day to decide, each with its case."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from planner.model import Plan, Proposal


def lines(plan: Plan) -> Iterator[str]:
    """The whole plan, line by line."""
    counts = [
        _count(len(plan.files), "file"),
        _count(len(plan.contracts), "contract"),
        f"{len(plan.windows)} that could be re-let",
        _count(len(plan.clusters), "cluster"),
        _count(len(plan.proposals), "proposal"),
    ]
    yield f"As on {day(plan.today)}: {', '.join(counts)}."
    for proposal in sorted(plan.proposals, key=lambda one: (one.last_day_to_decide, one.id)):
        yield ""
        yield from _proposal(proposal, plan.today)
    errors = sum(issue.severity == "error" for issue in plan.issues)
    if plan.issues:
        yield ""
        found = _count(len(plan.issues), "issue")
        yield f"{found} in the files, {errors} of them errors: `planner check FILE` names each."


def day(when: date) -> str:
    """31 March 2027."""
    return f"{when.day} {when:%B %Y}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _convene(proposal: Proposal, today: date) -> str:
    """When to begin, by the usual and by the careful lengths; of days that have passed, that it should have been."""
    careful = proposal.start_by_cautious
    begin = "start to convene by" if proposal.start_by >= today else "convening should have begun by"
    if careful is None:
        return f"{begin} {day(proposal.start_by)}"
    passed = "it should have begun " if careful < today <= proposal.start_by else ""
    return f"{begin} {day(proposal.start_by)} (with careful lengths {passed}by {day(careful)})"


def _proposal(proposal: Proposal, today: date) -> Iterator[str]:
    yield proposal.title + (" (to harmonise: one council by then)" if proposal.kind == "harmonise" else "")
    yield f"  {proposal.warning}: last day to decide together {day(proposal.last_day_to_decide)}"
    yield f"  {_convene(proposal, today)}; joint arrangements start {day(proposal.starts)}"
    for member in proposal.members:
        title = f" ({member.title})" if member.title else ""
        yield f"  - {member.council}{title}: ends {day(member.end)}; {member.move}"
    for reason in proposal.reasons:
        yield f"  + {reason}"
    for reason in proposal.against:
        yield f"  ! {reason}"
    for consent in proposal.consents:
        if consent not in proposal.against:
            yield f"  consent: {consent}"
    for other in proposal.could_join:
        yield f"  could also join: {other.council}, {other.title or 'no title'}: {other.why}"
    if proposal.left_out:
        left = len(proposal.left_out)
        yield f"  left out: {left} of the same area and time (reasons in --json)"
