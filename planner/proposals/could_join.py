"""A group and the rest of its service area in; at most five contracts that could also join, each with its condition."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from planner import councils
from planner.dates import months_between, short_date
from planner.model import CouldJoin, EndKind, Stage
from planner.proposals.suitable import NOT_RE_LET
from planner.proposals.together import ANOTHER_NEED, in_reach, kilometres
from planner.proposals.words import short_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from planner.model import Contract, Council
    from planner.proposals.entries import Entry
    from planner.proposals.group import Group

MOST = 5
JUST_OUT_OF_REACH_DAYS = 180
ASKED_DAYS = 365


def without_window(contracts: Iterable[Contract], windows: Mapping[str, object]) -> dict[str, list[Contract]]:
    """Service area → contracts of a council that have no window; some of them might still join a proposal."""
    found: dict[str, list[Contract]] = {}
    for contract in contracts:
        if contract.id not in windows and contract.service_area and contract.council:
            found.setdefault(contract.service_area, []).append(contract)
    return found


def could_join(
    group: Group, no_window: Sequence[Contract], rows: Sequence[Entry], taken: Iterable[str]
) -> tuple[CouldJoin, ...]:
    """The five that matter most: of other councils, in reach, of a like need, each council once."""
    busy = set(taken)
    offers = [*_of_no_window(group, no_window), *_just_outside(group, rows, busy)]
    offers.sort(key=lambda offer: (-offer[0], offer[1].council or "", offer[1].id))
    best: dict[str, CouldJoin] = {}
    for _, contract, why in offers:
        assert contract.council is not None
        if contract.council not in best and len(best) < MOST:
            best[contract.council] = CouldJoin(contract.id, contract.council, contract.title, why)
    return tuple(best.values())


def _of_no_window(group: Group, contracts: Sequence[Contract]) -> Iterator[tuple[float, Contract, str]]:
    inside = set(group.councils)
    for contract in contracts:
        if contract.council in inside or contract.agreement_kind in NOT_RE_LET:
            continue
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
        return f"{name}’s contract has ended and is still in use: ask {name} what is to follow it."
    if contract.end_kind is EndKind.UNKNOWN:
        return f"The register gives no usable end: ask {name} for the date."
    if contract.notice_days:
        return f"{name}’s contract runs on until notice: it can join on {contract.notice_days} days’ notice."
    return f"{name}’s contract runs on until notice: ask {name} how long the notice is."


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


def _just_outside(group: Group, rows: Sequence[Entry], busy: set[str]) -> Iterator[tuple[float, Contract, str]]:
    """Contracts whose window misses the target by half a year or less."""
    inside, target = set(group.councils), group.target.day
    for row in rows:
        contract = row.contract
        gap = max(row.first - target, target - row.last)
        if not 0 < gap <= JUST_OUT_OF_REACH_DAYS or row.council in inside or contract.id in busy:
            continue
        if contract.agreement_kind in NOT_RE_LET:
            continue
        alike = _alike(group, contract)
        if alike is None:
            continue
        name, end = short_name(row.council), date.fromordinal(row.end)
        if row.end > target:
            text = f"It ends on {short_date(end)}, after the others: {name} could join from the next day."
        else:
            months = max(1, months_between(end + timedelta(1), group.target.date))
            text = f"It ends on {short_date(end)}: {name} would need about {months} months more than its options give."
        yield alike - 0.1, contract, text


def _reaches(one: Council | None, other: Council | None, reach: str) -> bool:
    return in_reach(one, other, kilometres(one.code, other.code) if one and other else None, reach)


def _alike(group: Group, contract: Contract) -> float | None:
    """The least likeness to a member; None where the need differs or nobody is in reach."""
    place = councils.find(contract.council or "")
    if not any(_reaches(place, row.place, group.pairs.reach) for row in group.members):
        return None
    least = min(group.pairs.needs.score(contract, row.contract) for row in group.members)
    return least if least >= ANOTHER_NEED else None
