"""What uploads answer with: the form and what is wrong with it, and where work leads once it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import current_app, flash, redirect, render_template, url_for

from planner.store import councils as kept_councils
from planner.store import registers as kept_registers
from planner.store import undo as kept_undo
from planner.store.kept import AlreadyUploaded
from planner.web.background import Waiting, done_soon
from planner.web.database import now, reading, writing
from planner.web.filters import count
from planner.web.plans import CONTRACTS, plan_again
from planner.web.steps import UP_TO_DATE
from planner.web.uploads.reading import NoCouncilError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from flask.typing import ResponseReturnValue

    from planner.model import PlannerError
    from planner.store.kept import RegisterVersion
    from planner.web.background import Work
    from planner.web.uploads.forms import Upload

SAID = {"columns": "The file was read again with your corrections."}
LEADS_TO = {"confirm": "proposals.bands", "undo": "uploads.registers"}


def follow(work: Work, do: Callable[[Work], None], *, long: bool = False) -> ResponseReturnValue:
    """To where the work leads if it is quick, else to the page to wait on."""
    try:
        return arrive(work.kind, done_soon(work, do, long=long))
    except Waiting as waiting:
        return redirect(url_for("waiting.wait", job_id=waiting.job_id))


def arrive(kind: str, answer: Mapping[str, Any]) -> ResponseReturnValue:
    """To where a kind of work leads, with what is to be said of it."""
    words = answer.get("said") or SAID.get(kind)
    if words:
        flash(words)
    if kind in LEADS_TO:
        return redirect(url_for(LEADS_TO[kind]))
    return redirect(url_for("uploads.found", version_id=answer["version"]))


def let_count(version_id: int, work: Work) -> None:
    """Lets a register count, and makes the plan anew."""
    work.heard(UP_TO_DATE)
    with writing() as session:
        changed = kept_registers.confirm(session, version_id, at=now())
    work.heard(CONTRACTS)
    plan = plan_again()
    ideas = plan.counts["proposals"] if plan else 0
    with work.keeping():
        work.answer["said"] = (
            f"The register is confirmed: {count(changed.new_count, 'new contract')}, {changed.changed_count} changed, "
            f"{changed.gone_count} gone. The plan now has {count(ideas, 'joint procurement idea')}."
        )


def take_back(version: RegisterVersion, work: Work) -> None:
    """Takes a confirmed upload back, and makes the plan anew."""
    work.heard(UP_TO_DATE)
    with writing() as session:
        undone = kept_undo.undo(session, version.id, at=now())
    work.heard(CONTRACTS)
    plan_again()
    with work.keeping():
        work.answer["said"] = (
            f"{version.file_name} was taken back: {count(undone.dropped, 'contract')} left the lists, "
            f"{undone.restored} went back to what they said before, {undone.back} count again, {len(undone.kept)} stay "
            "because people corrected them."
        )


def choose_page(form: Upload, status: int = 200, known: AlreadyUploaded | None = None) -> ResponseReturnValue:
    """The form, with what is wrong."""
    with reading() as session:
        councils = kept_councils.council_names(session)
    limit = current_app.config["MAX_CONTENT_LENGTH"]
    return render_template("uploads/choose.html", form=form, known=known, councils=councils, limit=limit), status


def refused(form: Upload, words: str, status: int = 400) -> ResponseReturnValue:
    """The form with what is wrong with the file beside its field."""
    form.file.errors = [words]
    return choose_page(form, status)


def not_taken(form: Upload, problem: PlannerError) -> ResponseReturnValue:
    """The form with why a file was not taken, beside the field that it is about."""
    if isinstance(problem, NoCouncilError):
        form.council.errors = [str(problem)]
        return choose_page(form, 400)
    if isinstance(problem, AlreadyUploaded):
        return choose_page(form, 409, known=problem)
    return refused(form, str(problem))
