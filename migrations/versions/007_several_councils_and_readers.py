"""A feed may be of several councils; which calendar program reads which feed how often."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from planner.store.types import Json, Key, Moment

revision = "007"
down_revision = "006"
branch_labels = None
depends_on = None

feeds = sa.table("feeds", sa.column("id", Key), sa.column("scope", Json))


def upgrade() -> None:
    op.create_table(
        "feed_readers",
        sa.Column("feed_id", Key, nullable=False),
        sa.Column("client", sa.String, nullable=False),
        sa.Column("first_at", Moment, nullable=False),
        sa.Column("last_at", Moment, nullable=False),
        sa.Column("days", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(["feed_id"], ["feeds.id"], name="fk_feed_readers_feed_id_feeds", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("feed_id", "client", name="pk_feed_readers"),
    )
    _rewrite(_several)


def downgrade() -> None:
    _rewrite(_one)
    op.drop_table("feed_readers")


def _rewrite(change: Any) -> None:
    """There is one feed a person, so that they need no batches."""
    bind = op.get_bind()
    for number, scope in bind.execute(sa.select(feeds.c.id, feeds.c.scope)).all():
        bind.execute(sa.update(feeds).where(feeds.c.id == number).values(scope=change(dict(scope))))


def _several(scope: dict[str, Any]) -> dict[str, Any]:
    council = scope.pop("council", None)
    return scope | {"councils": [council] if council else []}


def _one(scope: dict[str, Any]) -> dict[str, Any]:
    """A feed of several councils becomes one of all of them: the earlier shape knows no other."""
    councils = scope.pop("councils", [])
    scope.pop("partnership", None)
    return scope | {"council": councils[0] if len(councils) == 1 else None}
