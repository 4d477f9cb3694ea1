"""The page on which somebody waits for a big register: how far it is, and in the end what came of it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from flask import Blueprint

from planner.model import PlannerError
from planner.progress import AREAS, ROWS
from planner.store import registers as kept_registers
from planner.store.kept import AlreadyUploaded, NotFound
from planner.web import access
from planner.web.background import KEEPING, job_now
from planner.web.database import reading
from planner.web.steps import COUNTING, page_while_running
from planner.web.uploads.answers import arrive, not_taken
from planner.web.uploads.forms import Upload
from planner.web.uploads.reading import TABLE, NoCouncilError

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from planner.store.jobs import Job

waiting = Blueprint("waiting", __name__)

READ = {
    TABLE: "Find the table and its columns",
    ROWS: "Read the rows",
    AREAS: "Find what each contract is for",
    KEEPING: "Keep what was read",
}
STEPS = {"upload": READ, "columns": READ, "confirm": COUNTING, "undo": COUNTING}
TITLES = {
    "upload": "Reading your register",
    "columns": "Reading your register again",
    "confirm": "Confirming your register",
    "undo": "Taking your register back",
}
LOST = {
    "upload": "The planner was stopped while it read {about}. Nothing was kept. Choose the file and send it again.",
    "columns": (
        "The planner was stopped while it read {about} again. Nothing was changed: the register waits on the list as "
        "it was read first. Correct its columns once more."
    ),
    "confirm": (
        "The planner was stopped while it confirmed {about}. Look for it on the list of registers: if it still waits, "
        "confirm it again; if it is confirmed, the plan is worked out by the next page that shows it."
    ),
    "undo": (
        "The planner was stopped while it took {about} back. Look for it on the list of registers: if it is still "
        "there, take it back again."
    ),
}


@waiting.get("/registers/reading/<job_id>")
@access.local_user
def wait(job_id: str) -> ResponseReturnValue:
    """How far the work is; once it is done, where it leads, or what was wrong."""
    job = job_now(job_id)
    if job.kind not in STEPS:
        raise NotFound("This is not the page to wait on for that work.")
    page = page_while_running(job, "uploads/waiting.html", STEPS[job.kind], title=TITLES[job.kind])
    if page is not None:
        return page
    if job.state == "done":
        return arrive(job.kind, job.answer or {})
    words = LOST[job.kind].format(about=job.about) if job.state == "lost" else (job.answer or {})["words"]
    if job.kind != "upload":
        raise PlannerError(words)
    return form_again(job, words)


def form_again(job: Job, words: str) -> ResponseReturnValue:
    """The form for a file, with what was wrong with the one that was read."""
    answer = job.answer or {}
    form = Upload(formdata=None, council=job.council or "")
    problem = NoCouncilError(words) if answer.get("kind") == NoCouncilError.__name__ else PlannerError(words)
    if "version" in answer:
        with suppress(NotFound), reading() as session:  # it may be thrown away since
            problem = AlreadyUploaded(kept_registers.version(session, answer["version"]))
    return not_taken(form, problem)
