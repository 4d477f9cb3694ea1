"""Two entries in; whether they could be bought together, as to need and reach, out."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from planner.councils import adjoin, by_code, distance_km, within_km

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planner.model import Council, ServiceArea
    from planner.proposals.entries import Entry
    from planner.proposals.knowledge import Likeness
    from planner.settings import PlanSettings

# below this likeness two contracts of one service area are taken for different needs
ANOTHER_NEED = 0.2
# and below this one it is said that they may differ
UNLIKE = 0.3
NEIGHBOURS_KM = 35.0
REGION_KM = 90.0
FAR_KM = 300.0
# tiers whose functions are fixed by law; a combined authority or another body may hold any
TIERED = frozenset({"county", "district", "unitary", "london borough", "metropolitan"})
UNKNOWN_NEARNESS = 0.5


class Places(NamedTuple):
    """What the places of two councils say.

    `in_reach`: whether the area's reach spans both; `tiers_meet`: whether both hold the function, or are of one tier.
    """

    in_reach: bool
    tiers_meet: bool


@lru_cache(maxsize=64)
def places_known(reach: str, tiers: tuple[str, ...]) -> dict[str, dict[str, Places]]:  # noqa: ARG001 - the key
    """What was found of pairs of councils, name → other name, for every area of that reach and those tiers."""
    return defaultdict(dict)


class Pairs:
    """Pairs of one service area, each looked at once, when it is first asked for."""

    def __init__(self, area: ServiceArea | None, likeness: Likeness, settings: PlanSettings) -> None:
        """`area` None: nothing is known of the reach, so every pair is in reach."""
        self.reach = area.reach if area and settings.use_reach else "nation"
        self.tiers = area.tiers if area else ()
        self.needs = likeness((area.name, *area.words) if area else ())
        self._alike: dict[tuple[str, str], float] = {}
        self._places = places_known(self.reach, self.tiers)

    def alike(self, one: Entry, other: Entry) -> float:
        """How alike two needs are, 0 to 1; the same both ways round."""
        a, b = one.contract.id, other.contract.id
        key = (a, b) if a <= b else (b, a)
        found = self._alike.get(key)
        if found is None:
            found = self._alike[key] = self.needs.score(one.contract, other.contract)
        return found

    def places(self, one: Entry, other: Entry) -> Places:
        """What the places of two councils say; the same both ways round."""
        return self._places[one.council].get(other.council) or self._found(one, other)

    def all_places(self, one: Entry, others: Iterable[Entry]) -> Iterator[Places]:
        """What the places of one council and of each of the others say, in their order, each as it is asked for."""
        known = self._places[one.council]
        return (known.get(other.council) or self._found(one, other) for other in others)

    def far(self, one: Entry, other: Entry) -> float:
        """0 (the same place or neighbours) to 1 (300 km or more), 0.5 unknown; the same both ways round."""
        a, b = one.place, other.place
        return farness(kilometres(a.code, b.code) if a and b else None)

    def _found(self, one: Entry, other: Entry) -> Places:
        a, b = one.place, other.place
        found = Places(in_reach(a, b, self.reach), tiers_meet(a, b, self.tiers))
        self._places[one.council][other.council] = self._places[other.council][one.council] = found
        return found

    def same_need(self, one: Entry, other: Entry) -> bool:
        """Whether two contracts are near enough in need to be bought as one."""
        return self.alike(one, other) >= ANOTHER_NEED


def tiers_meet(one: Council | None, other: Council | None, tiers: tuple[str, ...]) -> bool:
    """Whether two councils can buy a function together that the named tiers hold (none named: all do).

    A council of another tier that has such a contract buys for others, and may meet its like: county with county.
    A combined authority, or a buyer that the reference table does not know, may hold any function.
    """
    if not tiers or one is None or other is None or one.tier == other.tier:
        return True
    a, b = one.tier, other.tier
    return (a in tiers or a not in TIERED) and (b in tiers or b not in TIERED)


def in_reach(one: Council | None, other: Council | None, reach: str) -> bool:
    """Whether a joint contract could serve both: grass is cut by neighbours, a finance system can be bought nationally.

    A buyer that the reference table does not know is not held against anybody. Scottish authorities buy under their own
    Act and Regulations (PA23 s.2(5)(a)), so they do not meet others.
    """
    if one is None or other is None or one.code == other.code:
        return True
    if (one.nation == "Scotland") != (other.nation == "Scotland"):
        return False
    if reach == "nation" or adjoin(one, other):
        return True
    if reach == "region" and one.region is not None and one.region == other.region:
        return True
    return within_km(one, other, NEIGHBOURS_KM if reach == "neighbours" else REGION_KM)


def kilometres(one: str, other: str) -> float | None:
    """How far two councils, by code, lie apart: 0 for neighbours, else between their middles; None where not known."""
    return _apart(one, other) if one <= other else _apart(other, one)


@lru_cache(maxsize=300_000)
def _apart(one: str, other: str) -> float | None:
    a, b = by_code(one), by_code(other)
    if a is None or b is None:
        return None
    return 0.0 if one == other or adjoin(a, b) else distance_km(a, b)


def farness(apart: float | None) -> float:
    """0 for the same place or neighbours, 1 for 300 km and more, 0.5 where it is not known."""
    return UNKNOWN_NEARNESS if apart is None else min(1.0, apart / FAR_KM)
