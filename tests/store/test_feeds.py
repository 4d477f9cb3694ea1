"""Subscription addresses: secret, shown once, withdrawn for good."""

from __future__ import annotations

import base64
from datetime import date
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from planner.store import feeds
from planner.store.kept import FeedScope, NotFound
from tests.store.examples import LATER, LATER_STILL, NOON

if TYPE_CHECKING:
    from planner.store.session import Database

SCOPE = FeedScope(
    councils=("Kent County Council",), service_areas=("waste",), end_from=date(2027, 1, 1), alarms=(30, 7)
)


def test_a_feed_is_found_by_its_token_alone(database: Database) -> None:
    with database.session() as session:
        token = feeds.create_feed(session, scope=SCOPE, name="Waste in Kent", at=NOON)
    with database.reading() as session:
        found = feeds.feed_for_token(session, token)
        assert found is not None
        assert (found.name, found.scope, found.council, found.created_at) == (
            "Waste in Kent",
            SCOPE,
            "Kent County Council",
            NOON,
        )
        assert feeds.feed_for_token(session, token[:-1]) is None
        assert feeds.feed_for_token(session, "") is None


def test_a_token_has_at_least_128_random_bits_and_is_not_kept(database: Database) -> None:
    with database.session() as session:
        tokens = {feeds.create_feed(session, scope=SCOPE, name="x", at=NOON) for _ in range(50)}
        kept = str(session.execute(text("SELECT * FROM feeds")).all())
    assert len(tokens) == 50
    for token in tokens:
        assert len(base64.urlsafe_b64decode(token + "==")) * 8 >= 128
        assert token not in kept


def test_a_revoked_feed_is_still_known_as_revoked(database: Database) -> None:
    with database.session() as session:
        token = feeds.create_feed(session, scope=FeedScope(), name="x", at=NOON)
        found = feeds.feed_for_token(session, token)
        assert found is not None
        feeds.revoke(session, found.id, at=LATER)
        feeds.revoke(session, found.id, at=LATER_STILL)
        again = feeds.feed_for_token(session, token)
        assert again is not None
        assert again.revoked
        assert again.revoked_at == LATER
        assert feeds.feed_list(session) == ()
        assert feeds.feed_list(session, revoked=None) == (again,)


def test_who_fetched_last_is_remembered(database: Database) -> None:
    with database.session() as session:
        token = feeds.create_feed(session, scope=SCOPE, name="x", at=NOON)
        found = feeds.feed_for_token(session, token)
        assert found is not None
        feeds.record_fetch(session, found.id, at=LATER, client="Thunderbird/153")
        feeds.rename(session, found.id, name="y")
        again = feeds.feed(session, found.id)
    assert (again.name, again.last_fetched_at, again.last_client) == ("y", LATER, "Thunderbird/153")


def test_a_feed_that_never_was_is_not_found(database: Database) -> None:
    with database.session() as session, pytest.raises(NotFound):
        feeds.revoke(session, 12, at=NOON)
