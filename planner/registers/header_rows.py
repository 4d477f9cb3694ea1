"""A header in several rows: groups of headings above it, units or the lower half of headings below."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planner.registers.heading_score import heading_score
from planner.registers.kinds import DATE, is_valued
from planner.registers.notes import is_comment, is_mark, is_numbering, is_total, is_typing
from planner.registers.profile import (
    Profile,
    is_missing,
    is_unit,
    is_year,
    kind,
    profile_of,
)
from planner.registers.top import Header, Top

if TYPE_CHECKING:
    from collections.abc import Sequence

    Row = Sequence[str]

_PAGE = re.compile(
    r"(?i)(?:page|seite|página|pagina|strona|sida|side|blad|strana|стр\.)\s*:?\s*\d+(?:\s?\S{1,3}\s?\d+)?"
)


def with_neighbours(top: Top, at: int, profile: Profile) -> Header:
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
    if filled[0] == 0 and len(set(lower)) == len(named) == top.width and any(dates_title(row[at]) for at in filled):
        return False  # no name below it needs a group's
    if named.issuperset(filled[1:]):
        return True
    # the columns that the lower row leaves blank are named by the upper one, and every column by one of them
    used = {index for index, column in enumerate(profile.columns) if column.fill > 0.05}
    return len(named) > 1 and used <= named | set(filled) and _over_words(row, profile)


def dates_title(cell: str) -> bool:
    """Whether a cell is what stands beside a title: its date, or the number of its page."""
    return kind(cell.strip()) == DATE or numbers_page(cell)


def numbers_page(cell: str) -> bool:
    """Whether a cell is the number of a page: `Page 3 of 12`."""
    return _PAGE.fullmatch(cell.strip()) is not None


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
