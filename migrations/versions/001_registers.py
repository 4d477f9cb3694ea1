"""Councils, their registers with every version, and the contracts that count."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from planner.store.types import Json, Key, Moment, Money, Sequence

revision = "001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "councils",
        sa.Column("id", Key, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("code", sa.String),
        sa.PrimaryKeyConstraint("id", name="pk_councils"),
        sa.UniqueConstraint("name", name="uq_councils_name"),
    )
    op.create_table(
        "registers",
        sa.Column("id", Key, nullable=False),
        sa.Column("council_id", Key, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.ForeignKeyConstraint(["council_id"], ["councils.id"], name="fk_registers_council_id_councils"),
        sa.PrimaryKeyConstraint("id", name="pk_registers"),
        sa.UniqueConstraint("council_id", "name", name="uq_registers_council_id_name"),
    )
    op.create_table(
        "register_versions",
        sa.Column("id", Key, nullable=False),
        sa.Column("council_id", Key, nullable=False),
        sa.Column("register_id", Key, nullable=False),
        sa.Column("file_name", sa.String, nullable=False),
        sa.Column("digest", sa.String, nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("layout", sa.String, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("uploaded_at", Moment, nullable=False),
        sa.Column("uploaded_by", sa.String),
        sa.Column("confirmed_at", Moment),
        sa.Column("undone_at", Moment),
        sa.Column("purged_at", Moment),
        sa.Column("mapping", Json),
        sa.Column("summary", Json, nullable=False),
        sa.CheckConstraint("state IN ('pending', 'confirmed', 'undone')", name="ck_register_versions_state"),
        sa.ForeignKeyConstraint(["council_id"], ["councils.id"], name="fk_register_versions_council_id_councils"),
        sa.ForeignKeyConstraint(["register_id"], ["registers.id"], name="fk_register_versions_register_id_registers"),
        sa.PrimaryKeyConstraint("id", name="pk_register_versions"),
    )
    op.create_index("ix_register_versions_register_id", "register_versions", ["register_id"])
    op.create_index(
        "uq_register_versions_digest",
        "register_versions",
        ["council_id", "digest"],
        unique=True,
        sqlite_where=sa.text("state != 'undone'"),
        postgresql_where=sa.text("state != 'undone'"),
    )
    op.create_table(
        "originals",
        sa.Column("version_id", Key, nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["register_versions.id"],
            name="fk_originals_version_id_register_versions",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("version_id", name="pk_originals"),
    )
    op.create_table(
        "mappings",
        sa.Column("council_id", Key, nullable=False),
        sa.Column("layout", sa.String, nullable=False),
        sa.Column("mapping", Json, nullable=False),
        sa.Column("remembered_at", Moment, nullable=False),
        sa.ForeignKeyConstraint(["council_id"], ["councils.id"], name="fk_mappings_council_id_councils"),
        sa.PrimaryKeyConstraint("council_id", "layout", name="pk_mappings"),
    )
    op.create_table(
        "version_contracts",
        sa.Column("version_id", Key, nullable=False),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("council_id", Key, nullable=False),
        sa.Column("council", sa.String),
        sa.Column("title", sa.String),
        sa.Column("reference", sa.String),
        sa.Column("description", sa.String),
        sa.Column("department", sa.String),
        sa.Column("supplier", sa.String),
        sa.Column("supplier_number", sa.String),
        sa.Column("suppliers", Sequence, nullable=False),
        sa.Column("buyers", Sequence, nullable=False),
        sa.Column("system", sa.String),
        sa.Column("stage", sa.String, nullable=False),
        sa.Column("stage_reason", sa.String),
        sa.Column("agreement_kind", sa.String, nullable=False),
        sa.Column("agreement_kind_reason", sa.String),
        sa.Column("start", sa.Date()),
        sa.Column("initial_end", sa.Date()),
        sa.Column("end", sa.Date()),
        sa.Column("latest_end", sa.Date()),
        sa.Column("end_kind", sa.String, nullable=False),
        sa.Column("end_words", sa.String),
        sa.Column("review", sa.Date()),
        sa.Column("notice_days", sa.Integer()),
        sa.Column("extensions", Sequence, nullable=False),
        sa.Column("value", Money),
        sa.Column("value_basis", sa.String, nullable=False),
        sa.Column("annual_value", Money),
        sa.Column("currency", sa.String),
        sa.Column("cpv", Sequence, nullable=False),
        sa.Column("category", sa.String),
        sa.Column("sme", sa.Boolean()),
        sa.Column("vcse", sa.Boolean()),
        sa.Column("legal_regime", sa.String, nullable=False),
        sa.Column("published", sa.Date()),
        sa.Column("service_area", sa.String),
        sa.Column("service_area_reason", sa.String),
        sa.Column("service_area_confidence", sa.Float()),
        sa.ForeignKeyConstraint(["council_id"], ["councils.id"], name="fk_version_contracts_council_id_councils"),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["register_versions.id"],
            name="fk_version_contracts_version_id_register_versions",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("version_id", "key", name="pk_version_contracts"),
    )
    op.create_table(
        "contract_sources",
        sa.Column("version_id", Key, nullable=False),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("file", sa.String, nullable=False),
        sa.Column("sheet", sa.String),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["register_versions.id"],
            name="fk_contract_sources_version_id_register_versions",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("version_id", "key", "position", name="pk_contract_sources"),
    )
    op.create_table(
        "issues",
        sa.Column("version_id", Key, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("file", sa.String, nullable=False),
        sa.Column("sheet", sa.String),
        sa.Column("row", sa.Integer()),
        sa.Column("column", sa.String),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("value", sa.String),
        sa.Column("message", sa.String, nullable=False),
        sa.Column("severity", sa.String, nullable=False),
        sa.ForeignKeyConstraint(
            ["version_id"], ["register_versions.id"], name="fk_issues_version_id_register_versions", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("version_id", "position", name="pk_issues"),
    )
    op.create_table(
        "contracts",
        sa.Column("key", sa.String, nullable=False),
        sa.Column("council_id", Key, nullable=False),
        sa.Column("council", sa.String),
        sa.Column("title", sa.String),
        sa.Column("reference", sa.String),
        sa.Column("description", sa.String),
        sa.Column("department", sa.String),
        sa.Column("supplier", sa.String),
        sa.Column("supplier_number", sa.String),
        sa.Column("suppliers", Sequence, nullable=False),
        sa.Column("buyers", Sequence, nullable=False),
        sa.Column("system", sa.String),
        sa.Column("stage", sa.String, nullable=False),
        sa.Column("stage_reason", sa.String),
        sa.Column("agreement_kind", sa.String, nullable=False),
        sa.Column("agreement_kind_reason", sa.String),
        sa.Column("start", sa.Date()),
        sa.Column("initial_end", sa.Date()),
        sa.Column("end", sa.Date()),
        sa.Column("latest_end", sa.Date()),
        sa.Column("end_kind", sa.String, nullable=False),
        sa.Column("end_words", sa.String),
        sa.Column("review", sa.Date()),
        sa.Column("notice_days", sa.Integer()),
        sa.Column("extensions", Sequence, nullable=False),
        sa.Column("value", Money),
        sa.Column("value_basis", sa.String, nullable=False),
        sa.Column("annual_value", Money),
        sa.Column("currency", sa.String),
        sa.Column("cpv", Sequence, nullable=False),
        sa.Column("category", sa.String),
        sa.Column("sme", sa.Boolean()),
        sa.Column("vcse", sa.Boolean()),
        sa.Column("legal_regime", sa.String, nullable=False),
        sa.Column("published", sa.Date()),
        sa.Column("service_area", sa.String),
        sa.Column("service_area_reason", sa.String),
        sa.Column("service_area_confidence", sa.Float()),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("first_version_id", Key, nullable=False),
        sa.Column("version_id", Key, nullable=False),
        sa.CheckConstraint("state IN ('current', 'gone')", name="ck_contracts_state"),
        sa.ForeignKeyConstraint(["council_id"], ["councils.id"], name="fk_contracts_council_id_councils"),
        sa.ForeignKeyConstraint(
            ["first_version_id"], ["register_versions.id"], name="fk_contracts_first_version_id_register_versions"
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["register_versions.id"], name="fk_contracts_version_id_register_versions"
        ),
        sa.PrimaryKeyConstraint("key", name="pk_contracts"),
    )
    op.create_index("ix_contracts_council_id_end", "contracts", ["council_id", "end"])
    op.create_index("ix_contracts_service_area_end", "contracts", ["service_area", "end"])
    op.create_index("ix_contracts_state_end", "contracts", ["state", "end"])
    op.create_index("ix_contracts_version_id", "contracts", ["version_id"])


def downgrade() -> None:
    op.drop_table("contracts")
    op.drop_table("issues")
    op.drop_table("contract_sources")
    op.drop_table("version_contracts")
    op.drop_table("mappings")
    op.drop_table("originals")
    op.drop_table("register_versions")
    op.drop_table("registers")
    op.drop_table("councils")
