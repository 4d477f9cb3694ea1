"""An independent reckoning of windows, clusters and targets, from the printed JSON alone, day by day and set by set.

It shares no code with the planner and is as slow as it is plain, so that a disagreement is worth reading.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

Json = dict[str, Any]
DAY = timedelta(days=1)


def day(text: str | None) -> date | None:
    """An ISO day, or None."""
    return date.fromisoformat(text) if text else None


def window(contract: Json, today: date, slack: int = 90, max_move: int = 730) -> list[str] | None:
    """[end − slack, min(latest_end, end + max_move) + slack] of a running entry with a fixed end not yet passed."""
    start, end = day(contract["start"]), day(contract["end"])
    running = contract["stage"] == "awarded" or (start is not None and start <= today)
    if not running or contract["end_kind"] != "fixed" or end is None or end < today:
        return None
    latest = day(contract["latest_end"]) or end
    last = min(latest, end + timedelta(days=max_move)) + timedelta(days=slack)
    return [(end - timedelta(days=slack)).isoformat(), last.isoformat()]


def clusters(contracts: dict[str, Json]) -> set[tuple[str, frozenset[str]]]:
    """Every maximal set, within one area, of windows that share a day, of at least two buyers."""
    found = set()
    for area in {each["service_area"] for each in contracts.values()} - {None}:
        spans = {
            key: each["window"]
            for key, each in contracts.items()
            if each["service_area"] == area and each["window"] and each["council"]
        }
        # a maximal set shares the latest of its first days
        sets = {
            frozenset(key for key, (first, last) in spans.items() if first <= on <= last)
            for on in {first for first, _ in spans.values()}
        }
        for one in sets:
            buyers = {contracts[key]["council"] for key in one}
            if len(buyers) >= 2 and not any(one < other for other in sets):
                found.add((area, one))
    return found


def cost(members: list[Json], target: date, stay: float = 0.2, run_on: float = 1.0) -> float:
    """0.2 per day for each member until it joins, 1 per day for each that runs on: counted against a fixed origin."""
    total = 0.0
    for member in members:
        end = day(member["end"])
        assert end is not None
        if end >= target:
            total += stay * (end - target).days
        else:
            total += run_on * (target - end).days
    return total


def lawful(members: list[Json], target: date) -> bool:
    """No member that runs on goes past its latest end."""
    return all(
        (day(member["end"]) or target) >= target or target <= (day(member["latest_end"]) or target)
        for member in members
    )


def target(
    members: list[Json],
    shared: list[str],
    today: date,
    start_by: Callable[[date], date],
    last_day: Callable[[date], date],
) -> date | None:
    """The cheapest lawful day in three steps, the earliest of equals; None where no day is lawful."""
    first, last = max(date.fromisoformat(shared[0]), today), date.fromisoformat(shared[1])
    days = [first + DAY * n for n in range((last - first).days + 1)]
    possible = [on for on in days if lawful(members, on)]
    if not possible:
        return None
    for enough in (
        [on for on in possible if start_by(on + DAY) >= today],
        [on for on in possible if last_day(on + DAY) >= today],
        possible,
    ):
        if enough:
            return min(enough, key=lambda on: (round(cost(members, on), 6), on))
    return None
