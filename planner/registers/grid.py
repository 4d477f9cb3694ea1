"""All cells of one sheet or one delimited file, before anyone has asked which row is the header."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planner.registers.table import Texts

_BLOCK = 64  # rows turned into lists of text at once
_KEPT = 500  # blocks remembered
_BATCH = 20_000  # rows turned into columns at once
_SPACES = np.isin(np.arange(256), (9, 10, 11, 12, 13, 32, 0xC2, 0xE2, 0xE3))  # first bytes of white space in UTF-8


@dataclass(frozen=True)
class Grid:
    """Columns of text of equal length ("" where a record has no cell), and each record's row in the user's file.

    `lengths` is how many cells each record was written with (int32); for a sheet, up to its last filled cell. `merged`
    are cells of a sheet that span several records, of which only the first has the text: column, first and last record.
    """

    columns: tuple[Texts, ...]
    row_numbers: np.ndarray
    lengths: np.ndarray
    merged: tuple[tuple[int, int, int], ...] = ()

    @property
    def height(self) -> int:
        """How many records there are, blank ones included."""
        return len(self.row_numbers)

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.columns)

    @cached_property
    def blank(self) -> np.ndarray:
        """Which records hold nothing but white space."""
        blank = np.ones(self.height, dtype=bool)
        for column in self.columns:
            where = np.flatnonzero(blank)
            if not len(where):
                break
            cells = column if len(where) == self.height else column.take(pa.array(where))
            blank[where] = ~is_filled(cells)
        return blank

    def count(self, index: int) -> int:
        """How many filled cells a record has."""
        return sum(1 for cell in self.row(index) if cell.strip())

    @cached_property
    def _blocks(self) -> dict[int, list[list[str]]]:
        return {}

    def row(self, index: int) -> list[str]:
        """One record, as text."""
        block = index // _BLOCK
        if block not in self._blocks:
            if len(self._blocks) >= _KEPT:
                self._blocks.clear()
            start = block * _BLOCK
            cells = [column.slice(start, _BLOCK).to_pylist() for column in self.columns]
            self._blocks[block] = [list(row) for row in zip(*cells, strict=True)]
        return self._blocks[block][index % _BLOCK]

    def rows_at(self, places: np.ndarray) -> list[list[str]]:
        """The records at these places, as text."""
        if not self.columns:
            return []
        if self.height <= _BLOCK * 8:
            return [self.row(place) for place in places.tolist()]
        wanted = places.tolist()
        # one by one: to take from a column in chunks, Arrow would put the whole of it together first
        cells = [[column[place].as_py() for place in wanted] for column in self.columns]
        return [list(row) for row in zip(*cells, strict=True)]


def is_filled(column: Texts) -> np.ndarray:
    """Which cells of a column hold anything but white space."""
    import pyarrow.compute as pc

    if not len(column):
        return np.zeros(0, dtype=bool)
    if isinstance(column, pa.ChunkedArray):
        return np.concatenate([is_filled(chunk) for chunk in column.chunks])
    offsets = np.frombuffer(column.buffers()[1], dtype=np.int32)[column.offset : column.offset + len(column) + 1]
    filled: np.ndarray = offsets[1:] > offsets[:-1]
    if column.buffers()[2] is None or not column.buffers()[2].size:
        return filled
    text = np.frombuffer(column.buffers()[2], dtype=np.uint8)
    spaced = filled & _SPACES[text[np.minimum(offsets[:-1], len(text) - 1)]]
    if spaced.any():
        where = np.flatnonzero(spaced)
        trimmed = pc.utf8_trim_whitespace(column.take(pa.array(where)))
        filled[where] = np.asarray(pc.binary_length(trimmed)) > 0
    return filled


def grid_of_rows(rows: Iterable[Sequence[str]]) -> Grid:
    """Ragged lists of text, numbered from 1, to a grid as wide as the longest; a batch at a time, to save memory."""
    batches: list[list[pa.StringArray]] = []
    lengths: list[np.ndarray] = []
    source = iter(rows)
    while batch := list(islice(source, _BATCH)):
        lengths.append(np.fromiter(map(len, batch), dtype=np.int32, count=len(batch)))
        width = int(lengths[-1].max())
        if int(lengths[-1].min()) < width:
            blank = [""] * width
            batch = [row if len(row) == width else [*row, *blank[len(row) :]] for row in batch]
        batches.append([pa.array(column, type=pa.string()) for column in zip(*batch, strict=True)])
    width = max(map(len, batches), default=0)
    columns = []
    for index in range(width):
        parts = [
            arrays[index] if index < len(arrays) else pa.repeat("", len(size))
            for arrays, size in zip(batches, lengths, strict=True)
        ]
        columns.append(parts[0] if len(parts) == 1 else pa.concat_arrays(parts))
    sizes = np.concatenate(lengths) if lengths else np.zeros(0, dtype=np.int32)
    return Grid(tuple(columns), np.arange(1, len(sizes) + 1, dtype=np.int32), sizes)
