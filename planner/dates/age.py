"""How old the bank-holiday data is: `python -m planner.dates.age [TODAY]`, run by `scripts/check`.

Exit status 0, with a warning on stderr when the published days (or all days) end within 24 months; 1 when not even days
by rule are left.
"""

from __future__ import annotations

import sys
from datetime import date, datetime
from zoneinfo import ZoneInfo

from planner.dates.explain import short_date
from planner.dates.holidays import known_until, published_until
from planner.dates.months import add_months

WARN_MONTHS = 24


def age(today: date) -> tuple[bool, str | None]:
    """Whether the data still serves on `today`, and what to say, None when nothing."""
    advice = "Fetch https://www.gov.uk/bank-holidays.json and run scripts/refresh-bank-holidays on it."
    if today > known_until():
        return False, f"Bank-holiday data ran out on {short_date(known_until())}. {advice}"
    if add_months(today, WARN_MONTHS) > known_until():
        return True, f"Bank-holiday data ends on {short_date(known_until())}. {advice}"
    if add_months(today, WARN_MONTHS) > published_until():
        end = short_date(published_until())
        return True, f"Bank holidays after {end} are by rule, not yet published. {advice}"
    return True, None


def main(arguments: list[str]) -> int:
    """Say how old the data is; `arguments` may hold the day to judge it for."""
    today = date.fromisoformat(arguments[0]) if arguments else datetime.now(ZoneInfo("Europe/London")).date()
    serves, text = age(today)
    if text:
        print(text, file=sys.stderr)  # noqa: T201 - a script
    return 0 if serves else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
