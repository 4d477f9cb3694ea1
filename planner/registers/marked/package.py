"""An Office file as a package of parts that refer to each other: read, changed where asked, and written again.

Parts that nobody changed are taken over as they are packed. The rules are those of ECMA-376 part 2: a part's
relationships stand in a part of its own beside it, and every part's type in `[Content_Types].xml`.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.registers.inflate import check_zip, inflated
from planner.registers.marked.outline import Element, Markup
from planner.registers.marked.splice import as_utf8, xml_text
from planner.registers.marked.zipped import ZipWriter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from planner.registers.marked.splice import Edits
    from planner.registers.table import RegisterFile

TYPES = "[Content_Types].xml"
SIGNATURES = "_xmlsignatures/"
_RELATIONS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'


@dataclass(frozen=True, slots=True)
class Relation:
    """One part's reference to another. `kind` is the last step of its type, such as `worksheet`."""

    id: str
    type: str
    target: str

    @property
    def kind(self) -> str:
        """What the other part is to the first."""
        return self.type.rpartition("/")[2]


class Package:
    """The parts of a file, by names without the leading slash. Raises `Unreadable` beyond the limits of reading."""

    def __init__(self, file: RegisterFile) -> None:
        self._data = file.data
        self._archive = zipfile.ZipFile(io.BytesIO(file.data))
        check_zip(file.name, file.data, self._archive)
        self._entries = {_key(entry.filename): entry for entry in self._archive.infolist()}
        self._changed: dict[str, Callable[[], Iterator[bytes]]] = {}
        self._added: list[str] = []
        self._dropped: set[str] = set()

    def has(self, part: str) -> bool:
        """Whether there is such a part."""
        return _key(part) in self._entries or _key(part) in self._changed

    def pieces(self, part: str) -> Iterator[bytes]:
        """The content of a part as it is now, in pieces. KeyError where there is none."""
        return self._content(part)()

    def _content(self, part: str) -> Callable[[], Iterator[bytes]]:
        if change := self._changed.get(_key(part)):
            return change
        entry = self._entries[_key(part)]
        return lambda: as_utf8(inflated(self._data, entry))

    def read(self, part: str) -> bytes:
        """The content of a part as it is now."""
        return b"".join(self.pieces(part))

    def put(self, part: str, data: bytes) -> None:
        """Make this a part's content."""
        self._change(part, lambda: iter([data]))

    def edit(self, part: str, edits: Edits) -> None:
        """Change a part while it is written."""
        content = self._content(part)
        self._change(part, lambda: edits.apply(content()))

    def _change(self, part: str, pieces: Callable[[], Iterator[bytes]]) -> None:
        if not self.has(part):
            self._added.append(part)
        self._changed[_key(part)] = pieces

    def add(self, pattern: str, data: bytes, content_type: str) -> str:
        """A new part under the first free name of a pattern such as `xl/comments{}.xml`; gives the name."""
        number = 1
        while self.has(pattern.format(number)):
            number += 1
        part = pattern.format(number)
        self.put(part, data)
        self._declare(part, content_type.encode())
        return part

    def _declare(self, part: str, content_type: bytes) -> None:
        """Say the type of a part: of one in XML by its name, of another by its ending, as spreadsheet programs do."""
        types = Markup(self.read(TYPES))
        prefix, ending = types.root.prefix.encode(), part.rpartition(".")[2]
        said = "" if ending == "xml" else self.content_type(part)
        if ending == "xml" or said not in ("", content_type.decode()):
            told = b'<%sOverride PartName="/%s" ContentType="%s"/>' % (prefix, part.encode(), content_type)
            types.append(types.root, told)
        elif not said:
            told = b'<%sDefault Extension="%s" ContentType="%s"/>' % (prefix, ending.encode(), content_type)
            types.append(types.root, told)
        self.put(TYPES, types.result())

    def content_type(self, part: str) -> str:
        """What `[Content_Types].xml` says of a part, by its name or else by its ending."""
        types = Markup(self.read(TYPES)).root
        named = [told for told in types.all("Override") if _key(told.get("PartName") or "") == _key(part)]
        ending = part.rpartition(".")[2].casefold()
        named += [told for told in types.all("Default") if (told.get("Extension") or "").casefold() == ending]
        return (named[0].get("ContentType") or "") if named else ""

    def relations(self, part: str) -> list[Relation]:
        """What a part refers to within the package; the package itself is the part ""."""
        if not self.has(_relations_of(part)):
            return []
        told = Markup(self.read(_relations_of(part))).root.all("Relationship")
        return [found for item in told if (found := _relation(part, item))]

    def relate(self, part: str, type_: str, target: str, id_: str | None = None) -> str:
        """A new reference from a part to another, its id free or the one given; gives the id."""
        name = _relations_of(part)
        if not self.has(name):
            self.put(name, _RELATIONS)
        relations = Markup(self.read(name))
        used = {item.get("Id") for item in relations.root.children}
        number = len(used) + 1
        while f"rId{number}" in used:
            number += 1
        found = id_ or f"rId{number}"
        told = (relations.root.prefix.encode(), xml_text(found), xml_text(type_), xml_text(target))
        relations.append(relations.root, b'<%sRelationship Id="%s" Type="%s" Target="/%s"/>' % told)
        self.put(name, relations.result())
        return found

    def drop_signatures(self) -> bool:
        """Take out digital signatures, which hold for the unchanged package alone; whether there were any."""
        self._dropped = {key for key in self._entries if key.startswith(SIGNATURES)}
        if not self._dropped:
            return False
        self._without(TYPES, lambda item: _key(item.get("PartName") or "").startswith(SIGNATURES))
        origin = _relations_of("")
        if self.has(origin):
            self._without(origin, lambda item: _key(item.get("Target") or "").startswith(SIGNATURES))
        return True

    def _without(self, part: str, unwanted: Callable[[Element], bool]) -> None:
        markup = Markup(self.read(part))
        kept, at = [], 0
        for item in filter(unwanted, markup.root.children):
            kept.append(markup.data[at : item.start])
            at = item.stop
        self.put(part, b"".join([*kept, markup.data[at:]]))

    def written(self) -> bytes:
        """The package as a file."""
        out = ZipWriter()
        for entry in self._archive.infolist():
            key = _key(entry.filename)
            if self._entries[key] is not entry or key in self._dropped:
                continue  # of two entries of one name readers take the last
            if key in self._changed:
                out.pack(entry.filename, self._changed[key]())
            else:
                out.take_over(entry, self._data)
        for part in self._added:
            out.pack(part, self._changed[_key(part)]())
        return out.finish()


def _relation(part: str, item: Element) -> Relation | None:
    if item.get("TargetMode") == "External":
        return None
    target = (item.get("Target") or "").replace("\\", "/")
    place = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target))
    return Relation(item.get("Id") or "", item.get("Type") or "", place.lstrip("/"))


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _key(name: str) -> str:
    """Names of parts are the same whatever their case; some programs write them with backslashes."""
    return name.replace("\\", "/").lstrip("/").casefold()
