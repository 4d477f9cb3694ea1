"""Bytes to text: which encoding, by the evidence of the whole file."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import Counter
from itertools import chain, islice

import numpy as np

from planner.registers.charset import find_charset

SINGLE_BYTE = ("cp1252", "cp850", "mac_roman", "latin-1")
MIXED = "utf-8 and cp1252"
_HANDLER = "planner-cp1252-bytes"
_CONTEXTS = 1000  # how many runs of non-ASCII bytes are looked at, from the start and from the middle
_BEFORE_LINES = re.compile(r"(?<![^\r\n])[\ufeff\f]+")  # where files were put together, and where pages begin
_WINDOW = 1 << 16
_NULS = 0.25  # share of every second byte; even a table of another alphabet has its digits, separators and line ends
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def find_encoding(data: bytes) -> str:
    """The name of the encoding: `utf-8`, `utf-8-sig`, UTF-16 or UTF-32, MIXED, or one of an alphabet.

    `utf-8` is certain for ASCII; else samples say so, and decoding may still find bytes that are not (see `decode`).
    """
    marked = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "")
    if marked and marked != "utf-8-sig":
        return marked
    wide = "" if marked else wide_without_mark(data)
    if wide:
        return wide
    if data.isascii() or _samples_are_utf8(data):
        return marked or "utf-8"
    return _by_runs(data)


def decode(data: bytes, encoding: str) -> tuple[str, str]:
    """The text and the encoding it turned out to be in. Never fails.

    The text is without NULs, and without byte-order marks and feeds of pages before a line.
    """
    if encoding.startswith("utf-8") and encoding != MIXED:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            encoding = _by_runs(data)
            text = _decode_bytes(data, encoding)
    else:
        text = _decode_bytes(data, encoding)
    if "\ufeff" in text or "\f" in text:
        text = _BEFORE_LINES.sub("", text)
    return text.replace("\0", "") if "\0" in text else text, encoding


def _decode_bytes(data: bytes, encoding: str) -> str:
    if encoding == MIXED:
        codecs.register_error(_HANDLER, _decode_stray_byte)
        return data.decode("utf-8", _HANDLER)
    if encoding in SINGLE_BYTE:
        return decode_cp1252(data) if encoding == "cp1252" else data.decode(encoding)
    # no byte is lost: one that has no meaning is written as its number
    return data.decode(encoding, "replace" if encoding.startswith("utf") else "backslashreplace")


# CP1252 has five holes; Latin-1 says what to put there.
_CP1252 = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(256))


def decode_cp1252(data: bytes) -> str:
    """CP1252 as text; never fails."""
    return codecs.charmap_decode(data, "strict", _CP1252)[0]


def as_utf8(data: bytes, encoding: str) -> bytes:
    """Text of a single-byte encoding as UTF-8; in pieces, so that the whole is never a text of wide letters."""
    pieces = (data[start : start + _WINDOW] for start in range(0, len(data), _WINDOW))
    return b"".join([piece if piece.isascii() else _decode_bytes(piece, encoding).encode() for piece in pieces])


def _decode_stray_byte(fault: UnicodeError) -> tuple[str, int]:
    assert isinstance(fault, UnicodeDecodeError)
    return decode_cp1252(fault.object[fault.start : fault.end]), fault.end


def wide_without_mark(data: bytes) -> str:
    """UTF-16 without a mark: where signs of Western text are, every second byte is NUL, and hardly any other is."""
    sample = np.frombuffer(data[:_WINDOW], dtype=np.uint8)
    if len(sample) < 4:
        return ""
    even, odd = float((sample[0::2] == 0).mean()), float((sample[1::2] == 0).mean())
    if odd > _NULS and even < odd / 20:
        return "utf-16-le"
    return "utf-16-be" if even > _NULS and odd < even / 20 else ""


def _samples_are_utf8(data: bytes) -> bool:
    """Whether the start, the middle and the end are UTF-8, as far as windows on them tell."""
    middle = len(data) // 2
    for start in (0, middle, max(0, len(data) - _WINDOW)):
        window = data[start : start + _WINDOW]
        # a window may cut a character at either end
        window = re.sub(rb"^[\x80-\xbf]{1,3}", b"", window) if start else window
        if start + _WINDOW < len(data):
            window = re.sub(rb"[\xc0-\xff][\x80-\xbf]{0,2}$", b"", window)
        try:
            window.decode("utf-8")
        except UnicodeDecodeError:
            return False
    return True


def _by_runs(data: bytes) -> str:
    """For a file that is not UTF-8 throughout: by what its runs of non-ASCII bytes are."""
    pattern = re.compile(rb"[\x80-\xff]+")
    middle = pattern.finditer(data, len(data) // 2) if len(data) > 4 * _WINDOW else iter(())
    found = chain(islice(pattern.finditer(data), _CONTEXTS), islice(middle, _CONTEXTS))
    runs = [data[max(0, match.start() - 1) : match.end() + 1] for match in found]
    whole = sum(_is_utf8(run) for run in runs)
    if whole and whole * 4 >= len(runs) - whole:
        return MIXED
    contexts = Counter(run[:3] for run in runs)

    def sense(encoding: str) -> float:
        return sum(_sense(context, encoding) * times for context, times in contexts.items())

    scores = {encoding: sense(encoding) for encoding in SINGLE_BYTE}
    western = max(SINGLE_BYTE, key=lambda encoding: scores[encoding])
    return find_charset(data, scores[western], sense) or western


def _is_utf8(run: bytes) -> bool:
    try:
        run.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


_PLAUSIBLE = {**dict.fromkeys("‘’“”–—•…\xa0", 1.0), **dict.fromkeys("°²³½¼¾®™©·", 0.6)}
_BY_CATEGORY = {"Cc": -3.0, "Cn": -3.0, "So": -0.3, "Sm": -0.3, "Sk": -0.3}


def _sense(context: bytes, encoding: str) -> float:
    """How much sense a byte makes between its neighbours: a letter in a word, a pound sign before a digit."""
    text = context.decode(encoding, "replace")
    at = next((index for index, character in enumerate(text) if character > "\x7f"), None)
    if at is None:
        return 0.0
    before, after = text[at - 1] if at else " ", text[at + 1] if at + 1 < len(text) else " "
    character = text[at]
    category = unicodedata.category(character)
    if character in "£€":
        return 2.0 if after.isdigit() or after in " )-k'\"" or before in "( " else 0.5
    if category == "Ll":
        return 1.0 if before.isalpha() or after.isalpha() else -0.5
    if category == "Lu":
        return 0.8 if not before.islower() and (after.isalpha() or before.isalpha()) else -0.5
    if character == "\ufffd":
        return -3.0
    return _PLAUSIBLE.get(character, _BY_CATEGORY.get(category, 0.0))
