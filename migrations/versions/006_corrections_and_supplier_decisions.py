"""What people decided about service areas and suppliers, kept as records that can be taken back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from planner.store.types import Key

revision = "006"
down_revision = "005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "area_corrections",
        sa.Column("id", Key, nullable=False),
        sa.Column("council_id", Key, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("about", sa.String, nullable=False),
        sa.Column("area", sa.String),
        sa.Column("partnership", sa.Boolean, nullable=False),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("on", sa.Date, nullable=False),
        sa.Column("taken_back_on", sa.Date),
        sa.CheckConstraint("kind IN ('title', 'system', 'supplier')", name="ck_area_corrections_kind"),
        sa.ForeignKeyConstraint(["council_id"], ["councils.id"], name="fk_area_corrections_council_id_councils"),
        sa.PrimaryKeyConstraint("id", name="pk_area_corrections"),
    )
    op.create_index("ix_area_corrections_council_id", "area_corrections", ["council_id"])
    op.create_table(
        "supplier_decisions",
        sa.Column("id", Key, nullable=False),
        sa.Column("one", sa.String, nullable=False),
        sa.Column("other", sa.String, nullable=False),
        sa.Column("same", sa.Boolean, nullable=False),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("on", sa.Date, nullable=False),
        sa.Column("taken_back_on", sa.Date),
        sa.PrimaryKeyConstraint("id", name="pk_supplier_decisions"),
    )


def downgrade() -> None:
    op.drop_table("supplier_decisions")
    op.drop_table("area_corrections")
