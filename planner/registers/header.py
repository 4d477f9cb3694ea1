"""Which row is the header: at the top, under titles, in several rows, at the bottom, or nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.registers.header_rows import dates_title, numbers_page, with_neighbours
from planner.registers.heading_score import completeness, heading_score
from planner.registers.kinds import is_valued
from planner.registers.notes import is_comment, is_numbering, is_rule, is_total, is_typing, without_mark
from planner.registers.profile import Profile, kind, profile_of
from planner.registers.top import LOOK, Header, Top

if TYPE_CHECKING:
    from collections.abc import Sequence

    Row = Sequence[str]


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
    return with_neighbours(top, best, profile_of(top.below(best), top.width))


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
    if whole < 0.3 or length < top.width * 0.6 or (whole < 0.5 and any(map(dates_title, top.rows[index]))):
        return True
    if whole < 1 and any(numbers_page(cell) for cell in top.rows[index]):
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
