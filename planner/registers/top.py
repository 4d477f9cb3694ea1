"""The first rows of a table, among which its header is sought, and what is found there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Row = Sequence[str]

LOOK = 40  # rows at the top of a table among which the header is sought
_SAMPLE = 100
_STRIDE = 7919  # a prime, so that the places within equal steps differ


@dataclass(frozen=True, slots=True)
class Header:
    """Indexes (into the candidate rows) of the rows that make the header, in order; empty where there is none."""

    rows: tuple[int, ...]
    first_data: int


@dataclass(frozen=True, slots=True)
class Top:
    """The first rows of a table, none blank, and what is known of them.

    `lengths` is how many cells each was written with, `width` how many a record usually has, `before_blank` whether a
    blank row follows, `below(n)` a sample of the rows after the n-th (those like the n-th left out).
    """

    rows: Sequence[Row]
    lengths: Sequence[int]
    width: int
    before_blank: Sequence[bool]
    below: Callable[[int], Sequence[Row]]


def sample_of(count: int, most: int | None = None) -> list[int]:
    """Up to `most` places (100 if not told) spread over `count`, not evenly: tables have rhythms of their own."""
    most = most or _SAMPLE
    if count <= most:
        return list(range(count))
    step = count // most
    return [place * count // most + place * _STRIDE % step for place in range(most)]
