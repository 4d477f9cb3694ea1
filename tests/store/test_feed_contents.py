"""A feed's events keep their revisions, and its body its ETag, for as long as nothing visible changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from planner.calendars import CalendarEvent, Kind, Status, fragment, reconcile
from planner.store import feeds
from planner.store.feed_contents import body, body_head, kept_events, save_body, save_events
from planner.store.kept import FeedScope, NotFound
from tests.store.examples import LATER, LATER_STILL, NOON

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from planner.store.session import Database

END = CalendarEvent(
    uid="contract-1@planner",
    first=date(2027, 3, 31),
    last=date(2027, 3, 31),
    summary="Housing system ends",
    stamp=NOON,
    kind=Kind.CONTRACT_END,
    description=("Kent, Civica",),
    categories=("Contract end",),
    status=Status.TENTATIVE,
    alarms=(30, 7),
)
OTHER = replace(END, uid="contract-2@planner", summary="Bins end", url="http://127.0.0.1/contracts/2")


def made(session: Session) -> int:
    token = feeds.create_feed(session, scope=FeedScope(), name="x", at=NOON)
    found = feeds.feed_for_token(session, token)
    assert found is not None
    return found.id


def publish(session: Session, feed: int, *wanted: CalendarEvent, now=NOON) -> list[CalendarEvent]:
    events = reconcile([event for event, _ in kept_events(session, feed)], wanted, now)
    save_events(session, feed, [(event, fragment(event)) for event in events])
    return events


def test_events_come_back_as_they_were_kept_with_their_bytes(database: Database) -> None:
    with database.session() as session:
        feed = made(session)
        publish(session, feed, END, OTHER)
    with database.reading() as session:
        assert kept_events(session, feed) == [(END, fragment(END)), (OTHER, fragment(OTHER))]


def test_only_what_changed_is_revised_and_written(database: Database) -> None:
    with database.session() as session:
        feed = made(session)
        publish(session, feed, END, OTHER)
        moved = replace(END, first=date(2028, 3, 31), last=date(2028, 3, 31))
        publish(session, feed, moved, OTHER, now=LATER)
        first, second = kept_events(session, feed)
        assert (first[0].sequence, first[0].stamp, first[0].was) == (1, LATER, END.last)
        assert second == (OTHER, fragment(OTHER))
        assert save_events(session, feed, kept_events(session, feed)) == 0


def test_a_date_that_comes_back_goes_on_counting(database: Database) -> None:
    with database.session() as session:
        feed = made(session)
        publish(session, feed, END)
        publish(session, feed, now=LATER)
        assert kept_events(session, feed)[0][0].status is Status.CANCELLED
        publish(session, feed, END, now=LATER + timedelta(days=60))
        (event, _) = kept_events(session, feed)[0]
        assert (event.status, event.sequence) == (Status.TENTATIVE, 2)


def test_feeds_keep_their_events_apart(database: Database) -> None:
    with database.session() as session:
        first, second = made(session), made(session)
        publish(session, first, END)
        publish(session, second, replace(END, alarms=()))
        assert kept_events(session, first)[0][0].alarms == (30, 7)
        assert kept_events(session, second)[0][0].alarms == ()


def test_the_same_bytes_keep_their_etag_and_their_moment(database: Database) -> None:
    with database.session() as session:
        feed = made(session)
        assert body(session, feed) is None
        assert body_head(session, feed) is None
        first = save_body(session, feed, body=b"BEGIN", made_for="1.0", changed_at=NOON).head
        again = save_body(session, feed, body=b"BEGIN", made_for="2.0", changed_at=LATER).head
        assert (again.etag, again.changed_at, again.made_for) == (first.etag, NOON, "2.0")
        other = save_body(session, feed, body=b"END", made_for="3.0", changed_at=LATER).head
        assert other.etag != first.etag
        assert other.changed_at == LATER
        found = body(session, feed)
        assert found is not None
        assert found.body == b"END"
        assert found.head == other == body_head(session, feed)


def test_a_new_address_takes_the_revisions_along(database: Database) -> None:
    with database.session() as session:
        old = made(session)
        publish(session, old, replace(END, sequence=3))
        token = feeds.rotate(session, old, at=LATER)
        new = feeds.feed_for_token(session, token)
        assert new is not None
        assert feeds.feed(session, old).revoked
        assert [event for event, _ in kept_events(session, new.id)] == [END]
        with pytest.raises(NotFound):
            feeds.rotate(session, old, at=LATER)


def test_feeds_that_nobody_fetches_are_withdrawn(database: Database) -> None:
    with database.session() as session:
        unused, used, new = (made(session) for _ in range(3))
        feeds.record_fetch(session, used, at=LATER, client="Outlook")
        feeds.rename(session, new, name="y")
        assert feeds.revoke_unused(session, before=NOON, at=LATER_STILL) == 0
        assert feeds.revoke_unused(session, before=LATER, at=LATER_STILL) == 2
        assert [feed.id for feed in feeds.feed_list(session)] == [used]
        assert feeds.feed(session, unused).revoked_at == LATER_STILL
