from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from planner.store import jobs
from planner.store.kept import NotFound

if TYPE_CHECKING:
    from planner.store.session import Database

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
EARLIER = NOW - timedelta(minutes=2)


def a_job(name: str = "a", heard_at: datetime = NOW) -> jobs.Job:
    return jobs.Job(name, "upload", "kent.csv", None, "running", "table", 0, 0, heard_at, heard_at, None)


def begun(database: Database, *found: jobs.Job) -> None:
    with database.session() as session:
        for job in found:
            jobs.begin(session, job, forget_before=NOW - timedelta(days=1))


def test_a_job_is_told_further_and_ended(database: Database) -> None:
    begun(database, a_job())
    with database.session() as session:
        jobs.tell(session, "a", step="rows", done=5, total=9, at=NOW)
        jobs.end(session, "a", state="done", answer={"version": 4}, at=NOW)
        jobs.tell(session, "a", step="areas", done=1, total=1, at=NOW)
    with database.reading() as session:
        job = jobs.job(session, "a")
    assert (job.state, job.step, job.done, job.total, job.answer) == ("done", "rows", 5, 9, {"version": 4})


def test_only_a_running_job_that_is_silent_can_be_given_up(database: Database) -> None:
    begun(database, a_job("silent", EARLIER), a_job("heard", NOW), a_job("ended", EARLIER))
    with database.session() as session:
        jobs.end(session, "ended", state="done", answer={}, at=EARLIER)
        for name in ("silent", "heard", "ended"):
            jobs.give_up(session, name, silent_since=NOW - timedelta(minutes=1))
        states = [jobs.job(session, name).state for name in ("silent", "heard", "ended")]
    assert states == ["lost", "running", "done"]


def test_a_job_that_was_given_up_cannot_be_held(database: Database) -> None:
    begun(database, a_job("a", EARLIER))
    with database.session() as session:
        jobs.give_up(session, "a", silent_since=NOW)
    with pytest.raises(jobs.GivenUp), database.session() as session:
        jobs.hold(session, "a", step="keeping", at=NOW)


def test_running_jobs_are_listed_while_they_are_heard_of(database: Database) -> None:
    begun(database, a_job("silent", EARLIER), a_job("b"), a_job("ended"))
    with database.session() as session:
        jobs.end(session, "ended", state="refused", answer={"words": "no"}, at=NOW)
        assert [job.id for job in jobs.running(session, heard_since=NOW - timedelta(minutes=1))] == ["b"]


def test_old_jobs_are_forgotten_when_a_new_one_begins(database: Database) -> None:
    begun(database, a_job("old", NOW - timedelta(days=3)))
    begun(database, a_job("new"))
    with database.reading() as session, pytest.raises(NotFound):
        jobs.job(session, "old")


def test_of_work_that_gives_the_same_only_one_begins(database: Database) -> None:
    begun(database, a_job("silent", EARLIER), a_job("other"))
    since = NOW - timedelta(minutes=1)

    def begin(name: str, kind: str) -> str | None:
        job = replace(a_job(name), kind=kind)
        with database.session() as session:
            forget = NOW - timedelta(days=1)
            return jobs.begin_alone(session, job, kinds=("plan", "confirm"), heard_since=since, forget_before=forget)

    assert begin("first", "plan") is None
    assert begin("second", "plan") == "first"
    with database.session() as session:
        jobs.end(session, "first", state="done", answer={}, at=NOW)
    assert begin("third", "confirm") is None
    assert begin("fourth", "plan") == "third"
    with database.reading() as session:
        assert {job.id for job in jobs.running(session, heard_since=since)} == {"other", "third"}
