"""Work that may take long: answered at once if it is quick, else carried on in a thread while a page is waited for.

Quick work leaves no trace. What is slower gets a job in the database, told how far it is every second, so that every
process can show it; what it makes is kept in one transaction with the word that it is done. A process that is stopped
in the middle leaves nothing but a job of which nothing is heard any more.
"""

from __future__ import annotations

import logging
import secrets
import threading
from contextlib import contextmanager, suppress
from datetime import timedelta
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any

from flask import current_app

from planner.model import PlannerError
from planner.progress import listening
from planner.store import jobs
from planner.store.jobs import Job
from planner.store.kept import AlreadyUploaded
from planner.store.session import Busy
from planner.web.database import database, now, reading, writing
from planner.web.errors import UNEXPECTED

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from flask import Flask

log = logging.getLogger(__name__)

PATIENCE = 1.5  # seconds that an answer may take before a page is shown to wait on
AT_ONCE = 8
EVERY = 1.0  # seconds
LOOK = 0.1  # seconds
SILENCE = timedelta(seconds=60)
FORGET = timedelta(days=7)
KEEPING = "keeping"
_AT_WORK = threading.BoundedSemaphore(AT_ONCE)


class TooMuchToDo(PlannerError):  # noqa: N818 - a refusal fit for a person
    """As much is being worked on as this process does at once."""


class Waiting(Exception):  # noqa: N818 - no error: the answer comes later
    """The work goes on as the job of this id."""

    def __init__(self, job_id: str) -> None:
        super().__init__(job_id)
        self.job_id = job_id


class Work:
    """One piece of work, for whoever does it and whoever waits for it."""

    def __init__(self, kind: str, about: str, council: str | None) -> None:
        self.id = secrets.token_hex(8)
        self.kind, self.about, self.council = kind, about, council
        self.began = now()
        self.step: str | None = None
        self.done = self.total = 0
        self.answer: dict[str, Any] = {}
        self.problem: Exception | None = None
        self.known = False  # to the database
        self.closing = False
        self.finished = threading.Event()
        self.gate = threading.Lock()  # between becoming known and keeping the result

    def heard(self, step: str, done: int = 0, total: int = 0) -> None:
        """How far it is."""
        self.step, self.done, self.total = step, done, total

    @contextmanager
    def keeping(self) -> Iterator[Any]:
        """The session in which what was made is kept, and with it that it is done (`answer`)."""
        self.heard(KEEPING)
        with self.gate:
            self.closing = True
            if self.known:
                _tell(self)  # nobody else can, once SQLite's one writer is this one
        with writing() as session:
            if self.known:
                jobs.hold(session, self.id, step=KEEPING, at=now())
            yield session
            if self.known:
                jobs.end(session, self.id, state="done", answer=self.answer, at=now())

    def as_job(self) -> Job:
        """How it stands now."""
        return Job(
            self.id,
            self.kind,
            self.about,
            self.council,
            "running",
            self.step,
            self.done,
            self.total,
            self.began,
            now(),
            None,
        )


def done_soon(work: Work, do: Callable[[Work], None], *, long: bool = False, patient: bool = False) -> dict[str, Any]:
    """The answer of work that is quick, or whatever it raised; `Waiting` where it takes longer.

    `long` says beforehand that it will be, and that it writes first: it could not become known while it does.
    `patient` waits to the end, for whoever has no page to wait on.
    """
    patience = _patience()
    if not _AT_WORK.acquire(timeout=max(patience, 1)):
        refusal = TooMuchToDo("The planner is busy with other work. Nothing was kept; try again in a minute.")
        if work.known:
            _tell_problem(work, refusal)
        raise refusal
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
    if long and not work.known:
        _made_known(work)
    _start(_carry_out, app, work, do)
    if not work.finished.wait(patience) and (work.known or _made_known(work)):
        _start(_keep_telling, app, work)
        if not patient:
            raise Waiting(work.id)
    work.finished.wait()
    if work.problem:
        raise work.problem
    return work.answer


def done_once(
    work: Work, do: Callable[[Work], None], *, kinds: Collection[str], patient: bool = False
) -> dict[str, Any] | None:
    """The same, unless somebody, in whatever process, is at work of one of these kinds: then theirs is waited for.

    None where it was theirs that ended, however it did.
    """
    theirs = _begun(work, kinds)
    if theirs is None:
        return done_soon(work, do, patient=patient)
    until = monotonic() + _patience()
    while job_now(theirs).state == "running":
        if not patient and monotonic() > until:
            raise Waiting(theirs)
        sleep(LOOK)
    return None


def _patience() -> float:
    found: float = current_app.config.get("PATIENCE", PATIENCE)
    return found


def _begun(work: Work, kinds: Collection[str]) -> str | None:
    """The job that somebody is at already; None where this one is known now, or nothing can be written just now."""
    heard, forget = now() - SILENCE, now() - FORGET
    try:
        with database().session(patience=EVERY) as session:
            theirs = jobs.begin_alone(session, work.as_job(), kinds=kinds, heard_since=heard, forget_before=forget)
    except Busy:
        return None
    work.known = theirs is None
    return theirs


def job_now(job_id: str) -> Job:
    """How a job stands; one of which nothing has been heard for long is given up."""
    with reading() as session:
        job = jobs.job(session, job_id)
    silent_since = now() - SILENCE
    if job.state != "running" or job.heard_at >= silent_since:
        return job
    try:
        with database().session(patience=EVERY) as session:
            jobs.give_up(session, job_id, silent_since=silent_since)
            return jobs.job(session, job_id)
    except Busy:
        return job  # it may be the job itself that writes


def jobs_now(kinds: Collection[str]) -> tuple[Job, ...]:
    """The jobs of these kinds that are being worked on."""
    with reading() as session:
        found = jobs.running(session, heard_since=now() - SILENCE)
    return tuple(job for job in found if job.kind in kinds)


def _start(target: Callable[..., None], *arguments: object) -> None:
    """A thread that does not keep the process from ending: a half-done transaction is taken back by the database."""
    threading.Thread(target=target, args=arguments, daemon=True).start()


def _carry_out(app: Flask, work: Work, do: Callable[[Work], None]) -> None:
    try:
        with app.app_context(), listening(work.heard):
            try:
                do(work)
            except Exception as problem:
                work.problem = problem
            with work.gate:
                work.closing = True
            if work.problem and work.known:
                _tell_problem(work, work.problem)
    finally:
        work.finished.set()
        _AT_WORK.release()


def _tell_problem(work: Work, problem: Exception) -> None:
    if not isinstance(problem, PlannerError):
        log.error("unexpected error in the background: %s", work.kind, exc_info=problem)
    answer: dict[str, Any] = {"kind": type(problem).__name__, "words": UNEXPECTED.words}
    if isinstance(problem, PlannerError):
        answer["words"] = str(problem)
    if isinstance(problem, AlreadyUploaded):
        answer["version"] = problem.version_id
    with database().session(patience=SILENCE.total_seconds()) as session:
        jobs.end(session, work.id, state="refused", answer=answer, at=now())


def _made_known(work: Work) -> bool:
    """Whether the work has a job now: not if it is about to be done anyway."""
    with work.gate:
        if work.closing:
            return False
        try:
            with writing() as session:
                jobs.begin(session, work.as_job(), forget_before=now() - FORGET)
        except Busy:
            return False
        work.known = True
        return True


def _keep_telling(app: Flask, work: Work) -> None:
    with app.app_context():
        while not work.finished.wait(EVERY):
            with work.gate:
                if work.closing:
                    return
                _tell(work)


def _tell(work: Work) -> None:
    """How far it is, for other processes; left out where somebody else is writing for long."""
    with suppress(Busy), database().session(patience=EVERY) as session:
        jobs.tell(session, work.id, step=work.step, done=work.done, total=work.total, at=now())
