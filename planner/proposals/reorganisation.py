"""Councils that are to be replaced: who buys for them from when, which days to keep clear, which consents to seek.

Rules of a plan that reckons with a reorganisation (`settings.reorganisations`): from vesting day on, councils with one
successor are one buyer; a group of nothing but them is one to harmonise, not a joint tender; no target lies within six
months either side of vesting day unless a person chooses it. A contract of a council with several successors has to be
split among them.

Consents: from the day of a direction until vesting, a council that goes needs the written consent of its successor to
enter into a contract above a limit (LGPIH Act 2007 s.24); contracts since 31 December 2006 with the same person, or for
the same or a similar description, count together (s.27).
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from planner.councils import by_code, fold, reorganisations
from planner.dates import add_months, short_date
from planner.proposals.value import whole_life_value
from planner.proposals.words import listed, money, owner, short_name
from planner.settings import Vesting

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from planner.model import Contract
    from planner.proposals.entries import Entry

CLEAR_MONTHS = 6
# a reorganisation is told of when a plan starts no earlier than this before vesting day
TOLD_MONTHS = 18


@dataclass(frozen=True, slots=True)
class Future:
    """What comes after a council: its successors by name, and their first day."""

    day: date
    successors: tuple[str, ...]


def futures(planned: Iterable[Vesting]) -> dict[str, Future]:
    """Council by its official name → what comes after it, as the settings say."""
    return {
        fold(council): Future(vesting.day, tuple(map(fold, successors)))
        for vesting in planned
        for council, successors in vesting.successors
    }


def known_reorganisations() -> tuple[Vesting, ...]:
    """The reorganisations of the reference table whose successors are decided and still to come, by vesting day."""
    by_day: dict[date, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for known in reorganisations().values():
        names = tuple(council.name for code in known.successors if (council := by_code(code)))
        if names:
            by_day[known.vesting].append((known.council.name, names))
    return tuple(Vesting(day, tuple(sorted(rows))) for day, rows in sorted(by_day.items()))


def buyer_on(row: Entry, starts: int, known: Mapping[str, Future]) -> str:
    """Who buys for a contract on a day: the one successor from vesting day on, before that the council itself."""
    future = known.get(row.council)
    if future is not None and len(future.successors) == 1 and starts >= future.day.toordinal():
        return future.successors[0]
    return row.partner


def clear_of(members: Iterable[Entry], known: Mapping[str, Future]) -> list[tuple[int, int]]:
    """Spans of days, both included, on which no target may lie: six months either side of the members' vesting days."""
    days = {known[row.council].day for row in members if row.council in known}
    return [
        (add_months(day, -CLEAR_MONTHS).toordinal(), add_months(day, CLEAR_MONTHS).toordinal()) for day in sorted(days)
    ]


def splits(members: Sequence[Entry], known: Mapping[str, Future]) -> list[str]:
    """Which contracts have to be split among several successors, council by council, in sentences."""
    found = []
    for council in sorted({row.council for row in members if row.council in known}):
        future, many = known[council], sum(row.council == council for row in members) > 1
        if len(future.successors) > 1:
            after = listed(map(short_name, future.successors))
            own = "contracts are" if many else "contract is"
            between = "between" if len(future.successors) == 2 else "among"
            found.append(
                f"{short_name(council)} is split {between} {after} on {short_date(future.day)}: "
                f"its {own} to be split too."
            )
    return found


def consents(
    members: Sequence[Entry], begins: date, known: Mapping[str, Future], like: Iterable[Contract]
) -> tuple[str, ...]:
    """Which consents and splits the reorganisation of the members calls for, in sentences; one for each successor.

    A plan that `begins` before vesting day may sign before it. `like` are the contracts of the service area, running
    or not, which count together with the members (s.27).
    """
    found, around = splits(members, known), tuple(like)
    asking: dict[Future, list[str]] = defaultdict(list)
    for council in sorted({row.council for row in members if row.council in known}):
        future = known[council]
        if begins < future.day or any(row.council == council and row.end < future.day.toordinal() for row in members):
            asking[future].append(council)
    for future, names in asking.items():
        worth = {council: _worth([one for one in around if one.council == council]) for council in names}
        found.append(_consent(future, worth))
    return tuple(found)


def _consent(future: Future, worth: Mapping[str, str]) -> str:
    """The rule, and what is known of the contracts of each council that it binds."""
    limits = consent_limits()
    names = list(map(short_name, worth))
    need = "needs" if len(names) == 1 else "each need"
    rule = (
        f"Before {short_date(future.day)} {listed(names)} {need} the written consent of "
        f"{listed(map(short_name, future.successors))} to enter into a contract above £{limits['contract_limit']:,} "
        f"over its life (capital: £{limits['capital_limit']:,}), once a direction is made (LGPIH Act 2007 s.24); "
        "contracts with the same supplier or of like description count together (s.27)."
    )
    whose = ["Its"] if len(names) == 1 else list(map(owner, names))
    return " ".join([rule, *(f"{one} {stated}" for one, stated in zip(whose, worth.values(), strict=True) if stated)])


def _worth(like: Iterable[Contract]) -> str:
    """What the contracts of one kind come to against the limit; nothing where no value is known."""
    limits = consent_limits()
    since, limit = date.fromisoformat(limits["counted_from"]), limits["contract_limit"]
    values = [whole_life_value(one) for one in like if one.start is None or one.start >= since]
    known = [value for value in values if value is not None]
    if not known:
        return ""
    total = sum(known, Decimal(0))
    over = "above" if total > limit else "not known to be above" if len(known) < len(values) else "not above"
    own = "contract of this kind comes" if len(values) == 1 else f"{len(values)} contracts of this kind come"
    lives = "its life" if len(values) == 1 else "their lives"
    among = f" (known for {len(known)})" if len(known) < len(values) else ""
    return f"{own} to {money(total)} over {lives}{among}: {over} that limit."


def successions(buyers: Mapping[str, Sequence[str]], known: Mapping[str, Future]) -> str | None:
    """Who buys for whom once councils have been replaced, in a sentence; None where nobody has been."""
    parts = [
        f"{short_name(buyer)} for {listed(map(short_name, councils))}"
        for buyer, councils in buyers.items()
        if any(council in known and buyer != council for council in councils)
    ]
    return f"By then others buy for the councils that go: {listed(parts)}." if parts else None


def told(names: Iterable[str], today: date, begins: date, starts: date) -> list[str]:
    """Which councils are known to be replaced before a joint start, or soon after it, in sentences."""
    if today < date.fromisoformat(consent_limits()["announced"]):
        return []
    together: dict[tuple[date, bool, tuple[str, ...]], list[str]] = defaultdict(list)
    for council in names:
        known = _by_name().get(council)
        if known is None or today >= known[0]:
            continue
        if add_months(known[0], -TOLD_MONTHS) <= starts:
            together[known].append(short_name(council))
    found = []
    for (day, planned, after), gone in sorted(together.items()):
        by = f"by {listed(map(short_name, after))} " if after else ""
        doubt = "" if not planned else " (planned; successors not yet decided)"
        verb = "is" if len(gone) == 1 else "are"
        ask = "who signs, and who needs to consent?" if begins < day else "who is to be asked in place of "
        ask += "" if begins < day else ("it?" if len(gone) == 1 else "them?")
        found.append(f"{listed(gone)} {verb} to be replaced {by}on {short_date(day)}{doubt}: {ask}")
    return found


@cache
def _by_name() -> dict[str, tuple[date, bool, tuple[str, ...]]]:
    """Council's official name → vesting day, whether it is only planned, successors by name."""
    return {
        known.council.name: (
            known.vesting,
            known.planned,
            tuple(council.name for code in known.successors if (council := by_code(code))),
        )
        for known in reorganisations().values()
    }


@cache
def consent_limits() -> dict[str, Any]:
    """The limits above which a consent is needed, with their source."""
    found: dict[str, Any] = json.loads(files("planner.proposals").joinpath("data/consents.json").read_text("utf-8"))
    return found
