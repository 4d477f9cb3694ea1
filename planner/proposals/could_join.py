"""A group and the rest of its service area in; at most five contracts that could also join, each with its condition."""

from __future__ import annotations

from datetime import date
from math import inf
from typing import TYPE_CHECKING

import numpy as np

from planner.dates import short_date
from planner.model import CouldJoin
from planner.proposals.moves import move
from planner.proposals.targets import is_lawful
from planner.proposals.together import ANOTHER_NEED
from planner.proposals.words import counted, short_name

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from planner.model import Contract
    from planner.proposals.around import Around
    from planner.proposals.entries import Entry
    from planner.proposals.group import Group

MOST = 5
JUST_OUT_OF_REACH_DAYS = 180
DAYS_A_MONTH = 30.44


def could_join(group: Group, around: Around) -> tuple[CouldJoin, ...]:
    """The five that matter most: of other councils, in reach, of a like need, each council once.

    Where people chose the members, a contract that fits as it stands comes first; a group that the planner chose has
    taken in what fits.
    """
    members = set(group.councils)
    loose = (offer for offer in around.without_window(group) if offer[0].council not in members)
    offers = [*_of_no_window(group, loose), *_with_window(group, _free_near(group, around, members))]
    offers.sort(key=lambda offer: (-offer[0], offer[1].council or "", offer[1].id))
    best: dict[str, CouldJoin] = {}
    for _, contract, why in offers:
        assert contract.council is not None
        if contract.council not in best and len(best) < MOST:
            best[contract.council] = CouldJoin(contract.id, contract.council, contract.title, why)
    return tuple(best.values())


def _free_near(group: Group, around: Around, members: Container[str]) -> Iterator[Entry]:
    """Free contracts with a window, of other councils in reach and of the group's tiers, that have something to offer.

    Their window misses the target by half a year or less; where people chose the group, it may also hold it.
    """
    target = group.target.day
    least = -inf if group.chosen else 0
    rows = [
        row
        for row in around.near(target)
        if least < max(row.first - target, target - row.last) <= JUST_OUT_OF_REACH_DAYS
        and row.council not in members
        and around.free(row.contract.id)
    ]
    if rows:
        meets, reaches = group.pairs.beside(np.array([row.at for row in rows], dtype=np.int64), group.members)
        yield from (rows[number] for number in np.flatnonzero(meets & reaches).tolist())


def _of_no_window(group: Group, offers: Iterable[tuple[Contract, str]]) -> Iterator[tuple[float, Contract, str]]:
    for contract, why in offers:
        alike = _alike(group, contract)
        if alike is not None:
            yield alike, contract, why


def _with_window(group: Group, rows: Iterable[Entry]) -> Iterator[tuple[float, Contract, str]]:
    """Contracts whose window misses the target by half a year or less; those that fit, where people chose the group."""
    target = group.target.day
    for row in rows:
        holds = row.first <= target <= row.last
        if holds and not is_lawful([row], target):
            continue
        alike = _alike(group, row.contract)
        if alike is not None and holds:
            yield alike + 1, row.contract, _fits(row, group.target.date)
        elif alike is not None:
            yield alike - 0.1, row.contract, _what_it_takes(row, target)


def _what_it_takes(row: Entry, target: int) -> str:
    """What a contract that ends too early or too late would need to join."""
    name, end = short_name(row.council), short_date(date.fromordinal(row.end))
    if row.end > target:
        return f"It ends on {end}, after the others: {name} could join the day after."
    if row.latest >= target:
        return f"It ends on {end}: {name} would have to run on for about {_months(target - row.end)}."
    short = f"about {_months(target - row.latest)} too early"
    if row.latest > row.end:
        latest = short_date(date.fromordinal(row.latest))
        return f"It ends on {end} and its options reach to {latest}, {short}: ask {name} whether it could run longer."
    return f"It ends on {end}, {short}, and no option to extend it is known: ask {name} whether it has one."


def _months(days: int) -> str:
    return counted(max(1, round(days / DAYS_A_MONTH)), "month")


def _fits(row: Entry, target: date) -> str:
    """That a contract could be a member as it stands: in its window, and lawful on the target."""
    return f"It ends on {short_date(date.fromordinal(row.end))} and fits this plan: {move(row.contract, target).words}."


def _alike(group: Group, contract: Contract) -> float | None:
    """The least likeness to a member; None where the need differs."""
    least = min(group.pairs.needs.score(contract, row.contract) for row in group.members)
    return least if least >= ANOTHER_NEED else None
