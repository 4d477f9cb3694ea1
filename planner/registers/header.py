"""Which row is the header: at the top, under titles, in several rows, at the bottom, or nowhere.

A heading is told by contrast with the column below it: a word over numbers or dates, a text of another shape, a value
that does not come again. No list of likely headings is used: any subject can have a table.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from planner.registers.kinds import DATE, NUMBER, is_valued
from planner.registers.notes import is_comment, is_mark, is_numbering, is_rule, is_total, is_typing, without_mark
from planner.registers.profile import (
    Column,
    Profile,
    is_missing,
    is_structured,
    is_unit,
    is_year,
    kind,
    profile_of,
    shape,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Row = Sequence[str]

LOOK = 40  # rows at the top of a table among which the header is sought
_SAMPLE = 100
_STRIDE = 7919  # a prime, so that the places within equal steps differ
_PAGE = re.compile(
    r"(?i)(?:page|seite|página|pagina|strona|sida|side|blad|strana|стр\.)\s*:?\s*\d+(?:\s?\S{1,3}\s?\d+)?"
)
_SERIES = 0.7  # for years, dates or a series of numbers over other numbers


@dataclass(frozen=True, slots=True)
class Header:
    """Indexes (into the candidate rows) of the rows that make the header, in order; empty where there is none."""

    rows: tuple[int, ...]
    first_data: int


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


def find_header(top: Top) -> Header:
    """The header among the first rows of a table. Rows before the header are titles."""
    scored: list[tuple[float, int]] = []
    for index in range(min(len(top.rows), LOOK)):
        profile = profile_of(top.below(index), top.width)
        if not profile.rows:
            break
        row = top.rows[index]
        whole = completeness(row, profile)
        if _is_title(top, index, whole) or _numbers_those_above(top, index, profile):
            continue
        if is_rule(row) or is_total(row, profile) or _commented_out(top, index):
            continue
        value = heading_score(row, profile)
        if value <= 0 and whole > 0.5 and top.lengths[index] >= top.width and _is_data(row, profile):
            break
        if top.lengths[index] != top.width:
            value -= 0.2
        if value > -0.05:
            scored.append((value * (0.5 + 0.5 * whole) + 0.2 * whole, -index))
        if profile.valued_columns == 0 and whole >= 0.75:
            break
    if not scored:
        first = _first_data(top)
        if not _names_some(top, first - 1):
            return Header((), first)
        scored = [(0.0, 1 - first)]
    best = -max(scored)[1]
    best = next(index for index in range(best + 1) if top.rows[index] == top.rows[best])  # it may come again
    return _with_neighbours(top, best, profile_of(top.below(best), top.width))


def _numbers_those_above(top: Top, at: int, profile: Profile) -> bool:
    """Whether a row gives numbers or types of the columns that the row above it names."""
    named = at > 0 and completeness(top.rows[at - 1], profile) >= 0.75
    return named and (is_typing(top.rows[at]) or is_numbering(top.rows[at], profile))


def _commented_out(top: Top, at: int) -> bool:
    """Whether a row is the next one behind the mark of a comment: some programs want a header so, some without."""
    row, after = top.rows[at], top.rows[at + 1 : at + 2]
    return is_comment(row[0]) and any([without_mark(row[0]), *row[1:]] == [*other] for other in after)


def _names_some(top: Top, at: int) -> bool:
    """Whether the row directly above the data names the first columns at least, beyond doubt."""
    if at < 0 or top.before_blank[at]:
        return False
    filled = [index for index, cell in enumerate(top.rows[at]) if cell.strip()]
    if len(filled) < 2 or filled[-1] >= 2 * len(filled) or _is_prose(top.rows[at]):
        return False
    profile = profile_of(top.below(at), top.width)
    return completeness(top.rows[at], profile) >= 0.3 and heading_score(top.rows[at], profile) > 0.3


def _is_prose(row: Row) -> bool:
    """Whether the cells are pieces of a sentence, cut at its commas."""
    cells = [cell for cell in row if cell.strip()]
    pieces = sum(1 for cell in cells[1:] if cell.startswith(" ") and len(cell) > 8)
    return pieces > 0.4 * len(cells) or max(map(len, cells)) > 60


def _is_title(top: Top, index: int, whole: float) -> bool:
    """Whether a row is too short, or too empty, for a header."""
    length = top.lengths[index]
    if whole < 0.3 or length < top.width * 0.6 or (whole < 0.5 and any(map(_dates_title, top.rows[index]))):
        return True
    if whole < 1 and any(_PAGE.fullmatch(cell.strip()) for cell in top.rows[index]):
        return True
    if top.before_blank[index] and (whole < 0.8 or _stands_alone(top, index)):
        return True
    return length < top.width and _is_prose(top.rows[index])


def _stands_alone(top: Top, index: int) -> bool:
    """Whether a row of one cell is set apart by a blank row, over a column that has hardly any."""
    rows = top.below(index)
    filled = [sum(1 for cell in row if cell.strip()) for row in (top.rows[index], *rows)]
    return len(rows) > 2 and max(filled) == 1 and sum(top.before_blank[index + 1 : -1]) == 0


def _is_data(row: Row, profile: Profile) -> bool:
    """Whether the cells over columns of numbers and dates are numbers and dates."""
    pairs = [
        (cell.strip(), column)
        for cell, column in zip(row, profile.columns, strict=False)
        if cell.strip() and column.valued > 0.7
    ]
    if not pairs:
        return profile.valued_columns == 0
    return sum(is_valued(kind(text)) for text, _ in pairs) >= 0.5 * len(pairs)


def _first_data(top: Top) -> int:
    """Without a header, the data start at the first row that is no title."""
    for index in range(min(len(top.rows), LOOK)):
        profile = profile_of(top.below(index), top.width)
        whole = completeness(top.rows[index], profile)
        if not profile.rows or not (_is_title(top, index, whole) or (top.lengths[index] < top.width and whole < 0.7)):
            return index
    return 0


def _with_neighbours(top: Top, at: int, profile: Profile) -> Header:
    """The header at `at`, with the rows above and below that belong to it."""
    first, last = at, at
    while first > 0 and at - first < 2 and _is_upper(top, first - 1, profile):
        first -= 1
    while last + 1 < len(top.rows) and last - at < 2:
        below = profile_of(top.below(last + 1), top.width)
        if not below.rows or not _is_lower(top.rows[last + 1], top.rows[at], below):
            break
        last += 1
    return Header(tuple(range(first, last + 1)), last + 1)


def _is_upper(top: Top, at: int, profile: Profile) -> bool:
    """A row of group headings over the header: with blank cells from merged columns, or all words over numbers."""
    row, lower = top.rows[at], top.rows[at + 1]
    filled = [index for index, cell in enumerate(row) if cell.strip()]
    if len(filled) < 2 or filled[-1] < 2 or top.lengths[at] != top.width or row == lower:
        return False
    if (
        is_comment(row[0])
        or (is_mark(row[0]) and row[0] == lower[0])
        or top.before_blank[at]
        or is_total(row, profile)
        or any(len(row[index].strip()) > 60 for index in filled)
    ):
        return False
    if len(filled) >= top.width and (not profile.valued_columns or heading_score(row, profile) < 0.2):
        return False
    named = {index for index, cell in enumerate(lower) if cell.strip()}
    if filled[0] == 0 and len(set(lower)) == len(named) == top.width and any(_dates_title(row[at]) for at in filled):
        return False  # no name below it needs a group's
    if named.issuperset(filled[1:]):
        return True
    # the columns that the lower row leaves blank are named by the upper one, and every column by one of them
    used = {index for index, column in enumerate(profile.columns) if column.fill > 0.05}
    return len(named) > 1 and used <= named | set(filled) and _over_words(row, profile)


def _dates_title(cell: str) -> bool:
    """Whether a cell is what stands beside a title: its date, or the number of its page."""
    return kind(cell.strip()) == DATE or _PAGE.fullmatch(cell.strip()) is not None


def _completes(row: Row, head: Row, profile: Profile) -> bool:
    """Whether `row` names what `head` does not, and is blank where `head` has names and every record is filled."""
    first = _first_filled(head)
    if not _over_words(row, profile) or not _over_words(head, profile):
        return False
    blank = [index for index, column in enumerate(profile.columns) if column.fill > 0.95 and not row[index].strip()]
    named = [index for index, cell in enumerate(row) if cell.strip() and not head[index].strip()]
    used = [index for index, column in enumerate(profile.columns) if column.fill > 0.05]
    return (
        bool(named and blank) and named[0] > first and all(head[index].strip() or row[index].strip() for index in used)
    )


def _first_filled(row: Row) -> int:
    """The place of the first cell that is not blank."""
    return next((index for index, cell in enumerate(row) if cell.strip()), len(row))


def _over_words(row: Row, profile: Profile) -> bool:
    """Whether a row has no numbers or dates but years."""
    return all(not is_valued(kind(cell.strip())) or is_year(cell) for cell in row[: len(profile.columns)])


def _is_lower(row: Row, head: Row, profile: Profile) -> bool:
    """A row under the header that goes on with it: units, or the lower half of headings; never numbers."""
    filled = [index for index, cell in enumerate(row) if cell.strip()]
    over = [index for index in filled if index < len(profile.columns) and profile.columns[index].valued > 0.7]
    if row == head or is_typing(row) or is_numbering(row, profile):
        return False
    if _completes(row, head, profile):
        return True
    if not over:
        return False
    if all(is_unit(row[index]) for index in over) and not all(is_missing(row[index]) for index in over):
        return True
    if any(is_valued(kind(row[index])) or is_missing(row[index]) for index in over):
        return False
    gaps = any(not (index < len(head) and head[index].strip()) for index in filled)
    partial = len(filled) < 0.8 * sum(column.fill > 0.05 for column in profile.columns)
    unlike = len({row[index].strip() for index in over}) == len(over)
    return (len(over) > 1 or gaps) and (partial or gaps or len(over) > 2 or unlike)


def sample_of(count: int, most: int | None = None) -> list[int]:
    """Up to `most` places (100 if not told) spread over `count`, not evenly: tables have rhythms of their own."""
    most = most or _SAMPLE
    if count <= most:
        return list(range(count))
    step = count // most
    return [place * count // most + place * _STRIDE % step for place in range(most)]
