"""Text that every calendar client shows as it was meant."""

from __future__ import annotations

import re
import unicodedata

SUMMARY_LENGTH = 250
DESCRIPTION_LENGTH = 3_500

# line breaks that are none in iCalendar, but at which parsers built on `str.splitlines` would break a content line
_BREAKS = re.compile("\r\n|[\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
# node-ical and py-ics read a literal backslash before an n as a line break
_BACKSLASH_N = re.compile(r"\\(?=[nN])")


def clean(text: str) -> str:
    r"""The text without control characters and half surrogates, with `\n` as its only line break.

    A literal backslash before an n becomes a slash, because some clients would show a line break there.
    """
    text = _BREAKS.sub("\n", text).replace("\t", " ")
    text = "".join(char for char in text if char == "\n" or unicodedata.category(char) not in ("Cc", "Cs"))
    return _BACKSLASH_N.sub("/", text)


def one_line(text: str, length: int = SUMMARY_LENGTH) -> str:
    """Clean text on one line, cut with an ellipsis where it is longer than `length` characters."""
    line = " ".join(clean(text).split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def several_lines(lines: list[str], length: int = DESCRIPTION_LENGTH) -> str:
    """Clean lines joined; cut at `length` characters, since some clients drop an event with a long body."""
    text = "\n".join(clean(line).strip() for line in lines)
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
