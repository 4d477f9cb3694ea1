"""Where authorities lie: who adjoins whom, and how far two are from each other."""

from __future__ import annotations

from functools import cache
from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING

from planner.councils.table import rows

if TYPE_CHECKING:
    from planner.model import Council

EARTH_RADIUS_KM = 6371.0


@cache
def _middles() -> dict[str, tuple[float, float]]:
    return {row["code"]: (radians(float(row["lat"])), radians(float(row["long"]))) for row in rows() if row["lat"]}


def distance_km(one: Council, other: Council) -> float | None:
    """Kilometres between the middles of two authorities along a great circle; None where a middle is not known."""
    middles = _middles()
    if one.code not in middles or other.code not in middles:
        return None
    lat1, long1 = middles[one.code]
    lat2, long2 = middles[other.code]
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((long2 - long1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(half)))


def within_km(one: Council, other: Council, most: float) -> bool:
    """Whether two authorities are known to lie no further apart than that; most pairs are told by their latitudes."""
    middles = _middles()
    if one.code not in middles or other.code not in middles:
        return False
    north = abs(middles[one.code][0] - middles[other.code][0]) * EARTH_RADIUS_KM
    if north > most + 1:
        return False
    apart = distance_km(one, other)
    return apart is not None and apart <= most


def adjoin(one: Council, other: Council) -> bool:
    """Whether two authorities share a border or ground (a county and a district in it do), by the districts of 2021."""
    return other.code in one.neighbours or one.code in other.neighbours
