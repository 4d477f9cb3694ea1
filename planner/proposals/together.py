"""Two entries in; whether they could be bought together, as to need and reach, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from planner.proposals.places import farness_table, reach_table, tiers_table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.model import ServiceArea
    from planner.proposals.columns import Bools, Ints
    from planner.proposals.entries import Entry
    from planner.proposals.knowledge import Likeness
    from planner.settings import PlanSettings

# below this likeness two contracts of one service area are taken for different needs
ANOTHER_NEED = 0.2
# and below this one it is said that they may differ
UNLIKE = 0.3


class Pairs:
    """Pairs of one service area. `reach`, `tiers` and `far` are the tables of `places`, by `Entry.at`."""

    def __init__(self, area: ServiceArea | None, likeness: Likeness, settings: PlanSettings) -> None:
        """`area` None: nothing is known of the reach, so every pair is in reach."""
        self.reach = reach_table(area.reach if area and settings.use_reach else "nation")
        self.tiers = tiers_table(area.tiers if area else ())
        self.far = farness_table()
        self.needs = likeness((area.name, *area.words) if area else ())
        self._alike: dict[tuple[str, str], float] = {}

    def alike(self, one: Entry, other: Entry) -> float:
        """How alike two needs are, 0 to 1; the same both ways round; looked at once, when it is first asked for."""
        a, b = one.contract.id, other.contract.id
        key = (a, b) if a <= b else (b, a)
        found = self._alike.get(key)
        if found is None:
            found = self._alike[key] = self.needs.score(one.contract, other.contract)
        return found

    def beside(self, at: Ints, members: Iterable[Entry]) -> tuple[Bools, Bools]:
        """For each of some rows of the tables, whether its tier meets all members', and whether it reaches one."""
        others = np.array([row.at for row in members])
        meets: Bools = self.tiers[at[:, None], others].all(axis=1)
        reaches: Bools = self.reach[at[:, None], others].any(axis=1)
        return meets, reaches

    def same_need(self, one: Entry, other: Entry) -> bool:
        """Whether two contracts are near enough in need to be bought as one."""
        return self.alike(one, other) >= ANOTHER_NEED
