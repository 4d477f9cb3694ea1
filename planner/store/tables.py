"""The tables. `migrations/` builds the same ones step by step; a test holds the two together.

Every stored thing belongs to a council. A *register* is one list of contracts of a council, a *register version* one
upload of it. `version_contracts` keeps what each version said, row for row, and never changes; `contracts` is what
counts now, copied from the last confirmed version that lists the contract.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
    text,
)

from planner.store.types import Json, Key, Moment, Money, Sequence

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


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
    CheckConstraint("state IN ('current', 'gone')", name="state"),
    Index("ix_contracts_state_end", "state", "end"),
    Index("ix_contracts_service_area_end", "service_area", "end"),
    Index("ix_contracts_council_id_end", "council_id", "end"),
    Index("ix_contracts_version_id", "version_id"),
)

plans = Table(
    "plans",
    metadata,
    Column("id", Key, primary_key=True),
    Column("today", Date, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("settings", Json, nullable=False),
    Column("counts", Json, nullable=False),
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

feeds = Table(
    "feeds",
    metadata,
    Column("id", Key, primary_key=True),
    Column("token_digest", String, nullable=False, unique=True),
    Column("council_id", ForeignKey("councils.id")),
    Column("name", String, nullable=False),
    Column("scope", Json, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("revoked_at", Moment),
    Column("last_fetched_at", Moment),
    Column("last_client", String),
)
