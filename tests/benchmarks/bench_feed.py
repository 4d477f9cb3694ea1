"""Feeds: rendering events once, joining kept ones, beside icalendar used plainly and a floor of joined strings."""

from __future__ import annotations

import math
import resource
import time
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from planner import calendars
from tests.calendars.made import HARD, event

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from planner.calendars import CalendarEvent

SIZES = (10, 100, 1_000, 10_000)
REPEATS = 3


def made(count: int) -> list[CalendarEvent]:
    """Events with text that needs escaping and folding, some 700 bytes each."""
    return [
        replace(
            event(number),
            summary=f"Contract ends: {HARD} {number}",
            description=(f"Supplier: Example & Daughters Ltd, number {number}; until further notice.", HARD * 3),
            first=event().first + timedelta(days=number % 900),
            last=event().last + timedelta(days=number % 900),
        )
        for number in range(count)
    ]


def plain_icalendar(events: Sequence[CalendarEvent]) -> bytes:
    """The peer: the library's own rendering, as anybody would use it."""
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//peer//")
    for one in events:
        part = Event()
        part.add("uid", one.uid)
        part.add("dtstamp", one.stamp)
        part.add("dtstart", one.first)
        part.add("dtend", one.last + timedelta(days=1))
        part.add("summary", one.summary)
        part.add("description", "\n".join(one.description))
        calendar.add_component(part)
    return calendar.to_ical()


def joined_strings(events: Sequence[CalendarEvent]) -> bytes:
    """The floor: no folding, hardly any escaping, one formatted string for each event."""
    head = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//floor//\r\n"
    return "".join(
        [
            head,
            *(
                f"BEGIN:VEVENT\r\nUID:{one.uid}\r\nDTSTAMP:{one.stamp:%Y%m%dT%H%M%SZ}\r\n"
                f"DTSTART;VALUE=DATE:{one.first:%Y%m%d}\r\nDTEND;VALUE=DATE:{one.last:%Y%m%d}\r\n"
                f"SUMMARY:{_escaped(one.summary)}\r\nDESCRIPTION:{_escaped(chr(10).join(one.description))}\r\n"
                "END:VEVENT\r\n"
                for one in events
            ),
            "END:VCALENDAR\r\n",
        ]
    ).encode()


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def rendered(events: Sequence[CalendarEvent]) -> bytes:
    """Every event rendered anew: what happens once to each event that changed."""
    return calendars.join((calendars.fragment(one) for one in events), name="Feed")


def cut(events: Sequence[CalendarEvent], kept: Mapping[str, bytes]) -> bytes:
    """What a request costs whose bytes are not at hand: kept events weighed, cut to the limits and joined."""
    found = calendars.fit(events, rendered=lambda one: kept[one.uid])
    return calendars.join((part for _, part in found.parts), name="Feed")


def best(work: Callable[[], object]) -> float:
    """Seconds of the quickest of some runs."""
    spent = []
    for _ in range(REPEATS):
        before = time.perf_counter()
        work()
        spent.append(time.perf_counter() - before)
    return min(spent)


def main() -> None:
    """Print the table: seconds, ratio to the floor, peak memory of the process, growth with size."""
    print(f"{'step':34} {'events':>7} {'seconds':>9} {'/floor':>7} {'peak MB':>8} {'growth':>7}")
    before: dict[str, float] = {}
    for size in SIZES:
        events = made(size)
        kept = [calendars.fragment(one) for one in events]
        by_uid = {one.uid: part for one, part in zip(events, kept, strict=True)}
        steps: dict[str, Callable[[], object]] = {
            "floor: joined strings": lambda events=events: joined_strings(events),
            "peer: icalendar": lambda events=events: plain_icalendar(events),
            "each event rendered": lambda events=events: rendered(events),
            "kept events joined": lambda kept=kept: calendars.join(kept, name="Feed"),
            "kept events cut to 1,000, joined": lambda events=events, by_uid=by_uid: cut(events, by_uid),
        }
        floor = 0.0
        for name, work in steps.items():
            seconds = best(work)
            floor = floor or seconds
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            growth = f"{math.log10(seconds / before[name]):.2f}" if name in before else ""
            print(f"{name:34} {size:7,} {seconds:9.5f} {seconds / floor:7.2f} {peak:8.0f} {growth:>7}")
            before[name] = seconds


if __name__ == "__main__":
    main()
