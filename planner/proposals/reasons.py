"""A group in; what speaks for buying it together, in sentences that each rest on facts of the registers, out."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from itertools import combinations
from typing import TYPE_CHECKING

from planner.councils import adjoin, distance_km
from planner.dates import months_between, short_date
from planner.model import Warning as Standing
from planner.proposals.moves import length
from planner.proposals.reorganisation import successions
from planner.proposals.together import UNLIKE
from planner.proposals.words import counted, distinct, in_sentence, listed, money, number, shared_words, short_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planner.proposals.entries import Entry
    from planner.proposals.group import Group

YEAR_END = (3, 31)
NEAR_KM = 60
MOST_NEIGHBOURS = 4
# waits are told in days up to this, in months from there
MANY_DAYS = 92


def reasons(group: Group) -> tuple[str, ...]:
    """Every reason for a group, the plainest first. Nothing is said that the registers do not show."""
    return tuple(
        sentence
        for part in (_who, _need, _ends, _supplier, _system, _value, _moves, _place, _time, _next_cycle)
        for sentence in part(group)
    )


def _who(group: Group) -> Iterator[str]:
    names = group.names
    if group.harmonises:
        after = short_name(group.futures[group.members[0].council].successors[0])
        yield (
            f"{listed(names)} are one council, {after}, when this starts: it inherits {number(len(group.members))} "
            f"contracts for {in_sentence(group.area_name)} and can have one."
        )
        return
    count = len(group.members)
    each = "each hold one contract" if count == len(names) else f"hold {number(count)} contracts between them"
    verb = f"{listed(names)} {each} for {in_sentence(group.area_name)}"
    yield f"{verb}: one procurement instead of {number(count)}."
    if succession := successions(group.buyers, group.futures):
        yield succession


def _need(group: Group) -> Iterator[str]:
    """What they are all called, else the words or codes that the least alike pair still shares.

    What is hardly alike speaks against, not for.
    """
    titles = distinct((row.contract.title or "").casefold() for row in group.members)
    if len(titles) == 1 and titles[0]:
        yield f"{'Both' if len(group.members) == 2 else 'All'} are called “{group.members[0].contract.title}”."
        return
    one, other = group.least_alike
    shared = group.pairs.needs.compare(one.contract, other.contract).because
    if shared and group.pairs.alike(one, other) >= UNLIKE:
        yield f"{'Both' if len(group.members) == 2 else 'Even the two least alike'} share {shared_words(shared)}."


def _ends(group: Group) -> Iterator[str]:
    ends = sorted({row.end for row in group.members})
    first, last = date.fromordinal(ends[0]), date.fromordinal(ends[-1])
    if len(ends) > 1:
        apart = length(first, last)
        yield f"Their ends lie {apart} apart, from {short_date(first)} to {short_date(last)}."
        return
    who = "Both" if len(group.members) == 2 else "All"
    if (first.month, first.day) == YEAR_END:
        yield f"{who} end on {short_date(first)}; so many contracts do that it says little by itself."
    else:
        yield f"{who} end on the same day, {short_date(first)}."


def _supplier(group: Group) -> Iterator[str]:
    yield from _shared(
        [(row, firm) for row in group.members for firm in group.firms_of(row)], "the same supplier today"
    )


def _system(group: Group) -> Iterator[str]:
    yield from _shared([(row, row.contract.system) for row in group.members], "the same system")


def _shared(named: Iterable[tuple[Entry, str | None]], words: str) -> Iterator[str]:
    """Who has the same supplier or system."""
    holders: dict[str, list[tuple[Entry, str]]] = defaultdict(list)
    for row, name in named:
        if name:
            holders[name.casefold()].append((row, name))
    for rows in holders.values():
        names = sorted({short_name(row.council) for row, _ in rows})
        if len(names) > 1:
            yield f"{listed(names)} have {words}: {rows[0][1].rstrip('.')}."


def _value(group: Group) -> Iterator[str]:
    for value in group.value:
        if value.known == 0:
            continue
        if value.annual is not None:
            amount = f"{money(value.annual, value.currency)} a year"
        else:
            assert value.total is not None
            amount = f"{money(value.total, value.currency)} over their terms"
        if value.known == value.of:
            who = "both" if value.of == 2 else f"all {number(value.of)}"
            yield f"Together they are worth {amount} (known for {who})."
        else:
            known = f"known for {value.known} of {counted(value.of, 'contract')}"
            yield f"Together they are worth at least {amount} ({known})."


def _moves(group: Group) -> Iterator[str]:
    if all(move.days == 0 for move in group.moves):
        last = max(move.joins for move in group.moves)
        later = f"; the last joins {_after(group.starts, last)} after the start" if last > group.starts else ""
        yield f"Nobody has to extend a contract{later}."


def _place(group: Group) -> Iterator[str]:
    places = {row.place.code: row.place for row in group.members if row.place}
    pairs = list(combinations(places.values(), 2))
    beside = [pair for pair in pairs if adjoin(*pair)]
    if beside:
        names = [(short_name(one.name), short_name(other.name)) for one, other in beside]
        if len(names) == 1:
            yield f"{listed(names[0])} are neighbours."
        else:
            yield f"Neighbours: {'; '.join(f'{one} with {other}' for one, other in names[:MOST_NEIGHBOURS])}."
        return
    apart = [distance_km(*pair) for pair in pairs]
    known = [km for km in apart if km is not None]
    if known and max(known) <= NEAR_KM:
        yield f"They lie within {max(known):.0f} km of each other."


def _time(group: Group) -> Iterator[str]:
    if group.warning in (Standing.IN_GOOD_TIME, Standing.START_NOW):
        start_by = group.schedule.start_by
        what = "it is under way, go on" if group.under_way else "convene"
        there_is = "There is just time" if group.warning is Standing.START_NOW else "There is time"
        ahead = _ahead(group.today, start_by)
        yield f"{there_is}: {what} by {short_date(start_by)} ({ahead}); typical lengths suffice."


def _next_cycle(group: Group) -> Iterator[str]:
    plan = group.next_cycle
    if plan is not None:
        yield (
            f"They are yearly contracts: for the next cycle, from {short_date(plan.starts)}, convene by "
            f"{short_date(plan.start_by)}; the last day to decide together is {short_date(plan.last_day_to_decide)}."
        )


def _after(starts: date, joins: date) -> str:
    """How long after the start a council joins, in days or, where they are many, in months."""
    days = (joins - starts).days
    return length(starts - timedelta(1), joins - timedelta(1)) if days > MANY_DAYS else counted(days, "day")


def _ahead(today: date, later: date) -> str:
    """How far ahead a day is, in round terms."""
    months = months_between(today + timedelta(days=1), later)
    if months > 2:
        return f"{counted(months, 'month')} from today"
    return "today" if later == today else f"{counted((later - today).days, 'day')} from today"
