"""The part with the words of a sheet's notes, with more of them. The boxes they are drawn in stand in `boxes`.

A conversation ("threaded comment") leaves a note too, for older
programs, which newer ones write anew: such a note is left alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planner.registers.marked.outline import Markup
from planner.registers.marked.remarks import AUTHOR
from planner.registers.marked.splice import xml_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from planner.registers.marked.outline import Element

EMPTY = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<comments xmlns="{}"><authors></authors><commentList></commentList></comments>"""
_OF_CONVERSATION = "tc="  # how the author of such a note begins
_READINGS = ("rPh", "phoneticPr")  # how a Japanese text is said; they come after its runs


def conversation_cells(data: bytes) -> set[str]:
    """The cells that a part of threaded comments is about."""
    return {item.get("ref") or "" for item in Markup(data).root.all("threadedComment")}


class Notes:
    """A part with notes, to which those of other cells are added."""

    def __init__(self, data: bytes) -> None:
        self._markup = Markup(data)
        self._prefix = self._markup.root.prefix.encode()
        self._authors, self._list = (self._section(name) for name in ("authors", "commentList"))
        names = [self._text_of(author) for author in self._authors.children]
        self._author = len(names)
        self._there = {item.get("ref") or "": item for item in self._list.all("comment")}
        self.conversations = {
            cell
            for cell, item in self._there.items()
            if (number := item.get("authorId") or "").isdigit()
            and int(number) < len(names)
            and names[int(number)].startswith(_OF_CONVERSATION)
        }

    def _section(self, name: str) -> Element:
        found = self._markup.root.child(name)
        if found is None:
            raise ValueError(f"the notes have no {name}")
        return found

    def _text_of(self, element: Element) -> str:
        written = self._markup.raw(element)
        return re.sub(rb"<[^>]*>", b"", written).decode("utf-8", "replace").strip()

    def add(self, notes: Mapping[str, Sequence[str]]) -> list[str]:
        """Add what is said of each cell, after the words of a note that is there; gives the cells that had none."""
        new = [cell for cell in notes if cell not in self._there]
        for cell in notes.keys() & self._there.keys():
            self._go_on(self._there[cell], self._joined(notes[cell]))
        if new:
            self._markup.append(self._authors, self._element(b"author", AUTHOR.encode()))
            self._markup.append(self._list, b"".join(self._comment(cell, notes[cell]) for cell in new))
        return new

    def _comment(self, cell: str, said: Sequence[str]) -> bytes:
        names = b' ref="%s" authorId="%d" shapeId="0"' % (cell.encode(), self._author)
        return self._element(b"comment", self._element(b"text", self._run(self._joined(said))), names)

    def _element(self, name: bytes, content: bytes, attributes: bytes = b"") -> bytes:
        return b"<%s%s%s>%s</%s%s>" % (self._prefix, name, attributes, content, self._prefix, name)

    def _joined(self, said: Sequence[str]) -> bytes:
        return xml_text("\n".join(said))

    def _run(self, text: bytes) -> bytes:
        return self._element(b"r", self._element(b"t", text, b' xml:space="preserve"'))

    def _go_on(self, comment: Element, more: bytes) -> None:
        """Put words after those of a note; a plain text becomes a run, since Excel writes either a text or runs."""
        said = comment.child("text")
        if said is None:
            self._markup.append(comment, self._element(b"text", self._run(more)))
            return
        if plain := said.child("t"):
            self._markup.edits.insert(plain.start, b"<%sr>" % self._prefix)
            self._markup.edits.insert(plain.stop, b"</%sr>" % self._prefix)
        run = self._run(b"\n" + more if said.children else more)
        if reading := next((child for child in said.children if child.name in _READINGS), None):
            self._markup.edits.insert(reading.start, run)
        else:
            self._markup.append(said, run)

    def result(self) -> bytes:
        """The part with what was added."""
        return self._markup.result()
