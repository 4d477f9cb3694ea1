"""A file's headings with sample cells and what each was taken for; and what a person says each means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.model import field_words
from planner.registers import RegisterFile, Unreadable, read_tables
from planner.registers.fields import EXTENSION_PARTS, KINDS, NOT_KEPT, REPEATED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from planner.registers import Table

SAMPLES = 3
ROWS_LOOKED_AT = 200
NOT_OFFERED = NOT_KEPT | REPEATED | set(EXTENSION_PARTS)
NOT_USED = "ignored"


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading of the file: a few different cells under it, and the field it was taken for ("" for none)."""

    place: int
    text: str
    samples: tuple[str, ...]
    field: str
    kept: bool


def headings(file: RegisterFile, taken: Mapping[str, str]) -> list[Heading]:
    """Each heading of every sheet once, in order. `taken` is field → heading."""
    fields = {_plain(heading): field for field, heading in taken.items()}
    found: dict[str, Heading] = {}
    for table in read_tables(file):
        for column, text in enumerate(table.header or ()):
            if text.strip() and _plain(text) not in found:
                field = fields.get(_plain(text), "")
                found[_plain(text)] = Heading(
                    len(found), text.strip(), _samples(table, column), field, field not in NOT_KEPT
                )
    return list(found.values())


def heading_texts(file: RegisterFile) -> list[str]:
    """Every heading of the file, none for a file that has no tables (OCDS JSON)."""
    try:
        return [text for table in read_tables(file) for text in table.header or () if text.strip()]
    except Unreadable:
        return []


def field_choices() -> list[tuple[str, str]]:
    """What a column can be said to mean, in order of its words."""
    offered = (field for field in KINDS if field not in NOT_OFFERED)
    return [("", "Not used"), *sorted(((field, field_words(field)) for field in offered), key=lambda pair: pair[1])]


def mapping_of(said: Iterable[tuple[str, str]]) -> tuple[dict[str, str], list[str]]:
    """(heading, field) of each column → field → heading, and the fields that two columns were said to mean."""
    mapping: dict[str, str] = {}
    twice: list[str] = []
    unused = 0
    for heading, field in said:
        if not field:
            unused += 1
            mapping[NOT_USED if unused == 1 else f"{NOT_USED}_{unused}"] = heading
        elif field in mapping:
            twice.append(field)
        elif field in KINDS:
            mapping[field] = heading
    return mapping, twice


def _samples(table: Table, column: int) -> tuple[str, ...]:
    seen: dict[str, None] = {}
    for cell in table.columns[column].slice(0, ROWS_LOOKED_AT).to_pylist():
        text = " ".join((cell or "").split())
        if "@" in text:
            return ("e-mail addresses, dropped on import",)
        if text:
            seen[text if len(text) <= 40 else f"{text[:39]}…"] = None
        if len(seen) == SAMPLES:
            break
    return tuple(seen)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
