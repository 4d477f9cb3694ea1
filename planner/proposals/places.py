"""Pairs of councils as tables: who is in reach of whom, whose tiers meet, how far two lie apart.

Rows and columns are the authorities of the reference table in order of code, and last one for every buyer that it does
not know. `number` says which row is whose. A table is made once, when it is first asked for.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from planner.councils import all_councils, distances_km

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from planner.model import Council
    from planner.proposals.columns import Bools, Floats

Cell = TypeVar("Cell", np.bool_, np.float64)

NEIGHBOURS_KM = 35.0
REGION_KM = 90.0
FAR_KM = 300.0
UNKNOWN_FARNESS = 0.5
# tiers whose functions are fixed by law; a combined authority or another body may hold any
TIERED = frozenset({"county", "district", "unitary", "london borough", "metropolitan"})


@cache
def _numbers() -> dict[str, int]:
    return {council.code: number for number, council in enumerate(all_councils())}


def number(council: Council | None) -> int:
    """The row of a council in every table."""
    return len(_numbers()) if council is None else _numbers()[council.code]


@cache
def reach_table(reach: str) -> Bools:
    """Whether a joint contract could serve both: grass is cut by neighbours, a finance system can be bought nationally.

    A buyer that the reference table does not know is not held against anybody. Scottish authorities buy under their own
    Act and Regulations (PA23 s.2(5)(a)), so they do not meet others.
    """
    if reach == "nation":
        found = np.ones(_adjoining().shape, dtype=bool)
    else:
        most = NEIGHBOURS_KM if reach == "neighbours" else REGION_KM
        found = _adjoining() | (np.nan_to_num(distances_km(), nan=np.inf) <= most)
        if reach == "region":
            regions = np.array([council.region or "" for council in all_councils()])
            found |= (regions[:, None] == regions) & (regions != "")
    scottish = np.array([council.nation == "Scotland" for council in all_councils()])
    found &= scottish[:, None] == scottish
    np.fill_diagonal(found, val=True)
    return _with_unknown(found, np.True_)


@cache
def tiers_table(tiers: tuple[str, ...]) -> Bools:
    """Whether two councils can buy a function together that the named tiers hold (none named: all do).

    A council of another tier that has such a contract buys for others, and may meet its like: county with county.
    A combined authority, or a buyer that the reference table does not know, may hold any function.
    """
    own = np.array([council.tier for council in all_councils()])
    holds = np.array([not tiers or tier in tiers or tier not in TIERED for tier in own.tolist()])
    return _with_unknown((holds[:, None] & holds) | (own[:, None] == own), np.True_)


@cache
def farness_table() -> Floats:
    """0 for the same place or neighbours, 1 for 300 km and more, 0.5 where it is not known."""
    apart = np.minimum(1.0, distances_km() / FAR_KM)
    apart[_adjoining()] = 0.0
    np.fill_diagonal(apart, 0.0)
    return _with_unknown(np.nan_to_num(apart, nan=UNKNOWN_FARNESS), np.float64(UNKNOWN_FARNESS))


@cache
def _adjoining() -> Bools:
    """Who shares a border or ground with whom."""
    found = np.zeros((len(_numbers()), len(_numbers())), dtype=bool)
    for one in all_councils():
        near = [_numbers()[code] for code in one.neighbours if code in _numbers()]
        found[_numbers()[one.code], near] = True
    return found | found.T


def _with_unknown(table: NDArray[Cell], value: Cell) -> NDArray[Cell]:
    """A table with one more row and column, for buyers that are not known, all of one value; not to be written to."""
    found = np.full((len(table) + 1, len(table) + 1), value)
    found[:-1, :-1] = table
    found.setflags(write=False)
    return found
