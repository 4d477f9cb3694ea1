"""The styles of a workbook with those that marked cells need: each the cell's own style with another fill."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.registers.marked.outline import Element, Markup
from planner.registers.marked.splice import retagged, start_tag

if TYPE_CHECKING:
    from collections.abc import Sequence

# the children of CT_Stylesheet in their order (ECMA-376 part 1, 18.8.39)
ORDER = (
    "numFmts",
    "fonts",
    "fills",
    "borders",
    "cellStyleXfs",
    "cellXfs",
    "cellStyles",
    "dxfs",
    "tableStyles",
    "colors",
    "extLst",
)
# what a section holds where a workbook leaves it out; fills 0 and 1 are always these two
_PATTERN = '<{0}fill><{0}patternFill patternType="%s"/></{0}fill>'
_USUAL = {"fonts": ("<{0}font/>",), "fills": (_PATTERN % "none", _PATTERN % "gray125"), "cellXfs": ("<{0}xf/>",)}
MOST_FORMATS = 65_000  # Excel refuses a workbook with more than 65,490
MADE = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="{}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>
<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"""


class Styles:
    """The styles part; what is asked for is added to it in `result`."""

    def __init__(self, data: bytes) -> None:
        self._markup = Markup(data)
        self._prefix = self._markup.root.prefix
        self._fonts = _Section(self._markup, "fonts", "font")
        self._fills = _Section(self._markup, "fills", "fill")
        self._formats = _Section(self._markup, "cellXfs", "xf")
        self._known: dict[tuple[int, str], int] = {}

    def coloured(self, base: int, colour: str) -> int:
        """The style that is like the one numbered `base` but for its fill; like the first, where there are too many."""
        if self._formats.count >= MOST_FORMATS:
            base = 0
        if (base, colour) not in self._known:
            pattern = (
                f'<{{0}}fill><{{0}}patternFill patternType="solid"><{{0}}fgColor rgb="FF{colour}"/>'
                f'<{{0}}bgColor indexed="64"/></{{0}}patternFill></{{0}}fill>'
            )
            fill = self._fills.number(pattern.format(self._prefix).encode())
            self._known[base, colour] = self._like(base, {"fillId": str(fill), "applyFill": "1"})
        return self._known[base, colour]

    def bold(self) -> int:
        """The usual style in bold."""
        usual = self._fonts.written(0)
        tag = start_tag(usual)[0]
        bold = retagged(tag, {}, f"<{self._prefix}b/>".encode()) + usual[len(tag) :]
        return self._like(0, {"fontId": str(self._fonts.number(bold)), "applyFont": "1"})

    def _like(self, base: int, attributes: dict[str, str]) -> int:
        old = self._formats.written(base)
        tag = start_tag(old)[0]
        return self._formats.number(retagged(tag, attributes) + old[len(tag) :])

    def result(self) -> bytes:
        """The part with what was added."""
        for section in (self._fonts, self._fills, self._formats):
            section.write()
        return self._markup.result()


class _Section:
    """A numbered list of fonts, fills or formats that can only grow."""

    def __init__(self, markup: Markup, name: str, each: str) -> None:
        self._markup, self._name = markup, name
        self._element: Element | None = markup.root.child(name)
        prefix = markup.root.prefix
        self._usual = [text.format(prefix).encode() for text in _USUAL[name]]
        found: Sequence[Element] = list(self._element.all(each)) if self._element else []
        self._listed = [markup.raw(element) for element in found] or self._usual
        self._missing = not found
        self._numbers: dict[bytes, int] = {}
        self._new: list[bytes] = []

    @property
    def count(self) -> int:
        """How many members there are."""
        return len(self._listed) + len(self._new)

    def written(self, number: int) -> bytes:
        """The member of that number; the first for a number that no member has."""
        return self._listed[number] if 0 <= number < len(self._listed) else self._listed[0]

    def number(self, member: bytes) -> int:
        """The number of a new member; the same for the same."""
        if member not in self._numbers:
            self._numbers[member] = self.count
            self._new.append(member)
        return self._numbers[member]

    def write(self) -> None:
        """Put the new members into the part."""
        if not self._new:
            return
        count = str(self.count)
        members = b"".join([*(self._usual if self._missing else ()), *self._new])
        if self._element is None:
            name = (self._markup.root.prefix + self._name).encode()
            section = b'<%s count="%s">%s</%s>' % (name, count.encode(), members, name)
            self._markup.put(section, frozenset(ORDER[ORDER.index(self._name) + 1 :]))
        else:
            self._markup.append(self._element, members)
            self._markup.edits.attributes(self._element.start, {"count": count})
