"""A part's XML changed at named places: every byte between them stays as it was, and no more than a piece is held.

Places are offsets of tags, as `planner.registers.marked.outline` and `.sheet` find them with expat. What is put in is
ASCII with character references, so that it suits every encoding that is one byte a sign for ASCII.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_TAG = re.compile(rb"""<([^\s/>]+)((?:\s+[^\s=]+\s*=\s*(?:"[^"]*"|'[^']*'))*)(\s*)(/?)>""")
_ATTRIBUTE = re.compile(rb"""\s+([^\s=]+)\s*=\s*("[^"]*"|'[^']*')""")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # what XML 1.0 cannot hold
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_ENCODING = re.compile(r"""^(\s*<\?xml[^>]*?)\s+encoding\s*=\s*(?:"[^"]*"|'[^']*')""")
_WIDE = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"<\0": "utf-16-le", b"\0<": "utf-16-be"}


def xml_text(text: str) -> bytes:
    """A text as it stands in a part, in an element or an attribute between double quotes.

    Spreadsheet programs read `_x0041_` as A (ST_Xstring), so what looks like it has its first sign written so.

    >>> xml_text('£5 & "more"')
    b'&#163;5 &amp; &quot;more&quot;'
    >>> xml_text("_x0041_ x_1")
    b'_x005F_x0041_ x_1'
    """
    legal = _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    legal = _ESCAPE.sub("_x005F_", legal)
    escaped = legal.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return escaped.encode("ascii", "xmlcharrefreplace")


def start_tag(data: bytes, at: int = 0) -> re.Match[bytes]:
    """The start tag at an offset: its name, its attributes, and `/` where it closes itself
    (the last group)."""
    found = _TAG.match(data, at)
    if found is None:
        raise ValueError(f"no start tag at byte {at}")
    return found


def retagged(tag: bytes, attributes: Mapping[str, str], inside: bytes = b"") -> bytes:
    """A start tag with these attributes set, the others left as they are, and `inside` put right after it.

    >>> retagged(b"<c r='A1' s='1'/>", {"s": "4"}), retagged(b"<row/>", {}, b"<c/>")
    (b'<c r=\\'A1\\' s="4"/>', b'<row><c/></row>')
    """
    found = start_tag(tag)
    left = {name.encode(): b'"' + xml_text(value) + b'"' for name, value in attributes.items()}
    name, said, space, closed = found.groups()

    def kept(old: re.Match[bytes]) -> bytes:
        new = left.pop(old[1], None)
        return old[0] if new is None else old[0][: -len(old[2])] + new

    said = _ATTRIBUTE.sub(kept, said) + b"".join(b" " + key + b"=" + value for key, value in left.items())
    if inside and closed:
        return b"<" + name + said + b">" + inside + b"</" + name + b">"
    return b"<" + name + said + space + closed + b">" + inside


@dataclass(slots=True)
class _Change:
    before: list[bytes] = field(default_factory=list)
    attributes: dict[str, str] = field(default_factory=dict)
    inside: list[bytes] = field(default_factory=list)


class Edits:
    """What is to change in one part, by the offset of the tag that it concerns."""

    def __init__(self) -> None:
        self._changes: dict[int, _Change] = {}

    def _at(self, at: int) -> _Change:
        return self._changes.setdefault(at, _Change())

    def insert(self, at: int, text: bytes) -> None:
        """Put `text` before what stands there, after what was put there before."""
        self._at(at).before.append(text)

    def inside(self, at: int, text: bytes) -> None:
        """Put `text` first into the element whose start tag stands there."""
        self._at(at).inside.append(text)

    def attributes(self, at: int, attributes: Mapping[str, str]) -> None:
        """Set attributes of the start tag that stands there."""
        self._at(at).attributes.update(attributes)

    def apply(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """The part, changed, in pieces."""
        window = _Window(pieces)
        for at, change in sorted(self._changes.items()):
            yield from window.until(at)
            yield b"".join(change.before)
            if change.attributes or change.inside:
                yield retagged(window.tag(), change.attributes, b"".join(change.inside))
        yield from window.rest()


class _Window:
    """The piece of a part that is being looked at, and how far it has been passed on."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)
        self._held, self._passed, self._offset = b"", 0, 0  # offset: of the first byte held

    def until(self, at: int) -> Iterator[bytes]:
        while self._offset + len(self._held) < at:
            yield self._held[self._passed :]
            self._offset += len(self._held)
            self._held, self._passed = next(self._pieces), 0
        yield self._held[self._passed : at - self._offset]
        self._passed = at - self._offset

    def tag(self) -> bytes:
        """The start tag that comes next, passed over."""
        while (found := _TAG.match(self._held, self._passed)) is None:
            self._offset += self._passed
            self._held, self._passed = self._held[self._passed :] + next(self._pieces), 0
        self._passed = found.end()
        return found[0]

    def rest(self) -> Iterator[bytes]:
        yield self._held[self._passed :]
        yield from self._pieces


def as_utf8(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The part as it is, or in UTF-8 where it is written two bytes a sign: there nothing could be put in."""
    pieces = iter(pieces)
    first = next(pieces, b"")
    encoding = _WIDE.get(first[:2])
    if encoding is None:
        yield first
        yield from pieces
        return
    decoder = codecs.getincrementaldecoder(encoding)()
    yield _ENCODING.sub(r"\1", decoder.decode(first)).encode()
    for piece in pieces:
        yield decoder.decode(piece).encode()
    yield decoder.decode(b"", final=True).encode()
