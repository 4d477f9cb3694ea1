"""The rows of a workbook's sheets, by calamine; run as a script, in a process of its own with limits.

The script reads a workbook on stdin and writes the pickled answer to stdout. It imports nothing of the planner, so
that starting it is quick.
"""

from __future__ import annotations

import io
import pickle
import sys
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Iterator

Rows = list[list[object]]
Span = tuple[int, int, int]  # column, first and last row, counted from 0: only the first holds the value
# what a workbook may take beyond the bare process, and how long in processor time
MEMORY, SECONDS = 1 << 30, 60


class NoSuchSheetError(Exception):
    """The sheet asked for is not there; `args` are the names of those that are."""


def sheets(data: bytes, only: str | None) -> Iterator[tuple[str, bool, Rows, list[Span]]]:
    """Name, whether it is shown, rows (all of one length) and cells merged over several rows.

    Of each sheet that counts, or of the one named `only`.

    Hidden sheets count only where no other is shown. Raises `NoSuchSheetError`, and whatever calamine raises.
    """
    import python_calamine as calamine

    book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    listed = book.sheets_metadata
    if only is not None and only not in [sheet.name for sheet in listed]:
        raise NoSuchSheetError(*(sheet.name for sheet in listed))
    some_shown = any(sheet.visible == calamine.SheetVisibleEnum.Visible for sheet in listed)
    for sheet in listed:
        if only not in (None, sheet.name) or sheet.typ != calamine.SheetTypeEnum.WorkSheet:
            continue
        visible = sheet.visible == calamine.SheetVisibleEnum.Visible
        if visible or only is not None or not some_shown:
            cells = book.get_sheet_by_name(sheet.name)
            rows = cells.to_python(skip_empty_area=False)
            # XLSB and ODS tell of no merged cells
            merged = [(column, top, last) for (top, column), (last, _) in cells.merged_cell_ranges or () if last > top]
            yield sheet.name, visible, cast("Rows", rows), merged


def _limit() -> None:
    try:
        import resource
    except ImportError:  # there are no such limits on Windows
        return
    with open("/proc/self/statm") as sizes:  # noqa: PTH123 - nothing more is imported than needed
        now = int(sizes.read().split()[0]) * resource.getpagesize()
    for what, most in ((resource.RLIMIT_AS, now + MEMORY), (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_CORE, 0)):
        hard = resource.getrlimit(what)[1]
        resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def main(only: str | None) -> None:
    """Write (None, sheets) or (kind of fault, its arguments as text)."""
    import python_calamine  # noqa: F401 - before memory is counted

    _limit()
    data = sys.stdin.buffer.read()
    answer: tuple[str | None, list[object]]
    try:
        answer = None, list(sheets(data, only))
    except BaseException as fault:  # calamine's panics are no Exception
        answer = type(fault).__name__, [str(argument) for argument in fault.args]
    sys.stdout.buffer.write(pickle.dumps(answer))


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else None)
