"""The one shape in which every file's cells cross from reading to understanding: columns of text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

Texts: TypeAlias = "pa.StringArray | pa.ChunkedArray"  # a column of text, in one piece or as many as it was read in


@dataclass(frozen=True, slots=True)
class RegisterFile:
    """One uploaded or named file: its name as the user knows it, and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class SetAside:
    """A row of the file that is no data row: above the header, a total, a note, a repeated header."""

    row: int
    why: str
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table as read: text in, the same text out; nothing is interpreted.

    `columns` hold the data rows alone, one column of text each, an empty cell being "". `row_numbers` (int32) gives
    each data row's number in the user's file, counted from 1 as a spreadsheet shows it: a record with line breaks
    inside quotes is one row, blank lines count. `header_row` counts likewise; header is None where there is none.
    True dates of a workbook are ISO text (`2027-03-31`, with a time only where it is not midnight). `date_1904` is the
    workbook's epoch. `dialect` says how a delimited file was read (`delimiter`, `quote`, `escape`, `line_end`).
    `shared` counts the cells that took the text of one that a spreadsheet shows over several rows.
    """

    file: str
    format: str
    encoding: str | None
    sheet: str | None
    header: tuple[str, ...] | None
    header_row: int | None
    columns: tuple[Texts, ...]
    row_numbers: np.ndarray
    set_aside: tuple[SetAside, ...] = ()
    dialect: tuple[tuple[str, str], ...] = ()
    date_1904: bool = False
    shared: int = 0
