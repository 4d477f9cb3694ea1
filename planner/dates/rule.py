"""How a date is counted from another, as data: length, unit, what counts first, direction, calendar, roll, law."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.dates.holidays import CALENDARS, UK

if TYPE_CHECKING:
    from datetime import date

UNITS = ("calendar", "working", "clear")
COUNT_FROM = ("day_after", "day_of")
ROLLS = ("none", "next", "previous")


class NotADate(ValueError):  # noqa: N818 - reads as what it is
    """A rule that gives no date; its text says why."""


@dataclass(frozen=True, slots=True)
class Rule:
    """N months and N days of a unit, from a day. `roll` moves a result that is no working day; `law` is its section."""

    days: int = 0
    unit: str = "calendar"
    months: int = 0
    count_from: str = "day_after"
    back: bool = False
    calendar: str = UK
    roll: str = "none"
    law: str | None = None

    def __post_init__(self) -> None:
        """Refuse what no law says."""
        if self.unit not in UNITS or self.count_from not in COUNT_FROM or self.roll not in ROLLS:
            raise NotADate(f"Unknown unit, count_from or roll in {self}.")
        if self.calendar not in CALENDARS:
            raise NotADate(f"There is no calendar {self.calendar}; there are {', '.join(CALENDARS)}.")
        if self.days < 0 or self.months < 0:
            raise NotADate("A length is never negative; to count backwards say so.")
        if self.unit == "clear" and self.count_from == "day_of":
            raise NotADate("Clear days exclude the day they are counted from; leave out day_of.")
        if self.count_from == "day_of" and not (self.days or self.months):
            raise NotADate("A period that begins with a day has at least one day.")


@dataclass(frozen=True, slots=True)
class Due:
    """A date and its sum: one sentence a line, from the start to the result."""

    date: date
    sum: tuple[str, ...]
