"""Workbooks (XLSX, XLS, XLSB, ODS) to grids, by calamine."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from planner.registers.errors import Unreadable
from planner.registers.grid import Grid, grid_of_rows

if TYPE_CHECKING:
    from planner.registers.table import RegisterFile


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, whether it is shown, and its cells as text."""

    name: str
    visible: bool
    grid: Grid


def read_sheets(file: RegisterFile, only: str | None = None) -> list[Sheet]:
    """The sheets of a workbook that hold cells, or the one named `only`."""
    import python_calamine as calamine

    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(file.data))
        listed = book.sheets_metadata
        if only is not None and only not in [sheet.name for sheet in listed]:
            names = ", ".join(repr(sheet.name) for sheet in listed)
            raise Unreadable(file.name, f"there is no sheet {only!r}; the sheets are {names}")
        found = []
        for sheet in listed:
            if only is not None and sheet.name != only:
                continue
            if sheet.typ != calamine.SheetTypeEnum.WorkSheet:
                continue
            visible = sheet.visible == calamine.SheetVisibleEnum.Visible
            cells = book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
            rows = [[cell_text(cell) for cell in row] for row in cells]
            found.append(Sheet(sheet.name, visible, grid_of_rows(rows)))
    except calamine.CalamineError as fault:
        why = f"the workbook cannot be opened ({fault}); save it again in your spreadsheet program and upload that"
        raise Unreadable(file.name, why) from fault
    return found


def cell_text(value: object) -> str:
    """A cell's value as plain text: whole numbers without a fraction, dates in ISO form, 15 digits as Excel shows."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else format(value, ".15g")
    return str(value) if isinstance(value, int) else _time_text(value)


def _time_text(value: object) -> str:
    if isinstance(value, datetime):
        midnight = value.time() == time(0)
        return value.date().isoformat() if midnight else value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, time):
        return value.isoformat(timespec="seconds")
    return _clock(value) if isinstance(value, timedelta) else str(value)


def _clock(value: timedelta) -> str:
    seconds = round(value.total_seconds())
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    return f"{sign}{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


def uses_1904(data: bytes) -> bool:
    """Whether an XLSX counts its days from 1904."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open("xl/workbook.xml") as part:
            head = part.read(1 << 16)
    except (KeyError, zipfile.BadZipFile, OSError):
        return False
    return re.search(rb"date1904\s*=\s*[\"'](1|true)[\"']", head) is not None
