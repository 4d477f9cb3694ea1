"""How long each step of one idea takes: changed for it alone within the law, its plan beside the present one first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for

from planner.model import PlannerError
from planner.store import proposals as kept_proposals
from planner.web import access
from planner.web.database import LOCAL_USER, now, reading, writing
from planner.web.plans import settings_now
from planner.web.proposals.forms import Sure
from planner.web.proposals.reckoning import lead_times_now, lead_times_of, need_of, planned_anew
from planner.web.proposals.route import side_by_side
from planner.web.stage_boxes import COLUMNS, Row, row_of, typed_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flask.typing import ResponseReturnValue

    from planner.model import OwnLength, Proposal

own_lengths = Blueprint("own_lengths", __name__)


@own_lengths.route("/proposals/<proposal_id>/lengths", methods=["GET", "POST"])
@access.local_user
def change(proposal_id: str) -> ResponseReturnValue:
    """The steps with boxes for lengths of its own; sent with "try" the two plans, sent with "keep" kept."""
    with reading() as session:
        kept = kept_proposals.proposal(session, proposal_id)
    proposal, sent = kept.proposal, Sure().validate_on_submit()
    rows = rows_of(proposal, request.form if sent else boxes_of(proposal))
    wrong = [(f"{row.code}-minimum", row.error) for row in rows if row.error]
    tried = None
    if sent and not wrong:
        try:
            tried = planned_anew(proposal, lengths=[row.length for row in rows if any(row.typed)])
        except PlannerError as problem:
            wrong = [("lengths", str(problem))]
    if tried and request.form.get("step") == "keep":
        with writing() as session:
            kept_proposals.plan_anew(session, proposal_id, tried, at=now(), by=LOCAL_USER)
        flash("The lengths are kept for this one alone. Its members and its dates now stay.")
        return redirect(url_for("proposals.one", proposal_id=proposal_id))
    return render_template(
        "proposals/lengths.html",
        kept=kept,
        form=Sure(),
        rows=rows,
        columns=COLUMNS,
        wrong=wrong,
        tried=tried,
        steps=side_by_side(proposal, tried) if tried else [],
    ), 400 if wrong else 200


def boxes_of(proposal: Proposal) -> dict[str, str]:
    """Its own lengths as somebody would have typed them."""
    return {f"{each.stage}-{column}": str(getattr(each, column)) for each in proposal.lengths for column in COLUMNS}


def rows_of(proposal: Proposal, boxes: Mapping[str, str]) -> list[Row]:
    """Each step with the lengths that it has without its own, and what is in its boxes."""
    need, nation = need_of(proposal), settings_now().nation

    def check(length: OwnLength) -> object:
        alone = replace(proposal, lengths=(length,))
        return lead_times_of(alone).steps(proposal.starts, need)

    return [
        row_of(step.stage, typed_in(boxes, step.stage.code), nation, check)
        for step in lead_times_now().steps(proposal.starts, need)
    ]
