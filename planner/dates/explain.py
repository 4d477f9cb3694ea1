"""The sum of a date, in sentences that a lawyer can follow with a calendar in hand."""

from __future__ import annotations

from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from planner.dates.holidays import NAMES, UK, Holiday, bank_holidays, known_from, known_until, published_until
from planner.dates.months import ONE_DAY, add_months

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from planner.dates.rule import Rule

_SATURDAY = 5
_LISTED = 6  # more bank holidays than this are counted, not listed


@lru_cache(maxsize=8192)
def long_date(day: date) -> str:
    """`Monday 23 November 2026`, whatever the locale."""
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


@lru_cache(maxsize=8192)
def short_date(day: date) -> str:
    """`23 November 2026`."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def explain(start: date, rule: Rule, counted: date, result: date) -> tuple[str, ...]:
    """Start, length and unit, what was not counted, calendar, roll, section, result: one sentence each."""
    lines = [f"Start: {long_date(start)}.", _length(start, rule), *_months(start, rule)]
    uses_calendar = (rule.unit == "working" and rule.days > 0) or rule.roll != "none"
    first, last = min(start, counted, result), max(start, counted, result)
    if rule.unit == "working" and rule.days:
        begun = _days_from(start, rule)
        lines.append(_skipped(min(begun, counted), max(begun, counted), rule.calendar))
    if uses_calendar:
        lines.append(_calendar(rule.calendar))
        lines.extend(_reservations(first, last))
    if rule.roll != "none":
        lines.append(_rolled(rule, counted, result))
    if rule.law:
        lines.append(f"Law: {rule.law}.")
    return (*lines, f"Result: {long_date(result)}.")


def explain_working_days(first: date, last: date, calendar: str) -> tuple[str, ...]:
    """Which days between two days, both included, were not counted as working days, by which calendar."""
    return (_skipped(first, last, calendar), _calendar(calendar), *_reservations(first, last))


def _plural(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def _length(start: date, rule: Rule) -> str:
    parts = [_plural(rule.months, "month")] if rule.months else []
    if rule.days or not rule.months or rule.unit == "clear":
        word = {"calendar": "day", "working": "working day", "clear": "clear day"}[rule.unit]
        parts.append(_plural(rule.days, word))
    length = " and ".join(parts)
    if rule.unit == "clear":
        where = "before" if rule.back else "after"
        return f"Count {length}, leaving out both ends: the day {where} the last of them."
    if rule.count_from == "day_of":
        way = "ending" if rule.back else "beginning"
        return f"Count {length} {way} with that day{_whether_it_counts(start, rule)}."
    return f"Count {length} {'before' if rule.back else 'after'} that day, which does not count itself."


def _months(start: date, rule: Rule) -> Iterator[str]:
    """Where months lead before any days are counted, and what stands for a day that a month does not have."""
    if not rule.months:
        return
    of_it = rule.count_from == "day_of"
    base, led = _led(start, rule)
    if led.day != base.day:
        yield (
            f"There is no {base.day} {_MONTHS[led.month - 1]} {led.year}: the last day of that month stands for it "
            "(corresponding-date rule, Dodds v Walker [1981] 1 WLR 1027)."
        )
    if rule.days or rule.unit == "clear":
        yield f"After the months the count stands at {long_date(_days_from(start, rule))}; the days go on from there."
    elif of_it and not rule.back:
        yield f"The corresponding day is {long_date(led)}; a period that includes its first day ends the day before."


def _led(start: date, rule: Rule) -> tuple[date, date]:
    """The day whose number corresponds, and the day on which the months end."""
    base = start + ONE_DAY if rule.count_from == "day_of" and rule.back else start
    return base, add_months(base, -rule.months if rule.back else rule.months)


def _days_from(start: date, rule: Rule) -> date:
    """The day from which the days of a rule are counted."""
    base, led = _led(start, rule)
    return led - (base - start)


def _whether_it_counts(start: date, rule: Rule) -> str:
    if rule.unit == "working" and (start.weekday() >= _SATURDAY or start in bank_holidays(rule.calendar)):
        return ", which is no working day and so does not count"
    return ", which counts"


def _skipped(first: date, last: date, calendar: str) -> str:
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    weekend = sum(day.weekday() >= _SATURDAY for day in days)
    known = bank_holidays(calendar)
    bank = [known[day] for day in days if day in known and day.weekday() < _SATURDAY]
    text = f"Not working days from {short_date(first)} to {short_date(last)}: {_plural(weekend, 'weekend day')}"
    return f"{text}; {_named(bank)}." if bank else f"{text}; no bank holiday."


def _named(bank: list[Holiday]) -> str:
    if len(bank) > _LISTED:
        return _plural(len(bank), "bank holiday")
    return "; ".join(f"{short_date(day.date)} ({day.title}: {day.where})" for day in bank)


def _calendar(calendar: str) -> str:
    if calendar == UK:
        return "Calendar: weekends and the bank holidays of any part of the UK are not working days (PA23 s.123(1))."
    return f"Calendar: weekends and the bank holidays of {NAMES[calendar]} are not working days."


def _reservations(first: date, last: date) -> list[str]:
    if first < known_from() or last > known_until():
        years = f"{known_from().year} to {known_until().year}"
        return [f"Assumed: bank holidays are known for {years} alone; outside, only weekends were left out."]
    if last > published_until():
        return [f"Provisional: bank holidays after {short_date(published_until())} are by rule, not yet published."]
    return []


def _rolled(rule: Rule, counted: date, result: date) -> str:
    if counted == result:
        return f"{long_date(counted)} is a working day: it stays."
    holiday = bank_holidays(rule.calendar).get(counted)
    why = f" ({holiday.title}: {holiday.where})" if holiday and counted.weekday() < _SATURDAY else ""
    return f"{long_date(counted)} is not a working day{why}: moved to the {rule.roll} one."


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
