"""Where authorities lie: who adjoins whom, and how far two are from each other."""

from __future__ import annotations

from functools import cache
from math import isnan
from typing import TYPE_CHECKING

from planner.councils.table import all_councils, rows

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from planner.model import Council

EARTH_RADIUS_KM = 6371.0


def distance_km(one: Council, other: Council) -> float | None:
    """Kilometres between the middles of two authorities along a great circle; None where a middle is not known."""
    found = float(distances_km()[_numbers()[one.code], _numbers()[other.code]])
    return None if isnan(found) else found


@cache
def distances_km() -> NDArray[np.float64]:
    """The same for all pairs, in the order of `all_councils`; nan where a middle is not known."""
    import numpy as np

    middle = np.radians([[float(row[name] or "nan") for row in rows()] for name in ("lat", "long")])
    lat, long = middle[0], middle[1]
    across = np.cos(lat)[:, None] * np.cos(lat) * np.sin((long[:, None] - long) / 2) ** 2
    half = np.sin((lat[:, None] - lat) / 2) ** 2 + across
    found: NDArray[np.float64] = 2 * EARTH_RADIUS_KM * np.arcsin(np.minimum(1.0, np.sqrt(half)))
    found.setflags(write=False)
    return found


@cache
def _numbers() -> dict[str, int]:
    return {council.code: number for number, council in enumerate(all_councils())}


def adjoin(one: Council, other: Council) -> bool:
    """Whether two authorities share a border or ground (a county and a district in it do), by the districts of 2021."""
    return other.code in one.neighbours or one.code in other.neighbours
