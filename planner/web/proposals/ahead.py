"""A plan counted forward: if councils say go on a day, when can the joint arrangements start?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner import leadtime
from planner.web.proposals.reckoning import joint_value, lead_times_of, need_of, suggested
from planner.web.today import today
from planner.web.view import read_day

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from planner.leadtime import Deadline, Route
    from planner.model import Contract, Proposal

COLUMNS = (("minimum", "Every step at its shortest"), ("typical", "Usual lengths"), ("cautious", "Careful lengths"))


@dataclass(frozen=True, slots=True)
class Ahead:
    """What the page asks and answers: `typed` as it was, `error` beside the box, `starts` by (words, day, days late).

    `days late` are against the joint start that the plan was made for; negative where there is room.
    """

    typed: str
    error: str | None
    go: date | None
    starts: tuple[tuple[str, date, int], ...]
    advice: Route
    notices: tuple[Deadline, ...]


def ahead_of(proposal: Proposal, contracts: Collection[Contract], query: Mapping[str, str]) -> Ahead:
    """The earliest joint starts if councils begin on the day that the query names, today without one.

    Of a plan under way it is what remains that begins on that day, and notices follow the days of the plan as it is.
    Says no more than the lead times know: a day in the past is refused, since nobody can begin on it any more.
    """
    typed = query.get("go", "").strip()
    go = read_day(typed) if typed else today()
    error = None
    if go is None:
        error = "Enter the day as a date, like 1/3/2027"
    elif go < today():
        go, error = None, "Enter today or a later day"
    times, reached = lead_times_of(proposal), leadtime.reached_in(proposal)
    need = need_of(proposal, joint_value(proposal, contracts))
    found = []
    if go is not None:
        for column, words in COLUMNS:
            steps = times.steps(proposal.starts, need, column)
            left = steps[leadtime.place_in(steps, reached) or 0 :] if reached else steps
            start = leadtime.earliest_start(go, left)
            found.append((words, start, (start - proposal.starts).days))
    notices = leadtime.deadlines(
        proposal.starts,
        times.steps(proposal.starts, need),
        route=times.route(proposal.starts, need),
        service_class=need.service_class,
        nation=times.circumstances.nation,
        total_value=need.total_value,
        days=[step.date for step in proposal.milestones],
    )
    return Ahead(typed, error, go, tuple(found), suggested(proposal, contracts), notices)
