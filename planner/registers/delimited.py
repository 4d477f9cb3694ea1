"""A delimited file's bytes to a grid of text: the quick strict parser where the file keeps the rules, else ours."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pyarrow.compute as pc

from planner.registers.dialect import SAMPLE, Dialect, Scored, find_dialect, find_line_end, sample_of
from planner.registers.encoding import MIXED, SINGLE_BYTE, decode, find_encoding
from planner.registers.errors import Unreadable
from planner.registers.grid import Grid, grid_of_rows
from planner.registers.records import parse_records, parser_for
from planner.registers.repair import rejoined, repair_for
from planner.registers.ruled import find_rule
from planner.registers.strict import read_strict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planner.registers.table import RegisterFile

_LARGE = 100_000  # characters of the sample where the small one did not explain the whole file
_MOST_CELLS = 20_000  # in one record; a spreadsheet has 16,384 columns
_SEPARATOR = re.compile(r'("?sep=."?)[ \t]*[\r\n]', re.I)


@dataclass(frozen=True, slots=True)
class Delimited:
    """A delimited file as read, with how."""

    grid: Grid
    encoding: str
    dialect: Dialect


def read_delimited(file: RegisterFile) -> Delimited:
    """The grid of a delimited file. Unreadable only where a record has more cells than any spreadsheet holds."""
    data = file.data
    encoding, text = find_encoding(data), None
    written = encoding
    if encoding not in ("utf-8", "utf-8-sig", MIXED, *SINGLE_BYTE):
        text, encoding = decode(data, encoding)
        data, written = text.encode("utf-8", "replace"), "utf-8"
    if encoding != MIXED and b"\0" not in data:
        sample = data[: SAMPLE * 2].decode(written, "ignore")
        found = _quoted_later(find_dialect(sample), sample, seen=b'"' in data)
        grid = read_strict(data, written, found.dialect, found.width)
        if grid is not None and not _has_marks(grid):
            return Delimited(grid, encoding, found.dialect)
    if text is None:
        text, encoding = decode(data, encoding)
    found, rows = _tolerant(text)
    return Delimited(grid_of_rows(_bounded(rows, file.name)), encoding, found.dialect)


def _has_marks(grid: Grid) -> bool:
    """Whether records begin with a byte-order mark or the feed of a page, which decoding the whole leaves out."""
    return any(pc.any(pc.starts_with(column, mark)).as_py() for column in grid.columns[:1] for mark in ("\ufeff", "\f"))


def _bounded(rows: Iterable[list[str]], name: str) -> Iterator[list[str]]:
    for number, row in enumerate(rows, 1):
        if len(row) > _MOST_CELLS:
            why = f"row {number} has {len(row):,} cells; check that the file is a table, and export it again"
            raise Unreadable(name, why)
        yield row


def _tolerant(text: str) -> tuple[Scored, Iterator[list[str]]]:
    """The records by our own parser, each that has not the usual number of cells read again in other ways."""
    bare = Dialect("", "", line_end=find_line_end(text))
    ruled = find_rule(text, parser_for(bare).lines(sample_of(text, _LARGE)))
    if ruled is not None:
        dialect = replace(bare, delimiter="  ", padded=True)
        return Scored(dialect, 1.0, len(ruled.starts)), map(ruled.cut, parser_for(bare).lines(text))
    found = _quoted_later(find_dialect(text, _LARGE), sample_of(text, _LARGE), seen='"' in text)
    told = _SEPARATOR.match(text)
    if told is not None:
        text = text[told.end(1) :]  # the line end stays: rows keep their numbers
    if found.width == 1:
        inner = _unwrapped(text, found.dialect)
        if inner is not None:
            return _tolerant(inner)
        return found, parser_for(found.dialect).records(text)
    repair = repair_for(found.dialect, found.width, sample_of(text, _LARGE))
    return found, rejoined(parser_for(found.dialect).records(text, found.width, repair), repair)


def _quoted_later(found: Scored, sample: str, *, seen: bool) -> Scored:
    """The dialect; where the sample has no quotes at all but the file has, they are taken for what they usually are."""
    if not seen or found.dialect.quote or found.dialect.escape or '"' in sample:
        return found
    return replace(found, dialect=replace(found.dialect, quote='"'))


def _unwrapped(text: str, dialect: Dialect) -> str | None:
    """The text without the quotes around whole records, where nearly every record is quoted as if it were one cell."""
    if text.count('"') < 2:
        return None
    lines = [row[0] if row else "" for row in parse_records(sample_of(text, _LARGE), dialect)]
    wrapped = sum(1 for line in lines if any(sign in line for sign in ',;\t|"'))
    if not wrapped or wrapped < 0.5 * len(lines) or text[:_LARGE].count('"') < len(lines):
        return None
    inner = "\n".join(row[0] if row else "" for row in parser_for(dialect).records(text))
    found = find_dialect(inner, _LARGE)
    return inner if found.width > 1 and len(inner) < len(text) else None
