"""What people decided about what a contract is for and about who is one supplier: records to replay and take back."""

from __future__ import annotations

from sqlalchemy import Boolean, CheckConstraint, Column, Date, ForeignKey, String, Table

from planner.store.tables.naming import metadata
from planner.store.types import Key

area_corrections = Table(
    "area_corrections",
    metadata,
    Column("id", Key, primary_key=True),
    Column("council_id", ForeignKey("councils.id"), nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("about", String, nullable=False),
    Column("area", String),
    Column("partnership", Boolean, nullable=False),
    Column("by", String, nullable=False),
    Column("on", Date, nullable=False),
    Column("taken_back_on", Date),
    CheckConstraint("kind IN ('title', 'system', 'supplier')", name="kind"),
)

supplier_decisions = Table(
    "supplier_decisions",
    metadata,
    Column("id", Key, primary_key=True),
    Column("one", String, nullable=False),
    Column("other", String, nullable=False),
    Column("same", Boolean, nullable=False),
    Column("by", String, nullable=False),
    Column("on", Date, nullable=False),
    Column("taken_back_on", Date),
)
