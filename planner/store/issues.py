"""What was found in the data, upload by upload, in the order of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from planner.model import Issue, Severity
from planner.store.kept import Page
from planner.store.tables import issues as table

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_found = table.c


def issues(
    session: Session,
    *,
    version_id: int,
    severity: str | None = None,
    kind: str | None = None,
    page: int = 1,
    size: int = 100,
) -> Page[Issue]:
    """One page of the issues of a register version."""
    query = select(table).where(_found.version_id == version_id)
    if severity is not None:
        query = query.where(_found.severity == severity)
    if kind is not None:
        query = query.where(_found.kind == kind)
    total = session.scalar(select(func.count()).select_from(query.subquery())) or 0
    query = query.order_by(_found.position).limit(size).offset(size * (max(1, page) - 1))
    rows = tuple(
        Issue(
            row["file"],
            row["sheet"],
            row["row"],
            row["column"],
            row["kind"],
            row["value"],
            row["message"],
            Severity(row["severity"]),
        )
        for row in session.execute(query).mappings()
    )
    return Page(rows=rows, total=total, number=max(1, page), size=size)


def count_issues(session: Session, *, version_id: int) -> dict[tuple[str, str], int]:
    """How many issues of each (severity, kind) a version has."""
    query = (
        select(_found.severity, _found.kind, func.count())
        .where(_found.version_id == version_id)
        .group_by(_found.severity, _found.kind)
        .order_by(_found.severity, _found.kind)
    )
    return {(severity, kind): number for severity, kind, number in session.execute(query)}
