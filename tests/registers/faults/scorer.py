"""How well a table was read, 0 to 10: header, records and cells, each by precision, recall and their mean."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence


@dataclass(frozen=True)
class Score:
    """F1 of each part, and all together from 0 to 10 (one point for being read at all, three for each part)."""

    header: float
    records: float
    cells: float
    points: float


FAILED = Score(0.0, 0.0, 0.0, 0.0)


def score(
    expected_header: Sequence[str] | None,
    expected: Iterable[Sequence[str]],
    header: Sequence[str] | None,
    rows: Iterable[Sequence[str]],
) -> Score:
    """The score of `header` and `rows`; empty records and cells at the end of a record count for nothing."""
    wanted = [_bare(row) for row in expected if _bare(row)]
    got = [_bare(row) for row in rows if _bare(row)]
    parts = (
        _measures(Counter(_bare(expected_header or ())), Counter(_bare(header or ()))),
        _measures(Counter(wanted), Counter(got)),
        _measures(_cells(wanted), _cells(got)),
    )
    points = 1 + sum(sum(part) for part in parts)
    return Score(parts[0][2], parts[1][2], parts[2][2], points)


def _bare(row: Sequence[str]) -> tuple[str, ...]:
    cells = list(row)
    while cells and not cells[-1].strip():
        cells.pop()
    return tuple(cells)


def _cells(rows: Iterable[Sequence[str]]) -> Counter[str]:
    return Counter(cell for row in rows for cell in row)


def _measures(wanted: Counter[Hashable], got: Counter[Hashable]) -> tuple[float, float, float]:
    if not wanted and not got:
        return 1.0, 1.0, 1.0
    both = sum((wanted & got).values())
    if not both:
        return 0.0, 0.0, 0.0
    precision, recall = both / sum(got.values()), both / sum(wanted.values())
    return precision, recall, 2 * precision * recall / (precision + recall)
