"""Work that takes longer than an answer may: carried on in a thread, told to every process, never half kept."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from planner.model import PlannerError
from planner.store import jobs
from planner.store.councils import council_ids, council_names
from planner.web import background
from planner.web.background import Waiting, Work, done_soon, job_now
from planner.web.database import NAME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask


@pytest.fixture
def impatient(app: Flask) -> Iterator[Flask]:
    """The site, which shows a page to wait on at once."""
    app.config["PATIENCE"] = 0.05
    with app.app_context():
        yield app


class Slow:
    """Work that goes on only when it is let."""

    def __init__(self) -> None:
        self.go_on = threading.Event()

    def __call__(self, work: Work) -> None:
        work.heard("rows", 2_000, 9_000)
        assert self.go_on.wait(20)
        with work.keeping() as session:
            council_ids(session, ["Camden"])
            work.answer["version"] = 7


def started(do: Any) -> Work:
    work = Work("upload", "camden.csv", "Camden")
    with pytest.raises(Waiting) as waiting:
        done_soon(work, do)
    assert waiting.value.job_id == work.id
    return work


def ended(work: Work) -> jobs.Job:
    assert work.finished.wait(20)
    return job_now(work.id)


def kept() -> tuple[str, ...]:
    with background.reading() as session:
        return tuple(council_names(session))


def age(app: Flask, job_id: str, seconds: int) -> None:
    """As if nothing had been heard for so long."""
    heard = background.now() - timedelta(seconds=seconds)
    with app.extensions[NAME].session() as session:
        jobs.tell(session, job_id, step="rows", done=2_000, total=9_000, at=heard)


def test_quick_work_is_answered_at_once_and_leaves_no_trace(app: Flask) -> None:
    def quick(work: Work) -> None:
        with work.keeping():
            work.answer["version"] = 3

    work = Work("upload", "camden.csv", None)
    with app.app_context():
        assert done_soon(work, quick) == {"version": 3}
        with pytest.raises(PlannerError, match="nothing to wait for"):
            job_now(work.id)


def test_what_quick_work_refuses_is_raised_where_it_was_asked_for(app: Flask) -> None:
    def refuse(_: Work) -> None:
        raise PlannerError("There is no table in it.")

    with app.app_context(), pytest.raises(PlannerError, match="no table"):
        done_soon(Work("upload", "camden.csv", None), refuse)


def test_slow_work_is_told_and_then_done_with_what_it_kept(impatient: Flask) -> None:
    slow = Slow()
    work = started(slow)
    job = job_now(work.id)
    assert (job.state, job.about, job.council) == ("running", "camden.csv", "Camden")
    assert (job.step, job.done, job.total) == ("rows", 2_000, 9_000)
    assert kept() == ()
    slow.go_on.set()
    assert (ended(work).state, ended(work).answer) == ("done", {"version": 7})
    assert kept() == ("Camden",)


def test_how_far_it_is_is_told_again_and_again(impatient: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(background, "EVERY", 0.05)
    slow, heard = Slow(), threading.Event()
    work = started(slow)
    work.heard("areas", 5, 10)
    for _ in range(400):
        if job_now(work.id).step == "areas":
            heard.set()
            break
        threading.Event().wait(0.02)
    slow.go_on.set()
    assert heard.is_set()
    assert ended(work).state == "done"


def test_a_refusal_is_told_in_its_own_words(impatient: Flask) -> None:
    go_on = threading.Event()

    def refuse(work: Work) -> None:
        assert go_on.wait(20)
        with work.keeping() as session:
            council_ids(session, ["Camden"])
            raise PlannerError("Row 7 is torn.")

    work = started(refuse)
    go_on.set()
    assert (ended(work).state, ended(work).answer) == ("refused", {"kind": "PlannerError", "words": "Row 7 is torn."})
    assert kept() == ()


def test_an_unexpected_error_is_not_told_in_its_own_words(impatient: Flask) -> None:
    go_on = threading.Event()

    def break_down(_: Work) -> None:
        assert go_on.wait(20)
        raise ZeroDivisionError("secret inside")

    work = started(break_down)
    go_on.set()
    job = ended(work)
    assert job.state == "refused"
    assert job.answer is not None
    assert "secret" not in job.answer["words"]
    assert "half kept" in job.answer["words"]


def test_work_whose_process_is_gone_is_lost(impatient: Flask) -> None:
    slow = Slow()
    work = started(slow)
    age(impatient, work.id, seconds=59)
    assert job_now(work.id).state == "running"
    age(impatient, work.id, seconds=61)
    assert job_now(work.id).state == "lost"
    slow.go_on.set()
    work.finished.wait(20)


def test_what_was_called_lost_is_never_kept_after_all(impatient: Flask) -> None:
    slow = Slow()
    work = started(slow)
    age(impatient, work.id, seconds=61)
    assert job_now(work.id).state == "lost"
    slow.go_on.set()
    assert ended(work).state == "lost"
    assert isinstance(work.problem, jobs.GivenUp)
    assert kept() == ()


def test_silent_work_is_not_called_lost_while_it_keeps(impatient: Flask) -> None:
    holds, go_on = threading.Event(), threading.Event()

    def keep_slowly(work: Work) -> None:
        assert go_on.wait(20)
        with work.keeping() as session:
            jobs.tell(session, work.id, step="rows", done=0, total=0, at=background.now() - timedelta(hours=1))
            holds.set()
            threading.Event().wait(1.5)
            council_ids(session, ["Camden"])

    work = started(keep_slowly)
    age(impatient, work.id, seconds=3_600)
    go_on.set()
    assert holds.wait(20)
    assert job_now(work.id).state == "running"
    assert ended(work).state == "done"
    assert kept() == ("Camden",)


def test_no_more_is_done_at_once_than_fits(impatient: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(background, "_AT_WORK", threading.BoundedSemaphore(1))
    slow = Slow()
    work = started(slow)
    with pytest.raises(background.TooMuchToDo, match="in a minute"):
        done_soon(Work("upload", "barnet.csv", None), slow)
    slow.go_on.set()
    assert ended(work).state == "done"
