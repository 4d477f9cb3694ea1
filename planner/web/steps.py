"""The steps of long work in words: what is done, what is under way, what is to come; and the page that shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import Response, render_template, request

from planner.progress import AREAS, DAYS, PROPOSALS
from planner.web.background import KEEPING
from planner.web.database import now
from planner.web.plans import CONTRACTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flask.typing import ResponseReturnValue

    from planner.store.jobs import Job

UP_TO_DATE = "up to date"
PLANNING = {
    CONTRACTS: "Read the contracts",
    AREAS: "Find what each contract is for",
    PROPOSALS: "Find who could buy together, one service area after the other",
    KEEPING: "Keep the plan",
}
DATES = "dates"  # a kind of work
DATING = {CONTRACTS: "Read the contracts", DAYS: "Count back the days of each contract"}
COUNTING = {UP_TO_DATE: "Bring the contracts up to date"} | PLANNING


@dataclass(frozen=True, slots=True)
class Step:
    """A step in words. `state` is `done`, `now` or `to come`."""

    words: str
    state: str


def steps_of(job: Job, words: Mapping[str, str]) -> list[Step]:
    """The steps of a kind of work in order, each done, under way or to come."""
    names = list(words)
    last = names.index(job.step) if job.step in names else 0
    states = ["done"] * last + ["now"] + ["to come"] * len(names)
    return [Step(words[name], state) for name, state in zip(names, states, strict=False)]


def page_while_running(job: Job, template: str, words: Mapping[str, str], **more: object) -> ResponseReturnValue | None:
    """The page of work that goes on, every time it is looked at; None once it has ended.

    The page's own script only asks whether to load the page again, and is told that by an answer without words.
    """
    if job.state == "running":
        seconds = round((now() - job.started_at).total_seconds())
        return render_template(template, job=job, steps=steps_of(job, words), seconds=seconds, **more)
    return Response(status=204, mimetype="text/plain") if "X-Look" in request.headers else None
