"""A delimited file's bytes to a grid of text: the quick strict parser where the file keeps the rules, else ours."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass

import numpy as np

from planner.registers.dialect import Dialect, Scored, find_dialect, sample_of
from planner.registers.encoding import decode
from planner.registers.grid import Grid, grid_of_rows
from planner.registers.records import parse_records
from planner.registers.repair import repair_for

_LARGE = 100_000  # characters of the sample where the small one did not explain the whole file
_SEPARATOR = re.compile(r'("?sep=."?)[ \t]*[\r\n]', re.I)


@dataclass(frozen=True, slots=True)
class Delimited:
    """A delimited file as read, with how."""

    grid: Grid
    encoding: str
    dialect: Dialect


def read_delimited(data: bytes) -> Delimited:
    """The grid of a delimited file. Never fails."""
    decoded = decode(data)
    found = find_dialect(decoded.text)
    grid = _strict(decoded.text, found.dialect, found.width)
    if grid is None:
        found, rows = _tolerant(decoded.text)
        grid = grid_of_rows(rows)
    return Delimited(grid, decoded.encoding, found.dialect)


def _tolerant(text: str) -> tuple[Scored, list[list[str]]]:
    """The records by our own parser, each that has not the usual number of cells read again in other ways."""
    found = find_dialect(text, _LARGE)
    told = _SEPARATOR.match(text)
    if told is not None:
        text = text[told.end(1) :]  # the line end stays: rows keep their numbers
    if found.width == 1:
        inner = _unwrapped(text, found.dialect)
        if inner is not None:
            return _tolerant(inner)
        return found, parse_records(text, found.dialect)
    sample = parse_records(sample_of(text, _LARGE), found.dialect)
    repair = repair_for(found.dialect, found.width, sample)
    return found, parse_records(text, found.dialect, found.width, repair)


def _unwrapped(text: str, dialect: Dialect) -> str | None:
    """The text without the quotes around whole records, where nearly every record is quoted as if it were one cell."""
    rows = parse_records(text, dialect)
    lines = [row[0] if row else "" for row in rows]
    wrapped = sum(1 for line in lines if '"' in line or dialect.delimiter in line)
    if not wrapped or wrapped < 0.5 * len(lines) or text.count('"') < len(lines):
        return None
    inner = "\n".join(lines)
    found = find_dialect(inner, _LARGE)
    return inner if found.width > 1 and len(inner) < len(text) else None


def _strict(text: str, dialect: Dialect, width: int) -> Grid | None:
    """The grid by pyarrow, or None where the file does not keep the rules throughout."""
    import pyarrow as pa
    from pyarrow import csv

    if width < 2 or dialect.padded or dialect.escape or len(dialect.delimiter) != 1 or dialect.delimiter > "\x7f":
        return None
    data = text.encode("utf-8", "surrogatepass")
    quoted = bool(dialect.quote) and dialect.quote in text
    if not well_formed(data, dialect) or "\n" not in text.strip():
        return None
    names = [f"f{index}" for index in range(width)]
    try:
        table = csv.read_csv(
            io.BytesIO(data),
            read_options=csv.ReadOptions(column_names=names, block_size=max(1 << 20, _longest(text))),
            parse_options=csv.ParseOptions(
                delimiter=dialect.delimiter,
                quote_char=dialect.quote if quoted else False,
                newlines_in_values=quoted,
                ignore_empty_lines=False,
            ),
            convert_options=csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False
            ),
        )
    except pa.ArrowInvalid:
        return None
    columns = tuple(column.combine_chunks() for column in table.columns)
    numbers = np.arange(1, table.num_rows + 1, dtype=np.int32)
    return Grid(columns, numbers, np.full(table.num_rows, width, dtype=np.int32))


def _longest(text: str) -> int:
    return min(len(text) + 1, 1 << 24)


def well_formed(data: bytes, dialect: Dialect) -> bool:
    """Whether every quote opens or closes a cell or is doubled inside one.

    In a well-formed file quotes alternate: one that opens comes after a delimiter or line end (or directly after the
    one before, being the second of a doubled pair), one that closes comes before a delimiter or line end.
    """
    if not dialect.quote or dialect.quote.encode() not in data:
        return True
    cells = np.frombuffer(data, dtype=np.uint8)
    at = np.flatnonzero(cells == ord(dialect.quote))
    if len(at) % 2:
        return False
    edge = np.zeros(256, dtype=bool)
    edge[[ord(dialect.delimiter), 10, 13]] = True
    before = np.where(at > 0, edge[cells[at - 1]], True)
    after = np.where(at < len(cells) - 1, edge[cells[np.minimum(at + 1, len(cells) - 1)]], True)
    close = np.diff(at) == 1
    joined_before = np.concatenate(([False], close))
    joined_after = np.concatenate((close, [False]))
    opens = (before | joined_before)[0::2]
    closes = (after | joined_after)[1::2]
    return bool(opens.all() and closes.all())
