"""Long work that somebody waits for: how far it is, and what came of it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from planner.store.types import Json, Moment

revision = "008"
down_revision = "007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "jobs",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("about", sa.String, nullable=False),
        sa.Column("council", sa.String),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("step", sa.String),
        sa.Column("done", sa.Integer, nullable=False),
        sa.Column("total", sa.Integer, nullable=False),
        sa.Column("started_at", Moment, nullable=False),
        sa.Column("heard_at", Moment, nullable=False),
        sa.Column("answer", Json),
        sa.CheckConstraint("state IN ('running', 'done', 'refused', 'lost')", name="ck_jobs_state"),
        sa.PrimaryKeyConstraint("id", name="pk_jobs"),
    )
    op.create_index("ix_jobs_heard_at", "jobs", ["heard_at"])


def downgrade() -> None:
    op.drop_table("jobs")
