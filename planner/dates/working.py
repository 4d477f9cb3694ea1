"""Working days: all days but Saturdays, Sundays and the bank holidays of a calendar."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from planner.dates.holidays import UK, bank_holidays

if TYPE_CHECKING:
    from collections.abc import Iterator

_FRIDAY = 4


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """A set of days that are not worked beside weekends, with its name and the rule behind it."""

    name: str
    closed: frozenset[date]
    ordinals: frozenset[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Keep the closed days as numbers too: counting is what every plan does most."""
        object.__setattr__(self, "ordinals", frozenset(day.toordinal() for day in self.closed))

    def is_working(self, day: date) -> bool:
        """Whether `day` is neither a weekend day nor closed."""
        return day.weekday() <= _FRIDAY and day not in self.closed

    def after(self, day: date, days: int) -> date:
        """The `days`-th working day after `day`, which itself does not count; `day` for 0."""
        return self._count(day, days, 1)

    def before(self, day: date, days: int) -> date:
        """The `days`-th working day before `day`, which itself does not count; `day` for 0."""
        return self._count(day, days, -1)

    def beginning_with(self, day: date, days: int) -> date:
        """The last of `days` working days of which `day`, if it is one, is the first (at least 1)."""
        return self._count(day - timedelta(days=1), days, 1)

    def ending_with(self, day: date, days: int) -> date:
        """The first of `days` working days of which `day`, if it is one, is the last (at least 1)."""
        return self._count(day + timedelta(days=1), days, -1)

    def on_or_after(self, day: date) -> date:
        """`day`, or the next working day."""
        return day if self.is_working(day) else self.after(day, 1)

    def on_or_before(self, day: date) -> date:
        """`day`, or the working day before it."""
        return day if self.is_working(day) else self.before(day, 1)

    def between(self, first: date, last: date) -> Iterator[date]:
        """The working days from `first` to `last`, both included."""
        day = first
        while day <= last:
            if self.is_working(day):
                yield day
            day += timedelta(days=1)

    def _count(self, day: date, days: int, step: int) -> date:
        ordinal, left, closed = day.toordinal(), days, self.ordinals
        while left:
            ordinal += step
            if (ordinal + 6) % 7 <= _FRIDAY and ordinal not in closed:  # day 1 of the calendar was a Monday
                left -= 1
        return date.fromordinal(ordinal)


@cache
def working_calendar(name: str = UK) -> WorkingCalendar:
    """The calendar of `uk` (the union of all parts, PA23 s.123(1)) or of one division."""
    return WorkingCalendar(name, frozenset(bank_holidays(name)))


def union(*calendars: WorkingCalendar) -> WorkingCalendar:
    """The calendar closed whenever one of `calendars` is: it never counts faster than any of them."""
    closed = frozenset[date]().union(*(calendar.closed for calendar in calendars))
    return WorkingCalendar(" + ".join(calendar.name for calendar in calendars), closed)
