"""Plan an idea anew: with another day for the old contracts to run to, or without some of its contracts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_wtf import FlaskForm
from wtforms.validators import InputRequired

from planner.model import PlannerError
from planner.store import proposals as kept_proposals
from planner.web import access
from planner.web.components import ThreeBoxDate
from planner.web.database import LOCAL_USER, now, reading, writing
from planner.web.proposals.reckoning import planned_anew

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

again = Blueprint("again", __name__)


class Again(FlaskForm):  # type: ignore[misc] # flask-wtf ships no types
    """The day; the contracts are chosen by boxes of their own."""

    target = ThreeBoxDate(
        "Old contracts run to",
        description="The joint arrangements start the day after. For example the day before councils merge.",
        validators=[InputRequired("Enter the day that the old contracts run to")],
    )


@again.route("/proposals/<proposal_id>/plan", methods=["GET", "POST"])
@access.local_user
def plan(proposal_id: str) -> ResponseReturnValue:
    """The day and the contracts; sent with "try", what would follow; sent with "keep", kept."""
    with reading() as session:
        kept = kept_proposals.proposal(session, proposal_id)
    form = Again(data={"target": kept.proposal.target})
    chosen = request.form.getlist("member") or [member.contract for member in kept.proposal.members]
    answer: dict[str, Any] = {"kept": kept, "form": form, "chosen": set(chosen), "tried": None}
    if not form.validate_on_submit():
        return render_template("proposals/again.html", **answer), 400 if form.errors else 200
    try:
        assert form.target.data is not None  # the form asks for it
        tried = planned_anew(kept.proposal, chosen=chosen, target=form.target.data)
    except PlannerError as problem:
        form.target.errors = [str(problem)]
        return render_template("proposals/again.html", **answer), 400
    if request.form.get("step") == "keep":
        with writing() as session:
            kept_proposals.plan_anew(session, proposal_id, tried, at=now(), by=LOCAL_USER)
        flash("Planned anew. Its members and its dates stay until somebody plans it again.")
        return redirect(url_for("proposals.one", proposal_id=proposal_id))
    return render_template("proposals/again.html", **(answer | {"tried": tried}))
