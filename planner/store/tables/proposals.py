"""Plans as computed, their proposals, and what people did to them."""

from __future__ import annotations

from sqlalchemy import Boolean, CheckConstraint, Column, Date, Float, ForeignKey, Integer, String, Table, false

from planner.store.tables.naming import metadata
from planner.store.types import Json, Key, Moment

counters = Table(
    "counters",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", Integer, nullable=False),
)

plans = Table(
    "plans",
    metadata,
    Column("id", Key, primary_key=True),
    Column("today", Date, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("settings", Json, nullable=False),
    Column("counts", Json, nullable=False),
    Column("contracts_revision", Integer, nullable=False, server_default="0"),
)

proposals = Table(
    "proposals",
    metadata,
    Column("id", String, primary_key=True),
    Column("plan_id", ForeignKey("plans.id"), nullable=False, index=True),
    Column("service_area", String, nullable=False),
    Column("title", String, nullable=False),
    Column("score", Float, nullable=False),
    Column("start_by", Date, nullable=False),
    Column("last_day_to_decide", Date, nullable=False, index=True),
    Column("body", Json, nullable=False),
    Column("state", String, nullable=False),
    Column("proposed", Boolean, nullable=False),
    Column("by_hand", Boolean, nullable=False, server_default=false()),
    Column("name", String),
    Column("adopted_target", Date),
    Column("dismissed_reason", String),
    Column("touched_at", Moment),
    CheckConstraint("state IN ('idea', 'adopted', 'dismissed')", name="state"),
)

proposal_members = Table(
    "proposal_members",
    metadata,
    Column("proposal_id", ForeignKey("proposals.id", ondelete="CASCADE"), primary_key=True),
    Column("contract_key", ForeignKey("contracts.key"), primary_key=True, index=True),
    Column("council_id", ForeignKey("councils.id"), nullable=False, index=True),
)

notes = Table(
    "notes",
    metadata,
    Column("id", Key, primary_key=True),
    Column("proposal_id", ForeignKey("proposals.id"), nullable=False, index=True),
    Column("council_id", ForeignKey("councils.id")),
    Column("at", Moment, nullable=False),
    Column("by", String),
    Column("text", String, nullable=False),
)

changes = Table(
    "changes",
    metadata,
    Column("id", Key, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("council_id", ForeignKey("councils.id")),
    Column("version_id", ForeignKey("register_versions.id"), index=True),
    Column("proposal_id", ForeignKey("proposals.id"), index=True),
    Column("kind", String, nullable=False),
    Column("text", String, nullable=False),
)

finished_stages = Table(
    "finished_stages",
    metadata,
    Column("proposal_id", ForeignKey("proposals.id", ondelete="CASCADE"), primary_key=True),
    Column("stage", String, primary_key=True),
    Column("finished", Date, nullable=False),
    Column("procedure", String, nullable=False),
    Column("days", Integer),
)
