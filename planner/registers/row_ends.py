"""The end of each row from its cells; rows of equal cells are reckoned once."""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING, Any

from planner.registers.cells.terms import NOTHING
from planner.registers.end_cells import EndCell
from planner.registers.ends import EndFacts, Ends, find_ends
from planner.registers.fields import EXTENSION_PARTS
from planner.registers.heading_words import unit
from planner.registers.row_parts import options, times_count

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planner.registers.clean import Cleaned

NO_CELL = EndCell()
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


def ends_of_rows(cleaned: Cleaned) -> Iterator[Ends]:
    """The ends of every row, in order."""
    parts = [name for name in EXTENSION_PARTS if name in cleaned.fields]
    units = [unit(cleaned.heading(name) or "") for name in ("extension", *parts) if name in cleaned.fields]
    added = len(units) > 1 and None not in units and len(set(units)) == len(units)
    used = [name for name in (*END_COLUMNS, *parts) if name in cleaned.fields]
    known: dict[tuple[int, ...], Ends] = {}
    nothing = find_ends(EndFacts())
    if not used:
        for _ in cleaned.table.row_numbers:
            yield nothing
        return
    codes = [cleaned.raw[name].codes.tolist() for name in used]
    rows = _told(cleaned, parts)
    for key, told in zip(zip(*codes, strict=True), rows, strict=True):
        found = known.get(key)
        if found is None:
            found = known[key] = find_ends(_facts(told, added=added))
        yield found


def _told(cleaned: Cleaned, parts: list[str]) -> Iterator[tuple[Any, ...]]:
    """Row by row the cells of `END_COLUMNS`, blank where the table has no such column, and of the further parts."""
    columns: list[Iterable[Any]] = [
        cleaned.fields[name].rows() if name in cleaned.fields else repeat(NO_CELL if name in CELLS else None)
        for name in END_COLUMNS
    ]
    return zip(*columns, *(cleaned.fields[name].rows() for name in parts), strict=False)


def _facts(told: tuple[Any, ...], *, added: bool) -> EndFacts:
    start, end, advertised_start, advertised, initial, latest, more, duration, count, review, *others = told
    if others:
        extension = options([more, *others], latest.terms, end.terms, added=added)
    else:
        extension = more.terms or latest.terms or end.terms or NOTHING
    if count is not None:
        extension = times_count(extension, count)
    worded = next((cell for cell in (end, advertised, initial) if cell.kind), duration)
    last = latest.value
    if last is None and (more.value or others):
        last = max((cell.value for cell in (more, *others) if cell.value), default=None)
    return EndFacts(
        start or duration.first or end.first,
        end.value or duration.value,
        advertised_start,
        advertised.value,
        initial.value,
        last,
        review,
        duration.terms or (end.terms if end.value is None else NOTHING),
        extension,
        end.words or advertised.words or (worded.words if worded.kind else None),
        worded.kind,
        end.unusable,
    )
