"""Content lines as bytes: folded where RFC 5545 3.1 and the clients allow it, ended by CRLF."""

from __future__ import annotations

WIDTH = 75  # octets, without the line end and with the space that continues a line


def fold(line: str) -> bytes:
    r"""One content line, without its end, as octets with CRLF.

    Never cut inside a character, and never between a backslash and what it escapes: Google drops such an event.
    (icalendar's own folding cuts `\\` in two where a pair of backslashes stands at the edge.)
    """
    octets = line.encode("utf-8")
    parts = []
    width = WIDTH
    while len(octets) > width:
        cut = _cut(octets, width)
        parts.append(octets[:cut])
        octets = octets[cut:]
        width = WIDTH - 1
    parts.append(octets)
    return b"\r\n ".join(parts) + b"\r\n"


def _cut(octets: bytes, width: int) -> int:
    cut = width
    while octets[cut] & 0xC0 == 0x80:  # a continuation byte of UTF-8
        cut -= 1
    backslashes = cut - len(octets[:cut].rstrip(b"\\"))
    return cut - backslashes % 2
