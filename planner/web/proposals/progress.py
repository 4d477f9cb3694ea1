"""Enter the days on which steps were really done: the rest is planned anew from them, with the room that is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for

from planner import leadtime
from planner.model import PlannerError
from planner.store import progress as kept_progress
from planner.store import proposals as kept_proposals
from planner.web import access
from planner.web.database import LOCAL_USER, now, reading, writing
from planner.web.proposals.forms import Sure
from planner.web.proposals.reckoning import lead_times_now, lead_times_of, need_of
from planner.web.today import today
from planner.web.view import read_day

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from flask.typing import ResponseReturnValue

    from planner.leadtime import WholePlan
    from planner.model import Proposal

progress = Blueprint("progress", __name__)


@progress.route("/proposals/<proposal_id>/progress", methods=["GET", "POST"])
@access.local_user
def enter(proposal_id: str) -> ResponseReturnValue:
    """The steps of an adopted one with the day each was done; sent, the days are kept and the rest planned anew."""
    with reading() as session:
        kept = kept_proposals.proposal(session, proposal_id)
        done = kept_progress.finished(session, proposal_id)
    if kept.state != "adopted":
        raise PlannerError("Actual dates are kept for joint procurements that were adopted. Adopt this one first.")
    plan = under_way(kept.proposal, done)
    in_plan = {step.stage: step.date for step in kept.proposal.milestones}
    typed = {line.code: as_typed(done.get(line.code)) for line in plan.under_way.lines}
    errors: dict[str, str] = {}
    if Sure().validate_on_submit():
        typed = {code: request.form.get(f"done-{code}", "").strip() for code in typed}
        found, errors = days_of(typed)
        errors = errors or refused(kept.proposal, found)
        if not errors:
            keep(kept.proposal, found)
            flash("The days are kept, and the steps that remain are planned from them.")
            return redirect(url_for("progress.enter", proposal_id=proposal_id))
    status = 400 if errors else 200
    return render_template(
        "proposals/progress.html", kept=kept, form=Sure(), plan=plan, in_plan=in_plan, typed=typed, errors=errors
    ), status


def under_way(proposal: Proposal, done: Mapping[str, date]) -> WholePlan:
    """The plan of a proposal with the days that are known; `NotInOrder` in words where they cannot be."""
    return leadtime.whole_plan(
        proposal.starts, need_of(proposal), today=today(), lead_times=lead_times_of(proposal), actual=done
    )


def days_of(typed: Mapping[str, str]) -> tuple[dict[str, date], dict[str, str]]:
    """What was typed as days by stage, and what is wrong with it by stage."""
    read = {code: read_day(text) for code, text in typed.items() if text}
    wrong = {code: "Enter the day as a date, like 31/3/2027" for code, found in read.items() if found is None}
    return {code: found for code, found in read.items() if found is not None}, wrong


def refused(proposal: Proposal, done: Mapping[str, date]) -> dict[str, str]:
    """Why these days cannot be, beside the first stage at which they cannot."""
    tried: dict[str, date] = {}
    for line in under_way(proposal, {}).under_way.lines:
        if line.code in done:
            tried[line.code] = done[line.code]
            try:
                under_way(proposal, tried)
            except leadtime.NotInOrder as problem:
                return {line.code: str(problem)}
    return {}


def keep(proposal: Proposal, done: Mapping[str, date]) -> None:
    """Keeps the days, and the lengths that follow from them for others to learn from."""
    steps = lead_times_of(proposal).steps(proposal.starts, need_of(proposal))
    lines = under_way(proposal, done).under_way.lines
    with writing() as session:
        kept_progress.keep_finished(
            session,
            proposal.id,
            dates=done,
            names={line.code: line.name for line in lines},
            plan=leadtime.with_actual_dates(
                proposal, need_of(proposal), actual=done, today=today(), lead_times=lead_times_now()
            ),
            took=leadtime.took(proposal.procedure, steps, done),
            at=now(),
            by=LOCAL_USER,
        )


def as_typed(day: date | None) -> str:
    """A day as somebody would type it."""
    return f"{day.day}/{day.month}/{day.year}" if day else ""
