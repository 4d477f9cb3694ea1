"""What a calendar takes: at most 1,000 events and 900 kB. What matters most is kept, and the feed says it was cut."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.calendars.event import CalendarEvent, Kind, Status, day
from planner.calendars.ics import fragment
from planner.calendars.uid import uid

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

MOST_EVENTS = 1_000
MOST_BYTES = 900_000
HEAD_BYTES = 4_000  # the calendar's own lines and the note, generously


@dataclass(frozen=True, slots=True)
class Fitted:
    """The events of a feed with their bytes, in order of day and UID, and how many more there would have been."""

    parts: tuple[tuple[CalendarEvent, bytes], ...]
    left_out: int


def fit(
    events: Iterable[CalendarEvent],
    *,
    rendered: Callable[[CalendarEvent], bytes] = fragment,
    most_events: int = MOST_EVENTS,
    most_bytes: int = MOST_BYTES,
    today: date | None = None,
) -> Fitted:
    """The events that a feed can hold, decisions before ends before minor milestones, each kind by its day.

    `rendered` gives the bytes of an event (those kept, or `fragment`). With `today` what is past goes first. Where
    something is left out, a note stands on the first day of which something is missing and says how much.
    """
    events = list(events)
    by_weight = sorted(events, key=lambda event: (event.kind, _past(event, today), event.first, event.uid))
    kept: list[tuple[CalendarEvent, bytes]] = []
    size = HEAD_BYTES
    room = most_events if len(events) <= most_events else most_events - 1
    for event in by_weight[:room]:
        part = rendered(event)
        if size + len(part) > most_bytes:
            break
        size += len(part)
        kept.append((event, part))
    left = by_weight[len(kept) :]
    if left:
        if len(kept) == most_events:
            left.insert(0, kept.pop()[0])
        note = _note(left, [event for event, _ in kept])
        kept.append((note, fragment(note)))
    kept.sort(key=lambda pair: (pair[0].first, pair[0].uid))
    return Fitted(tuple(kept), len(left))


def _past(event: CalendarEvent, today: date | None) -> bool:
    return today is not None and event.last < today


def _note(left: list[CalendarEvent], kept: list[CalendarEvent]) -> CalendarEvent:
    """Its identity holds what it says: another cut is another note, so no revision of it need be remembered."""
    first = min(event.first for event in left)
    count = f"{len(left):,}"
    said = hashlib.sha256("\n".join(sorted(event.uid for event in left)).encode()).hexdigest()
    host = left[0].uid.rpartition("@")[2]
    return CalendarEvent(
        uid=uid("cut", said, host),
        first=first,
        last=first,
        summary=f"This calendar was cut: {count} more {_dates(left)} not shown",
        stamp=max(event.stamp for event in [*left, *kept]),
        kind=Kind.NOTE,
        description=(
            f"Calendars take about {MOST_EVENTS:,} events. Last days to decide are kept first, then contract ends.",
            f"What is missing lies between {day(first)} and {day(_last(left))}.",
            "Subscribe to fewer councils or service areas to see everything.",
        ),
        categories=("Note",),
        status=Status.CONFIRMED,
    )


def _dates(left: list[CalendarEvent]) -> str:
    return "date is" if len(left) == 1 else "dates are"


def _last(left: list[CalendarEvent]) -> date:
    return max(event.last for event in left)
