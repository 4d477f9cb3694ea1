"""Binary workbooks (XLS, XLSB), read in a process of its own.

A few changed bytes in a workbook of Excel 97-2003 send calamine round a chain of sectors that never ends: it takes all
memory there is, and the process with it. Nothing outside it can stop that but the limits of a process.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from planner.registers import workbook_rows

if TYPE_CHECKING:
    from planner.registers.workbook_rows import Rows, Span

# of the wall's clock: more than the processor's seconds, for a machine that has more to do
PATIENCE = 5 * workbook_rows.SECONDS


class GaveUpError(Exception):
    """The reading process ended without an answer; the text says how, for a person."""


class FaultError(Exception):
    """The reader refused: `kind` is the name of its exception, the text what it said."""

    def __init__(self, kind: str, said: str) -> None:
        super().__init__(said)
        self.kind = kind


def sheets(data: bytes, only: str | None) -> list[tuple[str, bool, Rows, list[Span]]]:
    """As `workbook_rows.sheets`, within its limits of memory and time.

    Raises `NoSuchSheetError`, `FaultError`, or `GaveUpError` where a limit was reached or the reader crashed.
    """
    command = [sys.executable, "-I", str(Path(workbook_rows.__file__))]
    try:
        done = subprocess.run(  # noqa: S603 - our own program; the file's bytes are its input alone
            [*command, *([] if only is None else [only])],
            input=data,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        raise GaveUpError("reading it took too long") from late
    if done.returncode != 0 or not done.stdout:
        raise GaveUpError("its parts point at each other without end, or it needs too much memory")
    kind, answer = pickle.loads(done.stdout)  # noqa: S301 - written by our own program
    if kind == workbook_rows.NoSuchSheetError.__name__:
        raise workbook_rows.NoSuchSheetError(*answer)
    if kind is not None:
        raise FaultError(kind, " ".join(answer))
    found: list[tuple[str, bool, Rows, list[Span]]] = answer
    return found
