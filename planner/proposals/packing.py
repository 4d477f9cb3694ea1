"""Candidates with their scores in; the best-scoring disjoint choice of them out, exactly.

This is weighted set packing. Contracts are numbered in an order in which the members of a candidate lie close together
(order of end), and the choice is made from the first to the last: at each contract either nobody takes it or one of
the candidates that begin with it does, and of all ways to reach the same set of contracts already taken further on,
the best is kept. Where candidates reach far and too many such sets are alive, the part of the problem is handed to
HiGHS (`scipy.optimize.milp`), which is exact as well.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

# beyond this many partial choices at one contract the solver is quicker
MOST_STATES = 3000

# a candidate and the chain that it was added to
Chain: TypeAlias = "tuple[int, Any] | None"


def best_packing(candidates: Sequence[frozenset[int]], scores: Sequence[float]) -> list[int]:
    """Numbers of the chosen candidates, in order: disjoint, with the highest sum of scores.

    Candidates of no positive score are never chosen.
    """
    useful = [number for number, score in enumerate(scores) if score > 0]
    chosen: list[int] = []
    for part in _parts(candidates, useful):
        if len(part) == 1:
            chosen += part
            continue
        found = _by_sweep(candidates, scores, part)
        chosen += by_solver(candidates, scores, part) if found is None else found
    return sorted(chosen)


def by_solver(candidates: Sequence[frozenset[int]], scores: Sequence[float], part: Sequence[int]) -> list[int]:
    """The same by mixed-integer programming over the candidates named in `part`."""
    import numpy as np
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import csr_array

    rows = {element: row for row, element in enumerate(sorted(set().union(*(candidates[n] for n in part))))}
    cells = [(rows[element], column) for column, n in enumerate(part) for element in candidates[n]]
    matrix = csr_array(
        (np.ones(len(cells)), ([row for row, _ in cells], [column for _, column in cells])),
        shape=(len(rows), len(part)),
    )
    result = milp(
        c=-np.array([scores[n] for n in part]),
        constraints=LinearConstraint(matrix, -np.inf, 1),
        integrality=np.ones(len(part)),
        bounds=Bounds(0, 1),
        options={"mip_rel_gap": 0.0},
    )
    if result.x is None:
        raise ArithmeticError(f"The solver gave no packing: {result.message}")
    return [n for n, taken in zip(part, result.x, strict=True) if taken > 0.5]


def _parts(candidates: Sequence[frozenset[int]], useful: Sequence[int]) -> list[list[int]]:
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


def _by_sweep(candidates: Sequence[frozenset[int]], scores: Sequence[float], part: Sequence[int]) -> list[int] | None:
    """The choice from the first contract to the last; None when too many partial choices are alive."""
    elements = sorted(set().union(*(candidates[n] for n in part)))
    place = {element: position for position, element in enumerate(elements)}
    beginning: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for number in part:
        places = [place[element] for element in candidates[number]]
        low = min(places)
        beginning[low].append((number, sum(1 << (one - low) for one in places)))
    # contracts taken from here on, as bits → the best sum so far and the candidates that gave it
    alive: dict[int, tuple[float, Chain]] = {0: (0.0, None)}
    for position in range(len(elements)):
        later: dict[int, tuple[float, Chain]] = {}
        for taken, (total, chain) in alive.items():
            _keep(later, taken >> 1, total, chain)
            if not taken & 1:
                for number, bits in beginning[position]:
                    if not taken & bits:
                        _keep(later, (taken | bits) >> 1, total + scores[number], (number, chain))
        if len(later) > MOST_STATES:
            return None
        alive = later
    return _unrolled(max(alive.values(), key=lambda state: state[0])[1])


def _keep(alive: dict[int, tuple[float, Chain]], taken: int, total: float, chain: Chain) -> None:
    """Remember the better way to the same set of contracts taken."""
    known = alive.get(taken)
    if known is None or total > known[0]:
        alive[taken] = (total, chain)


def _unrolled(chain: Chain) -> list[int]:
    numbers: list[int] = []
    while chain is not None:
        number, chain = chain
        numbers.append(number)
    return numbers
