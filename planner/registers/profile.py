"""What the columns of a table usually hold, by a sample of its rows: headings and notes stand out against it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, zip_longest
from typing import TYPE_CHECKING

from planner.registers.kinds import DATE, is_valued, kind_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_YEAR = re.compile(r"(?:19|20)\d\d(?:\s?[-/]\s?(?:(?:19|20)?\d\d))?")
_MISSING = re.compile(
    r"(?i)[-–—.*?:x/\s]+|n/?a|n\.a\.|nan|null|none|nil|tbc|tba|unknown|missing|[<>]\s?\d+|\[[a-z]\]|#\S+[!?]"
)
_UNIT = re.compile(
    r"(?i)\(.{1,20}\)|\[.{1,20}\]|[£$€%](?:\s?(?:m|k|bn|million|'?000s?))?|'?000s?|no\.?|mm|cm|km|kg|days|months|years|ha|"
    r"mw|kwh"
)
kind = lru_cache(maxsize=1 << 15)(kind_of)


@dataclass(frozen=True, slots=True)
class Column:
    """`fill` is a share of rows, `valued`, `dates` and `years` of filled cells; `shape` the usual pattern of signs."""

    fill: float
    valued: float
    dates: float
    years: float
    shape: str
    shape_share: float
    values: frozenset[str]
    length: float


@dataclass(frozen=True, slots=True)
class Profile:
    """The columns, how many cells a row usually fills, and how many rows that was taken from."""

    columns: tuple[Column, ...]
    filled: float
    rows: int

    @property
    def valued_columns(self) -> int:
        """How many columns hold mostly numbers or dates."""
        return sum(column.valued > 0.7 for column in self.columns)


@lru_cache(maxsize=1 << 14)
def shape(text: str) -> str:
    """Letters as a, digits as 9, runs as one: `AB12 3CD` is `a9 9a`."""
    text = text[:40]
    return re.sub(r"\d+", "9", re.sub(r"[^\W\d_]+", "a", text))


def is_structured(pattern: str) -> bool:
    """Whether a shape is more than words: it has digits or signs."""
    return not set(pattern) <= {"a", " "}


def is_year(text: str) -> bool:
    """A calendar year or a financial one."""
    return _YEAR.fullmatch(text.strip()) is not None


def is_unit(text: str) -> bool:
    """What stands in the lower half of a heading: `(£m)`, `%`, `000s`."""
    return _UNIT.fullmatch(text.strip()) is not None


def is_missing(text: str) -> bool:
    """A mark that stands for no value."""
    return _MISSING.fullmatch(text.strip()) is not None


@dataclass(frozen=True, slots=True)
class _Facts:
    """What one cell says of its column."""

    valued: bool
    date: bool
    year: bool
    missing: bool
    shape: str


@lru_cache(maxsize=1 << 15)
def _facts(cell: str) -> _Facts:
    found = kind_of(cell)
    return _Facts(is_valued(found), found == DATE, is_year(cell), is_missing(cell), shape(cell))


def profile_of(rows: Sequence[Sequence[str]], width: int) -> Profile:
    """The profile of these rows; shorter rows count as blank beyond their end."""
    cells = zip_longest(*rows, fillvalue="") if rows else ()
    found = [_column(column, len(rows)) for column in islice(cells, width)]
    found += [_column((), len(rows))] * (width - len(found))
    return Profile(tuple(found), sum(column.fill for column in found), len(rows))


def _column(cells: Sequence[str], rows: int) -> Column:
    held = [cell for cell in map(str.strip, cells) if cell]
    if not held:
        return Column(0.0, 0.0, 0.0, 0.0, "", 0.0, frozenset(), 0.0)
    facts = [_facts(cell) for cell in held]
    telling = [fact.valued for fact in facts if not fact.missing]
    usual, times = Counter([fact.shape for fact in facts]).most_common(1)[0]
    return Column(
        fill=len(held) / max(1, rows),
        valued=sum(telling) / len(telling) if telling else 0.0,
        dates=sum([fact.date for fact in facts]) / len(held),
        years=sum([fact.year for fact in facts]) / len(held),
        shape=usual,
        shape_share=times / len(held),
        values=frozenset(held),
        length=sum(map(len, held)) / len(held),
    )
