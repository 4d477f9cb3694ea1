"""One date from another, with its sum: the arithmetic behind every milestone, warning and `planner due`.

Months are taken first, then days, both in the same direction. How days are counted:

- `calendar`, day after: N days after the start. Day of: the last of N days beginning with the start, as in "before the
  end of 30 days beginning with the day" (PA23 s.53(1)).
- `working`: the same over working days; a start that is not a working day never counts (PA23 s.51(2), s.123(1)).
- `clear`: the first day after N whole days that exclude both ends (28 clear days: SI 2012/2089 r.9(2)).

Backwards each is the mirror image: "N days before the date", or "N days ending with it".
"""

from __future__ import annotations

from datetime import date, timedelta

from planner.dates.explain import explain
from planner.dates.months import ONE_DAY, add_months
from planner.dates.rule import Due, NotADate, Rule
from planner.dates.working import WorkingCalendar, working_calendar

__all__ = ["Due", "NotADate", "Rule", "due", "reckon"]


def due(start: date, rule: Rule) -> Due:
    """The date that `rule` gives from `start`, and its sum; `NotADate` where it leaves the calendar."""
    counted, result = reckon(start, rule)
    return Due(result, explain(start, rule, counted, result))


def reckon(start: date, rule: Rule) -> tuple[date, date]:
    """The day counted to, and the same rolled as the rule says; no sum, for the many dates of a plan."""
    try:
        counted = _days(_months(start, rule), rule)
        return counted, _roll(counted, rule)
    except (OverflowError, ValueError) as outside:
        raise NotADate(f"{rule.months} months and {rule.days} days from {start} leave the calendar.") from outside


def _months(start: date, rule: Rule) -> date:
    """The day from which the days are counted; a period of months alone that begins with its day ends one earlier."""
    if not rule.months:
        return start
    alone = ONE_DAY if rule.count_from == "day_of" and not rule.days else timedelta(0)
    if not rule.back:
        return add_months(start, rule.months) - alone
    if rule.count_from == "day_of":
        return add_months(start + ONE_DAY, -rule.months) - ONE_DAY + alone
    return add_months(start, -rule.months)


def _days(start: date, rule: Rule) -> date:
    if not rule.days and rule.unit != "clear":
        return start
    if rule.unit == "working":
        return _working(start, rule, working_calendar(rule.calendar))
    days = rule.days + (rule.unit == "clear") - (rule.count_from == "day_of")
    return start - timedelta(days=days) if rule.back else start + timedelta(days=days)


def _working(start: date, rule: Rule, calendar: WorkingCalendar) -> date:
    if rule.count_from == "day_of":
        return (calendar.ending_with if rule.back else calendar.beginning_with)(start, rule.days)
    return (calendar.before if rule.back else calendar.after)(start, rule.days)


def _roll(day: date, rule: Rule) -> date:
    if rule.roll == "none":
        return day
    calendar = working_calendar(rule.calendar)
    return calendar.on_or_after(day) if rule.roll == "next" else calendar.on_or_before(day)
