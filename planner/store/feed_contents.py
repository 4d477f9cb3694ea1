"""What a feed last said: its events with their bytes, so that revisions can be counted, and its whole body.

Events are kept for each feed by itself, as two feeds may show one date with other words or alarms. None is ever
deleted: should a date that had vanished come back, its SEQUENCE goes on from where it was (RFC 5545 3.8.7.4).
"""

from __future__ import annotations

import gzip
import hashlib
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select, update

from planner.calendars import CalendarEvent, Status
from planner.store.codec import from_plain, to_plain
from planner.store.tables import feed_bodies, feed_events

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy.orm import Session

_event = feed_events.c
_body = feed_bodies.c
GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class BodyHead:
    """What a conditional request needs: `made_for` is the feed revision, and whatever else, that it was made for."""

    made_for: str
    etag: str
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class FeedBody:
    """The bytes last served, with their head; kept as gzip, which most clients take as it is."""

    head: BodyHead
    zipped: bytes

    @classmethod
    def of(cls, head: BodyHead, body: bytes) -> FeedBody:
        """From the bytes themselves."""
        return cls(head, _gzip(body))

    @property
    def body(self) -> bytes:
        """The bytes themselves."""
        return gzip.decompress(self.zipped)


def kept_events(session: Session, feed_id: int) -> list[tuple[CalendarEvent, bytes]]:
    """Every event that the feed has ever had, cancelled and past ones too, each with its rendered bytes."""
    query = select(_event.event, _event.fragment).where(_event.feed_id == feed_id).order_by(_event.uid)
    return [(from_plain(CalendarEvent, told), fragment) for told, fragment in session.execute(query)]


def save_events(session: Session, feed_id: int, events: Iterable[tuple[CalendarEvent, bytes]]) -> int:
    """Keep these events; those that are kept already just so are left alone. How many were written."""
    query = select(_event.uid, _event.event, _event.fragment).where(_event.feed_id == feed_id)
    told = {uid: (plain, fragment) for uid, plain, fragment in session.execute(query)}
    new = {
        event.uid: (event, fragment) for event, fragment in events if told.get(event.uid) != (to_plain(event), fragment)
    }
    replaced = [uid for uid in new if uid in told]
    if replaced:
        session.execute(delete(feed_events).where(_event.feed_id == feed_id, _event.uid.in_(replaced)))
    if new:
        session.execute(
            insert(feed_events),
            [
                {
                    "feed_id": feed_id,
                    "uid": event.uid,
                    "sequence": event.sequence,
                    "changed_at": event.stamp,
                    "cancelled": event.status is Status.CANCELLED,
                    "event": to_plain(event),
                    "fragment": fragment,
                }
                for event, fragment in new.values()
            ],
        )
    return len(new)


def body_head(session: Session, feed_id: int) -> BodyHead | None:
    """ETag and moment of the last body without reading it; None where none was kept."""
    row = session.execute(select(_body.made_for, _body.etag, _body.changed_at).where(_body.feed_id == feed_id)).first()
    return None if row is None else BodyHead(*row)


def body(session: Session, feed_id: int) -> FeedBody | None:
    """The last good body, also for when a new one cannot be made; None where none was kept."""
    query = select(_body.made_for, _body.etag, _body.changed_at, _body.body).where(_body.feed_id == feed_id)
    row = session.execute(query).first()
    return None if row is None else FeedBody(BodyHead(*row[:3]), _as_gzip(row[3]))


def save_body(session: Session, feed_id: int, *, body: bytes, made_for: str, changed_at: datetime) -> FeedBody:
    """Keep what the feed says now, with its head. The same bytes as before keep their ETag and their moment."""
    zipped = _gzip(body)
    etag = hashlib.sha256(body).hexdigest()[:32]
    before = body_head(session, feed_id)
    if before is not None and before.etag == etag:
        session.execute(update(feed_bodies).where(_body.feed_id == feed_id).values(made_for=made_for))
        return FeedBody(BodyHead(made_for, etag, before.changed_at), zipped)
    session.execute(delete(feed_bodies).where(_body.feed_id == feed_id))
    session.execute(
        insert(feed_bodies).values(feed_id=feed_id, made_for=made_for, etag=etag, changed_at=changed_at, body=zipped)
    )
    return FeedBody(BodyHead(made_for, etag, changed_at), zipped)


def _gzip(body: bytes) -> bytes:
    return gzip.compress(body, 6, mtime=0)


def _as_gzip(kept: bytes) -> bytes:
    """Bodies were kept in zlib's own wrapping before; those are still good."""
    return kept if kept.startswith(GZIP) else _gzip(zlib.decompress(kept))
