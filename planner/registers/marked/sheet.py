"""Where in a sheet's XML cells are to be coloured: each start tag that changes, and cells that are not written yet.

The part is read once, in pieces, and never held: a sheet of a million rows is half a gigabyte.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.registers.marked.outline import careful_parser, local
from planner.registers.marked.sheet_cells import CellScan
from planner.registers.marked.splice import Edits, xml_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from planner.registers.marked.sheet_cells import Style

# what stands after legacyDrawing in CT_Worksheet (ECMA-376 part 1, 18.3.1.99)
_LATER = frozenset(
    {
        "legacyDrawingHF",
        "drawingHF",
        "picture",
        "oleObjects",
        "controls",
        "webPublishItems",
        "tableParts",
        "extLst",
    }
)


class SheetScan:
    """Reads a sheet's XML and notes in `edits` how to give cells another style.

    `colours` says which cells, row by row: column to colour. `style` gives the style for one that a cell has now and
    a colour. `legacy` is the id of the drawing that notes stand in, None where there is none yet.
    """

    def __init__(self, colours: Mapping[int, Mapping[int, str]], style: Style) -> None:
        self.edits = Edits()
        self.legacy: str | None = None
        self.namespace = ""
        self.prefix = ""
        self._place: int | None = None  # where a legacy drawing belongs
        self._cells = CellScan(self.edits, colours, style)

    def read(self, pieces: Iterable[bytes]) -> None:
        """Go through the part. ExpatError and ValueError where it is no sheet."""
        self._parser = careful_parser()
        self._depth, self._alternate = 0, -1
        self._outside()
        for piece in pieces:
            self._parser.Parse(piece)
        self._parser.Parse(b"", True)

    def refer(self, id_: str, namespace: str) -> None:
        """Let the sheet refer to a drawing for notes."""
        assert self._place is not None
        told = (self.prefix.encode(), xml_text(namespace), xml_text(id_))
        self.edits.insert(self._place, b'<%slegacyDrawing xmlns:r="%s" r:id="%s"/>' % told)

    def _outside(self) -> None:
        self._parser.StartElementHandler, self._parser.EndElementHandler = self._start, self._end

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        plain = local(name)
        if self._depth == 0:
            self.prefix = name[: -len(plain)]
            self.namespace = attributes.get(f"xmlns:{self.prefix[:-1]}" if self.prefix else "xmlns", "")
        elif self._depth == 1 or self._alternate >= 0:
            self._child(plain, attributes)
        elif plain == "col":
            self._cells.column(attributes)
        self._depth += 1

    def _child(self, name: str, attributes: dict[str, str]) -> None:
        at = self._parser.CurrentByteIndex
        if name == "sheetData":
            self._cells.begin(self._parser, self.prefix, self._after_cells)
        elif name == "dimension":
            self._cells.dimension = (at, attributes.get("ref", ""))
        elif name == "AlternateContent":
            self._alternate = at
        elif name == "legacyDrawing":
            self.legacy = next((value for key, value in attributes.items() if local(key) == "id"), None)
        elif name in _LATER and self._place is None:
            self._place = at if self._depth == 1 else self._alternate

    def _after_cells(self) -> None:
        self._outside()
        self._end("")

    def _end(self, _name: str) -> None:
        self._depth -= 1
        if self._depth == 1:
            self._alternate = -1
        elif self._depth == 0 and self._place is None:
            self._place = self._parser.CurrentByteIndex
