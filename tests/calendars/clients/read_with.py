"""Run by itself: `python read_with.py LIBRARY FILE` prints what that library shows of a feed, as JSON lines.

In a process of its own, so that the library's own warnings are not ours and TZ can be set for it.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path
from typing import Any


def days(value: Any) -> str:
    """A day as ISO; a moment stays one, and so differs from what is expected."""
    return str(value.isoformat())


def seconds(value: Any) -> float | None:
    return value.total_seconds() if isinstance(value, dt.timedelta) else None


def shown(uid: Any, summary: Any, description: Any, first: Any, end: Any, status: Any, alarms: Any) -> None:
    """One event as one line."""
    print(
        json.dumps(
            {
                "uid": str(uid),
                "summary": str(summary or ""),
                "description": str(description or ""),
                "first": days(first),
                "end": days(end),
                "status": str(getattr(status, "value", status)),
                "alarms": sorted(seconds(alarm) or 0 for alarm in alarms),
            }
        )
    )


def with_icalendar(raw: bytes) -> None:
    from icalendar import Calendar

    calendar = Calendar.from_ical(raw)
    assert not calendar.errors
    for one in calendar.walk("VEVENT"):
        assert not one.errors
        triggers = [alarm["TRIGGER"].dt for alarm in one.walk("VALARM")]
        first, end = one["DTSTART"].dt, one["DTEND"].dt
        shown(one["UID"], one["SUMMARY"], one.get("DESCRIPTION"), first, end, one["STATUS"], triggers)


def with_ical(raw: bytes) -> None:
    """Home Assistant's: strict, refuses a whole feed for one mistake."""
    from ical.calendar_stream import IcsCalendarStream

    for one in IcsCalendarStream.calendar_from_ics(raw.decode()).events:
        triggers = [alarm.trigger for alarm in one.alarm]
        shown(one.uid, one.summary, one.description, one.dtstart, one.dtend, one.status, triggers)


def with_ics(raw: bytes) -> None:
    import ics

    for one in ics.Calendar(raw.decode()).events:
        assert one.all_day
        triggers = [alarm.trigger for alarm in one.alarms]
        shown(one.uid, one.name, one.description, one.begin.date(), one.end.date(), one.status, triggers)


def with_vobject(raw: bytes) -> None:
    import vobject

    calendar = vobject.readOne(raw.decode())
    calendar.validate(raiseException=True)
    for one in calendar.vevent_list:
        text = one.description.value if hasattr(one, "description") else ""
        triggers = [alarm.trigger.value for alarm in getattr(one, "valarm_list", [])]
        first, end = one.dtstart.value, one.dtend.value
        shown(one.uid.value, one.summary.value, text, first, end, one.status.value, triggers)


if __name__ == "__main__":
    library, path = sys.argv[1:]
    globals()[f"with_{library}"](Path(path).read_bytes())
