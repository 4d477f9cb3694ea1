"""Windows as columns in; the maximal sets of windows that share a day out, members as slices of one sorted order.

In one dimension windows that overlap pairwise share a day, so the maximal sets are the maximal cliques of an interval
graph. Walk through the distinct last days of one area: the windows open on such a day are a maximal set exactly when
some window has begun since the last day before it (otherwise the set is part of the one before). That is one sort by
first day, one sort by last day, and a binary search; nothing is ever compared pairwise.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Iterator

Ints: TypeAlias = NDArray[np.int64]

# how many members are looked at, all sets at once, before the few sets still undecided are counted one by one
STEPS = 64


@dataclass(frozen=True, slots=True)
class Columns:
    """One row per contract: `area` and `buyer` as numbers from 0, `first` and `last` as ordinal days, both included."""

    area: Ints
    buyer: Ints
    first: Ints
    last: Ints


@dataclass(frozen=True, slots=True)
class Sets:
    """Maximal sets, in order of area and day. The members of set n are listed by `members(n)` when they are wanted.

    `order` are row numbers by area, then first day; `low` and `high` bound each set's slice of it. A row of the slice
    is a member when its last day, `ends`, is not before the set's `last`; `size` counts them, so that a slice of
    nothing but members is known for one. `first` and `last` are the common days.
    """

    order: Ints
    ends: Ints
    low: Ints
    high: Ints
    size: Ints
    first: Ints
    last: Ints

    def __len__(self) -> int:
        """How many sets there are."""
        return len(self.low)

    def members(self, number: int) -> Ints:
        """Row numbers of one set, in order of first day."""
        low, high = self.low[number], self.high[number]
        rows = self.order[low:high]
        return rows if len(rows) == self.size[number] else rows[self.ends[low:high] >= self.last[number]]

    def __iter__(self) -> Iterator[Ints]:
        """The members of each set in turn."""
        bounds = zip(self.low.tolist(), self.high.tolist(), self.size.tolist(), self.last.tolist(), strict=True)
        for low, high, size, last in bounds:
            rows = self.order[low:high]
            yield rows if high - low == size else rows[self.ends[low:high] >= last]


def maximal_sets(columns: Columns, min_buyers: int = 2) -> Sets:
    """Every maximal set, within one area, of windows that share a day and come from `min_buyers` buyers at least."""
    if not len(columns.area):
        nothing = np.zeros(0, dtype=np.int64)
        return Sets(*[nothing] * 7)
    origin = columns.first.min()
    span = columns.last.max() - origin + 2
    base = columns.area * span - origin
    begins, order = _sorted(base + columns.first)
    finishes = (base + columns.last)[order]
    ended = np.sort(finishes)
    closing = ended[np.flatnonzero(np.diff(ended, append=ended[-1] + 1))]
    begun = np.searchsorted(begins, closing, side="right")
    # a set is maximal where something has begun since the closing day before
    maximal = np.diff(begun, prepend=0) > 0
    closing, begun = closing[maximal], begun[maximal]
    size = begun - np.searchsorted(ended, closing, side="left")
    # the running maximum of last days finds the first row that may still be open; areas cannot mix, keys grow with area
    low = np.searchsorted(np.maximum.accumulate(finishes), closing, side="left")
    # within the slice the row begun last is a member, so its first day is the first common day
    area = columns.area[order][begun - 1]
    shift = area * span - origin
    found = Sets(order, columns.last[order], low, begun, size, begins[begun - 1] - shift, closing - shift)
    return found if min_buyers <= 1 else _of_enough_buyers(found, columns.buyer[order], min_buyers)


def _of_enough_buyers(sets: Sets, buyer: Ints, wanted: int) -> Sets:
    """Those sets whose members come from `wanted` distinct buyers at least."""
    enough = np.zeros(len(sets), dtype=bool)
    number = np.arange(len(sets))
    at = sets.high - 1
    seen = np.full((len(sets), wanted), -1, dtype=np.int64)
    count = np.zeros(len(sets), dtype=np.int64)
    for _ in range(STEPS):
        if not len(number):
            break
        whose = buyer[at]
        new = (sets.ends[at] >= sets.last[number]) & ~(seen == whose[:, None]).any(axis=1)
        seen[np.flatnonzero(new), count[new]] = whose[new]
        count = count + new
        enough[number[count >= wanted]] = True
        at = at - 1
        on = (count < wanted) & (at >= sets.low[number])
        number, at, seen, count = number[on], at[on], seen[on], count[on]
    for each in number.tolist():
        low, high = sets.low[each], sets.high[each]
        whose = buyer[low:high][sets.ends[low:high] >= sets.last[each]]
        enough[each] = len(np.unique(whose)) >= wanted
    parts = (sets.low, sets.high, sets.size, sets.first, sets.last)
    return Sets(sets.order, sets.ends, *(part[enough] for part in parts))


def _sorted(keys: Ints) -> tuple[Ints, Ints]:
    """Keys in order, and the row of each; rows of equal keys in order of row.

    A sort of numbers is several times quicker than a sort of positions, so the row rides along in the lower bits.
    """
    bits = len(keys).bit_length()
    if int(keys.max()).bit_length() + bits > 62:
        order = np.argsort(keys, kind="stable")
        return keys[order], order
    packed = np.sort((keys << bits) | np.arange(len(keys)))
    return packed >> bits, packed & ((1 << bits) - 1)
