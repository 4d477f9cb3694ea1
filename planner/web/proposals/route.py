"""Choose the route to market of an idea: the change in dates first, keep it second."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_wtf import FlaskForm
from wtforms import RadioField
from wtforms.validators import InputRequired

from planner import leadtime
from planner.model import PlannerError
from planner.store import proposals as kept_proposals
from planner.web import access
from planner.web.database import LOCAL_USER, now, reading, writing
from planner.web.proposals.reckoning import (
    lead_times_now,
    lead_times_of,
    members_of,
    need_of,
    planned_anew,
    suggested,
)
from planner.web.proposals.words import procedure_name

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from flask.typing import ResponseReturnValue

    from planner.leadtime import Procedure
    from planner.model import Proposal

route = Blueprint("route", __name__)


class RouteForm(FlaskForm):  # type: ignore[misc] # flask-wtf ships no types
    """One of the routes that are compared."""

    procedure = RadioField("Route", validators=[InputRequired("Choose a route")])


@dataclass(frozen=True, slots=True)
class Compared:
    """A route with the days that it would give; `saves` are days against the present route (negative: longer)."""

    procedure: Procedure
    start_by: date
    last_day_to_decide: date
    saves: int
    suggested: bool


@route.route("/proposals/<proposal_id>/route", methods=["GET", "POST"])
@access.local_user
def choose(proposal_id: str) -> ResponseReturnValue:
    """The routes side by side; sent with "try", what would follow; sent with "keep", kept."""
    with reading() as session:
        kept = kept_proposals.proposal(session, proposal_id)
    proposal = kept.proposal
    advice = suggested(proposal, members_of(proposal))
    rows = compared(proposal, advice.procedure)
    form = RouteForm(data={"procedure": proposal.procedure})
    form.procedure.choices = [(row.procedure.code, row.procedure.name) for row in rows]
    tried = None
    if form.validate_on_submit():
        try:
            tried = planned_anew(proposal, procedure=form.procedure.data)
        except PlannerError as problem:
            form.procedure.errors = [str(problem)]
    if tried and request.form.get("step") == "keep":
        with writing() as session:
            kept_proposals.plan_anew(session, proposal_id, tried, at=now(), by=LOCAL_USER)
        flash(f"The route is kept: {procedure_name(tried.procedure)}. Its members and its dates now stay.")
        return redirect(url_for("proposals.one", proposal_id=proposal_id))
    return render_template(
        "proposals/route.html",
        kept=kept,
        form=form,
        rows=rows,
        advice=advice,
        advised=procedure_name(advice.procedure),
        tried=tried,
        steps=side_by_side(proposal, tried) if tried else [],
    ), 400 if form.errors else 200


def compared(proposal: Proposal, advice: str) -> list[Compared]:
    """The routes of the law that now applies to it, and of the one that is suggested, by what they save."""
    need = need_of(proposal)
    now = lead_times_of(proposal).start_by(proposal.starts, need)
    rows = []
    for each in leadtime.procedures():
        if each.regime not in regimes_of((proposal.procedure, advice)):
            continue
        try:
            times = lead_times_of(proposal, each.code)
        except leadtime.BelowTheFloor:  # a length of its own that this route forbids: choosing it says so
            times = lead_times_now()
        other = replace(need, procedure=each.code)
        start_by, decide = times.start_by(proposal.starts, other), times.last_day_to_decide(proposal.starts, other)
        rows.append(Compared(each, start_by, decide, (start_by - now).days, each.code == advice))
    return rows


def regimes_of(codes: Collection[str]) -> set[str]:
    """The bodies of law that these routes belong to."""
    return {each.regime for each in leadtime.procedures() if each.code in codes}


def side_by_side(before: Proposal, after: Proposal) -> list[tuple[str, date | None, date | None]]:
    """The steps of both plans in order of the new days, with the day of each before and after."""
    were = {step.name: step.date for step in before.milestones}
    are = {step.name: step.date for step in after.milestones}
    shared = list(are)
    for name in were:
        if name not in are:  # where the old plan has it: after the step that it follows there
            place = list(were).index(name)
            follows = next((each for each in reversed(list(were)[:place]) if each in shared), None)
            shared.insert(shared.index(follows) + 1 if follows else 0, name)
    return [(name, were.get(name), are.get(name)) for name in shared]
