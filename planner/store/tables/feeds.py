"""Subscription addresses, who reads them, and the events and the bytes last served."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Integer, LargeBinary, String, Table

from planner.store.tables.naming import metadata
from planner.store.types import Json, Key, Moment

feeds = Table(
    "feeds",
    metadata,
    Column("id", Key, primary_key=True),
    Column("token_digest", String, nullable=False, unique=True),
    Column("council_id", ForeignKey("councils.id")),
    Column("name", String, nullable=False),
    Column("scope", Json, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("revoked_at", Moment),
    Column("last_fetched_at", Moment),
    Column("last_client", String),
)

feed_bodies = Table(
    "feed_bodies",
    metadata,
    Column("feed_id", ForeignKey("feeds.id", ondelete="CASCADE"), primary_key=True),
    Column("made_for", String, nullable=False),
    Column("etag", String, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

feed_events = Table(
    "feed_events",
    metadata,
    Column("feed_id", ForeignKey("feeds.id", ondelete="CASCADE"), primary_key=True),
    Column("uid", String, primary_key=True),
    Column("sequence", Integer, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Column("cancelled", Boolean, nullable=False),
    Column("event", Json, nullable=False),
    Column("fragment", LargeBinary, nullable=False),
)

feed_readers = Table(
    "feed_readers",
    metadata,
    Column("feed_id", ForeignKey("feeds.id", ondelete="CASCADE"), primary_key=True),
    Column("client", String, primary_key=True),
    Column("first_at", Moment, nullable=False),
    Column("last_at", Moment, nullable=False),
    Column("days", Integer, nullable=False),
)
