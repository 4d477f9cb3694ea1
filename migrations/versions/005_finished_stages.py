"""The days on which stages of joint procurements were really finished, and how long each took."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "005"
down_revision = "004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "finished_stages",
        sa.Column("proposal_id", sa.String, nullable=False),
        sa.Column("stage", sa.String, nullable=False),
        sa.Column("finished", sa.Date, nullable=False),
        sa.Column("procedure", sa.String, nullable=False),
        sa.Column("days", sa.Integer),
        sa.ForeignKeyConstraint(
            ["proposal_id"],
            ["proposals.id"],
            name="fk_finished_stages_proposal_id_proposals",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("proposal_id", "stage", name="pk_finished_stages"),
    )


def downgrade() -> None:
    op.drop_table("finished_stages")
