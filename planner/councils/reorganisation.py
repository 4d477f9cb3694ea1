"""Councils that are to be replaced: those whose vesting day is known, and those for which one is planned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from planner.councils.table import all_councils, amendments, by_code, rows

if TYPE_CHECKING:
    from planner.model import Council


@dataclass(frozen=True, slots=True)
class Reorganisation:
    """What is known about a council's replacement.

    `vesting` is the first day of what comes after, `planned` whether that day is only planned so far, `successors`
    their codes (empty where not yet decided), `source` where it was read.
    """

    council: Council
    vesting: date
    planned: bool
    successors: tuple[str, ...]
    source: str


@cache
def reorganisations() -> dict[str, Reorganisation]:
    """Code → what is known, for every council with a last day or a planned vesting day; past ones included."""
    found = {}
    for council in all_councils():
        if council.end is not None:
            source = _source(council.successors)
            day = council.end + timedelta(days=1)
            found[council.code] = Reorganisation(council, day, False, council.successors, source)
    for plan in amendments()["planned_reorganisations"]:
        districts = {row["code"] for row in rows() if row["county"] in plan["counties"] and not row["end"]}
        for code in sorted({*districts, *plan["counties"], *plan["unitaries"]} - set(found)):
            gone = by_code(code)
            if gone is not None:
                vesting = date.fromisoformat(plan["vesting"])
                found[code] = Reorganisation(gone, vesting, True, (), plan["source"])
    return found


def _source(successors: tuple[str, ...]) -> str:
    """Where the end of a council was read."""
    later: list[dict[str, str]] = amendments()["later_councils"]
    named = [entry["source"] for entry in later if entry["code"] in successors]
    return named[0] if named else "uk_local_authority_names_and_codes"
