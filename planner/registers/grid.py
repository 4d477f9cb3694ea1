"""All cells of one sheet or one delimited file, before anyone has asked which row is the header."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Grid:
    """Columns of text of equal length ("" where a record has no cell), and each record's row in the user's file."""

    columns: tuple[pa.StringArray, ...]
    row_numbers: np.ndarray

    @property
    def height(self) -> int:
        """How many records there are, blank ones included."""
        return len(self.row_numbers)

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.columns)

    def rows(self, start: int, stop: int) -> list[list[str]]:
        """The records from `start` to before `stop`, as lists of text."""
        if not self.columns or stop <= start:
            return []
        cells = [column.slice(start, stop - start).to_pylist() for column in self.columns]
        return [list(row) for row in zip(*cells, strict=True)]

    def filled(self) -> np.ndarray:
        """For each record and column, whether the cell holds anything but white space (rows × columns, bool)."""
        marks = np.zeros((self.height, self.width), dtype=bool)
        for index, column in enumerate(self.columns):
            marks[:, index] = is_filled(column)
        return marks


def is_filled(column: pa.StringArray) -> np.ndarray:
    """Which cells of a column hold anything but white space."""
    import pyarrow.compute as pc

    offsets = np.frombuffer(column.buffers()[1], dtype=np.int32)[column.offset : column.offset + len(column) + 1]
    filled: np.ndarray = np.diff(offsets) > 0
    short = filled & (np.diff(offsets) < 4)
    if short.any():
        where = np.flatnonzero(short)
        trimmed = pc.utf8_trim_whitespace(column.take(pa.array(where)))
        filled[where] = np.asarray(pc.binary_length(trimmed)) > 0
    return filled


def grid_of_rows(rows: Sequence[Sequence[str]], row_numbers: Sequence[int] | np.ndarray) -> Grid:
    """Ragged lists of text to a grid as wide as the longest."""
    width = max((len(row) for row in rows), default=0)
    padded = [row if len(row) == width else [*row, *[""] * (width - len(row))] for row in rows]
    columns = tuple(pa.array(list(column), type=pa.string()) for column in zip(*padded, strict=True))
    return Grid(columns, np.asarray(row_numbers, dtype=np.int32))
