"""What is to be said of a reading that concerns no cell: layout, delimiter, rows left out, columns that are guesses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.model import field_words
from planner.registers.cells.contacts import drop_contacts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planner.registers.circumstances import Circumstances
    from planner.registers.headings import ColumnMap
    from planner.registers.table import Table

LAYOUTS = {
    "lga": "a register in the Local Government Association's schema",
    "code": "a register in the layout of the Local Government Transparency Code",
    "contracts-finder": "a Contracts Finder export",
    "ocds-flat": "flattened OCDS data",
    "us": "an American contract list",
    "nhs": "a register in the words of the NHS contracts dictionary",
    "payments": "a list of payments",
    "procontract": "a ProContract export",
    "atamis": "an Atamis export",
    "jaggaer": "a Jaggaer export",
    "intend": "an In-tend export",
    "scotland": "a Scottish contracts register",
    "fts": "a Find a Tender export",
}
DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
SURE = 0.9
HOW = {"content": "its cells alone", "likeness": "likeness", "words": "its words"}
SHOWN, TEXT_SHOWN = 8, 60


def notes_on(
    tables: Sequence[Table], maps: Sequence[ColumnMap], around: Circumstances, suites: Sequence[str]
) -> Iterator[str]:
    """The sentences, in the order of reading; `suites` are those of what the file looks like."""
    delimiter = dict(tables[0].dialect).get("delimiter")
    if delimiter and delimiter != ",":
        yield f"Its cells are divided by {DELIMITERS.get(delimiter, f'‘{delimiter}’')}."
    for layout in dict.fromkeys(found.layout for found in maps if found.layout):
        yield f"It looks like {LAYOUTS.get(layout, layout)}, by its headings."
    yield from suites
    if around.council and around.council_from and not all("council" in found.columns() for found in maps):
        yield f"Whose contracts these are was taken from {around.council_from}: {around.council}."
    if shared := sum(table.shared for table in tables):
        yield f"Cells merged over several rows count for each of these rows, amounts apart ({shared:,} cells filled)."
    if around.planned:
        yield f"Rows that do not say how far they have come were read as planned: {around.planned}."
    unsure = [
        f"‘{item.heading}’ ({field_words(item.field)}, by {HOW[item.by]}, {item.confidence:.0%} sure)"
        for found in maps[:1]
        for item in found.found
        if item.confidence < SURE and item.by in HOW and item.field not in ("ignored", "contact")
    ]
    if unsure:
        these = "these columns were" if len(unsure) > 1 else "this column was"
        yield f"Check what {these} taken for: {', '.join(unsure)}."
    left = [(table, aside) for table in tables for aside in table.set_aside]
    for table, aside in left[:SHOWN]:
        sheet = f"sheet {table.sheet}, " if table.sheet else ""
        text = drop_contacts(" ".join(aside.text.split()))[:TEXT_SHOWN]
        yield f"Left out: {sheet}row {aside.row} ({aside.why}): {text}".rstrip(": ")
    if len(left) > SHOWN:
        yield f"Left out: {len(left) - SHOWN} more rows that are no data."
