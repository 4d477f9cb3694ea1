"""Registers in: choose a file, see what was found, correct what the columns mean, confirm."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from werkzeug.exceptions import BadRequest, RequestEntityTooLarge

from planner.model import PlannerError, Severity, field_words
from planner.registers import RegisterFile
from planner.store import contracts as kept_contracts
from planner.store import issues as kept_issues
from planner.store import registers as kept_registers
from planner.store.contracts import Filters
from planner.web import access
from planner.web.background import Work, jobs_now
from planner.web.database import reading, writing
from planner.web.downloads import csv_download, download, file_name
from planner.web.errors import ANSWERS, page_for, too_big
from planner.web.paging import page_links
from planner.web.uploads.answers import choose_page, follow, let_count, not_taken, refused, take_back
from planner.web.uploads.columns import field_choices, headings, mapping_of
from planner.web.uploads.forms import Step, Upload
from planner.web.uploads.reading import Told, take, take_again
from planner.web.uploads.waiting import STEPS

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from planner.model import Contract
    from planner.store.kept import Difference


uploads = Blueprint("uploads", __name__)
ISSUES_SHOWN = 100
CONTRACTS_SHOWN = 5
MANY = 2_000  # contracts that are not brought up to date in a moment
ISSUE_HEADER = ("severity", "file", "sheet", "row", "column", "kind", "value", "message")
SEVERITY_WORDS = {"error": "not usable", "warning": "check these", "note": "for information"}
ORDER_WORDS = {
    "dmy": "Day first, like 31/03/2027",
    "mdy": "Month first, like 03/31/2027",
    "ymd": "Year first, like 2027-03-31",
}
CUT_OFF = (
    "The upload was cut off before the whole file had arrived. Nothing was kept. Choose the file and send it again."
)


@uploads.get("/registers")
@access.local_user
def registers() -> ResponseReturnValue:
    """Every register version: those that wait first, then the confirmed ones."""
    with reading() as session:
        found = kept_registers.versions(session)
    shown = [version for version in found if version.state != "undone"]
    waiting = [version for version in shown if version.state == "pending"]
    confirmed = [version for version in shown if version.state == "confirmed"]
    return render_template("uploads/registers.html", waiting=waiting, confirmed=confirmed, jobs=jobs_now(STEPS))


@uploads.get("/registers/upload")
@access.local_user
def choose() -> ResponseReturnValue:
    """The form for a file."""
    return choose_page(Upload())


@uploads.post("/registers/upload")
@access.local_user
def receive() -> ResponseReturnValue:
    """Reads the file; shows what was found, or what is wrong with it beside the field."""
    form = Upload()
    if not form.validate_on_submit():
        return choose_page(form, 400)
    if not form.file.data or not form.file.data.filename:
        return refused(form, "Choose a file")
    file = RegisterFile(name_of(form.file.data.filename), form.file.data.read())
    told = Told(council=(form.council.data or "").strip() or None)
    try:
        return follow(Work("upload", file.name, told.council), partial(take, file, told))
    except PlannerError as problem:
        return not_taken(form, problem)


@uploads.get("/registers/<int:version_id>")
@access.local_user
def found(version_id: int) -> ResponseReturnValue:
    """How a file was read, what is wrong in it, and what it would change."""
    page = max(1, request.args.get("page", 1, type=int))
    severity = request.args.get("severity")
    with reading() as session:
        version = kept_registers.version(session, version_id)
        counts = kept_issues.count_issues(session, version_id=version_id)
        listed = kept_issues.issues(
            session,
            version_id=version_id,
            severity=severity if severity in set(Severity) else None,
            page=page,
            size=ISSUES_SHOWN,
        )
        changes = kept_registers.preview(session, version_id, limit=20) if version.state == "pending" else None
        held = kept_contracts.contracts(session, filters=Filters(version_id=version_id), size=CONTRACTS_SHOWN)
    return render_template(
        "uploads/found.html",
        version=version,
        severities=by_severity(counts),
        severity_words=SEVERITY_WORDS,
        order_words=ORDER_WORDS,
        issues=listed,
        severity=severity,
        changes=changes,
        number=held.total,
        first=first_contracts(changes) if changes else held.rows,
        form=Step(),
        links=page_links(
            listed, lambda page: url_for("uploads.found", version_id=version_id, page=page, severity=severity)
        ),
    )


@uploads.route("/registers/<int:version_id>/columns", methods=["GET", "POST"])
@access.local_user
def columns(version_id: int) -> ResponseReturnValue:
    """What each column was taken for; corrected, the file is read again."""
    form = Step()
    with reading() as session:
        version = kept_registers.version(session, version_id)
        file = RegisterFile(version.file_name, kept_registers.original(session, version_id))
    rows = headings(file, version.summary["columns"])
    errors: list[dict[str, str]] = []
    if form.validate_on_submit():
        said = [(row.text, request.form.get(f"column-{row.place}", "")) for row in rows]
        mapping, twice = mapping_of(said)
        if not twice:
            told = Told(council=version.council, mapping=mapping)
            return follow(Work("columns", version.file_name, version.council), partial(take_again, version_id, told))
        errors = twice_errors(twice, said)
    return render_template(
        "uploads/columns.html", version=version, rows=rows, choices=field_choices(), form=form, errors=errors
    ), 400 if errors else 200


@uploads.post("/registers/<int:version_id>/confirm")
@access.local_user
def confirm(version_id: int) -> ResponseReturnValue:
    """Lets the register count, and makes the plan anew."""
    form = Step()
    if not form.validate_on_submit():
        raise PlannerError("The form was not complete. Nothing was changed; go back and try again.")
    with reading() as session:
        version = kept_registers.version(session, version_id)
    work = Work("confirm", version.file_name, version.council)
    return follow(work, partial(let_count, version_id), long=version.counts["contracts"] > MANY)


@uploads.post("/registers/<int:version_id>/discard")
@access.local_user
def discard(version_id: int) -> ResponseReturnValue:
    """Forgets an upload that nobody confirmed, its bytes included."""
    form = Step()
    if not form.validate_on_submit():
        raise PlannerError("The form was not complete. Nothing was changed; go back and try again.")
    with writing() as session:
        version = kept_registers.version(session, version_id)
        kept_registers.discard(session, version_id)
    flash(f"{version.file_name} was thrown away. Nothing else was changed.")
    return redirect(url_for("uploads.registers"))


@uploads.route("/registers/<int:version_id>/undo", methods=["GET", "POST"])
@access.local_user
def undo(version_id: int) -> ResponseReturnValue:
    """Asks whether the person is sure, then takes a confirmed upload back."""
    form = Step()
    with reading() as session:
        version = kept_registers.version(session, version_id)
    if not form.validate_on_submit():
        return render_template("uploads/undo.html", version=version, form=form)
    work = Work("undo", version.file_name, version.council)
    return follow(work, partial(take_back, version), long=version.counts["contracts"] > MANY)


@uploads.get("/registers/<int:version_id>/issues.csv")
@access.local_user
def issues_file(version_id: int) -> ResponseReturnValue:
    """Every issue of the file, to work through beside it."""
    with reading() as session:
        version = kept_registers.version(session, version_id)
        listed = kept_issues.issues(session, version_id=version_id, size=1_000_000)
    rows = ([getattr(issue, name) for name in ISSUE_HEADER] for issue in listed.rows)
    return csv_download(file_name(f"issues in {version.file_name}", "csv"), ISSUE_HEADER, rows)


@uploads.get("/registers/<int:version_id>/original")
@access.local_user
def original(version_id: int) -> ResponseReturnValue:
    """The very bytes that were uploaded. Never shown in the browser: they are whatever somebody sent."""
    with reading() as session:
        version = kept_registers.version(session, version_id)
        data = kept_registers.original(session, version_id)
    return download(version.file_name, data, "application/octet-stream")


def by_severity(counts: dict[tuple[str, str], int]) -> dict[str, int]:
    """How many issues of each severity there are."""
    return {name: sum(number for (found, _), number in counts.items() if found == name) for name in SEVERITY_WORDS}


def first_contracts(changes: Difference) -> list[Contract]:
    """A few contracts of an upload that waits, in the order of the file."""
    said = [*changes.new, *(change.after for change in changes.changed)]
    said.sort(
        key=lambda contract: (contract.sources[0].sheet or "", contract.sources[0].row) if contract.sources else ("", 0)
    )
    return said[:CONTRACTS_SHOWN]


def not_received(status: int) -> ResponseReturnValue:
    """The form after a request that did not arrive whole, or was bigger than is taken."""
    words = too_big(current_app.config["MAX_CONTENT_LENGTH"]) if status == 413 else CUT_OFF
    return refused(Upload(formdata=None), words, status)


@uploads.errorhandler(RequestEntityTooLarge)
def too_large(_: RequestEntityTooLarge) -> ResponseReturnValue:
    """The form again, with the limit beside the file's field."""
    return not_received(413)


@uploads.errorhandler(BadRequest)
def incomplete(error: BadRequest) -> ResponseReturnValue:
    """A file that did not arrive whole is said so beside its field; every other refusal has its usual page."""
    if request.endpoint == "uploads.receive" and not arrived_whole():
        return not_received(400)
    return page_for(ANSWERS.get(type(error), ANSWERS[BadRequest]))(error)


def arrived_whole() -> bool:
    """Whether the fields of the form came through: the last of them follows the file."""
    try:
        return bool(request.form)
    except BadRequest:
        return False


def name_of(sent: str) -> str:
    """The file's own name: some browsers send the whole path."""
    return sent.replace("\\", "/").rsplit("/", 1)[-1].strip() or "register"


def twice_errors(twice: list[str], said: list[tuple[str, str]]) -> list[dict[str, str]]:
    """One line of the error summary for each field that two columns were said to mean."""
    places = {field: place for place, (_, field) in enumerate(said)}
    return [
        {"text": f"Choose “{field_words(field)}” for one column only", "href": f"#column-{places[field]}"}
        for field in dict.fromkeys(twice)
    ]
