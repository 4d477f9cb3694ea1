"""Addresses that nobody uses any more are withdrawn: a secret that lies about for years is none."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from flask import current_app

from planner.store import feeds as kept_feeds
from planner.web.database import now, writing

if TYPE_CHECKING:
    from datetime import datetime

    from planner.store.feed_heads import FeedHead
    from planner.store.kept import Feed


def expired(feed: Feed | FeedHead) -> bool:
    """Whether nobody has fetched it for as long as the settings allow (0 days: for ever), counted from its making."""
    return unused_too_long(feed, current_app.config["SETTINGS"].feed_expiry_days, now())


def unused_too_long(feed: Feed | FeedHead, days: int, moment: datetime) -> bool:
    """The same, for whoever has the settings and the moment at hand."""
    return days > 0 and moment - (feed.last_fetched_at or feed.created_at) > timedelta(days=days)


def withdraw_unused() -> int:
    """Withdraw every feed that has expired; how many."""
    days: int = current_app.config["SETTINGS"].feed_expiry_days
    if days <= 0:
        return 0
    with writing() as session:
        return kept_feeds.revoke_unused(session, before=now() - timedelta(days=days), at=now())
