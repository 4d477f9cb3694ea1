"""What a conditional request for a feed needs, in one query: thousands of calendars ask "anything new?" all day."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, bindparam, select

from planner.store.feed_contents import BodyHead
from planner.store.feeds import digest
from planner.store.revisions import CONTRACTS, PROPOSALS
from planner.store.tables import counters, feed_bodies, feed_readers, feeds

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from planner.store.session import Database


@dataclass(frozen=True, slots=True)
class FeedHead:
    """A feed without its scope: `revision` is `revisions.feed_revision` now, `head` that of the last body, if any.

    `noted_at` is when the calendar program that is asking now was last noted as a reader.
    """

    id: int
    name: str
    created_at: datetime
    revoked_at: datetime | None
    last_fetched_at: datetime | None
    noted_at: datetime | None
    revision: str
    head: BodyHead | None

    @property
    def revoked(self) -> bool:
        """Whether its address has been withdrawn (410)."""
        return self.revoked_at is not None


def head_for_token(session: Session, token: str, *, client: str | None = None) -> FeedHead | None:
    """The feed of that address, revoked ones too; None for a token that never was. `client` is who is asking."""
    row = session.connection().execute(_query(), {"digest": digest(token), "client": client}).first()
    return None if row is None else _head(row)


class Heads:
    """`head_for_token` for a server that asks thousands of times: no session, and the statement is put together once.

    Its connections come from the database's pool and go back there; each answer is of one moment, being one statement.
    """

    def __init__(self, database: Database) -> None:
        self._engine = database.engine
        compiled = _query().compile(self._engine)
        self._sql = str(compiled)
        self._places = compiled.positiontup  # None where the driver takes names
        self._usual = dict(compiled.params)
        kinds = [column.type.dialect_impl(self._engine.dialect) for column in _query().selected_columns]
        self._readers: list[Callable[[Any], Any] | None] = [
            kind.result_processor(self._engine.dialect, None) for kind in kinds
        ]

    def for_token(self, token: str, *, client: str | None) -> FeedHead | None:
        """The same as `head_for_token`; whatever the driver raises is raised."""
        values = self._usual | {"digest": digest(token), "client": client}
        connection = self._engine.raw_connection()
        try:
            cursor = connection.cursor()
            cursor.execute(self._sql, values if self._places is None else [values[name] for name in self._places])
            row = cursor.fetchone()
            cursor.close()
        finally:
            connection.close()
        if row is None:
            return None
        return _head([read(value) if read else value for read, value in zip(self._readers, row, strict=True)])


def _head(row: Sequence[Any]) -> FeedHead:
    feed_id, name, created, revoked, fetched, noted, made_for, etag, changed, contracts, proposals = row
    head = None if made_for is None else BodyHead(made_for, etag, changed)
    return FeedHead(feed_id, name, created, revoked, fetched, noted, f"{contracts or 0}.{proposals or 0}", head)


@cache
def _query() -> Select[Any]:
    """Built once: putting a statement together takes longer than SQLite takes to answer it."""
    counted = [
        select(counters.c.value).where(counters.c.name == name).scalar_subquery() for name in (CONTRACTS, PROPOSALS)
    ]
    asking = and_(feed_readers.c.feed_id == feeds.c.id, feed_readers.c.client == bindparam("client"))
    return (
        select(
            feeds.c.id,
            feeds.c.name,
            feeds.c.created_at,
            feeds.c.revoked_at,
            feeds.c.last_fetched_at,
            feed_readers.c.last_at,
            feed_bodies.c.made_for,
            feed_bodies.c.etag,
            feed_bodies.c.changed_at,
            *counted,
        )
        .outerjoin_from(feeds, feed_bodies)
        .outerjoin(feed_readers, asking)
        .where(feeds.c.token_digest == bindparam("digest"))
    )
