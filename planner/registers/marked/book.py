"""The workbook part of a package: its sheets, its styles, and what else refers to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.registers.marked.outline import Element, Markup
from planner.registers.marked.splice import xml_text
from planner.registers.marked.styles import MADE, Styles

if TYPE_CHECKING:
    from planner.registers.marked.package import Package

_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_STYLES = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
# how a file is to be named by what it says of its workbook part: Excel refuses to open it under another ending
_ENDINGS = (
    ("ms-excel.sheet.macroEnabled.main", ".xlsm"),
    ("ms-excel.template.macroEnabled.main", ".xltm"),
    ("spreadsheetml.template.main", ".xltx"),
)


class Book:
    """A package's workbook. ValueError where it has none, or none with sheets."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self._part = next(told.target for told in package.relations("") if told.kind == "officeDocument")
        self._markup = Markup(package.read(self._part))
        self.namespace = self._markup.root.namespace
        related = package.relations(self._part)
        targets = {told.id: told.target for told in related if told.kind == "worksheet"}
        listed = self._markup.root.child("sheets")
        if listed is None or not targets:
            raise ValueError("the workbook has no sheets")
        self._listed: Element = listed
        self.names = [sheet.get("name") or "" for sheet in listed.all("sheet")]
        ids = [sheet.get("id") for sheet in listed.all("sheet")]
        self.sheets = {name: targets[id_] for name, id_ in zip(self.names, ids, strict=True) if id_ in targets}
        # both the namespace of ids and what types begin with; another in workbooks of the strict kind
        self.relations = next(told.type for told in related if told.kind == "worksheet").rpartition("/")[0]
        self._styles = next((told.target for told in related if told.kind == "styles"), None)

    @property
    def ending(self) -> str:
        """The ending of a file's name that fits this workbook."""
        said = self.package.content_type(self._part)
        return next((ending for kind, ending in _ENDINGS if kind in said), ".xlsx")

    def relation(self, kind: str) -> str:
        """The type of a reference to such a part."""
        return f"{self.relations}/{kind}"

    def styles(self) -> Styles:
        """The workbook's styles, or new ones."""
        return Styles(self.package.read(self._styles) if self._styles else MADE.format(self.namespace).encode())

    def keep(self, styles: Styles) -> None:
        """Put the styles into the package."""
        if self._styles:
            self.package.put(self._styles, styles.result())
        else:
            pattern = "xl/styles{}.xml" if self.package.has("xl/styles.xml") else "xl/styles.xml"
            made = self.package.add(pattern, styles.result(), _STYLES)
            self.package.relate(self._part, self.relation("styles"), made)

    def add_sheet(self, name: str, data: bytes) -> None:
        """Put a sheet after the others."""
        part = self.package.add("xl/worksheets/sheet{}.xml", data, _SHEET)
        id_ = self.package.relate(self._part, self.relation("worksheet"), part)
        number = 1 + max(int(sheet.get("sheetId") or 0) for sheet in self._listed.all("sheet"))
        told = (self._listed.prefix.encode(), xml_text(name), number, xml_text(self.relations), xml_text(id_))
        self._markup.append(self._listed, b'<%ssheet name="%s" sheetId="%d" xmlns:r="%s" r:id="%s"/>' % told)
        self.package.put(self._part, self._markup.result())
