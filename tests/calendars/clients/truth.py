"""A feed before and after its plan changed, and what every client must show of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from planner import calendars
from planner.calendars import Choice, Kind
from tests.calendars.made import END, HARD, NOW, contract, plan, proposal
from tests.calendars.reader import events as read

if TYPE_CHECKING:
    from planner.calendars import CalendarEvent

# a backslash is left out: some libraries take it for the start of an escape that it is not
TEXT = HARD.replace("\\", "/")


@dataclass(frozen=True)
class Truth:
    """A feed's bytes, and what they show: uid → the fields that clients report."""

    feed: bytes
    shown: dict[str, dict[str, Any]]


@cache
def before_and_after() -> tuple[Truth, Truth]:
    """After: one end moved, one contract gone, one new, and everything else as it was."""
    contracts = [contract(1, title=TEXT), contract(2, notice_days=90), contract(3)]
    contracts += [
        contract(number, title=f"Thing {number}; £{number},000 – " + "é" * number, end=END + timedelta(13 * number))
        for number in range(4, 30)
    ]
    moved = [
        contract(1, title=TEXT, end=END + timedelta(30)),
        contract(2, notice_days=90),
        *contracts[3:],
        contract(99),
    ]
    choice = Choice(kinds=frozenset(Kind), ideas=True, alarms=(30, 7))
    first = calendars.events(plan(contracts, [proposal(*contracts[:3])]), choice=choice)
    wanted = calendars.events(plan(moved, [proposal(*contracts[:3])]), choice=choice)
    return _truth(first), _truth(calendars.reconcile(first, wanted, NOW + timedelta(days=1)))


def _truth(events: list[CalendarEvent]) -> Truth:
    feed = calendars.render(events, name="Contracts – Café")
    text = {part.value("UID"): part for part in read(feed)}
    return Truth(
        feed,
        {
            one.uid: {
                "uid": one.uid,
                "summary": text[one.uid].text("SUMMARY"),
                "description": text[one.uid].text("DESCRIPTION"),
                "first": one.first.isoformat(),
                "end": (one.last + timedelta(days=1)).isoformat(),
                "status": str(one.status),
                "alarms": sorted(-(86_400 * days - 9 * 3_600) for days in one.alarms),
            }
            for one in events
        },
    )
