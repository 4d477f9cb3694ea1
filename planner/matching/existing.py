"""Contracts in; those that several buyers already hold together out."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from planner.matching.likeness import LIKE_TITLE, title_likeness
from planner.matching.words import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from planner.model import Contract


def existing_joint(contracts: Iterable[Contract], firms: Mapping[str, str] | None = None) -> list[tuple[str, ...]]:
    """Ids of each joint contract that exists already: equal supplier, start and end, a like title, several buyers.

    Each group is in order of id, of two distinct buyers at least; a contract is in one group at most. A contract whose
    own party list names other buyers is no group by itself: it is one entry, and its `buyers` say so. `firms` is
    spelling of a supplier → name of its firm, where that is another.
    """
    known = firms or {}
    same: dict[tuple[object, ...], list[Contract]] = defaultdict(list)
    for contract in contracts:
        if contract.supplier and contract.start and contract.end and contract.council and contract.title:
            firm = known.get(contract.supplier, contract.supplier)
            same[(folded(firm), contract.start, contract.end)].append(contract)
    groups = (group for rows in same.values() for group in _of_like_title(rows))
    return sorted(tuple(sorted(each.id for each in group)) for group in groups if _buyers(group) > 1)


def _of_like_title(rows: list[Contract]) -> list[list[Contract]]:
    """Rows grouped by like title: each joins the first group whose first title is like its own."""
    groups: list[list[Contract]] = []
    for row in sorted(rows, key=lambda each: each.id):
        for group in groups:
            if title_likeness(group[0].title or "", row.title or "") >= LIKE_TITLE:
                group.append(row)
                break
        else:
            groups.append([row])
    return groups


def _buyers(group: list[Contract]) -> int:
    return len({each.council for each in group})
