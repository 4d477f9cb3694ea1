"""Subscription addresses: made, looked up, withdrawn. The secret is shown once; only its SHA-256 is kept."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import replace
from datetime import UTC
from typing import TYPE_CHECKING

from sqlalchemy import RowMapping, Select, delete, func, insert, select, update

from planner.store.codec import from_plain, to_plain
from planner.store.councils import council_ids
from planner.store.kept import Feed, FeedScope, NotFound, Reader
from planner.store.tables import councils, feed_bodies, feed_events, feed_readers, feeds
from planner.store.writing import upsert

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

TOKEN_BYTES = 24  # 192 random bits; calendars.md asks for at least 128


def create_feed(session: Session, *, scope: FeedScope, name: str, at: datetime, council: str | None = None) -> str:
    """A new address; the token that goes into it, which cannot be had again."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    owner = council or (scope.councils[0] if len(scope.councils) == 1 else None)
    session.execute(
        insert(feeds).values(
            token_digest=digest(token),
            council_id=council_ids(session, [owner])[owner] if owner else None,
            name=name,
            scope=to_plain(scope),
            created_at=at,
        )
    )
    return token


def feed_for_token(session: Session, token: str) -> Feed | None:
    """The feed of that address, revoked ones too (`Feed.revoked`); None for a token that never was."""
    row = session.execute(_select().where(feeds.c.token_digest == digest(token))).mappings().first()
    return None if row is None else _feed(row)


def feed(session: Session, feed_id: int) -> Feed:
    """The feed of that number, or `NotFound`."""
    row = session.execute(_select().where(feeds.c.id == feed_id)).mappings().first()
    if row is None:
        raise NotFound(f"There is no calendar feed {feed_id}.")
    return _feed(row)


def feed_list(session: Session, *, council: str | None = None, revoked: bool | None = False) -> tuple[Feed, ...]:
    """The feeds, newest first; `revoked` None for both sorts."""
    query = _select().order_by(feeds.c.id.desc())
    if council is not None:
        query = query.where(councils.c.name == council)
    if revoked is not None:
        query = query.where(feeds.c.revoked_at.is_not(None) if revoked else feeds.c.revoked_at.is_(None))
    readers = _readers(session)
    found = session.execute(query).mappings()
    return tuple(replace(_feed(row), readers=tuple(readers.get(row["id"], ()))) for row in found)


def _readers(session: Session) -> dict[int, list[Reader]]:
    found: dict[int, list[Reader]] = {}
    query = select(feed_readers).order_by(feed_readers.c.last_at.desc(), feed_readers.c.client)
    for feed_id, *reader in session.execute(query):
        found.setdefault(feed_id, []).append(Reader(*reader))
    return found


def revoke(session: Session, feed_id: int, *, at: datetime) -> None:
    """Withdraw an address for good; withdrawing it twice keeps the first moment."""
    feed(session, feed_id)
    session.execute(update(feeds).where(feeds.c.id == feed_id, feeds.c.revoked_at.is_(None)).values(revoked_at=at))


def rotate(session: Session, feed_id: int, *, at: datetime) -> str:
    """Give a feed a new address and withdraw the old one (410 from now on); the new token, shown once.

    The events and their revisions move to the new address, so that nothing seems to have changed there.
    """
    old = feed(session, feed_id)
    if old.revoked:
        raise NotFound("This calendar feed has been withdrawn. Make a new one.")
    token = create_feed(session, scope=old.scope, name=old.name, at=at, council=old.council)
    new = feed_for_token(session, token)
    assert new is not None
    session.execute(update(feed_events).where(feed_events.c.feed_id == feed_id).values(feed_id=new.id))
    session.execute(delete(feed_bodies).where(feed_bodies.c.feed_id == feed_id))
    revoke(session, feed_id, at=at)
    return token


def revoke_unused(session: Session, *, before: datetime, at: datetime) -> int:
    """Withdraw every feed that nobody has fetched, and nobody has made, since a moment; how many."""
    used = func.coalesce(feeds.c.last_fetched_at, feeds.c.created_at)
    unused = update(feeds).where(used < before, feeds.c.revoked_at.is_(None)).values(revoked_at=at)
    return len(session.execute(unused.returning(feeds.c.id)).all())


def rename(session: Session, feed_id: int, *, name: str) -> None:
    """Give a feed another name."""
    feed(session, feed_id)
    session.execute(update(feeds).where(feeds.c.id == feed_id).values(name=name))


def record_fetch(session: Session, feed_id: int, *, at: datetime, client: str | None) -> None:
    """Note when the feed was last fetched, and by which calendar program."""
    session.execute(update(feeds).where(feeds.c.id == feed_id).values(last_fetched_at=at, last_client=client))
    if client is None:
        return
    mine = (feed_readers.c.feed_id == feed_id) & (feed_readers.c.client == client)
    last = session.scalar(select(feed_readers.c.last_at).where(mine))
    another_day = int(last is None or last.date() != at.astimezone(UTC).date())
    first = upsert(session, feed_readers).values(feed_id=feed_id, client=client, first_at=at, last_at=at, days=1)
    again = {"last_at": at, "days": feed_readers.c.days + another_day}
    session.execute(first.on_conflict_do_update(index_elements=["feed_id", "client"], set_=again))


def digest(token: str) -> str:
    """What is kept of a token: enough to know it again, nothing to make it from."""
    return hashlib.sha256(token.encode()).hexdigest()


def _select() -> Select[tuple[object, ...]]:
    return select(feeds, councils.c.name.label("council")).outerjoin(councils)


def _feed(row: RowMapping) -> Feed:
    return Feed(
        id=row["id"],
        name=row["name"],
        council=row["council"],
        scope=from_plain(FeedScope, row["scope"]),
        created_at=row["created_at"],
        revoked_at=row["revoked_at"],
        last_fetched_at=row["last_fetched_at"],
        last_client=row["last_client"],
    )
