"""Contracts whose service area nobody knows yet: the list for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, and_, case, func, or_, select

from planner.store.contract_rows import with_sources
from planner.store.corrections import BY_CORRECTION
from planner.store.kept import Page
from planner.store.tables import contracts

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from planner.model import Contract

_held = contracts.c


def unplaced(session: Session, *, today: date, page: int = 1, size: int = 20) -> Page[Contract]:
    """One page of the contracts without a service area: those that still run first, the soonest end first.

    What a person said is of none of the areas is decided, and not in the list.
    """
    passed = case((_held.end < today, 1), else_=0)
    query = select(contracts).where(_unplaced()).order_by(passed, _held.end.asc().nulls_last(), _held.key)
    rows = session.execute(query.limit(size).offset(size * (max(1, page) - 1))).all()
    return Page(rows=tuple(with_sources(session, rows)), total=count_unplaced(session), number=max(1, page), size=size)


def count_unplaced(session: Session) -> int:
    """How many contracts nobody could place."""
    return session.scalar(select(func.count()).select_from(contracts).where(_unplaced())) or 0


def _unplaced() -> ColumnElement[bool]:
    reason = _held.service_area_reason
    undecided = or_(reason.is_(None), ~reason.startswith(BY_CORRECTION))
    return and_(_held.state == "current", _held.service_area.is_(None), undecided)
