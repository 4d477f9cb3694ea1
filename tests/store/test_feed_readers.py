"""Who reads a feed, how often, and when that has stopped."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from planner.store import feeds
from planner.store.kept import FeedScope, Reader

if TYPE_CHECKING:
    from planner.store.session import Database

START = datetime(2026, 11, 1, 9, tzinfo=UTC)


def reader(*, days: int, every: timedelta) -> Reader:
    return Reader("Outlook", START, START + every * (days - 1), days)


def test_each_program_is_counted_by_the_days_on_which_it_came(database: Database) -> None:
    with database.session() as session:
        token = feeds.create_feed(session, scope=FeedScope(), name="x", at=START)
        found = feeds.feed_for_token(session, token)
        assert found is not None
        for hours in (0, 3, 23, 24, 72):
            feeds.record_fetch(session, found.id, at=START + timedelta(hours=hours), client="Outlook")
        feeds.record_fetch(session, found.id, at=START + timedelta(hours=96), client="Thunderbird")
        (listed,) = feeds.feed_list(session)
    latest = START + timedelta(hours=96)
    assert listed.readers == (
        Reader("Thunderbird", latest, latest, 1),
        Reader("Outlook", START, START + timedelta(hours=72), 3),
    )
    assert (listed.last_client, listed.last_fetched_at) == ("Thunderbird", latest)


def test_a_regular_reader_that_stays_away_is_quiet() -> None:
    daily = reader(days=20, every=timedelta(days=1))
    assert not daily.quiet(daily.last_at + timedelta(days=3))
    assert daily.quiet(daily.last_at + timedelta(days=3, hours=1))


def test_a_reader_that_comes_once_a_week_is_not_quiet_after_two() -> None:
    weekly = reader(days=5, every=timedelta(days=7))
    assert not weekly.quiet(weekly.last_at + timedelta(days=20))
    assert weekly.quiet(weekly.last_at + timedelta(days=22))


def test_somebody_who_looked_twice_was_never_regular() -> None:
    twice = reader(days=2, every=timedelta(days=1))
    assert not twice.quiet(twice.last_at + timedelta(days=300))
