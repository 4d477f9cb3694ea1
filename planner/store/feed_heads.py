"""What a conditional request for a feed needs, in one query: thousands of calendars ask "anything new?" all day."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select

from planner.store.feed_contents import BodyHead
from planner.store.feeds import digest
from planner.store.revisions import CONTRACTS, PROPOSALS
from planner.store.tables import counters, feed_bodies, feeds

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Select
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class FeedHead:
    """A feed without its scope: `revision` is `revisions.feed_revision` now, `head` that of the last body, if any."""

    id: int
    name: str
    created_at: datetime
    revoked_at: datetime | None
    last_fetched_at: datetime | None
    last_client: str | None
    revision: str
    head: BodyHead | None

    @property
    def revoked(self) -> bool:
        """Whether its address has been withdrawn (410)."""
        return self.revoked_at is not None


def head_for_token(session: Session, token: str) -> FeedHead | None:
    """The feed of that address, revoked ones too; None for a token that never was."""
    row = session.connection().execute(_query(), {"digest": digest(token)}).first()
    if row is None:
        return None
    feed_id, name, created, revoked, fetched, client, made_for, etag, changed, contracts, proposals = row
    head = None if made_for is None else BodyHead(made_for, etag, changed)
    revision = f"{contracts or 0}.{proposals or 0}"
    return FeedHead(feed_id, name, created, revoked, fetched, client, revision, head)


@cache
def _query() -> Select[Any]:
    """Built once: putting a statement together takes longer than SQLite takes to answer it."""
    counted = [
        select(counters.c.value).where(counters.c.name == name).scalar_subquery() for name in (CONTRACTS, PROPOSALS)
    ]
    return (
        select(
            feeds.c.id,
            feeds.c.name,
            feeds.c.created_at,
            feeds.c.revoked_at,
            feeds.c.last_fetched_at,
            feeds.c.last_client,
            feed_bodies.c.made_for,
            feed_bodies.c.etag,
            feed_bodies.c.changed_at,
            *counted,
        )
        .outerjoin_from(feeds, feed_bodies)
        .where(feeds.c.token_digest == bindparam("digest"))
    )
