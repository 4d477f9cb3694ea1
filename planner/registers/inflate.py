"""Before a zipped workbook is opened: what it unpacks to, and how far its sheets reach.

A small file can unpack to gigabytes, or claim one cell in the last row of the last column; a reader that makes room
for what it is told would exhaust the machine. So every part is unpacked once, counted, and thrown away.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from typing import TYPE_CHECKING

from planner.registers.errors import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

# each is what zipfile says of some damage; RuntimeError: a part behind a password, NotImplementedError: odd packing
DAMAGE = (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, RuntimeError, EOFError)

MAX_INFLATED = 640 * 1024 * 1024  # a workbook of 1M rows unpacks to about 500 MB
MAX_CELLS = 6_000_000  # written in all sheets together; each takes some 130 bytes while it is read
MAX_REACH = 12_000_000  # of the rectangle that a sheet's cells span; a blank one takes some 40 bytes
_CHUNK = 1 << 20
_FED = 1 << 16  # packed bytes unpacked at once: what is not yet unpacked of them is copied for each chunk
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
        reach = Repeats() if entry.filename == "content.xml" else Reach()
        sheet = "worksheets/" in entry.filename or entry.filename == "content.xml"
        for chunk in inflated(data, entry):
            left -= len(chunk)
            if sheet:
                cells -= chunk.count(b"<c")
                reach.see(chunk)
            if left < 0 or cells < 0:
                raise Unreadable(name, _too_big())
        if sheet:
            reach.see(b"")
        if reach.cells > reach.most:
            why = (
                f"a sheet reaches to row {reach.row}, column {reach.column}, far beyond its table; "
                "delete the empty rows and columns around the table, save, and upload that"
            )
            raise Unreadable(name, why)


def _too_big() -> str:
    return "the workbook unpacks to more than is read; save the register's sheet alone as CSV and upload that"


def packed(data: bytes, entry: zipfile.ZipInfo) -> memoryview:
    """The content of one part as it stands in the archive."""
    header = data[entry.header_offset : entry.header_offset + 30]
    start = entry.header_offset + 30 + int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
    return memoryview(data)[start : start + entry.compress_size]


def inflated(data: bytes, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """The unpacked content of one part, in pieces, whatever size the archive says it has."""
    if entry.compress_type == 0:
        yield bytes(packed(data, entry))
        return
    engine = zlib.decompressobj(-15)
    whole = packed(data, entry)
    for start in range(0, len(whole), _FED):
        rest: bytes | memoryview = whole[start : start + _FED]
        while len(rest) and not engine.eof:
            piece = engine.decompress(rest, _CHUNK)
            rest = engine.unconsumed_tail
            if piece:
                yield piece


# repeated cells that hold something, or that a further cell follows
_REPEATED_CELLS = re.compile(
    rb'number-columns-repeated="(\d{1,7})"(?:[^>]*office:value|[^>]*/>\s*<table:(?:covered-)?table-cell)'
)
_REPEATED_ROWS = re.compile(rb'number-rows-repeated="(\d{1,9})"')


class Reach:
    """How far the cells of a sheet reach, by what was seen of its XML so far."""

    most = MAX_REACH

    def __init__(self) -> None:
        self.row = self.column = 1

    @property
    def cells(self) -> int:
        """Cells in the rectangle from A1."""
        return self.row * self.column

    def see(self, chunk: bytes) -> None:
        """Note the last row and every far cell of a piece of XML; an empty piece is the end."""
        import pyarrow as pa
        import pyarrow.compute as pc

        last = chunk.rfind(b"<row ")
        match = _ROWS.match(chunk, last) if last >= 0 else None
        if match:
            self.row = max(self.row, int(match.group(1)))
        cells = _CELL.findall(chunk, 0, 1 << 14)
        if pc.match_substring_regex(pa.array([chunk], pa.binary()), _FAR)[0].as_py():
            cells = _CELL.findall(chunk)
        if cells:
            letters, digits = map(set, zip(*cells, strict=True))
            self.row = max(self.row, *map(int, digits))
            self.column = max(self.column, *map(column_number, letters))


class Repeats:
    """How far the cells of an ODS sheet reach: rows and cells may be written once and said to be repeated."""

    most = MAX_CELLS

    def __init__(self) -> None:
        self.row = self.column = 1
        self._pending = 0  # repeated rows that count once anything is written in or below them
        self._rest = b""

    @property
    def cells(self) -> int:
        """Cells in the rectangle from A1, at most."""
        return self.row * self.column

    def see(self, chunk: bytes) -> None:
        """Note the repeats of a piece of XML; an empty piece is the end."""
        text = self._rest + chunk
        cut = text.rfind(b"<table:table-row")
        if cut <= 0 or len(text) - cut > _CHUNK:
            cut = len(text)
        text, self._rest = text[:cut], text[cut:]
        self.row += text.count(b"<table:table-row")
        at = 0
        for match in _REPEATED_ROWS.finditer(text):
            self._settle(text[at : match.end()])
            self._pending += int(match.group(1))
            at = match.end()
        self._settle(text[at:] + self._rest)
        for row in text.split(b"<table:table-row"):
            self.column = max(self.column, sum(map(int, _REPEATED_CELLS.findall(row))) + row.count(b"-cell"))

    def _settle(self, text: bytes) -> None:
        if b"office:value" in text or b"<text:p" in text:
            self.row, self._pending = self.row + self._pending, 0


def column_number(letters: bytes) -> int:
    """A is 1, XFD is 16384."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
