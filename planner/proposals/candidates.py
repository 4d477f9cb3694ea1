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

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import islice
from operator import attrgetter
from typing import TYPE_CHECKING

from planner.proposals.score import BEST_COUNCILS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.proposals.entries import Entry
    from planner.proposals.together import Pairs

EVERY_GROUP = 1500
CROWD = 100
LOOK_AT = 20
NEAR, LOOK_AHEAD = 6, 12
NEAR_IN_CROWD, LOOK_AHEAD_IN_CROWD = 3, 6
MOST_MEMBERS = 10

_first = attrgetter("first")

Group = tuple[int, ...]
# row → the later rows that go with it
Links = Mapping[int, set[int]] | Sequence[set[int]]


def go_together(one: Entry, other: Entry, pairs: Pairs) -> bool:
    """Whether two entries share a lawful day and a need; reach is asked of the group."""
    return _share_a_day(one, other) and pairs.places(one, other).tiers_meet and pairs.same_need(one, other)


def _share_a_day(one: Entry, other: Entry) -> bool:
    """Whether their windows share a day that is past neither latest end."""
    low = one.first if one.first > other.first else other.first
    return low <= one.last and low <= other.last and low <= one.latest and low <= other.latest


def candidate_groups(rows: Sequence[Entry], pairs: Pairs, min_councils: int) -> list[Group]:
    """Every candidate as row numbers in ascending order; `rows` are in order of end."""
    crowd = len(rows) > CROWD
    links = _links(rows, pairs, crowd=crowd)
    found: set[Group] = set()
    for part in _linked_parts(links):
        near = links if crowd else _going_together(part, rows, pairs)
        every = list(islice(_every_group(part, near, rows), EVERY_GROUP + 1))
        found.update(every if len(every) <= EVERY_GROUP else _near_groups(part, near, rows, crowd=crowd))
    return sorted(group for group in found if _is_candidate(group, rows, pairs, min_councils))


def _links(rows: Sequence[Entry], pairs: Pairs, *, crowd: bool) -> list[set[int]]:
    """For each row the later rows that are linked to it; in a crowd the nearest of them."""
    links: list[set[int]] = [set() for _ in rows]
    for number, one in enumerate(rows):
        past = min(len(rows), number + 1 + LOOK_AT) if crowd else len(rows)
        # ends rise and every window begins the same slack before its end: past the first, no row can share a day
        past = bisect_right(rows, min(one.last, one.latest), number + 1, past, key=_first)
        others = rows[number + 1 : past]
        for later, (other, place) in enumerate(zip(others, pairs.all_places(one, others), strict=True), number + 1):
            if place.in_reach and place.tiers_meet and _share_a_day(one, other) and pairs.same_need(one, other):
                links[number].add(later)
                if crowd and len(links[number]) == LOOK_AHEAD_IN_CROWD:
                    break
    return links


def _going_together(part: Sequence[int], rows: Sequence[Entry], pairs: Pairs) -> dict[int, set[int]]:
    """For each row of a part the later rows of it that go with it, in reach or not."""
    return {
        number: {later for later in part[place + 1 :] if go_together(rows[number], rows[later], pairs)}
        for place, number in enumerate(part)
    }


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


def _every_group(part: Sequence[int], links: Links, rows: Sequence[Entry]) -> Iterator[Group]:
    """All groups of two or more whose members go together two by two."""
    for first in part:
        yield from _grown((first,), links[first], links, rows)


def _grown(group: Group, others: set[int], links: Links, rows: Sequence[Entry]) -> Iterator[Group]:
    """Every group that the given one can grow to by taking in some of the others, all of which go with it."""
    for other in sorted(others):
        larger = (*group, other)
        if _partners(larger, rows) <= BEST_COUNCILS and len(larger) <= MOST_MEMBERS:
            yield larger
            yield from _grown(larger, others & links[other], links, rows)


def _near_groups(part: Sequence[int], links: Links, rows: Sequence[Entry], *, crowd: bool) -> Iterator[Group]:
    """Groups among the nearest followers of each entry."""
    every, ahead = (NEAR_IN_CROWD, LOOK_AHEAD_IN_CROWD) if crowd else (NEAR, LOOK_AHEAD)
    for first in part:
        near = sorted(links[first])[:ahead]
        yield from _grown((first,), set(near[:every]), links, rows)
        yield from ((first, other) for other in near[every:])
        for new_only in (True, False):
            yield from _row(first, near, links, rows, new_only=new_only)


def _row(first: int, near: Sequence[int], links: Links, rows: Sequence[Entry], *, new_only: bool) -> Iterator[Group]:
    """Groups that grow by the next follower that goes with all taken so far."""
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
            if number not in reached and pairs.places(one, other).in_reach:
                reached.add(number)
                waiting.append(number)
    return len(reached) == len(members)


def _partners(group: Group, rows: Sequence[Entry]) -> int:
    return len({rows[number].partner for number in group})
