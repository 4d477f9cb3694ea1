"""The days on which stages of a joint procurement were really finished, and how long stages took in all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from planner.leadtime import Took
from planner.store.proposal_changes import day, steps_moved
from planner.store.proposals import go_on, proposal, tell
from planner.store.tables import finished_stages as table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime

    from sqlalchemy.orm import Session

    from planner.model import Proposal


def finished(session: Session, proposal_id: str) -> dict[str, date]:
    """The actual dates of one proposal by stage code; `begin` is the day on which convening began."""
    query = select(table.c.stage, table.c.finished).where(table.c.proposal_id == proposal_id)
    return {stage: finished for stage, finished in session.execute(query)}  # noqa: C416 - dict() of rows has no type


def keep_finished(
    session: Session,
    proposal_id: str,
    *,
    dates: Mapping[str, date],
    names: Mapping[str, str],
    plan: Proposal,
    took: Iterable[Took],
    at: datetime,
    by: str | None = None,
) -> None:
    """Keep these actual dates in place of those kept before; each change is told in the proposal's history.

    `names` are the stages' by code; `plan` is the proposal as it goes on from the dates, which takes the place of the
    kept one; `took` are the lengths that follow from them. `NotFound` without a proposal.
    """
    was = proposal(session, proposal_id).proposal
    go_on(session, proposal_id, plan, at=at)
    before = finished(session, proposal_id)
    days = {each.stage: each.days for each in took}
    session.execute(delete(table).where(table.c.proposal_id == proposal_id))
    route = plan.procedure
    rows = [
        {"proposal_id": proposal_id, "stage": code, "finished": when, "procedure": route, "days": days.get(code)}
        for code, when in dates.items()
    ]
    if rows:
        session.execute(insert(table), rows)
    who = f" ({by})" if by else ""
    for code, name in names.items():
        if dates.get(code) == before.get(code):
            continue
        when = dates.get(code)
        text = f"{name}: done on {day(when)}" if when else f"{name}: no longer said to be done"
        tell(session, proposal_id, "progress", f"{text}{who}.", at)
    moved = steps_moved(was, plan)
    if moved:
        tell(session, proposal_id, "changed", f"What remains is planned again: {'; '.join(moved)}.", at)


def all_taken(session: Session) -> tuple[Took, ...]:
    """How long stages took wherever both ends of one are known: what typical lengths are learned from."""
    query = (
        select(table.c.procedure, table.c.stage, table.c.days)
        .where(table.c.days.is_not(None))
        .order_by(table.c.procedure, table.c.stage, table.c.proposal_id)
    )
    return tuple(Took(*row) for row in session.execute(query))
