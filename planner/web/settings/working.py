"""Settings tried or kept: answered at once if the plan is quick to make, else waited for on a page of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, flash, redirect, url_for

from planner.model import PlannerError
from planner.settings import PlanSettings
from planner.store.codec import from_plain, to_plain
from planner.store.kept import NotFound
from planner.web import access
from planner.web.background import KEEPING, Waiting, Work, done_soon, job_now
from planner.web.plans import CONTRACTS, SETTINGS, plan_again
from planner.web.settings.effect import Effect, effect_of
from planner.web.steps import PLANNING, page_while_running

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from flask.typing import ResponseReturnValue

working = Blueprint("working", __name__)

TRIAL = "trial"
TITLES = {SETTINGS: "Working out the plan with your settings", TRIAL: "Working out the effect of your settings"}
STEPS = {SETTINGS: PLANNING, TRIAL: PLANNING | {KEEPING: "Set it beside the plan as it is"}}
LOST = {
    SETTINGS: "The planner was stopped while it worked out the plan. Look at the settings: if they are the old ones, "
    "change them again.",
    TRIAL: "The planner was stopped while it worked out the effect. Nothing was changed; try the settings again.",
}


def keep(settings: PlanSettings, said: str) -> ResponseReturnValue:
    """Keeps the settings with the plan that follows from them, and says so on the list of ideas."""

    def do(work: Work) -> None:
        work.answer["said"] = said
        plan_again(settings, work=work)

    return _followed(Work(SETTINGS, "The settings are kept together with their plan", None), do)


def tried(settings: PlanSettings, page: str, **asked: str) -> Effect | ResponseReturnValue:
    """What the settings would change, nothing kept; the way to the page to wait on where that takes long.

    That one leads to `page`, an endpoint, with what was `asked` and the job (`tried`) whose answer `of_job` gives.
    """

    def do(work: Work) -> None:
        work.heard(CONTRACTS)
        effect = effect_of(settings)
        work.answer.update(page=page, asked=asked, settings=to_plain(settings), effect=to_plain(effect))
        with work.keeping():
            pass  # a trial leaves its answer and nothing else

    try:
        return from_plain(Effect, done_soon(Work(TRIAL, "Nothing is changed yet", None), do)["effect"])
    except Waiting as waiting:
        return redirect(url_for("working.wait", job_id=waiting.job_id))


def of_job(job_id: str | None) -> tuple[PlanSettings, Effect] | None:
    """The settings that were tried and what they would change; None where there is no such trial any more."""
    try:
        job = job_now(job_id or "")
    except NotFound:
        return None
    if job.kind != TRIAL or job.state != "done" or not job.answer:
        return None
    return from_plain(PlanSettings, job.answer["settings"]), from_plain(Effect, job.answer["effect"])


@working.get("/settings/waiting/<job_id>")
@access.local_user
def wait(job_id: str) -> ResponseReturnValue:
    """How far the plan with other settings is; once it is there, what came of it."""
    job = job_now(job_id)
    if job.kind not in STEPS:
        raise NotFound("This is not the page to wait on for that work.")
    page = page_while_running(job, "settings/waiting.html", STEPS[job.kind], title=TITLES[job.kind])
    if page is not None:
        return page
    if job.state == "done":
        return _arrived(job.kind, job.id, job.answer or {})
    raise PlannerError(LOST[job.kind] if job.state == "lost" else (job.answer or {})["words"])


def _followed(work: Work, do: Callable[[Work], None]) -> ResponseReturnValue:
    try:
        return _arrived(work.kind, work.id, done_soon(work, do))
    except Waiting as waiting:
        return redirect(url_for("working.wait", job_id=waiting.job_id))


def _arrived(kind: str, job_id: str, answer: Mapping[str, Any]) -> ResponseReturnValue:
    if kind == TRIAL:
        return redirect(url_for(answer["page"], tried=job_id, _anchor="effect", **answer["asked"]))
    flash(answer["said"])
    return redirect(url_for("proposals.bands"))
