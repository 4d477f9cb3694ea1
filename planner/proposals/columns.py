"""Entries and groups of them as columns, so that all candidates of a service area are reckoned at once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from planner.proposals.entries import Entry

Bools: TypeAlias = NDArray[np.bool_]
Ints: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float64]
Numbers = TypeVar("Numbers", Ints, Floats)


@dataclass(frozen=True, slots=True)
class Columns:
    """The entries of one area, row by row: days as ordinals, `partner` and `council` as numbers from 0.

    `place` is the row in the tables of `places`; `amount` and `unknown` as in `Entry`.
    """

    end: Ints
    latest: Ints
    first: Ints
    last: Ints
    partner: Ints
    council: Ints
    place: Ints
    amount: Floats
    unknown: Floats


def columns_of(rows: Sequence[Entry]) -> Columns:
    """Entries as columns, in their order."""
    return Columns(
        end=np.array([row.end for row in rows], dtype=np.int64),
        latest=np.array([row.latest for row in rows], dtype=np.int64),
        first=np.array([row.first for row in rows], dtype=np.int64),
        last=np.array([row.last for row in rows], dtype=np.int64),
        partner=_numbered([row.partner for row in rows]),
        council=_numbered([row.council for row in rows]),
        place=np.array([row.at for row in rows], dtype=np.int64),
        amount=np.array([row.amount for row in rows], dtype=np.float64),
        unknown=np.array([row.unknown for row in rows], dtype=np.float64),
    )


def _numbered(names: Iterable[Hashable]) -> Ints:
    """Names as numbers from 0, in the order in which they first appear."""
    numbers: dict[Hashable, int] = {}
    return np.array([numbers.setdefault(name, len(numbers)) for name in names], dtype=np.int64)


class Groups:
    """Groups of rows, end to end: the members of group g are `rows[at[g] : at[g + 1]]`, in order of end; none is empty.

    `number` says for each member which group it is in, `size` how many members each group has.
    """

    def __init__(self, groups: Sequence[Sequence[int]]) -> None:
        """`groups` as row numbers in ascending order."""
        self.size = np.array([len(group) for group in groups], dtype=np.int64)
        self.at = np.concatenate(([0], np.cumsum(self.size)))
        self.rows = np.fromiter(chain.from_iterable(groups), dtype=np.int64, count=int(self.at[-1]))

    def __len__(self) -> int:
        """How many groups there are."""
        return len(self.size)

    @cached_property
    def number(self) -> Ints:
        """For each member the number of its group."""
        return np.repeat(np.arange(len(self)), self.size)

    def least(self, column: Numbers) -> Numbers:
        """For each group the least of its members' values."""
        return np.minimum.reduceat(column[self.rows], self.at[:-1]) if len(self) else column[:0]

    def most(self, column: Numbers) -> Numbers:
        """For each group the greatest of its members' values."""
        return np.maximum.reduceat(column[self.rows], self.at[:-1]) if len(self) else column[:0]

    def distinct(self, column: Ints) -> Ints:
        """For each group how many different values its members have."""
        span = int(column.max(initial=0)) + 1
        return np.bincount(np.unique(self.number * span + column[self.rows]) // span, minlength=len(self))

    def pairs(self) -> tuple[Ints, Ints, Ints]:
        """Every two members of a group: the number of the group, the row of the one and of the other after it."""
        found = []
        for apart in range(1, int(self.size.max(initial=0))):
            same = np.flatnonzero(self.number[:-apart] == self.number[apart:])
            found.append(np.stack((self.number[same], self.rows[same], self.rows[same + apart])))
        group, one, other = np.concatenate(found, axis=1) if found else np.zeros((3, 0), dtype=np.int64)
        return group, one, other
