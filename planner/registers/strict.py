"""The quick way: a delimited file that keeps the rules throughout, read by pyarrow, bytes to columns at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from planner.registers.encoding import SINGLE_BYTE, as_utf8
from planner.registers.grid import Grid

if TYPE_CHECKING:
    from planner.registers.dialect import Dialect

_BLOCK = 1 << 20
_QUOTES_AT_ONCE = 1 << 18


def read_strict(data: bytes, encoding: str, dialect: Dialect, width: int) -> Grid | None:
    """The grid, or None where the file is not of this dialect and encoding in every record.

    `data` is ASCII-compatible and without NULs; each record must have `width` cells.
    """
    from pyarrow import csv

    if (
        width < 2
        or dialect.padded
        or dialect.escape
        or dialect.entities
        or len(dialect.delimiter) != 1
        or max(dialect.delimiter, dialect.quote) > "\x7f"
    ):
        return None
    quoted = bool(dialect.quote) and dialect.quote.encode() in data
    if quoted and not well_formed(data, dialect):
        return None
    if encoding in SINGLE_BYTE:
        data = as_utf8(data, encoding)
    names = [f"f{index}" for index in range(width)]
    # one thread: several spend more on fresh memory and on waiting for each other than a second core gives
    reading = csv.ReadOptions(column_names=names, block_size=_BLOCK, use_threads=False)
    converting = csv.ConvertOptions(column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False)
    start = 3 if encoding == "utf-8-sig" else 0
    for several_lines in (False, True) if quoted else (False,):
        parsing = csv.ParseOptions(
            delimiter=dialect.delimiter,
            quote_char=dialect.quote if quoted else False,
            newlines_in_values=several_lines,
            ignore_empty_lines=False,
        )
        try:
            table = csv.read_csv(pa.BufferReader(pa.py_buffer(data).slice(start)), reading, parsing, converting)
        except pa.ArrowInvalid:
            continue
        # with fewer records than lines, cells hold line ends, and blocks may have been cut inside them
        if several_lines or not quoted or table.num_rows >= _lines(data):
            return _grid(table, width)
    return None


def _lines(data: bytes) -> int:
    feeds = data.count(b"\n")
    ends = feeds if feeds else data.count(b"\r")
    return ends + (not data.endswith((b"\n", b"\r")))


def _grid(table: pa.Table, width: int) -> Grid:
    columns = tuple(column.chunk(0) if column.num_chunks == 1 else column for column in table.columns)
    rows = table.num_rows
    return Grid(columns, np.arange(1, rows + 1, dtype=np.int32), np.full(rows, width, dtype=np.int32))


def well_formed(data: bytes, dialect: Dialect) -> bool:
    """Whether every quote opens or closes a cell or is doubled inside one.

    In a well-formed file quotes alternate: one that opens comes after a delimiter or line end (or directly after the
    one before, being the second of a doubled pair), one that closes comes before a delimiter or line end.
    """
    cells = np.frombuffer(data, dtype=np.uint8)
    quote = ord(dialect.quote)
    found = [
        np.flatnonzero(cells[start : start + _QUOTES_AT_ONCE] == quote) + start
        for start in range(0, len(cells), _QUOTES_AT_ONCE)
    ]
    at = np.concatenate(found)
    if len(at) % 2:
        return False
    edge = np.zeros(256, dtype=bool)
    edge[[ord(dialect.delimiter), 10, 13]] = True
    opens, closes = at[0::2], at[1::2]
    good = edge[cells[np.maximum(opens - 1, 0)]] | (opens == 0)
    good[1:] |= opens[1:] - closes[:-1] == 1
    if data.startswith(b"\xef\xbb\xbf"):
        good |= opens == 3
    if not good.all():
        return False
    good = edge[cells[np.minimum(closes + 1, len(cells) - 1)]] | (closes == len(cells) - 1)
    good[:-1] |= opens[1:] - closes[:-1] == 1
    return bool(good.all())
