"""The page on which somebody waits for the plan, and from which they go on to the page that they asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, redirect, render_template, request, url_for

from planner.model import PlannerError
from planner.web import access
from planner.web.background import Waiting, job_now
from planner.web.own_pages import own_page, this_page
from planner.web.plans import MAKES_A_PLAN, PLAN
from planner.web.steps import COUNTING, PLANNING, page_while_running

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

planning = Blueprint("planning", __name__)


@planning.app_errorhandler(Waiting)
def go_and_wait(waiting: Waiting) -> ResponseReturnValue:
    """Whichever page needs a plan that is still being made."""
    return redirect(url_for("planning.wait", job_id=waiting.job_id, to=this_page()))


@planning.get("/plan/waiting/<job_id>")
@access.local_user
def wait(job_id: str) -> ResponseReturnValue:
    """How far the plan is; once it is there, the page that was asked for."""
    job, to = job_now(job_id), own_page(request.args.get("to", ""))
    steps = COUNTING if job.kind in ("confirm", "undo") else PLANNING
    page = page_while_running(job, "planning/waiting.html", steps) if job.kind in MAKES_A_PLAN else None
    if page is not None:
        return page
    if job.kind != PLAN or job.state == "done":
        return redirect(to)  # which asks for the plan again where it is not there yet
    if job.state == "refused":
        raise PlannerError((job.answer or {})["words"])
    return render_template("planning/stopped.html", to=to), 503
