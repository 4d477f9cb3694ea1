"""Long work that somebody waits for, as every process sees it. What it makes is kept elsewhere."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Integer, String, Table

from planner.store.tables.naming import metadata
from planner.store.types import Json, Moment

jobs = Table(
    "jobs",
    metadata,
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("about", String, nullable=False),
    Column("council", String),
    Column("state", String, nullable=False),
    Column("step", String),
    Column("done", Integer, nullable=False),
    Column("total", Integer, nullable=False),
    Column("started_at", Moment, nullable=False),
    Column("heard_at", Moment, nullable=False, index=True),
    Column("answer", Json),
    CheckConstraint("state IN ('running', 'done', 'refused', 'lost')", name="state"),
)
