"""What a conditional request needs, in one query."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from planner.store import feed_contents, feeds, revisions
from planner.store.feed_heads import Heads, head_for_token
from planner.store.kept import FeedScope

if TYPE_CHECKING:
    from planner.store.session import Database

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


def test_the_head_says_what_the_parts_say(database: Database) -> None:
    with database.session() as session:
        token = feeds.create_feed(session, scope=FeedScope(), name="Ours", at=NOW)
        first = head_for_token(session, token)
        assert first is not None
        assert (first.name, first.created_at, first.head, first.revoked) == ("Ours", NOW, None, False)
        kept = feed_contents.save_body(session, first.id, body=b"x", made_for="1", changed_at=NOW).head
        revisions.changed(session, revisions.CONTRACTS)
        feeds.record_fetch(session, first.id, at=NOW, client="Outlook")
        again = head_for_token(session, token, client="Outlook")
        assert again is not None
        assert (again.head, again.revision) == (kept, revisions.feed_revision(session))
        assert (again.last_fetched_at, again.noted_at) == (NOW, NOW)
        feeds.revoke(session, first.id, at=NOW)
        gone = head_for_token(session, token)
        assert gone is not None
        assert gone.revoked


def test_an_address_that_never_was_has_none(database: Database) -> None:
    with database.reading() as session:
        assert head_for_token(session, "never") is None


def test_the_prepared_statement_says_the_same(database: Database) -> None:
    heads = Heads(database)
    assert heads.for_token("never", client=None) is None
    with database.session() as session:
        token = feeds.create_feed(session, scope=FeedScope(), name="Ours", at=NOW)
        found = head_for_token(session, token)
        assert found is not None
        feed_contents.save_body(session, found.id, body=b"x", made_for="1", changed_at=NOW)
        revisions.changed(session, revisions.PROPOSALS)
        feeds.record_fetch(session, found.id, at=NOW, client="Outlook")
    for client in ("Outlook", "Thunderbird", None):
        with database.reading() as session:
            assert heads.for_token(token, client=client) == head_for_token(session, token, client=client)
    assert heads.for_token(token, client="Outlook") != heads.for_token(token, client=None)
    with database.session() as session:
        feeds.revoke(session, found.id, at=NOW)
    again = heads.for_token(token, client=None)
    assert again is not None
    assert again.revoked
