"""Rows → an XLSX download with true dates and numbers; nothing in it can run as a formula."""

from __future__ import annotations

import io
import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from planner.web.downloads import WORKBOOK, download

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from flask import Response
    from openpyxl.cell.cell import Cell

NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
LONGEST_CELL = 32_767  # what Excel takes
NARROWEST, WIDEST = 10, 60


def xlsx_download(name: str, sheet_name: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> Response:
    """The rows as a workbook to keep."""
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = sheet_name
    widths = [len(heading) for heading in header]
    for number, row in enumerate([header, *rows], start=1):
        for column, value in enumerate(row, start=1):
            widths[column - 1] = max(widths[column - 1], min(len(str(value or "")), WIDEST))
            cell = sheet.cell(number, column)
            assert isinstance(cell, Cell)  # nothing is merged here
            write(cell, value)
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = max(width, NARROWEST) + 1
        sheet.cell(1, column).font = Font(bold=True)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    out = io.BytesIO()
    book.save(out)
    return download(name, out.getvalue(), WORKBOOK)


def write(cell: Cell, value: object) -> None:
    """One value: dates and numbers as such, everything else as text, even if it begins with an equals sign."""
    match value:
        case None | "":
            return
        case date():
            cell.value = value
            cell.number_format = "d mmm yyyy"
        case bool():
            cell.value = "yes" if value else "no"
        case Decimal() | int() | float():
            cell.value = value
        case _:
            cell.value = NOT_IN_XML.sub("", str(value))[:LONGEST_CELL]
            cell.data_type = "s"
