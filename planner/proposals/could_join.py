"""A group and the rest of its service area in; at most five contracts that could also join, each with its condition."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from planner import councils
from planner.dates import short_date
from planner.model import CouldJoin, EndKind, Stage
from planner.proposals.moves import move
from planner.proposals.targets import is_lawful
from planner.proposals.together import ANOTHER_NEED, in_reach, tiers_meet
from planner.proposals.words import counted, owner, short_name

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from planner.model import Contract
    from planner.proposals.entries import Entry
    from planner.proposals.group import Group

MOST = 5
JUST_OUT_OF_REACH_DAYS = 180
ASKED_DAYS = 365
DAYS_A_MONTH = 30.44


def without_window(contracts: Iterable[Contract], windows: Mapping[str, object]) -> dict[str, list[Contract]]:
    """Service area → contracts of a council that have no window; some of them might still join a proposal."""
    found: dict[str, list[Contract]] = {}
    for contract in contracts:
        if contract.id not in windows and contract.service_area and contract.council:
            found.setdefault(contract.service_area, []).append(contract)
    return found


def could_join(
    group: Group, no_window: Sequence[Contract], rows: Sequence[Entry], taken: Sequence[Container[str]]
) -> tuple[CouldJoin, ...]:
    """The five that matter most: of other councils, in reach, of a like need, each council once.

    `taken` hold the ids of contracts that are in a proposal, and of those that can be in none. Where people chose the
    members, a contract that fits as it stands comes first; a group that the planner chose has taken in what fits.
    """
    free = [row for row in rows if row.council not in group.councils and not _in_any(row.contract.id, taken)]
    loose = [one for one in no_window if one.council not in group.councils and not _in_any(one.id, taken)]
    offers = [
        *_of_no_window(group, loose),
        *_just_outside(group, free),
        *(_fitting(group, free) if group.chosen else ()),
    ]
    offers.sort(key=lambda offer: (-offer[0], offer[1].council or "", offer[1].id))
    best: dict[str, CouldJoin] = {}
    for _, contract, why in offers:
        assert contract.council is not None
        if contract.council not in best and len(best) < MOST:
            best[contract.council] = CouldJoin(contract.id, contract.council, contract.title, why)
    return tuple(best.values())


def _in_any(key: str, taken: Sequence[Container[str]]) -> bool:
    return any(key in each for each in taken)


def _of_no_window(group: Group, contracts: Sequence[Contract]) -> Iterator[tuple[float, Contract, str]]:
    for contract in contracts:
        why = _condition(contract, group)
        if why:
            alike = _alike(group, contract)
            if alike is not None:
                yield alike, contract, why


def _condition(contract: Contract, group: Group) -> str | None:
    """On what condition a contract without a window could join; None where it has nothing to offer."""
    name = short_name(contract.council or "")
    if contract.stage is not Stage.AWARDED:
        return _out_to_tender(contract, name, group.today)
    if contract.end_kind is EndKind.FIXED:
        return _just_ended(contract, name, group.today)
    if contract.end_kind is EndKind.HOLDING_OVER:
        return f"{owner(name)} contract has ended and is still in use: ask {name} what is to follow it."
    if contract.end_kind is EndKind.UNKNOWN:
        return f"The register gives no usable end: ask {name} for the date."
    if contract.notice_days:
        return f"{owner(name)} contract runs on until notice: it can join on {contract.notice_days} days’ notice."
    return f"{owner(name)} contract runs on until notice: ask {name} how long the notice is."


def _just_ended(contract: Contract, name: str, today: date) -> str | None:
    """A fixed end that has passed asks what came of it, for a year."""
    if contract.end is None or not timedelta(0) < today - contract.end <= timedelta(ASKED_DAYS):
        return None
    return f"It ended on {short_date(contract.end)}: ask {name} whether it was extended, re-let or is still in use."


def _out_to_tender(contract: Contract, name: str, today: date) -> str | None:
    seen = contract.published or contract.start
    if seen is None or seen < today - timedelta(ASKED_DAYS):
        return None
    if contract.stage is Stage.PLANNED:
        return f"{name} plans to tender for the same need: ask now whether it would wait or let others in."
    return f"{name} is out to tender for the same need now: ask whether others may be named in it."


def _just_outside(group: Group, rows: Sequence[Entry]) -> Iterator[tuple[float, Contract, str]]:
    """Contracts whose window misses the target by half a year or less."""
    target = group.target.day
    for row in rows:
        if not 0 < max(row.first - target, target - row.last) <= JUST_OUT_OF_REACH_DAYS:
            continue
        alike = _alike(group, row.contract)
        if alike is not None:
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


def _fitting(group: Group, rows: Sequence[Entry]) -> Iterator[tuple[float, Contract, str]]:
    """Contracts that could be members as they stand: in their window and lawful on the target."""
    target = group.target.day
    for row in rows:
        if row.first <= target <= row.last and is_lawful([row], target):
            alike = _alike(group, row.contract)
            if alike is not None:
                end = short_date(date.fromordinal(row.end))
                words = move(row.contract, group.target.date).words
                yield alike + 1, row.contract, f"It ends on {end} and fits this plan: {words}."


def _alike(group: Group, contract: Contract) -> float | None:
    """The least likeness to a member; None where the need differs or nobody is in reach."""
    place, tiers = councils.find(contract.council or ""), group.pairs.tiers
    if not all(tiers_meet(place, row.place, tiers) for row in group.members):
        return None
    if not any(in_reach(place, row.place, group.pairs.reach) for row in group.members):
        return None
    least = min(group.pairs.needs.score(contract, row.contract) for row in group.members)
    return least if least >= ANOTHER_NEED else None
