"""What each register version said, row for row, and the contracts that count.

`version_contracts` never changes; `contracts` is what counts now, copied from the last confirmed version that lists
the contract, with what people corrected since.
"""

from __future__ import annotations

from sqlalchemy import Boolean, CheckConstraint, Column, Date, Float, ForeignKey, Index, Integer, String, Table, text

from planner.store.tables.naming import metadata
from planner.store.types import Json, Key, Moment, Money, Sequence


def _contract_columns() -> list[Column[object]]:
    """The fields of `model.Contract` but for its id, council and sources; columns are named as the fields are."""
    return [
        Column("title", String),
        Column("reference", String),
        Column("description", String),
        Column("department", String),
        Column("supplier", String),
        Column("supplier_number", String),
        Column("suppliers", Sequence, nullable=False),
        Column("buyers", Sequence, nullable=False),
        Column("system", String),
        Column("stage", String, nullable=False),
        Column("stage_reason", String),
        Column("agreement_kind", String, nullable=False),
        Column("agreement_kind_reason", String),
        Column("start", Date),
        Column("initial_end", Date),
        Column("end", Date),
        Column("latest_end", Date),
        Column("end_kind", String, nullable=False),
        Column("end_words", String),
        Column("review", Date),
        Column("notice_days", Integer),
        Column("extensions", Sequence, nullable=False),
        Column("value", Money),
        Column("value_basis", String, nullable=False),
        Column("annual_value", Money),
        Column("currency", String),
        Column("cpv", Sequence, nullable=False),
        Column("category", String),
        Column("sme", Boolean),
        Column("vcse", Boolean),
        Column("legal_regime", String, nullable=False),
        Column("published", Date),
        Column("service_area", String),
        Column("service_area_reason", String),
        Column("service_area_confidence", Float),
    ]


FIELDS = tuple(column.name for column in _contract_columns())

version_contracts = Table(
    "version_contracts",
    metadata,
    Column("version_id", ForeignKey("register_versions.id", ondelete="CASCADE"), primary_key=True),
    Column("key", String, primary_key=True),
    Column("council_id", ForeignKey("councils.id"), nullable=False),
    Column("council", String),
    *_contract_columns(),
)

contract_sources = Table(
    "contract_sources",
    metadata,
    Column("version_id", ForeignKey("register_versions.id", ondelete="CASCADE"), primary_key=True),
    Column("key", String, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("file", String, nullable=False),
    Column("sheet", String),
    Column("row", Integer, nullable=False),
)

issues = Table(
    "issues",
    metadata,
    Column("version_id", ForeignKey("register_versions.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("file", String, nullable=False),
    Column("sheet", String),
    Column("row", Integer),
    Column("column", String),
    Column("kind", String, nullable=False),
    Column("value", String),
    Column("message", String, nullable=False),
    Column("severity", String, nullable=False),
)

contracts = Table(
    "contracts",
    metadata,
    Column("key", String, primary_key=True),
    Column("council_id", ForeignKey("councils.id"), nullable=False),
    Column("council", String),
    *_contract_columns(),
    Column("state", String, nullable=False),
    Column("first_version_id", ForeignKey("register_versions.id"), nullable=False),
    Column("version_id", ForeignKey("register_versions.id"), nullable=False),
    CheckConstraint("state IN ('current', 'gone', 'undone')", name="state"),
    Index("ix_contracts_state_end", "state", "end"),
    Index("ix_contracts_service_area_end", "service_area", "end"),
    Index("ix_contracts_council_id_end", "council_id", "end"),
    Index("ix_contracts_version_id", "version_id"),
)

contract_edits = Table(
    "contract_edits",
    metadata,
    Column("id", Key, primary_key=True),
    Column("contract_key", ForeignKey("contracts.key"), nullable=False),
    Column("field", String, nullable=False),
    Column("value", Json),
    Column("instead_of", Json),
    Column("at", Moment, nullable=False),
    Column("by", String),
    Column("ended_at", Moment),
    Index(
        "uq_contract_edits_field",
        "contract_key",
        "field",
        unique=True,
        sqlite_where=text("ended_at IS NULL"),
        postgresql_where=text("ended_at IS NULL"),
    ),
)
