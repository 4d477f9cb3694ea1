"""A group and the other contracts of its clusters in; for each of them why it is left out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from planner.dates import short_date
from planner.model import LeftOut
from planner.proposals.score import BEST_COUNCILS
from planner.proposals.targets import lawful_days
from planner.proposals.words import number, owner, short_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.proposals.around import Around
    from planner.proposals.entries import Entry
    from planner.proposals.group import Group
    from planner.proposals.targets import Span

# a cluster of a whole nation can hold hundreds; those nearest in end are listed
MOST = 100


def beside(group: Group, rows: Sequence[Entry]) -> list[Entry]:
    """The other entries of the clusters that hold the whole group: those whose window meets its common window.

    Nearest in end to the target first, of equals those that end before it; `MOST` at the most.
    """
    first, last = max(row.first for row in group.members), min(row.last for row in group.members)
    members = set(map(id, group.members))
    others = [row for row in rows if row.first <= last and row.last >= first and id(row) not in members]
    target = group.target.day
    others.sort(key=lambda row: abs(row.end - target))
    return others[:MOST]


def left_out(group: Group, around: Around) -> tuple[LeftOut, ...]:
    """Each contract beside the group, with the reason that keeps it out, as a sentence that begins with "because"."""
    others = beside(group, around.near(group.target.day))
    meets, reaches = group.pairs.beside(np.array([row.at for row in others], dtype=np.int64), group.members)
    lawful = lawful_days(group.members, group.today.toordinal())
    found = []
    for row, meet, reach in zip(others, meets.tolist(), reaches.tolist(), strict=True):
        key = row.contract.id
        why = around.unsuitable.get(key)
        if why is None and not meet:
            why = f"{short_name(row.council)} is of another tier: here county and district functions do not meet"
        elif why is None and not reach:
            why = f"{short_name(row.council)} is out of reach of the others for this service"
        why = why or _does_not_go(group, row, lawful)
        if why is None and key in around.titles:
            why = f"it is in another proposal: {around.titles[key]}"
        found.append(LeftOut(key, f"because {why or _no_gain(group, row)}"))
    return tuple(found)


def _does_not_go(group: Group, row: Entry, lawful: Span | None) -> str | None:
    """What keeps a suitable contract in reach apart from this group; None where it could be a member."""
    if not all(group.pairs.same_need(row, member) for member in group.members):
        return "it is for a different need: its title and description share too little with the others"
    if lawful is None or max(lawful[0], row.first) > min(lawful[1], row.last, row.latest):
        return _no_day(group, row)
    return None


def _no_day(group: Group, row: Entry) -> str:
    """Whose contract cannot run until another's could be re-let."""
    everyone = (*group.members, row)
    ends = min(everyone, key=lambda each: each.latest)
    begins = max(everyone, key=lambda each: each.first)
    can_run = f"{_whose(ends, row)} can run to {_day(ends.latest)} at the latest, as far as known"
    return f"{can_run}, and {_whose(begins, row)} could be re-let from {_day(begins.first)} at the earliest"


def _whose(one: Entry, row: Entry) -> str:
    return "it" if one is row else f"{owner(short_name(one.council))} contract"


def _day(ordinal: int) -> str:
    return short_date(date.fromordinal(ordinal))


def _no_gain(group: Group, row: Entry) -> str:
    if group.chosen:
        return "people chose the contracts of this one without it"
    if row.council in group.councils:
        name = short_name(row.council)
        return f"it is a further contract of {name}, and would add more waiting or difference of need than it is worth"
    if len(group.councils) >= BEST_COUNCILS:
        return f"{number(BEST_COUNCILS)} councils are already in: more make a procurement slower, not better"
    return "it would have to wait or run on, or make others do so, for longer than its joining is worth"
