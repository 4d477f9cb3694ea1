"""How old the table of authorities is: `python -m planner.councils.age [TODAY]`, run by `scripts/check`.

Warns on stderr when the table has not been rebuilt for a year, and when councils were replaced since then by others
that it does not hold. Exit status 0: it is for a person.
"""

from __future__ import annotations

import json
import sys
from datetime import date, datetime, timedelta
from importlib import resources
from zoneinfo import ZoneInfo

from planner.councils.reorganisation import reorganisations

ADVICE = "Fetch the tables named in planner/councils/data/about.json and run scripts/refresh-councils on them."


def age(today: date) -> tuple[str, ...]:
    """What there is to say about the table on `today`, one sentence each."""
    about = json.loads((resources.files("planner.councils") / "data" / "about.json").read_text(encoding="utf-8"))
    built = date.fromisoformat(about["as_at"])
    said = []
    if today > built + timedelta(days=about["check_after_days"]):
        said.append(f"The table of authorities is of {built.isoformat()}. {ADVICE}")
    gone = [one for one in reorganisations().values() if not one.successors and one.planned and one.vesting <= today]
    if gone:
        said.append(
            f"{len(gone)} councils were to be replaced by {today.isoformat()}; their successors are not there. {ADVICE}"
        )
    return tuple(said)


def main(arguments: list[str]) -> int:
    """Say how old the table is; `arguments` may hold the day to judge it for."""
    today = date.fromisoformat(arguments[0]) if arguments else datetime.now(ZoneInfo("Europe/London")).date()
    for line in age(today):
        print(line, file=sys.stderr)  # noqa: T201 - a script
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
