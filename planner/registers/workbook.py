"""Workbooks (XLSX, XLSB, XLS, ODS) to grids, by calamine."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from planner.registers import apart, workbook_rows
from planner.registers.errors import Unreadable
from planner.registers.formats import OLE
from planner.registers.grid import Grid
from planner.registers.inflate import DAMAGE
from planner.registers.workbook_cells import text_column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.registers.table import RegisterFile

_DAMAGED = "the workbook cannot be opened ({}); save it again in your spreadsheet program and upload that"

# a part of XLSB, whose records state their own lengths as those of XLS do
_BINARY = b"xl/workbook.bin"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, whether it is shown, and its cells as text."""

    name: str
    visible: bool
    grid: Grid


def read_sheets(file: RegisterFile, only: str | None = None) -> list[Sheet]:
    """The sheets of a workbook, or the one named `only`. Unreadable where the workbook is damaged or protected."""
    old = file.data.startswith(OLE) or _BINARY in file.data
    read = apart.sheets if old else workbook_rows.sheets
    try:
        return [Sheet(name, visible, _grid(rows, merged)) for name, visible, rows, merged in read(file.data, only)]
    except workbook_rows.NoSuchSheetError as fault:
        names = ", ".join(repr(name) for name in fault.args)
        raise Unreadable(file.name, f"there is no sheet {only!r}; the sheets are {names}") from fault
    except BaseException as fault:
        # calamine's own faults, and its panics, which are no Exception
        if isinstance(fault, (KeyboardInterrupt, SystemExit, MemoryError)):
            raise
        kind = fault.kind if isinstance(fault, apart.FaultError) else type(fault).__name__
        if kind == "PasswordError":
            why = "the workbook is protected with a password; save a copy without the password and upload that"
            raise Unreadable(file.name, why) from fault
        told = " ".join(str(fault).split())[:120] or kind
        raise Unreadable(file.name, _DAMAGED.format(told)) from fault


def _grid(rows: Sequence[Sequence[object]], merged: Sequence[workbook_rows.Span]) -> Grid:
    """The rows of a sheet, all of one length, numbered from 1; each counts as long as its last filled cell."""
    columns = tuple(text_column(values) for values in zip(*rows, strict=True))
    lengths = np.zeros(len(rows), dtype=np.int32)
    for index, column in enumerate(columns):
        offsets = np.frombuffer(column.buffers()[1], dtype=np.int32)[column.offset : column.offset + len(column) + 1]
        lengths[offsets[1:] > offsets[:-1]] = index + 1
    return Grid(columns, np.arange(1, len(rows) + 1, dtype=np.int32), lengths, tuple(merged))


def uses_1904(data: bytes) -> bool:
    """Whether an XLSX counts its days from 1904."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open("xl/workbook.xml") as part:
            head = part.read(1 << 16)
    except (KeyError, *DAMAGE):  # the sheets may be whole, or else it is told when they are read
        return False
    return re.search(rb"date1904\s*=\s*[\"'](1|true)[\"']", head) is not None
