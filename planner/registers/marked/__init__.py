"""The officer's own workbook back, as it was, with the faulty cells coloured and noted and a list of all issues.

An XLSX or XLSM file is changed in place (`own`). Of any other file a workbook is made (`made`). Each note says what was
found and what to do.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.parsers.expat import ExpatError

from planner.registers.errors import Unreadable
from planner.registers.inflate import DAMAGE

if TYPE_CHECKING:
    from planner.model import Reading
    from planner.registers.table import RegisterFile

# of the archive, of its XML, or of what its parts say of each other
_FAULTS = (*DAMAGE, ExpatError, LookupError, OverflowError, StopIteration)


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked workbook, and the ending of a file's name that fits it: `.xlsm` where it holds macros."""

    data: bytes
    ending: str


def marked_workbook(file: RegisterFile, reading: Reading) -> Marked:
    """The workbook of a file that has been read, marked. Raises `Unreadable` where it cannot be opened again."""
    if reading.format == "xlsx":
        from planner.registers.marked.own import mark_own

        try:
            return Marked(*mark_own(file, reading))
        except _FAULTS as fault:
            why = "the workbook cannot be opened for marking; save it again in your spreadsheet program and try again"
            raise Unreadable(file.name, why) from fault
    from planner.registers.marked.made import mark_made

    return Marked(mark_made(file, reading), ".xlsx")
