"""The cells of a sheet's XML that are to be coloured: their start tags, and the places of those not written yet."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from planner.registers.inflate import column_number

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from xml.parsers.expat import XMLParserType

    from planner.registers.marked.splice import Edits

    Style = Callable[[int, str], int]

_AREA = re.compile(r"([A-Z]{1,3})(\d{1,7})(?::([A-Z]{1,3})(\d{1,7}))?")
_TRUE = ("1", "true")


class CellScan:
    """Notes in `edits` how the cells of `colours` get the style that `style` gives for their present one and a colour.

    A cell that is not written yet gets the style of its row, else of its column, as a spreadsheet program would do.
    Rows and cells may leave out where they stand: they then come next.
    """

    def __init__(self, edits: Edits, colours: Mapping[int, Mapping[int, str]], style: Style) -> None:
        self.dimension: tuple[int, str] | None = None  # where the sheet says how far it reaches, and what it says
        self._edits, self._colours, self._style = edits, colours, style
        self._column_styles: list[tuple[int, int, int]] = []
        self._awaited = sorted(colours, reverse=True)
        self._gaps: dict[int, int | None] = {}  # rows not written: before which tag they belong; None: where all ends
        self._row, self._first = 0, True
        self._wanted: Mapping[int, str] | None = None
        self._put: list[tuple[int, int]] = []  # rows and columns of the cells put in

    def column(self, attributes: Mapping[str, str]) -> None:
        """Note the style of a column."""
        if style := attributes.get("style"):
            self._column_styles.append((int(attributes["min"]), int(attributes["max"]), int(style)))

    def begin(self, parser: XMLParserType, prefix: str, done: Callable[[], None]) -> None:
        """Listen to the parser until the cells are over; it stands at the tag that opens them."""
        self._parser, self._prefix, self._done = parser, prefix.encode(), done
        self._data_at = parser.CurrentByteIndex
        row, cell, data = prefix + "row", prefix + "c", prefix + "sheetData"

        def start(name: str, attributes: dict[str, str]) -> None:
            if name == row:
                self._begin_row(attributes)
            elif self._wanted is not None and name == cell:
                self._cell(attributes)

        def end(name: str) -> None:
            if name == row:
                if self._wanted is not None:
                    self._end_row()
            elif name == data:
                self._end_data()

        parser.StartElementHandler, parser.EndElementHandler = start, end

    def _begin_row(self, attributes: Mapping[str, str]) -> None:
        self._row = int(attributes.get("r", self._row + 1))
        self._first = False
        while self._awaited and self._awaited[-1] < self._row:
            self._gaps[self._awaited.pop()] = self._parser.CurrentByteIndex
        self._wanted = self._colours.get(self._row)
        if self._wanted is None:
            return
        self._gaps.pop(self._row, None)  # where rows are out of order
        if self._awaited and self._awaited[-1] == self._row:
            self._awaited.pop()
        self._row_at, self._row_attributes = self._parser.CurrentByteIndex, attributes
        self._places: list[tuple[int, int]] = []  # column and offset of each cell
        self._last = 0

    def _cell(self, attributes: Mapping[str, str]) -> None:
        assert self._wanted is not None
        place = attributes.get("r")
        self._last = _column(place.rstrip("0123456789")) if place else self._last + 1
        self._places.append((self._last, self._parser.CurrentByteIndex))
        if colour := self._wanted.get(self._last):
            style = self._style(int(attributes.get("s", 0)), colour)
            self._edits.attributes(self._parser.CurrentByteIndex, {"s": str(style)})

    def _end_row(self) -> None:
        assert self._wanted is not None
        there = {column for column, _ in self._places}
        missing = sorted(column for column in self._wanted if column not in there)
        own = self._row_attributes.get("s") if self._row_attributes.get("customFormat") in _TRUE else None
        for column in missing:
            cell = self._new_cell(self._row, column, self._wanted[column], own)
            if not self._places:
                self._edits.inside(self._row_at, cell)
            else:
                end = self._parser.CurrentByteIndex
                self._edits.insert(next((at for there, at in self._places if there > column), end), cell)
        if missing and (spans := re.findall(r"\d+", self._row_attributes.get("spans", ""))):
            reach = sorted([*map(int, spans), *missing])
            self._edits.attributes(self._row_at, {"spans": f"{reach[0]}:{reach[-1]}"})
        self._wanted = None

    def _new_cell(self, row: int, column: int, colour: str, row_style: str | None) -> bytes:
        if row_style is None:
            styles = (style for first, last, style in self._column_styles if first <= column <= last)
            base = next(styles, 0)
        else:
            base = int(row_style)
        self._put.append((row, column))
        name = cell_name(row, column).encode()
        return b'<%sc r="%s" s="%d"/>' % (self._prefix, name, self._style(base, colour))

    def _end_data(self) -> None:
        end = self._parser.CurrentByteIndex
        for row in reversed(self._awaited):
            self._gaps[row] = None
        for row, at in sorted(self._gaps.items()):
            wanted = sorted(self._colours[row].items())
            cells = b"".join(self._new_cell(row, column, colour, None) for column, colour in wanted)
            text = b'<%srow r="%d">%s</%srow>' % (self._prefix, row, cells, self._prefix)
            if self._first:
                self._edits.inside(self._data_at, text)
            else:
                self._edits.insert(end if at is None else at, text)
        self._widen()
        self._done()

    def _widen(self) -> None:
        """Let the sheet say that it reaches as far as the cells that were put in."""
        at, said = self.dimension or (0, "")
        found = _AREA.fullmatch(said)
        if found is None or not self._put:
            return
        corners = [(int(found[2]), _column(found[1])), (int(found[4] or found[2]), _column(found[3] or found[1]))]
        rows, columns = zip(*self._put, *corners, strict=True)
        area = f"{cell_name(min(rows), min(columns))}:{cell_name(max(rows), max(columns))}"
        self._edits.attributes(at, {"ref": area})


@lru_cache(maxsize=1024)
def _column(letters: str) -> int:
    return column_number(letters.encode())


def cell_name(row: int, column: int) -> str:
    """The cell as a spreadsheet program names it.

    >>> cell_name(4, 2), cell_name(1, 16384)
    ('B4', 'XFD1')
    """
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"
