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
from typing import TYPE_CHECKING

import numpy as np

from planner.proposals.columns import Floats, Groups, Ints, columns_of
from planner.proposals.targets import Feasible, Targets

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.proposals.columns import Columns
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


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of several groups: the totals, and the amounts with a row for each of `PARTS`."""

    total: Floats
    amounts: Floats

    def of(self, group: int) -> Score:
        """The score of one group."""
        return Score(float(self.total[group]), tuple(self.amounts[:, group].tolist()))


NO_SCORES = Scores(np.zeros(0), np.zeros((len(PARTS), 0)))


def score(members: Sequence[Entry], target: Target, pairs: Pairs, weights: Weights) -> Score:
    """The score of one group at a target, by the formula above."""
    groups, days = Groups([range(len(members))]), np.array([target.day])
    targets = Targets(days, np.array([target.feasible]), np.array([target.lawful]))
    return scores(groups, members, columns_of(members), targets, pairs, weights).of(0)


def scores(
    groups: Groups, rows: Sequence[Entry], columns: Columns, targets: Targets, pairs: Pairs, weights: Weights
) -> Scores:
    """The scores of all groups of an area at their targets; `columns` are those of its `rows`."""
    partners, value = _partners_and_value(groups, columns)
    councils = np.array(BY_COUNCILS)[np.minimum(partners, BEST_COUNCILS)]
    alike, far = _least_alike(groups, rows, columns, pairs)
    lead_time = np.array([LEAD_TIME[step] for step in Feasible])
    amounts = np.stack(
        (
            councils,
            -councils * MOVES * np.minimum(1.0, _burden(groups, columns, targets, weights) / HEAVIEST_BURDEN),
            -councils * NEED * (1 - alike),
            -councils * DATA * groups.most(columns.unknown),
            -councils * DISTANCE * far,
            -councils * lead_time[targets.feasible - 1],
            FURTHER_CONTRACT * np.minimum(groups.size - partners, MOST_FURTHER),
            value,
        )
    )
    rounded = amounts.round(3) + 0.0
    return Scores(rounded.sum(axis=0).round(3), rounded)


def _burden(groups: Groups, columns: Columns, targets: Targets, weights: Weights) -> Floats:
    """For each group the most that a member runs on, or waits, in days by their weights."""
    waits = columns.end[groups.rows] - targets.day[groups.number]
    burden = np.where(waits >= 0, weights.stay * waits, weights.run_on * -waits)
    found: Floats = np.maximum.reduceat(burden, groups.at[:-1]) if len(groups) else burden
    return found


def _least_alike(groups: Groups, rows: Sequence[Entry], columns: Columns, pairs: Pairs) -> tuple[Floats, Floats]:
    """For each group the least likeness and the greatest distance among its members, two by two."""
    alike, far = np.ones(len(groups)), np.zeros(len(groups))
    group, one, other = groups.pairs()
    distinct, which = np.unique(one * len(rows) + other, return_inverse=True)
    found = [
        pairs.alike(rows[a], rows[b]) for a, b in zip(*map(np.ndarray.tolist, divmod(distinct, len(rows))), strict=True)
    ]
    np.minimum.at(alike, group, np.array(found)[which])
    np.maximum.at(far, group, pairs.far[columns.place[one], columns.place[other]])
    return alike, far


def _partners_and_value(groups: Groups, columns: Columns) -> tuple[Ints, Floats]:
    """For each group how many partners it has, and the worth of their known yearly values, of the best five.

    For each partner that is from 0 (unknown or small) to 2 (from £2.5m).
    """
    span = int(columns.partner.max()) + 1
    keys, which = np.unique(groups.number * span + columns.partner[groups.rows], return_inverse=True)
    known = np.bincount(which, weights=columns.amount[groups.rows])
    worth = np.minimum(MOST_VALUE, np.log10(np.maximum(known, SMALLEST_VALUE) / SMALLEST_VALUE))
    group = keys // span
    partners = np.bincount(group, minlength=len(groups))
    if partners.max() > BEST_COUNCILS:
        order = np.lexsort((-worth, group))
        group, worth = group[order], worth[order]
        worth = np.where(np.arange(len(group)) - np.searchsorted(group, group) < BEST_COUNCILS, worth, 0.0)
    return partners, np.asarray(np.bincount(group, weights=worth, minlength=len(groups)), dtype=np.float64)
