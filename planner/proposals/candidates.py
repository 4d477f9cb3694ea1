"""The suitable entries of one service area in; the finite set of candidate groups out.

Two entries *go together* when their windows share a day, a lawful day exists for both (no latest end lies before the
other's window), their needs are alike enough and they are in reach. A candidate is a group of at least `min_councils`
partners and at most five whose members go together two by two, which shares a lawful day, and which holds every further
like contract of its own councils only where that is one of the groups below. Reach is asked of each member with at
least one other, so that a chain of neighbours may buy together.

Which groups are candidates:

1. Where a linked part of the area has at most `EVERY_GROUP` entries: every group (the choice is then the best of all).
2. Elsewhere, for each entry as the first in order of end, its `LOOK_AHEAD` nearest followers that go with it: each
   pair, and the row of groups that grows by the next follower that goes with all taken so far, until five partners are
   in it; once taking every follower that fits, once taking new partners only.

Why that loses little: a group of best score is of near ends (moves cost, and the worst counts) and of like needs, so
its members follow each other closely among those that go together; a follower further down costs more days and brings
nothing that a nearer one would not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.proposals.score import BEST_COUNCILS
from planner.proposals.together import same_need

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planner.proposals.entries import Entry
    from planner.proposals.together import Pairs

EVERY_GROUP = 9
LOOK_AHEAD = 10
MOST_MEMBERS = 10

Group = tuple[int, ...]


def go_together(one: Entry, other: Entry, pairs: Pairs) -> bool:
    """Whether two entries share a lawful day and a need; reach is asked of the group."""
    low = max(one.first, other.first)
    return low <= min(one.last, other.last, one.latest, other.latest) and same_need(pairs.of(one, other))


def candidate_groups(rows: Sequence[Entry], pairs: Pairs, min_councils: int) -> list[Group]:
    """Every candidate as row numbers in ascending order; `rows` are in order of end."""
    links = _links(rows, pairs)
    found: set[Group] = set()
    for part in _linked_parts(links):
        if len(part) <= EVERY_GROUP:
            found.update(_every_group(part, links, rows))
        else:
            found.update(_near_groups(part, links, rows))
    return sorted(group for group in found if _is_candidate(group, rows, pairs, min_councils))


def _links(rows: Sequence[Entry], pairs: Pairs) -> list[set[int]]:
    """For each row the later rows that go with it."""
    links: list[set[int]] = [set() for _ in rows]
    for number, one in enumerate(rows):
        for later in range(number + 1, len(rows)):
            other = rows[later]
            if other.first > min(one.last, one.latest):
                # ends rise and every window begins the same slack before its end: no later row can share a day
                break
            if go_together(one, other, pairs):
                links[number].add(later)
    return links


def _linked_parts(links: Sequence[set[int]]) -> list[list[int]]:
    """Rows that are linked, directly or through others; rows without a link are in no part."""
    part_of: dict[int, list[int]] = {}
    for number, later in enumerate(links):
        for other in later:
            one, two = part_of.setdefault(number, [number]), part_of.setdefault(other, [other])
            if one is not two:
                small, large = sorted((one, two), key=len)
                large.extend(small)
                part_of.update(dict.fromkeys(small, large))
    seen = {id(part): part for part in part_of.values()}
    return sorted(sorted(part) for part in seen.values())


def _every_group(part: Sequence[int], links: Sequence[set[int]], rows: Sequence[Entry]) -> Iterator[Group]:
    """All groups of two or more whose members go together two by two."""

    def grown(group: Group, others: set[int]) -> Iterator[Group]:
        for other in sorted(others):
            larger = (*group, other)
            if _partners(larger, rows) <= BEST_COUNCILS:
                yield larger
                yield from grown(larger, others & links[other])

    for first in part:
        yield from grown((first,), links[first])


def _near_groups(part: Sequence[int], links: Sequence[set[int]], rows: Sequence[Entry]) -> Iterator[Group]:
    """Pairs and growing rows of groups among the nearest followers of each entry."""
    for first in part:
        near = sorted(links[first])[:LOOK_AHEAD]
        for other in near:
            yield (first, other)
        for new_only in (True, False):
            group: Group = (first,)
            for other in near:
                larger = (*group, other)
                if not all(other in links[one] for one in group) or len(larger) > MOST_MEMBERS:
                    continue
                partners = _partners(larger, rows)
                if partners > BEST_COUNCILS or (new_only and partners == _partners(group, rows)):
                    continue
                group = larger
                yield group


def _is_candidate(group: Group, rows: Sequence[Entry], pairs: Pairs, min_councils: int) -> bool:
    """Enough councils, and each in reach of the others, directly or through one another."""
    members = [rows[number] for number in group]
    if _partners(group, rows) < 2 or len({member.council for member in members}) < min_councils:
        return False
    reached, waiting = {0}, [0]
    while waiting:
        one = members[waiting.pop()]
        for number, other in enumerate(members):
            if number not in reached and pairs.of(one, other).in_reach:
                reached.add(number)
                waiting.append(number)
    return len(reached) == len(members)


def _partners(group: Group, rows: Sequence[Entry]) -> int:
    return len({rows[number].partner for number in group})
