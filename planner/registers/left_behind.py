"""What of an officer's own workbook cannot be written back with the marks, so that it is said and not just gone."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.registers.table import RegisterFile

LOOKED_AT = 4 << 20  # bytes of a sheet's XML, from its end, where what was added after 2007 stands
# parts of the file by name, and marks inside a sheet, that openpyxl does not write again
_PARTS = (
    ("macros", re.compile(r"xl/vbaProject\.bin")),
    ("form controls", re.compile(r"xl/(?:ctrlProps|activeX)/")),
    ("slicers", re.compile(r"xl/(?:slicers|timelines)/")),
    ("threaded comments", re.compile(r"xl/threadedComments/")),
    ("SmartArt", re.compile(r"xl/diagrams/")),
    ("text boxes and shapes", re.compile(r"xl/drawings/drawing\d+\.xml")),
)
_SHAPE = re.compile(rb"<xdr:(?:sp|cxnSp|grpSp)\b")
_LATER = (
    ("drop-down lists that draw on another sheet", b"x14:dataValidations"),
    ("conditional formats made since Excel 2010", b"x14:conditionalFormattings"),
    ("sparklines", b"x14:sparklineGroups"),
)


def left_behind(file: RegisterFile) -> list[str]:
    """Sorts of things in an XLSX or XLSM file that its marked copy lacks, in words; nothing for other files."""
    try:
        with zipfile.ZipFile(io.BytesIO(file.data)) as book:
            return list(dict.fromkeys(_of(book)))
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError):
        # what cannot be opened has no marked copy: the reader has refused it before, with its reason
        return []


def _of(book: zipfile.ZipFile) -> list[str]:
    names = book.namelist()
    found = []
    for what, part in _PARTS:
        parts = [name for name in names if part.match(name)]
        if what == "text boxes and shapes":
            parts = [name for name in parts if _SHAPE.search(_tail(book, name))]
        if parts:
            found.append(what)
    sheets = [_tail(book, name) for name in names if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name)]
    found += [what for what, mark in _LATER if any(mark in sheet for sheet in sheets)]
    return found


def _tail(book: zipfile.ZipFile, name: str) -> bytes:
    """The last LOOKED_AT bytes of a part, unpacked piece by piece."""
    kept = b""
    with book.open(name) as part:
        while piece := part.read(LOOKED_AT):
            kept = (kept + piece)[-LOOKED_AT:]
    return kept
