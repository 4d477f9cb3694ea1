"""Events → the bytes of one iCalendar feed (RFC 5545, 7986) that every client tried here reads alike.

An event is rendered by itself (`fragment`), so that whoever keeps events keeps their bytes too and a feed is joined
strings (`join`). Nothing here depends on the time of the request: the same events give the same bytes.
"""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from planner.calendars.event import CalendarEvent, Status, day
from planner.calendars.fold import fold
from planner.calendars.text import DESCRIPTION_LENGTH, one_line, several_lines

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from icalendar import Component

PRODUCT = "-//Contract-expiry collaboration planner//EN"
REFRESH = timedelta(hours=12)
ALARM_HOUR = timedelta(hours=9)
FOOT = b"END:VCALENDAR\r\n"


def render(
    events: Iterable[CalendarEvent], *, name: str, description: str | None = None, today: date | None = None
) -> bytes:
    """One feed of these events, cut to what calendars take (`limits.fit`), in order of day and UID."""
    from planner.calendars.limits import fit

    fitted = fit(events, today=today)
    return join((part for _, part in fitted.parts), name=name, description=description)


def join(fragments: Iterable[bytes], *, name: str, description: str | None = None) -> bytes:
    """A feed of rendered events, in the order given."""
    return b"".join([_head(name, description), *fragments, FOOT])


def fragment(event: CalendarEvent) -> bytes:
    """One VEVENT: all its own properties first, then its alarms (new Outlook loses what follows an alarm)."""
    from icalendar import Event, vText

    part = Event()
    part.add("uid", event.uid)
    part.add("dtstamp", event.stamp.astimezone(UTC).replace(microsecond=0))
    part.add("last-modified", event.stamp.astimezone(UTC).replace(microsecond=0))
    part.add("sequence", event.sequence)
    part.add("status", str(event.status))
    part.add("dtstart", event.first)
    part.add("dtend", event.last + timedelta(days=1))  # exclusive, RFC 5545 3.6.1
    part.add("summary", vText(_summary(event)))
    if text := _description(event):
        part.add("description", vText(text))
    if event.categories:
        part.add("categories", [one_line(category) for category in event.categories])
    if event.url:
        part.add("url", event.url)
    part.add("transp", "TRANSPARENT")
    part.add("x-microsoft-cdo-busystatus", vText("FREE"))
    if event.status is not Status.CANCELLED:
        for days in event.alarms:
            part.add_component(_alarm(event, days))
    return _bytes(part)


def _alarm(event: CalendarEvent, days: int) -> Component:
    """At nine in the morning, `days` before the event: midnight would wake people. At least one day before."""
    from icalendar import Alarm, vText

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", vText(_summary(event)))
    alarm.add("trigger", ALARM_HOUR - timedelta(days=max(days, 1)))
    return alarm


def _summary(event: CalendarEvent) -> str:
    text = one_line(event.summary) or "Untitled"
    return f"Cancelled: {text}" if event.status is Status.CANCELLED else text


def _description(event: CalendarEvent) -> str:
    """The lines, then where it was before it moved, then the address (not every client shows URL)."""
    last = []
    if event.was is not None:
        last.append(f"Moved: was {day(event.was)}.")
    if event.url:
        last.append(event.url)
    room = DESCRIPTION_LENGTH - sum(len(line) + 1 for line in last)
    body = several_lines([line for line in event.description if line.strip()], room)
    return several_lines([part for part in (body, *last) if part], DESCRIPTION_LENGTH)


def _head(name: str, description: str | None) -> bytes:
    """The calendar's own properties: no UID (vdirsyncer), refresh hints in both spellings (Outlook, Nextcloud)."""
    from icalendar import Calendar, vText

    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", vText(PRODUCT))
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for label in ("name", "x-wr-calname"):
        calendar.add(label, vText(one_line(name) or "Contracts"))
    if description and description.strip():
        calendar.add("x-wr-caldesc", vText(one_line(description)))
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vText("PT12H"))
    return _bytes(calendar).removesuffix(FOOT)


def _bytes(part: Component) -> bytes:
    return b"".join(fold(line) for line in part.content_lines(sorted=False) if line)
