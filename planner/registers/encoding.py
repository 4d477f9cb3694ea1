"""Bytes to text: which encoding, by the evidence of the whole file."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

import numpy as np

SINGLE_BYTE = ("cp1252", "cp850", "mac_roman", "latin-1")
_MIXED = "planner-cp1252-bytes"
_CONTEXTS = 2000  # how many non-ASCII bytes are looked at


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, without byte-order mark and NULs, and the encoding that it was decoded from."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded:
    """The text of `data`. Never fails: what no encoding explains is decoded byte by byte."""
    marked = _by_mark(data)
    if marked is not None:
        return marked
    if b"\0" not in data and data.isascii():
        return Decoded(data.decode("ascii"), "utf-8")
    wide = _wide_without_mark(data)
    if wide is not None:
        return Decoded(_without_nuls(data.decode(wide, "replace"), data), wide)
    try:
        return Decoded(_without_nuls(data.decode("utf-8"), data), "utf-8")
    except UnicodeDecodeError:
        pass
    if _valid_sequences(data):
        codecs.register_error(_MIXED, _decode_stray_byte)
        return Decoded(_without_nuls(data.decode("utf-8", _MIXED), data), "utf-8 and cp1252")
    encoding = _single_byte(data)
    return Decoded(_without_nuls(_decode_single(data, encoding), data), encoding)


def _without_nuls(text: str, data: bytes) -> str:
    return text.replace("\0", "") if b"\0" in data else text


def _by_mark(data: bytes) -> Decoded | None:
    marks = (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    )
    for mark, encoding in marks:
        if data.startswith(mark):
            rest = data[len(mark) :]
            if encoding == "utf-8":
                inner = decode(rest) if rest else Decoded("", "utf-8")
                name = "utf-8-sig" if inner.encoding == "utf-8" else inner.encoding
                return Decoded(inner.text, name)
            return Decoded(rest.decode(encoding, "replace").replace("\0", ""), encoding)
    return None


def _wide_without_mark(data: bytes) -> str | None:
    """UTF-16 without a mark: nearly every second byte of Western text is NUL."""
    sample = np.frombuffer(data[: 1 << 16], dtype=np.uint8)
    if len(sample) < 4 or len(data) % 2:
        return None
    even, odd = float((sample[0::2] == 0).mean()), float((sample[1::2] == 0).mean())
    if odd > 0.6 and even < 0.1:
        return "utf-16-le"
    if even > 0.6 and odd < 0.1:
        return "utf-16-be"
    return None


def _valid_sequences(data: bytes) -> bool:
    """Whether a file that is not UTF-8 as a whole has UTF-8 in it all the same, in more than chance amounts."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(1 for character in set(text) if ord(character) > 127 and character != "\ufffd")
    return whole > 0 and broken > 0 and _count_wide(text) * 4 >= broken


def _count_wide(text: str) -> int:
    return sum(1 for character in text if character > "\x7f" and character != "\ufffd")


def _decode_stray_byte(fault: UnicodeError) -> tuple[str, int]:
    assert isinstance(fault, UnicodeDecodeError)
    return _decode_single(fault.object[fault.start : fault.end], "cp1252"), fault.end


def _decode_single(data: bytes, encoding: str) -> str:
    """CP1252 has five holes; Latin-1 says what to put there."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return "".join(bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in data)


def _single_byte(data: bytes) -> str:
    """The single-byte encoding under which the non-ASCII bytes make the most sense beside their neighbours."""
    contexts = [match.group() for match in re.finditer(rb"(?s).?[\x80-\xff].?", data)][:_CONTEXTS]
    scores = {encoding: sum(_sense(context, encoding) for context in contexts) for encoding in SINGLE_BYTE}
    return max(SINGLE_BYTE, key=lambda encoding: scores[encoding])


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
