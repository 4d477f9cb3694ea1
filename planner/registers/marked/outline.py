"""A small part's XML as elements that know where they stand in it, so that it is changed in place and not rewritten."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NoReturn
from xml.parsers import expat

from planner.registers.marked.splice import Edits, start_tag

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


MOST_ELEMENTS = 1_000_000  # of one part; each takes some 400 bytes


class DoctypeError(ValueError):
    """The part declares a document type, which Office files never do and through which entities explode."""


def careful_parser() -> expat.XMLParserType:
    """An expat parser that refuses document types, and so every entity but the five of XML."""
    parser = expat.ParserCreate()

    def refuse(*_: object) -> NoReturn:
        raise DoctypeError("a part declares a document type")

    parser.StartDoctypeDeclHandler = refuse
    return parser


@dataclass(slots=True)
class Element:
    """One element: its name without prefix, the prefix with its colon, and the offsets of its parts.

    `start` is where its start tag begins, `end` where its end tag does, `stop` where all of it is over. An element
    whose tag closes itself has `end` equal to `stop`.
    """

    name: str
    prefix: str
    attributes: Mapping[str, str]
    start: int
    end: int = 0
    stop: int = 0
    children: list[Element] = field(default_factory=list)

    def child(self, name: str) -> Element | None:
        """The first child of that name."""
        return next(self.all(name), None)

    def all(self, name: str) -> Iterator[Element]:
        """Every child of that name."""
        return (child for child in self.children if child.name == name)

    def get(self, name: str) -> str | None:
        """An attribute by its name without prefix."""
        return next((value for key, value in self.attributes.items() if local(key) == name), None)

    @property
    def namespace(self) -> str:
        """The namespace that this element itself declares for its prefix."""
        return self.attributes.get(f"xmlns:{self.prefix[:-1]}" if self.prefix else "xmlns", "")


def local(name: str) -> str:
    """A qualified name without its prefix."""
    return name.rpartition(":")[2]


class Markup:
    """A part with its outline; the changes asked for are made in `result`."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.root = _outline(data)
        self.edits = Edits()

    def append(self, element: Element, text: bytes) -> None:
        """Put `text` last into an element."""
        if element.end == element.stop:
            self.edits.inside(element.start, text)
        else:
            self.edits.insert(element.end, text)

    def put(self, text: bytes, later: frozenset[str]) -> None:
        """Put `text` into the root, before its first child of a name that comes `later`."""
        after = next((child for child in self.root.children if child.name in later), None)
        if after is None:
            self.append(self.root, text)
        else:
            self.edits.insert(after.start, text)

    def raw(self, element: Element) -> bytes:
        """All of an element as it is written."""
        return self.data[element.start : element.stop]

    def result(self) -> bytes:
        """The part, changed."""
        return b"".join(self.edits.apply([self.data]))


def _outline(data: bytes) -> Element:
    open_: list[Element] = []
    count = 0
    top = Element("", "", {}, 0)
    parser = careful_parser()

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal count
        count += 1
        if count > MOST_ELEMENTS:
            raise OverflowError("a part has too many elements")
        prefix, colon, plain = name.rpartition(":")
        element = Element(plain, prefix + colon, attributes, parser.CurrentByteIndex)
        (open_[-1] if open_ else top).children.append(element)
        open_.append(element)

    def end(_name: str) -> None:
        element = open_.pop()
        tag = start_tag(data, element.start)
        element.end = tag.end() if tag[4] else parser.CurrentByteIndex
        element.stop = element.end if tag[4] else data.index(b">", element.end) + 1

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(data, True)
    return top.children[0]
