"""Which proposal of a new plan is which kept one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from planner.model import Proposal

HALF = 0.5


def matched(found: Sequence[Proposal], held: Mapping[str, tuple[str, bool, frozenset[str]]]) -> dict[str, str]:
    """The kept id of each proposal found, its own id where it is a new one.

    `held` gives service area, whether a person has touched it, and members of each kept proposal. The largest overlap
    decides (members shared, of all that either has), touched ones before others, each kept id is given away once.
    """
    by_member: dict[tuple[str, str], set[str]] = {}
    for key, (area, _, were) in held.items():
        for member in were:
            by_member.setdefault((area, member), set()).add(key)
    pairs = []
    for proposal in found:
        members = frozenset(member.contract for member in proposal.members)
        for key in set().union(*(by_member.get((proposal.service_area, member), ()) for member in members)):
            _, touched, were = held[key]
            overlap = len(members & were) / len(members | were)
            if overlap >= HALF:
                pairs.append((not touched, -overlap, key, proposal.id))
    given: dict[str, str] = {}
    taken: set[str] = set()
    for _, _, key, own in sorted(pairs):
        if own not in given and key not in taken:
            given[own] = key
            taken.add(key)
    taken |= held.keys()
    for proposal in found:
        if proposal.id not in given:
            given[proposal.id] = _free(proposal.id, taken)
            taken.add(given[proposal.id])
    return given


def _free(wanted: str, taken: set[str]) -> str:
    name, number = wanted, 1
    while name in taken:
        number += 1
        name = f"{wanted}-{number}"
    return name
