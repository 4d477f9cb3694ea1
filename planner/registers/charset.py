"""Encodings of other alphabets than Western Europe's: which one, where the bytes speak for it clearly.

chardet knows the letters of many languages. It is asked about the lines that are not ASCII alone, and believed only
where its answer makes words: a file of English with a few pound signs or dashes never becomes Greek.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

WESTERN = ("cp1252", "iso8859-1", "iso8859-15", "cp850", "cp437", "mac-roman")
_LATIN = ("cp1250", "iso8859-2", "cp852", "cp1254", "cp1257")
_SINGLE = ("cp1251", "koi8-r", "koi8-u", "cp866", "iso8859-5", "cp1253", "iso8859-7", "cp1255", "cp1256", "cp874")
_DOUBLE = ("cp932", "euc_jis_2004", "gb18030", "big5hkscs", "cp949")
_ASKED = 30_000  # bytes that chardet is shown
_SURER = 1.2  # how much surer of a Latin alphabet than of the Western one, whose letters have mostly the same places
_RUNS = 0.6  # share of the non-ASCII signs that stand beside each other, where another script is written


def find_charset(data: bytes, western: float, sense: Callable[[str], float]) -> str | None:
    """The encoding of another alphabet, or None where the file is Western.

    `sense(encoding)` is how much sense the bytes make in an encoding, `western` the most they make in a Western one.
    """
    shown = _telling_lines(data)
    high = shown.translate(None, bytes(range(128)))
    if len(high) < 4:
        return None
    import chardet

    found = chardet.detect_all(
        shown,
        ignore_threshold=True,
        compat_names=False,
        include_encodings=(*WESTERN, *_LATIN, *_SINGLE, *_DOUBLE),
    )
    sure = {str(one["encoding"]).lower(): one["confidence"] for one in found}
    best = max(sure, key=lambda name: sure[name], default="")
    surer = _SURER + 3 / len(high)  # a few letters say little
    if not best or best in WESTERN or sure[best] < surer * max(sure.get(name, 0.0) for name in WESTERN):
        return None
    try:
        text = shown.decode(best)
    except (UnicodeDecodeError, LookupError):
        return None
    if best in _LATIN:
        return best if sense(best) >= 0.98 * western else None
    return best if _is_script(text) else None


def _telling_lines(data: bytes) -> bytes:
    """The first lines with bytes beyond ASCII."""
    lines: list[bytes] = []
    size = 0
    for line in data[: 1 << 20].splitlines(keepends=True):
        if line.isascii():
            continue
        lines.append(line[:_ASKED])
        size += len(lines[-1])
        if size > _ASKED:
            break
    return b"".join(lines)


def _is_script(text: str) -> bool:
    """Whether nearly all that is not ASCII are letters of another script than the Latin one, and make words."""
    signs = [sign for sign in text if sign > "\x7f"]
    paired = sum(map(len, re.findall(r"[^\x00-\x7f]{2,}", text)))
    letters = [sign for sign in signs if sign.isalpha() and not unicodedata.name(sign, "").startswith("LATIN")]
    marks = sum(unicodedata.category(sign)[0] in "MP" for sign in signs)
    return paired >= _RUNS * len(signs) and len(letters) > marks and len(letters) + marks >= 0.9 * len(signs)
