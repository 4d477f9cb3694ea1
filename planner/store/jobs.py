"""Long work as every process sees it: how far it is, what came of it, and that it was lost with its process.

Whoever works holds the job's row while it keeps what it made (`hold`); whoever finds it silent can only give it up
(`give_up`) before that or after. So a job is never called lost whose work was kept, nor kept once it was called lost.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select, update

from planner.model import PlannerError
from planner.store.kept import NotFound
from planner.store.tables import jobs
from planner.store.writing import one_at_a_time

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import datetime

    from sqlalchemy.orm import Session


class GivenUp(PlannerError):  # noqa: N818 - a refusal fit for a person
    """The job was called lost meanwhile; nothing of it may be kept."""


@dataclass(frozen=True, slots=True)
class Job:
    """One piece of long work. `state` is `running`, `done`, `refused` or `lost`; `answer` is what came of it.

    `about` is the file's name; `council` whose register somebody said it is; `done` of `total` is within the step.
    """

    id: str
    kind: str
    about: str
    council: str | None
    state: str
    step: str | None
    done: int
    total: int
    started_at: datetime
    heard_at: datetime
    answer: Mapping[str, Any] | None


def begin(session: Session, job: Job, *, forget_before: datetime) -> None:
    """Make a job known; those of which nothing was heard since a moment are forgotten."""
    session.execute(delete(jobs).where(jobs.c.heard_at < forget_before))
    session.execute(insert(jobs).values({name: getattr(job, name) for name in Job.__dataclass_fields__}))


def begin_alone(
    session: Session, job: Job, *, kinds: Collection[str], heard_since: datetime, forget_before: datetime
) -> str | None:
    """Make a job known unless somebody works on one of these kinds; the id of theirs then. Two never begin at once."""
    one_at_a_time(session)
    at_work = select(jobs.c.id).where(jobs.c.state == "running", jobs.c.heard_at >= heard_since)
    theirs = session.scalar(at_work.where(jobs.c.kind.in_(kinds)).order_by(jobs.c.started_at).limit(1))
    if theirs is None:
        begin(session, job, forget_before=forget_before)
    return theirs


def tell(session: Session, job_id: str, *, step: str | None, done: int, total: int, at: datetime) -> None:
    """How far a running job is."""
    values = {"step": step, "done": done, "total": total, "heard_at": at}
    session.execute(update(jobs).where(jobs.c.id == job_id, jobs.c.state == "running").values(values))


def hold(session: Session, job_id: str, *, step: str, at: datetime) -> None:
    """Hold a running job until this session ends; `GivenUp` where it was called lost."""
    held = update(jobs).where(jobs.c.id == job_id, jobs.c.state == "running")
    if session.execute(held.values(step=step, done=0, total=0, heard_at=at).returning(jobs.c.id)).first() is None:
        raise GivenUp("This took so long that it was given up. Nothing was kept; try again.")


def end(session: Session, job_id: str, *, state: str, answer: Mapping[str, Any], at: datetime) -> None:
    """What came of a job that was running."""
    values = {"state": state, "answer": dict(answer), "heard_at": at}
    session.execute(update(jobs).where(jobs.c.id == job_id, jobs.c.state == "running").values(values))


def give_up(session: Session, job_id: str, *, silent_since: datetime) -> None:
    """Call a running job lost if nothing was heard of it since a moment: its process is gone."""
    silent = (jobs.c.id == job_id, jobs.c.state == "running", jobs.c.heard_at < silent_since)
    session.execute(update(jobs).where(*silent).values(state="lost"))


def job(session: Session, job_id: str) -> Job:
    """The job of that id, or `NotFound`."""
    row = session.execute(select(jobs).where(jobs.c.id == job_id)).mappings().first()
    if row is None:
        raise NotFound("There is nothing to wait for at this address. See the list of registers.")
    return Job(**row)


def running(session: Session, *, heard_since: datetime) -> tuple[Job, ...]:
    """The jobs that somebody works on, oldest first."""
    query = select(jobs).where(jobs.c.state == "running", jobs.c.heard_at >= heard_since).order_by(jobs.c.started_at)
    return tuple(Job(**row) for row in session.execute(query).mappings())
