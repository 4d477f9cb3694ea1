"""Whose registers there are, every version of each, and what was remembered of their layouts."""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    UniqueConstraint,
    text,
)

from planner.store.tables.naming import metadata
from planner.store.types import Json, Key, Moment

councils = Table(
    "councils",
    metadata,
    Column("id", Key, primary_key=True),
    Column("name", String, nullable=False, unique=True),
    Column("code", String),
)

registers = Table(
    "registers",
    metadata,
    Column("id", Key, primary_key=True),
    Column("council_id", ForeignKey("councils.id"), nullable=False),
    Column("name", String, nullable=False),
    UniqueConstraint("council_id", "name"),
)

register_versions = Table(
    "register_versions",
    metadata,
    Column("id", Key, primary_key=True),
    Column("council_id", ForeignKey("councils.id"), nullable=False),
    Column("register_id", ForeignKey("registers.id"), nullable=False, index=True),
    Column("file_name", String, nullable=False),
    Column("digest", String, nullable=False),
    Column("size", Integer, nullable=False),
    Column("layout", String, nullable=False),
    Column("state", String, nullable=False),
    Column("uploaded_at", Moment, nullable=False),
    Column("uploaded_by", String),
    Column("confirmed_at", Moment),
    Column("undone_at", Moment),
    Column("purged_at", Moment),
    Column("mapping", Json),
    Column("summary", Json, nullable=False),
    CheckConstraint("state IN ('pending', 'confirmed', 'undone')", name="state"),
    Index(
        "uq_register_versions_digest",
        "council_id",
        "digest",
        unique=True,
        sqlite_where=text("state != 'undone'"),
        postgresql_where=text("state != 'undone'"),
    ),
)

originals = Table(
    "originals",
    metadata,
    Column("version_id", ForeignKey("register_versions.id", ondelete="CASCADE"), primary_key=True),
    Column("data", LargeBinary, nullable=False),
)

mappings = Table(
    "mappings",
    metadata,
    Column("council_id", ForeignKey("councils.id"), primary_key=True),
    Column("layout", String, primary_key=True),
    Column("mapping", Json, nullable=False),
    Column("remembered_at", Moment, nullable=False),
)
