"""How old the law in `data/` is: `python -m planner.leadtime.age [TODAY]`, run by `scripts/check`.

Warns on stderr when the sections were reviewed more than a year ago, or when the thresholds' next revision (each second
1 January) has come or comes within three months and the table does not hold it. Exit status 0: it is for a person.
"""

from __future__ import annotations

import sys
from datetime import date, datetime
from zoneinfo import ZoneInfo

from planner.dates import add_months, short_date
from planner.leadtime.procedures import read_data
from planner.leadtime.thresholds import thresholds

REVIEW_MONTHS, AHEAD_MONTHS = 12, 3


def age(today: date) -> tuple[str, ...]:
    """What there is to say about the data on `today`, one sentence each."""
    facts = read_data("reviewed.json")
    reviewed = date.fromisoformat(facts["reviewed"])
    said = []
    if add_months(reviewed, REVIEW_MONTHS) <= today:
        said.append(f"The sections in planner/leadtime/data were last reviewed on {short_date(reviewed)}: review them.")
    newest = max(row.valid_from for row in thresholds())
    due = add_months(newest, 12 * facts["thresholds_every_years"])
    if today >= add_months(due, -AHEAD_MONTHS):
        said.append(
            f"New thresholds are expected from {short_date(due)}: add them to planner/leadtime/data/thresholds.csv."
        )
    return tuple(said)


def main(arguments: list[str]) -> int:
    """Say how old the data is; `arguments` may hold the day to judge it for."""
    today = date.fromisoformat(arguments[0]) if arguments else datetime.now(ZoneInfo("Europe/London")).date()
    for line in age(today):
        print(line, file=sys.stderr)  # noqa: T201 - a script
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
