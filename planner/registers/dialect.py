"""How a delimited file is written: delimiter, quote, escape, line ends, chosen by what explains the file best.

Each candidate is tried on a sample. A good one cuts nearly all lines into the same number of cells (more than one),
and leaves cells that look like something: numbers, dates, words, sentences; not halves of quoted text.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache

from planner.registers.kinds import DATE, EMPTY, NUMBER, ODD, TEXT, TOKEN, kind_of
from planner.registers.records import parse_records

DELIMITERS = (",", ";", "\t", "|", "~", "^", "¦", "§", "\x1f", "\x1e", "\x01", "#", ":", "*", "!", "&", " ", "/")
_PRIOR = {
    ",": 1.0,
    ";": 1.0,
    "\t": 1.0,
    "|": 0.99,
    " ": 0.7,
    ":": 0.6,
    "/": 0.3,
    "&": 0.6,
    "!": 0.6,
    "*": 0.6,
    "#": 0.7,
}
SAMPLE = 24_000


@dataclass(frozen=True, slots=True)
class Dialect:
    """`quote` and `escape` are "" for none. `padded`: white space beside the delimiter belongs to no cell."""

    delimiter: str
    quote: str = '"'
    escape: str = ""
    padded: bool = False
    line_end: str = "\n"

    def described(self) -> tuple[tuple[str, str], ...]:
        """For `Table.dialect`."""
        return (
            ("delimiter", self.delimiter),
            ("quote", self.quote),
            ("escape", self.escape),
            ("line_end", self.line_end),
        )


@dataclass(frozen=True, slots=True)
class Scored:
    """A dialect with how well it explains the sample, and the number of cells that most records have."""

    dialect: Dialect
    score: float
    width: int


def find_dialect(text: str) -> Scored:
    """The dialect that explains a sample of `text` best."""
    line_end = find_line_end(text)
    sample = _sample(text)
    best: Scored | None = None
    for dialect in _candidates(sample, line_end):
        scored = score(sample, dialect)
        if best is None or scored.score > best.score + 1e-9:
            best = scored
    assert best is not None
    return best


def find_line_end(text: str) -> str:
    """`\\r\\n`, `\\n`, `\\r`, or `mixed`."""
    head = text[:200_000]
    both = head.count("\r\n")
    feeds, returns = head.count("\n") - both, head.count("\r") - both
    if head.endswith("\r") and len(text) > len(head):
        returns -= 1
    counts = {"\r\n": both, "\n": feeds, "\r": returns}
    present = [end for end, count in counts.items() if count]
    if len(present) <= 1:
        return present[0] if present else "\n"
    return "mixed"


def _sample(text: str) -> str:
    """The first part of the text, cut at the end of a line."""
    if len(text) <= SAMPLE:
        return text
    cut = max(text.rfind("\n", 0, SAMPLE), text.rfind("\r", 0, SAMPLE))
    return text[: cut + 1] if cut > SAMPLE // 4 else text[: SAMPLE * 4]


def _candidates(sample: str, line_end: str) -> list[Dialect]:
    found: list[Dialect] = []
    present = Counter(sample)
    lines = max(1, present["\n"], present["\r"])
    for delimiter in DELIMITERS:
        if present[delimiter] < max(1, lines * 0.2):
            continue
        for quote in _quotes(sample, delimiter):
            for escape in ("", "\\") if quote and f"\\{quote}" in sample else ("",):
                found.append(Dialect(delimiter, quote, escape, line_end=line_end))
    found.append(Dialect(",", _quotes(sample, ",")[0], line_end=line_end))
    return _with_padding(found, sample)


def _quotes(sample: str, delimiter: str) -> list[str]:
    """Quote characters that open cells often enough, the likelier first; "" is none."""
    found = []
    at = re.escape(delimiter)
    for quote in ('"', "'"):
        opens = len(re.findall(rf"(?:^|{at}|[\r\n]) ?{quote}", sample))
        closes = len(re.findall(rf"{quote} ?(?:$|{at}|[\r\n])", sample))
        if opens and closes and (quote == '"' or (closes >= 0.7 * opens and opens >= 0.7 * closes)):
            found.append(quote)
    return found or ([""] if '"' not in sample else ['"'])


def _with_padding(found: list[Dialect], sample: str) -> list[Dialect]:
    result = list(found)
    for dialect in found:
        if dialect.delimiter.isspace():
            continue
        count = sample.count(dialect.delimiter)
        after = sample.count(f"{dialect.delimiter} ")
        if after > 0.5 * count:
            result.append(replace(dialect, padded=True))
    return result


def score(sample: str, dialect: Dialect) -> Scored:
    """How well `dialect` explains the sample: consistency of record lengths × plausibility of cells."""
    rows = [row for row in parse_records(sample, dialect).rows if any(cell.strip() for cell in row)]
    if not rows:
        return Scored(dialect, 0.0, 1)
    lengths = Counter(len(row) for row in rows)
    width, _ = max(lengths.items(), key=lambda item: (item[1] * (item[0] - 0.9), item[0]))
    agreeing = lengths[width] / len(rows)
    plausible = _plausibility(rows)
    spread = (width - 0.95) / width
    prior = _PRIOR.get(dialect.delimiter, 0.9)
    pads = 1.0 if not dialect.padded else 1.02
    return Scored(dialect, agreeing**1.5 * plausible * spread * prior * pads, width)


_WORTH = {EMPTY: 0.6, NUMBER: 1.0, DATE: 1.0, TOKEN: 0.95, TEXT: 0.85, ODD: 0.25}


@lru_cache(maxsize=1 << 14)
def _worth(cell: str) -> float:
    worth = _WORTH[kind_of(cell)]
    if cell.count('"') % 2:
        worth *= 0.3
    return worth


def _plausibility(rows: list[list[str]]) -> float:
    total = count = 0.0
    for row in rows:
        for cell in row:
            total += _worth(cell)
            count += 1
    return total / count if count else 0.0
