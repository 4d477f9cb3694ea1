"""Tables in web pages: old systems "export to Excel" by writing a page and calling it .xls."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from planner.registers.encoding import decode, find_encoding
from planner.registers.grid import Grid, grid_of_rows

_MOST_SPAN = 200  # a cell over more columns is one over the whole table


def is_web_page(data: bytes) -> bool:
    """Whether the file is HTML with a table in it."""
    head = data[: 1 << 12].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t").lower()
    return head.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<table", b"<meta", b"<style", b"<div"))


def read_web_page(data: bytes) -> list[Grid]:
    """The tables of a page that hold more than one row, in order."""
    text, _ = decode(data, find_encoding(data))
    reader = _Tables()
    reader.feed(text)
    reader.close()
    return [grid_of_rows(rows) for rows in reader.tables if len(rows) > 1]


class _Tables(HTMLParser):
    """Collects the cells of each table; a table inside a cell is a table of its own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[str]]] = []
        self._open: list[list[list[str]]] = []
        self._cell: list[str] | None = None
        self._span = 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a table, a row or a cell."""
        if tag == "table":
            self._end_cell()
            self._open.append([])
            self.tables.append(self._open[-1])
        elif tag == "tr" and self._open:
            self._end_cell()
            self._open[-1].append([])
        elif tag in ("td", "th") and self._open:
            self._end_cell()
            if not self._open[-1]:
                self._open[-1].append([])
            span = dict(attrs).get("colspan") or "1"
            self._cell, self._span = [], int(span) if span.isdecimal() and len(span) < 5 else 1
        elif tag == "br" and self._cell is not None:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """Close a cell, and what it stands in."""
        if tag in ("td", "th", "tr", "table"):
            self._end_cell()
        if tag == "table" and self._open:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        """Text of the open cell; white space of the page's source counts as one space."""
        if self._cell is not None:
            self._cell.append(re.sub(r"\s+", " ", data))

    def _end_cell(self) -> None:
        if self._cell is None or not self._open or not self._open[-1]:
            self._cell = None
            return
        self._open[-1][-1] += ["".join(self._cell).strip(), *[""] * (min(self._span, _MOST_SPAN) - 1)]
        self._cell = None
