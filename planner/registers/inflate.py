"""Before a zipped workbook is opened: what it unpacks to, and how far its sheets reach.

A small file can unpack to gigabytes, or claim one cell in the last row of the last column; a reader that makes room
for what it is told would exhaust the machine. So every part is unpacked once, counted, and thrown away.
"""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

from planner.registers.errors import Unreadable

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator

MAX_INFLATED = 640 * 1024 * 1024  # a workbook of 1M rows unpacks to about 500 MB
MAX_CELLS = 6_000_000  # written in all sheets together; each takes some 130 bytes while it is read
MAX_REACH = 12_000_000  # of the rectangle that a sheet's cells span; a blank one takes some 40 bytes
_CHUNK = 1 << 20
_FAR = r'r="(?:[A-Z]{3}[0-9]+|[A-Z]{1,2}[0-9]{6,7})"'
_ROWS = re.compile(rb"<row [^>]*?r=\"(\d+)\"")
_CELL = re.compile(rb'r="([A-Z]{1,3})([0-9]+)"')


def check_zip(name: str, data: bytes, archive: zipfile.ZipFile) -> None:
    """Unreadable where the workbook would take more memory than there is; `name` is the file's."""
    entries = archive.infolist()
    if sum(entry.file_size for entry in entries) > MAX_INFLATED:
        raise Unreadable(name, _too_big())
    left, cells = MAX_INFLATED, MAX_CELLS
    for entry in entries:
        reach = Reach()
        sheet = "worksheets/" in entry.filename
        for chunk in _inflated(data, entry):
            left -= len(chunk)
            if sheet:
                cells -= chunk.count(b"<c")
                reach.see(chunk)
            if left < 0 or cells < 0:
                raise Unreadable(name, _too_big())
        if reach.cells > MAX_REACH:
            why = (
                f"a sheet reaches to row {reach.row}, column {reach.column}, far beyond its table; "
                "delete the empty rows and columns around the table, save, and upload that"
            )
            raise Unreadable(name, why)


def _too_big() -> str:
    return "the workbook unpacks to more than is read; save the register's sheet alone as CSV and upload that"


def _inflated(data: bytes, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """The unpacked content of one part, in pieces, whatever size the archive says it has."""
    header = data[entry.header_offset : entry.header_offset + 30]
    start = entry.header_offset + 30 + int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
    packed = memoryview(data)[start : start + entry.compress_size]
    if entry.compress_type == 0:
        yield bytes(packed)
        return
    engine = zlib.decompressobj(-15)
    rest: bytes | memoryview = packed
    while len(rest) and not engine.eof:
        piece = engine.decompress(rest, _CHUNK)
        rest = engine.unconsumed_tail
        if piece:
            yield piece
        elif not rest:
            return


class Reach:
    """How far the cells of a sheet reach, by what was seen of its XML so far."""

    def __init__(self) -> None:
        self.row = self.column = 1

    @property
    def cells(self) -> int:
        """Cells in the rectangle from A1."""
        return self.row * self.column

    def see(self, chunk: bytes) -> None:
        """Note the last row and every far cell of a piece of XML."""
        import pyarrow as pa
        import pyarrow.compute as pc

        last = chunk.rfind(b"<row ")
        match = _ROWS.match(chunk, last) if last >= 0 else None
        if match:
            self.row = max(self.row, int(match.group(1)))
        cells = _CELL.findall(chunk, 0, 1 << 14)
        if pc.match_substring_regex(pa.array([chunk], pa.binary()), _FAR)[0].as_py():
            cells = _CELL.findall(chunk)
        for letters, digits in cells:
            self.row = max(self.row, int(digits))
            self.column = max(self.column, column_number(letters))


def column_number(letters: bytes) -> int:
    """A is 1, XFD is 16384."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
