"""A group with its target in; its score, and the parts that add up to it, out.

    score = councils × (1 − moves − need − data − distance − lead time) + further contracts + value

councils          10 for each procurement saved: two councils 10, three 20, four 30; a fifth adds 5, a sixth nothing.
                  (Evidence favours two to four. Buyers that already share one contract count as one; councils that
                  are to become one still have a procurement each to save.)
moves             up to 0.5: the heaviest burden of a member, one per day that it runs on and 0.2 per day until it joins
                  (the weights of the settings), over 540
need              up to 0.2: 1 − the likeness of the two least alike members
data              up to 0.05: what is not known of the least known member (yearly value, options, supplier, area)
distance          up to 0.05: the two members farthest apart, 300 km counting as far
lead time         0 while there is time (in good time, start now), 0.1 when late, 0.2 when too late
further contracts 0.5 for each further contract of a council already counted, five at most
value             up to 2 for each council: log10 of its known yearly value over £25,000; the best five count

Each deduction is the worst of the group, never a sum or a mean, so another contract just like one of the members never
costs anything, and a worse one is not watered down by good ones. The deductions cannot exceed 1 together. Sharing a
date such as 31 March earns nothing: ends count only through the days that members wait or run on. Nothing but the lead
time depends on where in the calendar the dates lie.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log10
from typing import TYPE_CHECKING

from planner.proposals.targets import Feasible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.proposals.entries import Entry
    from planner.proposals.targets import Target
    from planner.proposals.together import Pairs
    from planner.settings import Weights

BY_COUNCILS = (0.0, 0.0, 10.0, 20.0, 30.0, 35.0)
BEST_COUNCILS = 5
MOVES, NEED, DATA, DISTANCE = 0.5, 0.2, 0.05, 0.05
HEAVIEST_BURDEN = 540.0
LEAD_TIME = {Feasible.TYPICAL: 0.0, Feasible.MINIMUM: 0.1, Feasible.TOO_LATE: 0.2}
FURTHER_CONTRACT, MOST_FURTHER = 0.5, 5
SMALLEST_VALUE, MOST_VALUE = 25_000, 2.0
# each part in the order of the formula, as the page that shows a score explains it
EXPLAINED = {
    "councils": "10 points for each procurement saved, up to four councils; a fifth adds 5, a sixth nothing",
    "moves": "less up to half of that for the longest extension or wait of any member: a day that it runs on counts 1, "
    "a day until it joins 0.2, and 540 are half",
    "need": "less up to a fifth for the two needs that are least alike",
    "data": "less up to a twentieth for what the registers do not say of the least known contract: yearly value 0.4, "
    "options 0.3, an unsure service area 0.2, supplier 0.1",
    "distance": "less up to a twentieth for the two councils farthest apart, of which 300 km is all",
    "lead_time": "less a tenth where it is late, a fifth where it is too late",
    "further_contracts": "half a point for each further contract of a council already counted, up to five",
    "value": "up to 2 points for each council by its known yearly value above £25,000, for the best five: "
    "1 at £250,000, 2 from £2.5 million",
}
PARTS = tuple(EXPLAINED)


@dataclass(frozen=True, slots=True)
class Score:
    """The total, which is the sum of the amounts, one for each of `PARTS`."""

    total: float
    amounts: tuple[float, ...]

    @property
    def parts(self) -> dict[str, float]:
        """Name of the part → its amount."""
        return dict(zip(PARTS, self.amounts, strict=True))


def score(members: Sequence[Entry], target: Target, pairs: Pairs, weights: Weights) -> Score:
    """The score of a group at a target, by the formula above."""
    values = _value_by_partner(members)
    councils = BY_COUNCILS[min(len(values), BEST_COUNCILS)]
    burden = max([_burden(row, target.day, weights) for row in members])
    alike, far = _least_alike(members, pairs)
    amounts = (
        councils,
        -councils * MOVES * min(1.0, burden / HEAVIEST_BURDEN),
        -councils * NEED * (1 - alike),
        -councils * DATA * max([row.unknown for row in members]),
        -councils * DISTANCE * far,
        -councils * LEAD_TIME[target.feasible],
        FURTHER_CONTRACT * min(len(members) - len(values), MOST_FURTHER),
        sum(sorted(values.values(), reverse=True)[:BEST_COUNCILS]),
    )
    rounded = tuple([round(amount, 3) + 0.0 for amount in amounts])
    return Score(round(sum(rounded), 3), rounded)


def _least_alike(members: Sequence[Entry], pairs: Pairs) -> tuple[float, float]:
    """The least likeness and the greatest distance among the members, two by two."""
    alike, far = 1.0, 0.0
    for position, one in enumerate(members):
        for other in members[:position]:
            alike, far = min(alike, pairs.alike(one, other)), max(far, pairs.far(one, other))
    return alike, far


def _burden(row: Entry, target: int, weights: Weights) -> float:
    """Days that a member runs on, or waits, each by its weight."""
    return weights.stay * (row.end - target) if row.end >= target else weights.run_on * (target - row.end)


def _value_by_partner(members: Sequence[Entry]) -> dict[str, float]:
    """For each partner the worth of its known yearly value: 0 unknown or small, 2 from £2.5m."""
    known: dict[str, float] = {}
    for row in members:
        known[row.partner] = known.get(row.partner, 0.0) + row.amount
    return {
        partner: min(MOST_VALUE, log10(amount / SMALLEST_VALUE)) if amount > SMALLEST_VALUE else 0.0
        for partner, amount in known.items()
    }
