"""A table about to be written: what the faults change, and what a reader is still expected to find."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from .clean import Clean

Lines = list[str]


class NotApplicable(Exception):  # noqa: N818 - no error
    """The fault cannot be made in this table (no quoting at all where a cell needs it, say)."""


@dataclass
class Draft:
    """Everything that decides the bytes. `heads` and `rows` are written; `expected_*` is what must come back."""

    rng: random.Random
    heads: list[list[str]]
    rows: list[list[str]]
    expected_header: tuple[str, ...] | None
    expected_rows: list[tuple[str, ...]]
    delimiter: str = ","
    quote: str = '"'
    escape: str = ""
    quote_all: bool = False
    line_end: str = "\n"
    final: str | None = None
    encoding: str = "utf-8"
    mark: bytes = b""
    below_header: bool = True
    line_faults: list[Callable[[Lines], Lines]] = field(default_factory=list)
    byte_faults: list[Callable[[bytes], bytes]] = field(default_factory=list)

    @property
    def width(self) -> int:
        return len(self.rows[0]) if self.rows else len(self.heads[0])

    def cell(self, text: str) -> str:
        """One cell as the dialect writes it."""
        needs = any(sign in text for sign in (self.delimiter, *(self.quote or '"'), "\n", "\r") if sign)
        if self.delimiter.strip() == "" and (" " in text or not text):
            needs = True
        if text != text.strip() or (len(self.delimiter) > 1 and self.delimiter.strip() in text):
            needs = True
        if not (needs or self.quote_all):
            return text
        if not self.quote:
            if needs and not (self.delimiter not in text and "\n" not in text and "\r" not in text):
                raise NotApplicable
            return text
        inner = text
        if self.escape:
            inner = inner.replace(self.escape, self.escape * 2).replace(self.quote, self.escape + self.quote)
        else:
            inner = inner.replace(self.quote[-1], self.quote[-1] * 2)
        return f"{self.quote[0]}{inner}{self.quote[-1]}"

    def line(self, row: list[str]) -> str:
        return self.delimiter.join(self.cell(cell) for cell in row)

    def to_bytes(self) -> bytes:
        """The damaged file."""
        heads, rows = [self.line(row) for row in self.heads], [self.line(row) for row in self.rows]
        lines = heads + rows if self.below_header else rows + heads
        for fault in self.line_faults:
            lines = fault(lines)
        final = self.line_end if self.final is None else self.final
        data = self.mark + (self.line_end.join(lines) + final).encode(self.encoding)
        for change in self.byte_faults:
            data = change(data)
        return data


def draft_of(clean: Clean, seed: int) -> Draft:
    """A draft without faults."""
    return Draft(
        rng=random.Random(seed),
        heads=[list(clean.header)] if clean.header else [],
        rows=[list(row) for row in clean.rows],
        expected_header=clean.header,
        expected_rows=list(clean.rows),
    )


def need(condition: bool) -> None:
    """The fault cannot be made unless `condition`."""
    if not condition:
        raise NotApplicable


def valued(cell: str) -> bool:
    """Whether a cell is mostly digits, and no reference."""
    digits = sum(character.isdigit() for character in cell)
    return digits > len(cell) / 2 and not cell.startswith("AB")
