"""How much a row looks like headings of the columns below it, told by contrast.

A word over numbers or dates, a text of another shape, a value that does not come again. No list of likely headings is
used: any subject can have a table.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from planner.registers.kinds import DATE, NUMBER, is_valued
from planner.registers.profile import (
    Column,
    Profile,
    is_missing,
    is_structured,
    is_unit,
    is_year,
    kind,
    shape,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    Row = Sequence[str]

_SERIES = 0.7  # for years, dates or a series of numbers over other numbers


def heading_score(row: Row, profile: Profile) -> float:
    """From −1 (a row of data like the others) to 1 (headings beyond doubt) for the filled cells of `row`."""
    series = _series_score(row)
    scores = [
        series if series and kind(cell.strip()) == NUMBER else _cell_score(cell.strip(), column)
        for cell, column in zip(row, profile.columns, strict=False)
        if cell.strip() and column.fill
    ]
    scores += [0.0 for cell, column in zip(row, profile.columns, strict=False) if cell.strip() and not column.fill]
    if not scores:
        return -1.0
    names = [cell.strip() for cell in row if cell.strip()]
    repeated = 1 - len(set(names)) / len(names)
    return sum(scores) / len(scores) - 0.3 * repeated


def _series_score(row: Row) -> float:
    """What a number of this row says: above 0 where they go up by equal steps, as hours or weeks over columns do."""
    cells = [cell.strip() for cell in row if kind(cell.strip()) == NUMBER]
    if len(cells) < 4 or not all(cell.isdecimal() and len(cell) < 5 for cell in cells):
        return 0.0
    numbers = list(map(int, cells))
    steps = {second - first for first, second in pairwise(numbers)}
    if len(steps) > 1 or steps == {0}:
        return 0.0
    return _SERIES if len(cells) < len(row) else 0.3 if steps == {1} else 0.0


def _cell_score(text: str, column: Column) -> float:
    valued = is_valued(kind(text))
    if valued and is_year(text) and column.years < 0.3:
        return _SERIES if column.valued > 0.7 else 0.2
    if column.valued > 0.7:
        return _over_values(text, column)
    if valued or text in column.values:
        return -0.7
    if column.shape_share > 0.6 and is_structured(column.shape):
        return 0.5 if shape(text) != column.shape else -0.3
    return _word_score(text, column)


def _word_score(text: str, column: Column) -> float:
    """Words over words: a heading is short."""
    if len(text) > 80:
        return -0.4
    return 0.2 if len(text) < 0.5 * column.length else 0.05


def _over_values(text: str, column: Column) -> float:
    """A word over numbers is a heading; a unit may be the lower half of one; a mark for no value is neither."""
    if is_valued(kind(text)):
        return _SERIES if column.dates < 0.1 and kind(text) == DATE else -1.0
    if is_missing(text):
        return 0.0
    return 0.4 if is_unit(text) else 1.0


def completeness(row: Row, profile: Profile) -> float:
    """Which share of the columns that the data fill has a heading in `row`."""
    wanted = [index for index, column in enumerate(profile.columns) if column.fill > 0.05]
    if not wanted:
        return 1.0
    return sum(1 for index in wanted if index < len(row) and row[index].strip()) / len(wanted)
