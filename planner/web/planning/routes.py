"""The page on which somebody waits for the plan, and from which they go on to the page that they asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, redirect, render_template, request, url_for

from planner.model import PlannerError
from planner.web import access
from planner.web.background import Waiting, job_now
from planner.web.own_pages import own_page, this_page
from planner.web.plans import MAKES_A_PLAN, PLAN
from planner.web.steps import COUNTING, DATES, DATING, PLANNING, page_while_running

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

planning = Blueprint("planning", __name__)


@planning.app_errorhandler(Waiting)
def go_and_wait(waiting: Waiting) -> ResponseReturnValue:
    """Whichever page needs a plan that is still being made."""
    return redirect(url_for("planning.wait", job_id=waiting.job_id, to=this_page()))


CHANGES = "So the plan is worked out on the first visit of a day, and after contracts have changed."
OF_THE_PLAN = {
    "title": "Working out today’s plan",
    "why": f"Who could buy together, and by when, depends on the day and on the contracts. {CHANGES}",
}
OF_DATES = {
    "title": "Working out the dates of contracts",
    "why": "By when to decide or to give notice is counted back from the end of each contract, anew after any of them "
    "has changed.",
}


@planning.get("/plan/waiting/<job_id>")
@access.local_user
def wait(job_id: str) -> ResponseReturnValue:
    """How far the plan is, or the dates that follow from it; once it is there, the page that was asked for."""
    job, to = job_now(job_id), own_page(request.args.get("to", ""))
    steps, said = DATING if job.kind == DATES else PLANNING, OF_DATES if job.kind == DATES else OF_THE_PLAN
    if job.kind in ("confirm", "undo"):
        steps = COUNTING
    known = job.kind == DATES or job.kind in MAKES_A_PLAN
    page = page_while_running(job, "planning/waiting.html", steps, **said) if known else None
    if page is not None:
        return page
    if job.kind not in (PLAN, DATES) or job.state == "done":
        return redirect(to)  # which asks for the plan again where it is not there yet
    if job.state == "refused":
        raise PlannerError((job.answer or {})["words"])
    return render_template("planning/stopped.html", to=to), 503
