"""Plans with their proposals, notes, what changed, and subscription addresses."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from planner.store.types import Json, Key, Moment

revision = "002"
down_revision = "001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "plans",
        sa.Column("id", Key, nullable=False),
        sa.Column("today", sa.Date(), nullable=False),
        sa.Column("made_at", Moment, nullable=False),
        sa.Column("settings", Json, nullable=False),
        sa.Column("counts", Json, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_plans"),
    )
    op.create_table(
        "proposals",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("plan_id", Key, nullable=False),
        sa.Column("service_area", sa.String, nullable=False),
        sa.Column("title", sa.String, nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("start_by", sa.Date(), nullable=False),
        sa.Column("last_day_to_decide", sa.Date(), nullable=False),
        sa.Column("body", Json, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("proposed", sa.Boolean(), nullable=False),
        sa.Column("name", sa.String),
        sa.Column("adopted_target", sa.Date()),
        sa.Column("dismissed_reason", sa.String),
        sa.Column("touched_at", Moment),
        sa.CheckConstraint("state IN ('idea', 'adopted', 'dismissed')", name="ck_proposals_state"),
        sa.ForeignKeyConstraint(["plan_id"], ["plans.id"], name="fk_proposals_plan_id_plans"),
        sa.PrimaryKeyConstraint("id", name="pk_proposals"),
    )
    op.create_index("ix_proposals_last_day_to_decide", "proposals", ["last_day_to_decide"])
    op.create_index("ix_proposals_plan_id", "proposals", ["plan_id"])
    op.create_table(
        "proposal_members",
        sa.Column("proposal_id", sa.String, nullable=False),
        sa.Column("contract_key", sa.String, nullable=False),
        sa.Column("council_id", Key, nullable=False),
        sa.ForeignKeyConstraint(["contract_key"], ["contracts.key"], name="fk_proposal_members_contract_key_contracts"),
        sa.ForeignKeyConstraint(["council_id"], ["councils.id"], name="fk_proposal_members_council_id_councils"),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposals.id"], name="fk_proposal_members_proposal_id_proposals", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("proposal_id", "contract_key", name="pk_proposal_members"),
    )
    op.create_index("ix_proposal_members_contract_key", "proposal_members", ["contract_key"])
    op.create_index("ix_proposal_members_council_id", "proposal_members", ["council_id"])
    op.create_table(
        "notes",
        sa.Column("id", Key, nullable=False),
        sa.Column("proposal_id", sa.String, nullable=False),
        sa.Column("council_id", Key),
        sa.Column("at", Moment, nullable=False),
        sa.Column("by", sa.String),
        sa.Column("text", sa.String, nullable=False),
        sa.ForeignKeyConstraint(["council_id"], ["councils.id"], name="fk_notes_council_id_councils"),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposals.id"], name="fk_notes_proposal_id_proposals"),
        sa.PrimaryKeyConstraint("id", name="pk_notes"),
    )
    op.create_index("ix_notes_proposal_id", "notes", ["proposal_id"])
    op.create_table(
        "changes",
        sa.Column("id", Key, nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.Column("council_id", Key),
        sa.Column("version_id", Key),
        sa.Column("proposal_id", sa.String),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("text", sa.String, nullable=False),
        sa.ForeignKeyConstraint(["council_id"], ["councils.id"], name="fk_changes_council_id_councils"),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposals.id"], name="fk_changes_proposal_id_proposals"),
        sa.ForeignKeyConstraint(
            ["version_id"], ["register_versions.id"], name="fk_changes_version_id_register_versions"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_changes"),
    )
    op.create_index("ix_changes_proposal_id", "changes", ["proposal_id"])
    op.create_index("ix_changes_version_id", "changes", ["version_id"])
    op.create_table(
        "feeds",
        sa.Column("id", Key, nullable=False),
        sa.Column("token_digest", sa.String, nullable=False),
        sa.Column("council_id", Key),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("scope", Json, nullable=False),
        sa.Column("created_at", Moment, nullable=False),
        sa.Column("revoked_at", Moment),
        sa.Column("last_fetched_at", Moment),
        sa.Column("last_client", sa.String),
        sa.ForeignKeyConstraint(["council_id"], ["councils.id"], name="fk_feeds_council_id_councils"),
        sa.PrimaryKeyConstraint("id", name="pk_feeds"),
        sa.UniqueConstraint("token_digest", name="uq_feeds_token_digest"),
    )


def downgrade() -> None:
    op.drop_table("feeds")
    op.drop_table("changes")
    op.drop_table("notes")
    op.drop_table("proposal_members")
    op.drop_table("proposals")
    op.drop_table("plans")
