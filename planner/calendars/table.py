"""The same dates as a table, for whoever wants them in a spreadsheet."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from planner.calendars.event import CalendarEvent, Status
from planner.calendars.text import one_line, several_lines

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

HEADER = ("From", "To", "What", "Kind", "Status", "Why and how counted", "Page")
WIDTHS = (12, 12, 60, 24, 12, 90, 40)
STATUS = {Status.TENTATIVE: "estimated", Status.CONFIRMED: "fixed", Status.CANCELLED: "cancelled"}

Row = tuple["date", "date", str, str, str, str, str]


def rows(events: Iterable[CalendarEvent]) -> list[Row]:
    """One row for each event under `HEADER`: its days (both included) and what the calendar says of it."""
    return [
        (
            event.first,
            event.last,
            one_line(event.summary),
            ", ".join(event.categories),
            STATUS[event.status],
            several_lines(list(event.description)),
            event.url or "",
        )
        for event in events
    ]


def workbook(events: Iterable[CalendarEvent], *, name: str) -> bytes:
    """The table as an XLSX file: true dates, a frozen heading, a filter; nothing in it can run as a formula."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = _sheet_name(name)
    sheet.append(HEADER)
    for number, row in enumerate(rows(events), start=2):
        for column, day in enumerate(row[:2], start=1):
            cell = sheet.cell(number, column, day)
            cell.number_format = "d mmmm yyyy"
            cell.alignment = Alignment(vertical="top")
        for column, text in enumerate(row[2:], start=3):
            cell = sheet.cell(number, column, text)
            cell.data_type = "s"  # text, even where it begins with an equals sign
            cell.alignment = Alignment(vertical="top", wrap_text=True)
    for letter, width in zip("ABCDEFG", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
        sheet[f"{letter}1"].font = Font(bold=True)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _sheet_name(name: str) -> str:
    """Excel allows 31 characters, and not these."""
    return "".join(" " if char in "[]:*?/\\'" else char for char in one_line(name))[:31].strip() or "Dates"
