"""One entry of a calendar: a whole day (or several) with what a subscriber reads on it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime


class Status(StrEnum):
    """RFC 5545 3.8.1.11. Estimated dates are tentative; what has vanished is cancelled before it leaves."""

    TENTATIVE = "TENTATIVE"
    CONFIRMED = "CONFIRMED"
    CANCELLED = "CANCELLED"


class Kind(IntEnum):
    """What an event is about, the most important first: the order in which a feed that is too long is cut."""

    DECIDE_TOGETHER = 0
    DECIDE = 1
    CONVENE = 2
    CONTRACT_END = 3
    MILESTONE = 4
    WINDOW = 5
    NOTE = 6


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """What one event shows. Days are whole and both included.

    `stamp` (in UTC, whole seconds) is when what is visible last changed: it is DTSTAMP and LAST-MODIFIED alike.
    `alarms` are days before `first`, the most important first. `was` is the last day that it had before it moved.
    `basis` stands for what an estimated day rests on beside today: while that is the same, a kept event stays put.
    """

    uid: str
    first: date
    last: date
    summary: str
    stamp: datetime
    kind: Kind
    description: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    status: Status = Status.CONFIRMED
    sequence: int = 0
    url: str | None = None
    alarms: tuple[int, ...] = ()
    was: date | None = None
    basis: str = ""


def title(kind: Kind, name: str) -> str:
    """What an event is called: the shortest word for its kind first, as a month view shows a dozen letters."""
    return _TITLES[kind].format(name)


def day(when: date) -> str:
    """A day in words that cannot be read two ways: 31 March 2027."""
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


_TITLES = {
    Kind.CONTRACT_END: "Ends: {}",
    Kind.DECIDE: "Decide: {} – last day to decide",
    Kind.DECIDE_TOGETHER: "Decide: {} – last day to decide together",
    Kind.CONVENE: "Convene: {} – last day to start",
    Kind.WINDOW: "Re-let: {} – could be re-let",
}

# not strftime("%B"), which follows the locale of the machine
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
