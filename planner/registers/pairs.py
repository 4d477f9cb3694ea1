"""Typographic quotes that wrap cells: `“a, b”`, `„a“`, `«a»`. A word processor or a translator puts them there.

They are far more often part of the text. They count as quotes of the file only where nearly every one that opens
stands at the start of a cell and is closed at its end, and where that says something: delimiters or line ends stand
between them, or nearly every cell has them.
"""

from __future__ import annotations

import re
from functools import lru_cache

# the sign that opens, and the one that closes
PAIRS = ("“”", "„“", "„”", "«»", "»«", "‘’", "‹›", "「」")
_OPENING = [pair[0] for pair in PAIRS]
_CLOSED_BY = {opens: {pair[1] for pair in PAIRS if pair[0] == opens} for opens in _OPENING}
_OPENED_BY = {closes: {pair[0] for pair in PAIRS if pair[1] == closes} for closes in "”“»«›」"}
_INSIDE = re.compile(r"[”“»«’›」][,;|\t][“„«»‘‹「]")
_NEARLY = 0.9


@lru_cache(maxsize=32)
def find_pairs(sample: str, delimiter: str) -> tuple[str, ...]:
    """The pairs that quote cells between these delimiters."""
    if sample.isascii() or not delimiter:
        return ()
    return tuple(pair for pair in PAIRS if pair[0] in sample and _wraps(pair, sample, delimiter))


def is_cut_in_pair(cell: str) -> bool:
    """Whether a cell looks cut out of quoted text: it has one sign of a pair at its edge alone, or `”,“` inside."""
    first, last = cell[:1], cell[-1:]
    return (
        _INSIDE.search(cell) is not None
        or (first in _CLOSED_BY and _CLOSED_BY[first].isdisjoint(cell[1:]))
        or (last in _OPENED_BY and _OPENED_BY[last].isdisjoint(cell[:-1]))
    )


def _wraps(pair: str, sample: str, delimiter: str) -> bool:
    opens, closes = pair[0], pair[1]
    at = re.escape(delimiter)
    cells = [
        match.group(1)
        for match in re.finditer(rf"(?:\A|{at} ?|[\r\n]){opens}([^{pair}]*){closes}(?=\Z| ?{at}|[\r\n])", sample)
    ]
    if not cells or len(cells) < _NEARLY * max(sample.count(opens), sample.count(closes)):
        return False
    if any(delimiter in cell or "\n" in cell or "\r" in cell for cell in cells):
        return True
    lines = len(sample.splitlines())
    return len(cells) >= _NEARLY * (sample.count(delimiter) + lines)
