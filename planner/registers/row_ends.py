"""The end of each row from its cells: of plain rows together, of equal cells once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import numpy as np

from planner.registers.cells.terms import NOTHING
from planner.registers.columns import days_of
from planner.registers.end_cells import EndCell
from planner.registers.end_columns import EndColumns
from planner.registers.ends import GUESS, GUESSED_EXTENSION, EndFacts, find_ends
from planner.registers.fields import EXTENSION_PARTS
from planner.registers.heading_words import unit
from planner.registers.plain_ends import LONGEST, alike_in_terms, find_plain_ends
from planner.registers.row_parts import options, times_count

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from planner.registers.cells.terms import Terms
    from planner.registers.clean import Cleaned
    from planner.registers.ends import Ends

NO_CELL = EndCell()
FEW = 50  # rows of equal lengths, up to which it does not pay to conclude them together
END_COLUMNS = [
    "start",
    "end",
    "advertised_start",
    "advertised_end",
    "initial_end",
    "latest_end",
    "extension",
    "duration",
    "extension_count",
    "review",
]
CELLS = frozenset(END_COLUMNS) - {"start", "advertised_start", "extension_count", "review"}


def ends_of_rows(cleaned: Cleaned, few: int = FEW) -> EndColumns:
    """The ends of every row: those of plain rows by the thousand, the others' and those of `few` alike one by one."""
    found = EndColumns(len(cleaned.table.row_numbers))
    if not any(name in cleaned.fields for name in (*END_COLUMNS, *EXTENSION_PARTS)):
        return found
    others = _plain_rows(cleaned, found, few)
    _careful_rows(cleaned, others, found)
    return found


def _plain_rows(cleaned: Cleaned, found: EndColumns, few: int) -> np.ndarray:
    """Conclude the rows that state days and lengths alone; which rows are left."""
    left = np.ones(len(cleaned.table.row_numbers), dtype=bool)
    if _options_left(cleaned):
        return np.flatnonzero(left)
    plain = _which(cleaned, "end", lambda cell: cell == EndCell(cell.value, problem=cell.problem) and cell.value)
    for name in ("extension", "duration"):
        plain &= _which(cleaned, name, lambda cell: cell == EndCell(terms=cell.terms, problem=cell.problem))
        plain &= _which(cleaned, name, lambda cell: not cell.terms.total or bool(cell.terms.options))
    for name in ("advertised_end", "initial_end", "latest_end", "extension_count", *EXTENSION_PARTS):
        plain &= _which(cleaned, name, lambda cell: cell == EndCell(problem=cell.problem))
    plain &= _which(cleaned, "advertised_start", lambda value: value is None)
    start, end, review = (_days(cleaned, name) for name in ("start", "end", "review"))
    for rows, duration, extension in _of_equal_lengths(cleaned, np.flatnonzero(plain)):
        if len(rows) <= few or _longest(duration) + _longest(extension) > LONGEST:
            continue
        for part, terms, guess in alike_in_terms(start[rows], end[rows], duration, extension):
            some = rows[part]
            guessed = (GUESS if duration.guess else GUESSED_EXTENSION) if guess else None
            concluded = find_plain_ends(start[some], end[some], review[some], terms, guessed)
            found.put_plain(some, end[some], concluded)
            left[some[~concluded.unsettled]] = False
    return np.flatnonzero(left)


def _options_left(cleaned: Cleaned) -> bool:
    """Whether the heading of options says that they are those that remain: `Option years remaining`."""
    heading = cleaned.heading("extension") or ""
    return re.search(r"\b(?:remain\w*|left|outstanding|unused)\b", heading, re.IGNORECASE) is not None


def _longest(terms: Terms) -> int:
    return max((terms.initial or 0) + sum(terms.options), terms.total or 0)


def _which(cleaned: Cleaned, name: str, test: Callable[[Any], object]) -> np.ndarray:
    """In which rows a cell is as asked for; in all where there is no such column."""
    column = cleaned.fields.get(name)
    if column is None:
        return np.ones(len(cleaned.table.row_numbers), dtype=bool)
    return column.where(test)


def _days(cleaned: Cleaned, name: str) -> np.ndarray:
    """The days of a column, NaT where there is none."""
    column = cleaned.fields.get(name)
    if column is None:
        return np.full(len(cleaned.table.row_numbers), np.datetime64("NaT"), dtype="datetime64[D]")
    return days_of(column.each(lambda value: value.value if isinstance(value, EndCell) else value))


def _of_equal_lengths(cleaned: Cleaned, rows: np.ndarray) -> Iterator[tuple[np.ndarray, Terms, Terms]]:
    """The rows in parts of equal duration and extension, with these."""
    numbers = np.zeros(len(rows), dtype=np.int64)
    known: list[list[Terms]] = []
    for name in ("duration", "extension"):
        column = cleaned.fields.get(name)
        values = [cell.terms or NOTHING for cell in column.values] if column else [NOTHING]
        places = {terms: place for place, terms in enumerate(dict.fromkeys(values))}
        known.append(list(places))
        own = np.array([places[terms] for terms in values])
        numbers = numbers * len(places) + (own[column.codes[rows]] if column else 0)
    durations, extensions = known
    order = np.argsort(numbers, kind="stable")
    edges = np.flatnonzero(np.diff(numbers[order])) + 1
    for part in np.split(order, edges) if len(rows) else ():
        duration, extension = divmod(int(numbers[part[0]]), len(extensions))
        yield rows[part], durations[duration], extensions[extension]


def _careful_rows(cleaned: Cleaned, rows: np.ndarray, found: EndColumns) -> None:
    """Conclude these rows one by one; rows of equal cells are reckoned once."""
    parts = [name for name in EXTENSION_PARTS if name in cleaned.fields]
    units = [unit(cleaned.heading(name) or "") for name in ("extension", *parts) if name in cleaned.fields]
    added = len(units) > 1 and None not in units and len(set(units)) == len(units)
    used = [name for name in (*END_COLUMNS, *parts) if name in cleaned.fields]
    nothing = {name: NO_CELL if name in CELLS else None for name in END_COLUMNS}
    remaining = _options_left(cleaned)
    known: dict[tuple[int, ...], Ends] = {}
    codes = [cleaned.fields[name].codes[rows].tolist() for name in used]
    for row, key in zip(rows.tolist(), zip(*codes, strict=True), strict=True):
        ends = known.get(key)
        if ends is None:
            told = nothing | {name: cleaned.fields[name].values[code] for name, code in zip(used, key, strict=True)}
            ends = known[key] = find_ends(_facts(tuple(told.values()), added=added, left=remaining))
        found.put(row, ends)


def _facts(told: tuple[Any, ...], *, added: bool, left: bool) -> EndFacts:
    start, end, advertised_start, advertised, initial, latest, more, duration, count, review, *others = told
    if others:
        extension = options([more, *others], latest.terms, end.terms, added=added)
    else:
        extension = more.terms or latest.terms or end.terms or NOTHING
    if count is not None:
        extension = times_count(extension, count)
    worded = next((cell for cell in (end, advertised, initial) if cell.kind), duration)
    told_by = end if end.value or not duration.value else duration
    last, day, before = latest.value or told_by.latest, told_by.value, told_by.before
    if last is None and (more.value or others):
        last = max((cell.value for cell in (more, *others) if cell.value), default=None)
    made = max((cell.value for cell in (latest, more, *others) if cell.made and cell.value), default=None)
    if made and day and made > day:
        day, before = made, day
    return EndFacts(
        start or duration.first or end.first,
        day,
        advertised_start,
        advertised.value,
        initial.value or before,
        last,
        review,
        duration.terms or (end.terms if end.value is None else NOTHING),
        extension,
        end.words or advertised.words or (worded.words if worded.kind else None),
        worded.kind,
        end.unusable,
        left,
        duration.first if duration.terms else end.first,
    )
