"""Who fetched which feed when: noted now and then, not at each request, and never at the cost of the feed."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import TYPE_CHECKING

from planner.store import feeds as kept_feeds
from planner.web.database import database, now

if TYPE_CHECKING:
    from datetime import datetime

    from planner.store.feed_heads import FeedHead

log = logging.getLogger(__name__)
NOTED_EVERY = timedelta(minutes=5)
PATIENCE = 0.2  # seconds that a fetch may wait for others who write, before it goes unnoted


def due(feed: FeedHead, moment: datetime) -> bool:
    """Whether the program that asks has not been noted for a while."""
    return feed.noted_at is None or moment - feed.noted_at >= NOTED_EVERY


def note_fetch(feed: FeedHead, client: str) -> None:
    """Remembers who fetched when; a busy database is no reason to fail a calendar."""
    moment = now()
    if not due(feed, moment):
        return
    try:
        with database().session(patience=PATIENCE) as session:
            kept_feeds.record_fetch(session, feed.id, at=moment, client=client)
    except Exception:  # whatever it was, the feed itself is fine
        log.warning("a fetch of feed %s could not be noted", feed.id)
