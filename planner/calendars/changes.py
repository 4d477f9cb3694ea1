"""Kept events against what the plan says now: what was revised, what has vanished. Pure; `now` is handed in.

A revision raises SEQUENCE and the stamp exactly when something visible changed: Google does not move an event whose
SEQUENCE stayed, and every client asks again when it rose for nothing.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from planner.calendars.event import CalendarEvent, Status

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

CANCELLED_FOR = timedelta(days=30)


def changed(old: CalendarEvent, new: CalendarEvent, now: datetime) -> CalendarEvent:
    """The event to keep after `old`, if the plan now says `new`: `old` itself where nothing visible changed.

    After a move `was` is the last day before it, which the description then tells. An estimate that only another
    today would move stays where it is: else it would creep from day to day.
    """
    if _visible(old) == _visible(new):
        return old if old.basis == new.basis else replace(old, basis=new.basis)
    if new.basis and new.basis == old.basis and new.status is old.status:
        return old
    moved = (old.first, old.last) != (new.first, new.last)
    return replace(
        new,
        uid=old.uid,
        sequence=old.sequence + 1,
        stamp=_after(old.stamp, now),
        was=old.last if moved else old.was,
    )


def cancelled(old: CalendarEvent, now: datetime) -> CalendarEvent:
    """What is kept of an event that has vanished from the plan: cancelled once, without its alarms."""
    if old.status is Status.CANCELLED:
        return old
    return replace(old, status=Status.CANCELLED, alarms=(), sequence=old.sequence + 1, stamp=_after(old.stamp, now))


def gone(event: CalendarEvent, now: datetime) -> bool:
    """Whether a cancelled event has been shown long enough and leaves the feed.

    It stays kept: should the contract come back, its SEQUENCE must go on from where it was.
    """
    return event.status is Status.CANCELLED and now - event.stamp >= CANCELLED_FOR


def reconcile(
    kept: Iterable[CalendarEvent], wanted: Iterable[CalendarEvent], now: datetime, *, today: date | None = None
) -> list[CalendarEvent]:
    """All events to keep, by day and UID: revised, new (stamped now) and cancelled ones.

    `wanted` are all events of the plan, however old (a feed leaves old ones out when it is read). What lies in the
    past is history: it is not cancelled when a council drops the ended contract from its register. `today` is the
    plan's; without it, the date of `now`.
    """
    before = {event.uid: event for event in kept}
    after: list[CalendarEvent] = []
    for event in wanted:
        old = before.pop(event.uid, None)
        after.append(_new(event, now) if old is None else changed(old, event, now))
    today = today or now.astimezone(UTC).date()
    after += [old if old.last < today else cancelled(old, now) for old in before.values()]
    return sorted(after, key=lambda event: (event.first, event.uid))


def _visible(event: CalendarEvent) -> tuple[object, ...]:
    """What a subscriber sees of an event, without what its own history adds."""
    return (
        event.first,
        event.last,
        event.summary,
        event.description,
        event.categories,
        event.status,
        event.url,
        event.alarms,
    )


def _new(event: CalendarEvent, now: datetime) -> CalendarEvent:
    return replace(event, sequence=0, stamp=_seconds(now), was=None)


def _after(stamp: datetime, now: datetime) -> datetime:
    """Now, or a second after the old stamp where the clock has not moved on since (iCalendar knows no fractions)."""
    return max(_seconds(now), stamp + timedelta(seconds=1))


def _seconds(now: datetime) -> datetime:
    return now.astimezone(UTC).replace(microsecond=0)
