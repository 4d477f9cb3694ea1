"""Candidates with their scores as a linear programme in; prices of contracts, or the best choice outright, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from scipy.sparse import csr_array


def prices(
    candidates: Sequence[Collection[int]], scores: Sequence[float], part: Sequence[int], elements: Sequence[int]
) -> dict[int, float]:
    """Contract → price, none below 0, so that the candidates of `part` score at most what their contracts cost.

    Of all such prices those with the least sum: the dual of the packing in which candidates may be taken in fractions.
    The solver's tolerance may leave a candidate a millionth above its price.
    """
    import numpy as np
    from scipy.optimize import linprog

    holds = _holds(candidates, part, elements)
    values = np.array([scores[number] for number in part])
    solved = linprog(-values, A_ub=holds.T, b_ub=np.ones(len(elements)), bounds=(0, None), method="highs-ds")
    if solved.x is None:
        raise ArithmeticError(f"The solver gave no prices: {solved.message}")
    return dict(zip(elements, np.maximum(0.0, -solved.ineqlin.marginals).tolist(), strict=True))


def by_solver(candidates: Sequence[Collection[int]], scores: Sequence[float], part: Sequence[int]) -> list[int]:
    """The best disjoint choice among the candidates named in `part`, by mixed-integer programming."""
    import numpy as np
    from scipy.optimize import Bounds, LinearConstraint, milp

    elements = sorted(set().union(*(candidates[number] for number in part)))
    result = milp(
        c=-np.array([scores[number] for number in part]),
        constraints=LinearConstraint(_holds(candidates, part, elements).T, -np.inf, 1),
        integrality=np.ones(len(part)),
        bounds=Bounds(0, 1),
        options={"mip_rel_gap": 0.0},
    )
    if result.x is None:
        raise ArithmeticError(f"The solver gave no packing: {result.message}")
    return [number for number, taken in zip(part, result.x, strict=True) if taken > 0.5]


def _holds(candidates: Sequence[Collection[int]], part: Sequence[int], elements: Sequence[int]) -> csr_array:
    """Which candidate (row) holds which contract (column)."""
    import numpy as np
    from scipy.sparse import csr_array

    place = {element: position for position, element in enumerate(elements)}
    columns = [place[element] for number in part for element in candidates[number]]
    ends = np.cumsum([0, *(len(candidates[number]) for number in part)])
    return csr_array((np.ones(len(columns)), columns, ends), shape=(len(part), len(elements)))
