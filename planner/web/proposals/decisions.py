"""What people do to an idea: adopt it, put it aside, open it again, name it, write a note under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, url_for

from planner.model import PlannerError
from planner.store import proposals as kept_proposals
from planner.web import access
from planner.web.database import LOCAL_USER, now, reading, writing
from planner.web.filters import day
from planner.web.proposals.forms import Dismiss, Name, Note, Sure
from planner.web.proposals.reckoning import going_on

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from planner.store.kept import KeptProposal

decisions = Blueprint("decisions", __name__)


@decisions.route("/proposals/<proposal_id>/adopt", methods=["GET", "POST"])
@access.local_user
def adopt(proposal_id: str) -> ResponseReturnValue:
    """Says what adopting means, then does it."""
    kept, form = kept_proposal(proposal_id), Sure()
    if not form.validate_on_submit():
        return render_template("proposals/adopt.html", kept=kept, form=form)
    plan = going_on(kept.proposal)
    with writing() as session:
        kept_proposals.adopt(session, proposal_id, at=now(), by=LOCAL_USER)
        kept_proposals.go_on(session, proposal_id, plan, at=now())
    flash(f"Adopted. Its members and its dates now stay; the old contracts run to {day(kept.proposal.target)}.")
    return back(proposal_id)


@decisions.route("/proposals/<proposal_id>/dismiss", methods=["GET", "POST"])
@access.local_user
def dismiss(proposal_id: str) -> ResponseReturnValue:
    """Asks for the reason, then puts the idea aside."""
    kept, form = kept_proposal(proposal_id), Dismiss()
    if not form.validate_on_submit():
        return render_template("proposals/dismiss.html", kept=kept, form=form), 400 if form.errors else 200
    with writing() as session:
        kept_proposals.dismiss(session, proposal_id, reason=form.reason.data, at=now(), by=LOCAL_USER)
    flash("Dismissed. The list no longer shows it, unless dismissed ideas are asked for.")
    return back(proposal_id)


@decisions.post("/proposals/<proposal_id>/reopen")
@access.local_user
def reopen(proposal_id: str) -> ResponseReturnValue:
    """Takes back an adoption or a dismissal."""
    kept_proposal(proposal_id)
    if not Sure().validate_on_submit():
        raise PlannerError("The form was not complete. Nothing was changed; go back and try again.")
    with writing() as session:
        kept_proposals.reopen(session, proposal_id, at=now(), by=LOCAL_USER)
    flash("Opened again: it is an idea like the others, and may change with the next plan.")
    return back(proposal_id)


@decisions.route("/proposals/<proposal_id>/name", methods=["GET", "POST"])
@access.local_user
def name(proposal_id: str) -> ResponseReturnValue:
    """Gives an idea a name of its own."""
    kept = kept_proposal(proposal_id)
    form = Name(data={"name": kept.name or ""})
    if not form.validate_on_submit():
        return render_template("proposals/name.html", kept=kept, form=form), 400 if form.errors else 200
    with writing() as session:
        kept_proposals.rename(session, proposal_id, name=form.name.data or None, at=now())
    flash("The name is kept, also when registers are uploaded again.")
    return back(proposal_id)


@decisions.route("/proposals/<proposal_id>/note", methods=["GET", "POST"])
@access.local_user
def note(proposal_id: str) -> ResponseReturnValue:
    """Keeps a note under an idea."""
    kept, form = kept_proposal(proposal_id), Note()
    if not form.validate_on_submit():
        return render_template("proposals/note.html", kept=kept, form=form), 400 if form.errors else 200
    with writing() as session:
        kept_proposals.add_note(session, proposal_id, text=form.text.data, at=now(), by=LOCAL_USER)
    flash("The note is kept.")
    return back(proposal_id)


def kept_proposal(proposal_id: str) -> KeptProposal:
    """The idea, or the page that says that there is none."""
    with reading() as session:
        return kept_proposals.proposal(session, proposal_id)


def back(proposal_id: str) -> ResponseReturnValue:
    """To the idea's page."""
    return redirect(url_for("proposals.one", proposal_id=proposal_id))
