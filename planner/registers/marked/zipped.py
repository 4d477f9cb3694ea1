"""A zip archive written anew: entries taken over as they were packed, byte for byte, and others packed here.

`zipfile` can only pack again what it has unpacked, which costs time and says that everything was changed today.
"""

from __future__ import annotations

import io
import struct
import zlib
from typing import TYPE_CHECKING

from planner.registers.inflate import packed

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterable

# APPNOTE.TXT 4.3.7, 4.3.12 and 4.3.16
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_UTF8, _SIZES_FOLLOW = 0x800, 0x8
_DEFLATED, _VERSION = 8, 20
_NEW_YEAR_1980 = (1 << 5) | 1  # the first day that the format knows, as spreadsheet programs write it
_MOST_BYTES, _MOST_ENTRIES = 0xFFFFFFFF, 0xFFFF


class ZipWriter:
    """Takes entries over or packs them, then gives the archive."""

    def __init__(self) -> None:
        self._out = io.BytesIO()
        self._listed: list[bytes] = []

    def take_over(self, entry: zipfile.ZipInfo, archive: bytes) -> None:
        """An entry of another archive, its content untouched; only what says where sizes stand is made plain."""
        flags = entry.flag_bits & ~_SIZES_FOLLOW
        name = entry.orig_filename.encode("utf-8" if flags & _UTF8 else "cp437")
        year, month, day, hour, minute, second = entry.date_time
        stamp = (hour << 11 | minute << 5 | second // 2, (year - 1980) << 9 | month << 5 | day)
        sizes = (entry.CRC, entry.compress_size, entry.file_size)
        self._write(name, flags, entry.compress_type, stamp, sizes, packed(archive, entry), entry.external_attr)

    def pack(self, name: str, pieces: Iterable[bytes]) -> None:
        """A new entry."""
        engine = zlib.compressobj(6, zlib.DEFLATED, -15)
        check = size = 0
        found = []
        for piece in pieces:
            check, size = zlib.crc32(piece, check), size + len(piece)
            found.append(engine.compress(piece))
        found.append(engine.flush())
        data = b"".join(found)
        flags, stamp = (0 if name.isascii() else _UTF8), (0, _NEW_YEAR_1980)
        self._write(name.encode(), flags, _DEFLATED, stamp, (check, len(data), size), data, 0)

    def _write(
        self,
        name: bytes,
        flags: int,
        method: int,
        stamp: tuple[int, int],
        sizes: tuple[int, int, int],
        data: bytes | memoryview,
        attributes: int,
    ) -> None:
        at = self._out.tell()
        told = (_VERSION, flags, method, *stamp, *sizes, len(name), 0)
        self._out.write(_LOCAL.pack(b"PK\x03\x04", *told) + name)
        self._out.write(data)
        self._listed.append(_CENTRAL.pack(b"PK\x01\x02", _VERSION, *told, 0, 0, 0, attributes, at) + name)

    def finish(self) -> bytes:
        """The archive. OverflowError where it would need the format's later form for more than 4 GB."""
        at, listed = self._out.tell(), b"".join(self._listed)
        if at + len(listed) > _MOST_BYTES or len(self._listed) > _MOST_ENTRIES:
            raise OverflowError("the archive is too big")
        count = len(self._listed)
        self._out.write(listed + _END.pack(b"PK\x05\x06", 0, 0, count, count, len(listed), at, 0))
        return self._out.getvalue()
