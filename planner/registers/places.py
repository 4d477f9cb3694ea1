"""Columns that are set apart by spaces alone: a record with blank cells is cut by where the others' cells stand.

In `London      12   3.5` and `Ely              4.1` the second record has two cells of three; only their places say
which. The places are those of the records that have every cell.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Span = tuple[int, int]

_CELLS = {" ": re.compile(r"\S+"), "  ": re.compile(r"\S+(?: \S+)*")}
_STRAYING = 0.1  # share of records that may stand elsewhere: titles of as many words


@dataclass(frozen=True, slots=True)
class Places:
    """For each column where its cells begin and end, at the most."""

    delimiter: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def cut(self, line: str) -> list[str] | None:
        """The cells of a line, blank ones included; None where a cell reaches over several columns, or none."""
        row = [""] * len(self.starts)
        for cell in _CELLS[self.delimiter].finditer(line):
            first = bisect_right(self.ends, cell.start())
            last = bisect_left(self.starts, cell.end()) - 1
            if first != last or row[first]:
                return None
            row[first] = cell.group()
        return row


def find_places(lines: Sequence[str], delimiter: str, width: int) -> Places | None:
    """The places of the columns, where the records with `width` cells keep to them."""
    if delimiter not in _CELLS or width < 2:
        return None
    spans: list[Span] = []
    straying = full = 0
    for line in reversed(lines):  # titles are at the top
        cells = [cell.span() for cell in _CELLS[delimiter].finditer(line)]
        if len(cells) != width:
            continue
        full += 1
        wider = [(min(a, c), max(b, d)) for (a, b), (c, d) in zip(spans or cells, cells, strict=True)]
        if any(end > start for (_, end), (start, _) in pairwise(wider)):
            straying += 1
        else:
            spans = wider
    if full < 2 or straying > _STRAYING * full:
        return None
    return Places(delimiter, tuple(start for start, _ in spans), tuple(end for _, end in spans))


@lru_cache(maxsize=16)
def stands_in_columns(sign: str, sample: str) -> bool:
    """Whether a sign stands at the same places of nearly all lines that have it, cells being filled up with spaces."""
    if sign == " " or not (f" {sign}" in sample or f"{sign} " in sample):
        return False
    at = [tuple(match.start() for match in re.finditer(re.escape(sign), line)) for line in sample.splitlines()]
    seen = Counter(places for places in at if places)
    if not seen:  # the sign parts lines itself: a form feed, a file separator
        return False
    usual, times = seen.most_common(1)[0]
    return len(usual) > 1 and times > 3 and times > 0.8 * seen.total()
