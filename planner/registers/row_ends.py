"""The end of each row from its cells; rows of equal cells are reckoned once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.registers.cells.terms import NOTHING
from planner.registers.end_cells import EndCell
from planner.registers.ends import EndFacts, Ends, find_ends
from planner.registers.fields import EXTENSION_PARTS
from planner.registers.heading_words import unit
from planner.registers.row_parts import options, times_count

if TYPE_CHECKING:
    from collections.abc import Iterator

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


def ends_of_rows(cleaned: Cleaned) -> Iterator[Ends]:
    """The ends of every row, in order."""
    names = [name for name in END_COLUMNS if name in cleaned.fields]
    parts = [name for name in EXTENSION_PARTS if name in cleaned.fields]
    units = [unit(cleaned.heading(name) or "") for name in ("extension", *parts) if name in cleaned.fields]
    added = len(units) > 1 and None not in units and len(set(units)) == len(units)
    used = [*names, *parts]
    columns = [cleaned.fields[name] for name in used]
    known: dict[tuple[int, ...], Ends] = {}
    nothing = find_ends(EndFacts())
    if not used:
        for _ in cleaned.table.row_numbers:
            yield nothing
        return
    codes = (cleaned.raw[name].codes.tolist() for name in used)
    for place, key in enumerate(zip(*codes, strict=True)):
        found = known.get(key)
        if found is None:
            cells = {name: column[place] for name, column in zip(used, columns, strict=True)}
            found = known[key] = find_ends(_facts(cells, parts, added))
        yield found


def _facts(cells: dict[str, Any], parts: list[str], added: bool) -> EndFacts:
    get = cells.get
    end, advertised, initial = get("end", NO_CELL), get("advertised_end", NO_CELL), get("initial_end", NO_CELL)
    latest, more, duration = get("latest_end", NO_CELL), get("extension", NO_CELL), get("duration", NO_CELL)
    others = [cell for name in parts if (cell := cells[name])]
    extension = options([more, *others], latest.terms, end.terms, added=added)
    extension = times_count(extension, cells.get("extension_count"))
    worded = next((cell for cell in (end, advertised, initial, duration) if cell.kind), NO_CELL)
    return EndFacts(
        start=cells.get("start"),
        end=end.value,
        advertised_start=cells.get("advertised_start"),
        advertised_end=advertised.value,
        initial_end=initial.value,
        latest_end=latest.value or max((c.value for c in (more, *others) if c.value), default=None),
        review=cells.get("review"),
        duration=duration.terms or (end.terms if end.value is None else NOTHING),
        extension=extension,
        words=end.words or advertised.words or worded.words,
        words_kind=worded.kind,
        awarded_unusable=end.unusable,
    )
