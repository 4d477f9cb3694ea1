"""Split an idea in two: who goes into which, what each would be, then both in place of the one."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from flask import Blueprint, flash, redirect, render_template, request, url_for

from planner import flow
from planner.model import PlannerError
from planner.store import contracts as kept_contracts
from planner.store import proposals as kept_proposals
from planner.store.contracts import Filters
from planner.web import access
from planner.web.database import LOCAL_USER, now, reading, writing
from planner.web.plans import settings_now
from planner.web.proposals.forms import Sure
from planner.web.today import today

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from flask.typing import ResponseReturnValue

    from planner.model import Member, Proposal

split = Blueprint("split", __name__)

PARTS = (("1", "First idea"), ("2", "Second idea"), ("", "Neither"))
LEAST = 4  # contracts: each part needs two councils


@split.route("/proposals/<proposal_id>/split", methods=["GET", "POST"])
@access.local_user
def choose(proposal_id: str) -> ResponseReturnValue:
    """Which contract goes where; sent with "try", what both would be; sent with "keep", both are kept."""
    with reading() as session:
        kept = kept_proposals.proposal(session, proposal_id)
    members = kept.proposal.members
    if kept.state != "idea" or not can_be_two(members):
        return render_template("proposals/whole.html", kept=kept), 409
    form, sent = Sure(), request.method == "POST"
    chosen = chosen_parts(members, request.form) if sent else suggested_parts(members)
    answer: dict[str, Any] = {"kept": kept, "form": form, "chosen": chosen, "parts": PARTS, "tried": (), "errors": []}
    if not form.validate_on_submit():
        return render_template("proposals/split.html", **answer)
    tried, errors = planned_apart(kept.proposal, chosen)
    if errors:
        return render_template("proposals/split.html", **(answer | {"errors": errors})), 400
    if request.form.get("step") == "keep":
        with writing() as session:
            kept_proposals.split(session, proposal_id, tried, at=now(), by=LOCAL_USER)
        flash("Split in two. Both keep their contracts until somebody plans them anew.")
        return redirect(url_for("proposals.bands", service_area=kept.proposal.service_area))
    return render_template("proposals/split.html", **(answer | {"tried": tried}))


def can_be_two(members: Sequence[Member]) -> bool:
    """Whether two parts with contracts of at least two councils each can be made of these."""
    largest = max(Counter(member.council for member in members).values())
    return len(members) >= LEAST and len(members) - largest >= LEAST // 2


def chosen_parts(members: Sequence[Member], sent: Mapping[str, str]) -> dict[str, str]:
    """The part that each contract was put into, "" for neither."""
    known = {code for code, _ in PARTS}
    found = {member.contract: sent.get(f"part-{place}", "") for place, member in enumerate(members, 1)}
    return {contract: part if part in known else "" for contract, part in found.items()}


def suggested_parts(members: Sequence[Member]) -> dict[str, str]:
    """Two parts cut where the ends lie furthest apart, as long as each has two councils; else all in the first."""
    rows = sorted(members, key=lambda member: (member.end, member.contract))
    gaps = [
        ((after.end - before.end).days, place)
        for place, (before, after) in enumerate(pairwise(rows), 1)
        if min(len({member.council for member in part}) for part in (rows[:place], rows[place:])) > 1
    ]
    cut = max(gaps, key=lambda gap: (gap[0], -gap[1]))[1] if gaps else len(rows)
    return {member.contract: "1" if place < cut else "2" for place, member in enumerate(rows)}


def planned_apart(proposal: Proposal, chosen: Mapping[str, str]) -> tuple[list[Proposal], list[dict[str, str]]]:
    """Each part as an idea of its own, with the day that is best for it; what keeps one from being one, in words."""
    with reading() as session:
        around = kept_contracts.all_contracts(session, filters=Filters(service_areas=(proposal.service_area,)))
    councils = {member.contract: member.council for member in proposal.members}
    settings = replace(settings_now(), target=None, procedure=proposal.procedure)
    found: list[Proposal] = []
    errors: list[dict[str, str]] = []
    for code, name in PARTS[:2]:
        group = [contract for contract, part in chosen.items() if part == code]
        try:
            if len({councils[contract] for contract in group}) < 2:
                raise PlannerError("choose contracts of at least two councils")
            found += flow.plan_groups(around, [group], today=today(), settings=settings)
        except PlannerError as problem:
            errors.append({"text": f"{name}: {problem}", "href": f"#part-1-{code}"})
    return found, errors
