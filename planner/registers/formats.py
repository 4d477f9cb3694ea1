"""What kind of file is this, by its bytes rather than by its name; and a clear refusal of what is no register."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from planner.registers.encoding import wide_without_mark
from planner.registers.errors import Unreadable
from planner.registers.inflate import DAMAGE, check_zip
from planner.registers.web_page import is_web_page

if TYPE_CHECKING:
    from planner.registers.table import RegisterFile

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CONTROLS = bytes(set(range(1, 28)) - {1, 2, 9, 10, 11, 12, 13, 26})  # signs that are in no text
_MOST_CONTROLS = 0.02
_PICTURE = "this is a picture, not a table; upload the spreadsheet or CSV file that it shows"
REFUSED: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "this is a PDF; upload the spreadsheet or CSV file that it was made from"),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"BM\x00", _PICTURE),
    (b"II*\x00", _PICTURE),
    (b"MM\x00*", _PICTURE),
    (b"{\\rtf", "this is a word-processing document; save its table as CSV and upload that"),
    (b"\x1f\x8b", "this is a compressed file; unpack it and upload what is inside"),
    (b"7z\xbc\xaf", "this is a compressed archive; unpack it and upload what is inside"),
    (b"Rar!", "this is a compressed archive; unpack it and upload what is inside"),
    (b"BZh", "this is a compressed file; unpack it and upload what is inside"),
    (b"\xfd7zXZ", "this is a compressed file; unpack it and upload what is inside"),
    (b"SQLite format 3", "this is a database; export its table as CSV and upload that"),
    (b"PAR1", "this is a Parquet file; export it as CSV and upload that"),
    (b"\x7fELF", "this is a program, not a table"),
    (b"MZ\x90", "this is a program, not a table"),
)


def find_format(file: RegisterFile) -> str:
    """`csv`, `xlsx`, `xls`, `xlsb`, `ods`, `html` or `json`; Unreadable for anything that no table can be read from."""
    data = file.data
    if re.search(rb"[^\x00\r\n\t \xef\xbb\xbf\xff\xfe]", data) is None:
        raise Unreadable(file.name, "the file is empty; export it again and upload that")
    for magic, why in REFUSED:
        if data.startswith(magic):
            raise Unreadable(file.name, why)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _format_of_zip(file)
    if data.startswith(OLE):
        return _format_of_ole(file)
    if is_web_page(data):
        return "html"
    _refuse_others(file)
    head = data_head(data).lstrip()
    if head[:1] in (b"{", b"[") and _looks_like_json(head):
        return "json"
    return "csv"


def _refuse_others(file: RegisterFile) -> None:
    """Refuse XML, and bytes that are no text in any encoding."""
    head = data_head(file.data)
    if head.lstrip().startswith(b"<?xml"):
        why = "this is XML, not a workbook or CSV file; open it in your spreadsheet program and save it as XLSX"
        raise Unreadable(file.name, why)
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls > _MOST_CONTROLS * len(head) and not _is_wide_text(file.data[: 1 << 14]):
        raise Unreadable(file.name, "this is no text and no workbook; save the register as XLSX or CSV and upload that")


def _is_wide_text(data: bytes) -> bool:
    """Whether bytes are UTF-16, of which half of each letter may look like a control sign."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    encoding = wide_without_mark(data)
    text = data.decode(encoding, "ignore") if encoding else ""
    return bool(text) and sum(sign.isprintable() or sign in "\r\n\t" for sign in text) > 0.98 * len(text)


def data_head(data: bytes) -> bytes:
    """The first part of a file without byte-order mark and NULs (which are every second byte of UTF-16)."""
    return data[: 1 << 14].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")


def _looks_like_json(head: bytes) -> bool:
    inner = head[1:].lstrip()
    return inner[:1] in (b'"', b"{", b"[", b"}", b"]") and (head[:1] == b"{" or inner[:1] in (b"{", b"[", b"]"))


def _format_of_zip(file: RegisterFile) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
            check_zip(file.name, file.data, archive)
            names = set(archive.namelist())
            kind = archive.read("mimetype")[:80] if "mimetype" in names else b""
    except DAMAGE as fault:
        why = (
            "the workbook is damaged or was cut off; open it in your spreadsheet program, save it again and upload that"
        )
        raise Unreadable(file.name, why) from fault
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "xl/workbook.bin" in names:
        return "xlsb"
    if b"opendocument.spreadsheet" in kind:
        return "ods"
    if "word/document.xml" in names or b"opendocument.text" in kind:
        raise Unreadable(file.name, "this is a word-processing document; save its table as CSV and upload that")
    if any(name.lower().endswith("workbook.xml") for name in names):
        return "xlsx"
    raise Unreadable(file.name, "this is a zip archive, not a workbook; unpack it and upload the register inside")


def _format_of_ole(file: RegisterFile) -> str:
    data = file.data
    if "EncryptedPackage".encode("utf-16-le") in data:
        why = "the workbook is protected with a password; save a copy without the password and upload that"
        raise Unreadable(file.name, why)
    if "WordDocument".encode("utf-16-le") in data:
        raise Unreadable(file.name, "this is a word-processing document; save its table as CSV and upload that")
    if "Workbook".encode("utf-16-le") in data or "Book".encode("utf-16-le") in data:
        return "xls"
    raise Unreadable(
        file.name, "this is no workbook that can be read; save the register as XLSX or CSV and upload that"
    )
