"""What people correct in contracts, uploads taken back, and the events and bytes of each feed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from planner.store.types import Json, Key, Moment

revision = "003"
down_revision = "002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("contracts") as batch:
        batch.drop_constraint("ck_contracts_state", type_="check")
        batch.create_check_constraint("ck_contracts_state", "state IN ('current', 'gone', 'undone')")
    op.add_column("plans", sa.Column("contracts_revision", sa.Integer, nullable=False, server_default="0"))
    op.create_table(
        "counters",
        sa.Column("name", sa.String, nullable=False),
        sa.Column("value", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_counters"),
    )
    op.create_table(
        "contract_edits",
        sa.Column("id", Key, nullable=False),
        sa.Column("contract_key", sa.String, nullable=False),
        sa.Column("field", sa.String, nullable=False),
        sa.Column("value", Json),
        sa.Column("instead_of", Json),
        sa.Column("at", Moment, nullable=False),
        sa.Column("by", sa.String),
        sa.Column("ended_at", Moment),
        sa.ForeignKeyConstraint(["contract_key"], ["contracts.key"], name="fk_contract_edits_contract_key_contracts"),
        sa.PrimaryKeyConstraint("id", name="pk_contract_edits"),
    )
    op.create_index(
        "uq_contract_edits_field",
        "contract_edits",
        ["contract_key", "field"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_table(
        "feed_bodies",
        sa.Column("feed_id", Key, nullable=False),
        sa.Column("made_for", sa.String, nullable=False),
        sa.Column("etag", sa.String, nullable=False),
        sa.Column("changed_at", Moment, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.ForeignKeyConstraint(["feed_id"], ["feeds.id"], name="fk_feed_bodies_feed_id_feeds", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("feed_id", name="pk_feed_bodies"),
    )
    op.create_table(
        "feed_events",
        sa.Column("feed_id", Key, nullable=False),
        sa.Column("uid", sa.String, nullable=False),
        sa.Column("sequence", sa.Integer, nullable=False),
        sa.Column("changed_at", Moment, nullable=False),
        sa.Column("cancelled", sa.Boolean, nullable=False),
        sa.Column("event", Json, nullable=False),
        sa.Column("fragment", sa.LargeBinary, nullable=False),
        sa.ForeignKeyConstraint(["feed_id"], ["feeds.id"], name="fk_feed_events_feed_id_feeds", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("feed_id", "uid", name="pk_feed_events"),
    )


def downgrade() -> None:
    op.drop_table("feed_events")
    op.drop_table("feed_bodies")
    op.drop_table("contract_edits")
    op.drop_table("counters")
    with op.batch_alter_table("plans") as batch:
        batch.drop_column("contracts_revision")
    op.execute("UPDATE contracts SET state = 'gone' WHERE state = 'undone'")
    with op.batch_alter_table("contracts") as batch:
        batch.drop_constraint("ck_contracts_state", type_="check")
        batch.create_check_constraint("ck_contracts_state", "state IN ('current', 'gone')")
