"""Candidates with their scores in; the best-scoring disjoint choice of them out, exactly.

This is weighted set packing. Contracts are numbered in an order in which the members of a candidate lie close together
(order of end), and the choice is made from the first to the last: at each contract either nobody takes it or one of
the candidates that begin with it does, and of all ways to reach the same set of contracts already taken further on,
the best is kept.

Where candidates reach far, too many such sets are alive. Then every contract gets a price, such that no candidate
scores more than the prices of its contracts: the sum of all prices is more than any choice can score. What a choice
falls short of that sum is its loss: the prices of the contracts that nobody takes, and what each candidate scores less
than its contracts are priced. The best choice loses least, so what has lost more than a limit need not be followed; and
where nothing is found within a limit, it is doubled. The best prices are those of linear programming, with which the
best choice often loses nothing (Nemhauser and Wolsey, Integer and Combinatorial Optimization, 1988, II.1.5: duality and
reduced costs). What is too much even so is handed to HiGHS (`scipy.optimize.milp`), which is exact as well.
"""

from __future__ import annotations

from collections import defaultdict
from math import inf
from typing import TYPE_CHECKING, Any, TypeAlias

from planner.proposals.prices import by_solver, prices

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

# beyond this many partial choices at one contract prices are worth their while
MOST_UNPRICED = 300
# and beyond this many with them, the solver
MOST_PRICED = 3000
# the first limit of what a choice may lose, in points of score; most choices lose less
FIRST_LIMIT = 0.5

# a candidate and the chain that it was added to
Chain: TypeAlias = "tuple[int, Any] | None"


class TooManyError(Exception):
    """More partial choices are alive than are worth following."""


def best_packing(candidates: Sequence[Collection[int]], scores: Sequence[float]) -> list[int]:
    """Numbers of the chosen candidates, in order: disjoint, with the highest sum of scores.

    Candidates of no positive score are never chosen.
    """
    useful = [number for number, score in enumerate(scores) if score > 0]
    chosen: list[int] = []
    for part in _parts(candidates, useful):
        chosen += part if len(part) == 1 else _best_of_part(candidates, scores, part)
    return sorted(chosen)


def _parts(candidates: Sequence[Collection[int]], useful: Sequence[int]) -> list[list[int]]:
    """Candidates that are linked by shared contracts, part by part: each part can be packed for itself."""
    root: dict[int, int] = {}

    def top(element: int) -> int:
        while root.setdefault(element, element) != element:
            root[element] = root[root[element]]
            element = root[element]
        return element

    for number in useful:
        first, *others = sorted(candidates[number])
        for other in others:
            root[top(other)] = top(first)
    parts: dict[int, list[int]] = defaultdict(list)
    for number in useful:
        parts[top(min(candidates[number]))].append(number)
    return list(parts.values())


def _best_of_part(candidates: Sequence[Collection[int]], scores: Sequence[float], part: Sequence[int]) -> list[int]:
    elements = sorted(set().union(*(candidates[number] for number in part)))
    free = dict.fromkeys(elements, 0.0)
    try:
        found = _within(candidates, part, free, [-scores[number] for number in part], inf, MOST_UNPRICED)
    except TooManyError:
        found = None
    return found if found is not None else _priced(candidates, scores, part, elements)


def _priced(
    candidates: Sequence[Collection[int]], scores: Sequence[float], part: Sequence[int], elements: Sequence[int]
) -> list[int]:
    """The best choice of a part in which many overlap."""
    priced = prices(candidates, scores, part, elements)
    lost = [max(0.0, sum(priced[element] for element in candidates[number]) - scores[number]) for number in part]
    limit, found = FIRST_LIMIT, None
    try:
        while found is None:
            found = _within(candidates, part, priced, lost, limit, MOST_PRICED)
            limit *= 2
    except TooManyError:
        return by_solver(candidates, scores, part)
    return found


def _within(
    candidates: Sequence[Collection[int]],
    part: Sequence[int],
    priced: dict[int, float],
    lost: Sequence[float],
    limit: float,
    most: int,
) -> list[int] | None:
    """The choice that loses least, if that is no more than `limit`; None where every choice loses more.

    `priced` is what a contract that nobody takes loses, in order of contract; `lost` what each candidate of the part
    does. Raises `TooManyError` where more than `most` partial choices are alive at one contract.
    """
    place = {element: position for position, element in enumerate(priced)}
    beginning: dict[int, list[tuple[int, int, float]]] = defaultdict(list)
    for number, loss in zip(part, lost, strict=True):
        if loss <= limit:
            places = [place[element] for element in candidates[number]]
            low = min(places)
            beginning[low].append((number, sum(1 << (one - low) for one in places), loss))
    # contracts taken from here on, as bits → the least lost so far and the candidates chosen
    alive: dict[int, tuple[float, Chain]] = {0: (0.0, None)}
    for position, price in enumerate(priced.values()):
        later: dict[int, tuple[float, Chain]] = {}
        begins = beginning.get(position, ())
        for taken, (so_far, chain) in alive.items():
            if taken & 1:
                _keep(later, taken >> 1, so_far, chain)
                continue
            if so_far + price <= limit:
                _keep(later, taken >> 1, so_far + price, chain)
            for number, bits, loss in begins:
                if not taken & bits and so_far + loss <= limit:
                    _keep(later, (taken | bits) >> 1, so_far + loss, (number, chain))
        if len(later) > most:
            raise TooManyError
        alive = later
    return _unrolled(min(alive.values(), key=lambda state: state[0])[1]) if alive else None


def _keep(alive: dict[int, tuple[float, Chain]], taken: int, lost: float, chain: Chain) -> None:
    """Remember the better way to the same set of contracts taken."""
    known = alive.get(taken)
    if known is None or lost < known[0]:
        alive[taken] = (lost, chain)


def _unrolled(chain: Chain) -> list[int]:
    numbers: list[int] = []
    while chain is not None:
        number, chain = chain
        numbers.append(number)
    return numbers
