"""The suitable entries of one service area in; the finite set of candidate groups out.

Two entries *go together* when their windows share a day, a lawful day exists for both (no latest end lies before the
other's window), their needs are alike enough, and the tiers of both hold the function. A candidate is a group of at
least `min_councils` councils and at most five partners whose members go together two by two, which has a lawful day,
and whose members are in reach of each other, directly or through one another: a chain of neighbours may buy together.

Entries that go together and are in reach of each other are linked; a candidate lies in one linked part of the area.
Which groups are candidates:

1. Where a part has at most `EVERY_GROUP` groups: all of them (the choice is then the best of all).
2. In a larger part, for each entry as the first in order of end, with its 6 nearest followers that go with it: every
   group among them; and among its 12 nearest followers: each pair, and the row of groups that grows by the next
   follower that goes with all taken so far, until five partners are in it; once taking every follower that fits, once
   new partners only.

An area of more than `CROWD` entries is a crowd. There an entry looks at the `LOOK_AT` that follow it in order of end,
and at the first 6 of these that are linked to it (every group among 3, and rows among 6), so that the work grows with
the number of contracts and not with its square; the members of a group are then in reach two by two.

Why that loses little: a group of best score is of near ends (moves cost, and the worst counts) and of like needs, so
its members follow each other closely among those that go together; a follower further down costs more days and brings
nothing that a nearer one would not.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from planner.proposals.columns import columns_of
from planner.proposals.score import BEST_COUNCILS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set

    from planner.proposals.columns import Columns, Ints
    from planner.proposals.entries import Entry
    from planner.proposals.together import Pairs

EVERY_GROUP = 1500
CROWD = 100
LOOK_AT = 20
NEAR, LOOK_AHEAD = 6, 12
NEAR_IN_CROWD, LOOK_AHEAD_IN_CROWD = 3, 6
MOST_MEMBERS = 10
NOBODY: frozenset[int] = frozenset()

Group = tuple[int, ...]
# row → later rows that go with it
Links = Mapping[int, set[int]]


def candidate_groups(rows: Sequence[Entry], pairs: Pairs, min_councils: int) -> list[Group]:
    """Every candidate as row numbers in ascending order; `rows` are in order of end."""
    return _Candidates(rows, columns_of(rows), pairs).found(min_councils)


class _Candidates:
    """The search among the rows of one area. `_linked` and `_with` are row → later rows, linked or going with it."""

    def __init__(self, rows: Sequence[Entry], columns: Columns, pairs: Pairs) -> None:
        self._rows, self._pairs = rows, pairs
        self._partner, self._council = columns.partner.tolist(), columns.council.tolist()
        self._crowd = len(rows) > CROWD
        one, other = _sharing_a_day(columns, LOOK_AT if self._crowd else len(rows))
        places = columns.place[one], columns.place[other]
        meet = pairs.tiers[places]
        near = meet & pairs.reach[places]
        self._linked = self._of_one_need(one[near], other[near])
        # in a crowd the members of a group are in reach two by two
        self._apart = None if self._crowd else (one[meet & ~near], other[meet & ~near])

    def found(self, min_councils: int) -> list[Group]:
        """All candidates, in order."""
        found: set[Group] = set()
        for part in _linked_parts(self._linked):
            together = self._going_together(part)
            every = list(islice(self._every_group(part, together), EVERY_GROUP + 1))
            found.update(every if len(every) <= EVERY_GROUP else self._near_groups(part, together))
        return sorted(group for group in found if self._is_candidate(group, min_councils))

    def _of_one_need(self, one: Ints, other: Ints) -> dict[int, set[int]]:
        """Row → later rows, of the given pairs in order, those of a like need; in a crowd the nearest of them."""
        found: dict[int, set[int]] = {}
        most = LOOK_AHEAD_IN_CROWD if self._crowd else len(self._rows)
        rows, same_need = self._rows, self._pairs.same_need
        for number, later in zip(one.tolist(), other.tolist(), strict=True):
            so_far = found.setdefault(number, set())
            if len(so_far) < most and same_need(rows[number], rows[later]):
                so_far.add(later)
        return found

    def _going_together(self, part: Sequence[int]) -> Links:
        """For each row of a part the later rows of it that go with it, in reach or not."""
        if self._apart is None:
            return self._linked
        one, other = self._apart
        inside = np.isin(one, part) & np.isin(other, part)
        others = self._of_one_need(one[inside], other[inside])
        return {row: self._linked.get(row, set()) | others.get(row, set()) for row in part}

    def _every_group(self, part: Sequence[int], together: Links) -> Iterator[Group]:
        """All groups of two or more whose members go together two by two."""
        for first in part:
            yield from self._grown((first,), together.get(first, NOBODY), together)

    def _grown(self, group: Group, others: Set[int], together: Links) -> Iterator[Group]:
        """Every group that the given one can grow to by taking in some of the others, all of which go with it."""
        for other in sorted(others):
            larger = (*group, other)
            if len(larger) <= BEST_COUNCILS or (
                len(larger) <= MOST_MEMBERS and self._partners(larger) <= BEST_COUNCILS
            ):
                yield larger
                if further := others & together.get(other, NOBODY):
                    yield from self._grown(larger, further, together)

    def _near_groups(self, part: Sequence[int], together: Links) -> Iterator[Group]:
        """Groups among the nearest followers of each entry."""
        every, ahead = (NEAR_IN_CROWD, LOOK_AHEAD_IN_CROWD) if self._crowd else (NEAR, LOOK_AHEAD)
        for first in part:
            near = sorted(together.get(first, NOBODY))[:ahead]
            yield from self._grown((first,), set(near[:every]), together)
            yield from ((first, other) for other in near[every:])
            for new_only in (True, False):
                yield from self._row(first, near, together, new_only=new_only)

    def _row(self, first: int, near: Sequence[int], together: Links, *, new_only: bool) -> Iterator[Group]:
        """Groups that grow by the next follower that goes with all taken so far."""
        group: Group = (first,)
        for other in near:
            larger = (*group, other)
            if not all(other in together.get(one, NOBODY) for one in group) or len(larger) > MOST_MEMBERS:
                continue
            partners = self._partners(larger)
            if partners > BEST_COUNCILS or (new_only and partners == self._partners(group)):
                continue
            group = larger
            yield group

    def _is_candidate(self, group: Group, min_councils: int) -> bool:
        """Enough councils, and each in reach of the others, directly or through one another."""
        if self._partners(group) < 2 or len({self._council[row] for row in group}) < min_councils:
            return False
        return self._apart is None or self._in_reach(group)

    def _in_reach(self, group: Group) -> bool:
        """Whether links hold the members together: as they go together, those in reach of each other are linked."""
        reached, waiting = {group[0]}, [group[0]]
        while waiting:
            one = waiting.pop()
            for other in group:
                if other not in reached and max(one, other) in self._linked.get(min(one, other), NOBODY):
                    reached.add(other)
                    waiting.append(other)
        return len(reached) == len(group)

    def _partners(self, group: Group) -> int:
        return len({self._partner[row] for row in group})


def _sharing_a_day(columns: Columns, ahead: int) -> tuple[Ints, Ints]:
    """Pairs of rows, the one and a later one among the `ahead` after it, whose windows share a day lawful for both.

    Ends rise and every window begins the same slack before its end: so for each row these are a run of the next ones.
    """
    number = np.arange(len(columns.end))
    past = np.searchsorted(columns.first, np.minimum(columns.last, columns.latest), side="right")
    many = np.minimum(past - number - 1, ahead).clip(0)
    one = np.repeat(number, many)
    other = one + 1 + np.arange(len(one)) - np.repeat(np.cumsum(many) - many, many)
    return one, other


def _linked_parts(links: Links) -> list[list[int]]:
    """Rows that are linked, directly or through others; rows without a link are in no part."""
    part_of: dict[int, list[int]] = {}
    for number, later in links.items():
        for other in later:
            one, two = part_of.setdefault(number, [number]), part_of.setdefault(other, [other])
            if one is not two:
                small, large = sorted((one, two), key=len)
                large.extend(small)
                part_of.update(dict.fromkeys(small, large))
    seen = {id(part): part for part in part_of.values()}
    return sorted(sorted(part) for part in seen.values())
