"""A plan as text for a terminal: the proposals in order of the last day to decide, each with its case."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from planner.model import Plan, Proposal


def lines(plan: Plan) -> Iterator[str]:
    """The whole plan, line by line."""
    counts = (
        f"{len(plan.files)} files, {len(plan.contracts)} contracts, {len(plan.windows)} that could be re-let, "
        f"{len(plan.clusters)} clusters, {len(plan.proposals)} proposals"
    )
    yield f"As on {day(plan.today)}: {counts}."
    for proposal in sorted(plan.proposals, key=lambda one: (one.last_day_to_decide, one.id)):
        yield ""
        yield from _proposal(proposal)
    errors = sum(issue.severity == "error" for issue in plan.issues)
    if plan.issues:
        yield ""
        yield f"{len(plan.issues)} issues in the files, {errors} of them errors: planner check FILE names each."


def day(when: date) -> str:
    """31 March 2027."""
    return f"{when.day} {when:%B %Y}"


def _proposal(proposal: Proposal) -> Iterator[str]:
    yield proposal.title
    yield f"  {proposal.warning}: last day to decide together {day(proposal.last_day_to_decide)}"
    yield f"  start to convene by {day(proposal.start_by)}; joint arrangements start {day(proposal.starts)}"
    for member in proposal.members:
        title = f" ({member.title})" if member.title else ""
        yield f"  - {member.council}{title}: ends {day(member.end)}; {member.move}"
    for reason in proposal.reasons:
        yield f"  + {reason}"
    for reason in proposal.against:
        yield f"  ! {reason}"
    for other in proposal.could_join:
        yield f"  could also join: {other.council}, {other.title or 'no title'}: {other.why}"
    if proposal.left_out:
        left = len(proposal.left_out)
        yield f"  left out: {left} of the same area and time (reasons in --json)"
