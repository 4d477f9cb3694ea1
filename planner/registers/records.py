"""Text to records by a given dialect: RFC 4180 where it is kept, and a sensible reading where it is not.

A quoted cell ends at the quote that is followed by a delimiter or a line end; a quote that never ends, or stands
inside a cell that did not open with one, is an ordinary character. No character is lost. Where the usual number of
cells is known, a record with another number is read again in other ways (see `repair`).
"""

from __future__ import annotations

import re
from functools import lru_cache
from html.entities import name2codepoint
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from planner.registers.dialect import Dialect

_ENDS = {"\n": r"\n", "\r": r"\r", "\r\n": r"\r\n", "mixed": r"\r\n|\n|\r"}
ENTITY = re.compile(rf"&(?:#\d{{2,5}}|{'|'.join(name2codepoint)});")
_LONGEST = 1 << 24  # characters of one quoted cell; beyond, its quote is a stray one
_SHORTER = 1 << 20  # the same in a text that has made us look for quotes in vain for long
_PATIENCE = 1 << 26  # characters looked at in vain, all together
_LINES = 40  # of a record of several lines that are looked at one by one
_PIECE = 1 << 20  # characters without any quote that are cut into lines at once


def _after_no_entity() -> str:
    """What lets a `;` through only where it does not end an entity; a look behind must know its length."""
    by_length = groupby(sorted(name2codepoint, key=len), key=len)
    names = [rf"(?<!&(?:{'|'.join(same)}))" for _, same in by_length]
    return "".join([*names, *(rf"(?<!&#\d{{{length}}})" for length in range(2, 6))])


@lru_cache(maxsize=256)
def parser_for(dialect: Dialect) -> Parser:
    """The parser for one dialect."""
    return Parser(dialect)


def parse_records(text: str, dialect: Dialect) -> list[list[str]]:
    """All records of `text`, blank lines as empty lists, so that record n is row n + 1 of the user's file."""
    return list(parser_for(dialect).records(text))


class Parser:
    """Cuts text into records by one dialect."""

    def __init__(self, dialect: Dialect) -> None:
        """Compile the expressions of the dialect."""
        self.dialect = dialect
        at, ends = re.escape(dialect.delimiter) or "(?!)", _ENDS[dialect.line_end]
        pad, before = "", ""
        if dialect.entities:
            before = _after_no_entity()
        elif dialect.escape and not dialect.quote:
            before = rf"(?<!{re.escape(dialect.escape)})"
        if dialect.padded:
            at, pad = (at + "+", "") if dialect.delimiter.isspace() else (rf" *{at} *", " *")
        at = before + at
        self.by_cut = dialect.padded or bool(before)
        self.cut = re.compile(rf"{at}|{ends}")
        self.end = re.compile(ends)
        q, closing = re.escape(dialect.quote[:1]), re.escape(dialect.quote[-1:])
        stop = rf"(?={at}|{pad}(?:{ends})|{pad}\Z)"
        escaped = rf"|{re.escape(dialect.escape)}." if dialect.escape else ""
        barred = closing + (re.escape(dialect.escape) if dialect.escape else "")
        # a quoted cell with all inner quotes doubled or escaped, on one line or several
        self.strict = re.compile(
            rf"{pad}{q}((?:[^{barred}]|{closing}{closing}{escaped})*+){closing}{stop}" if q else "(?!)", re.S
        )
        # a quoted cell on one line with stray quotes inside
        self.loose = re.compile(rf"{pad}{q}((?:(?!{ends}|{closing}{stop}).)*+){closing}{stop}" if q else "(?!)", re.S)
        self.quote, self.doubled = dialect.quote[:1], dialect.quote[-1:] * 2
        self.opens = (self.quote, " ") if dialect.padded else (self.quote,)
        self.inner = re.compile(rf"{pad}{q}(?:[^{barred}]|{closing}{closing}{escaped})*+" if q else "(?!)", re.S)
        self.in_vain = 0
        self.unescape = re.compile(
            rf"{re.escape(dialect.escape)}({q or re.escape(dialect.delimiter)}|{re.escape(dialect.escape)})"
        )

    def lines(self, text: str) -> list[str]:
        """The lines of a text, without their ends."""
        mixed = self.dialect.line_end == "mixed"
        lines = self.end.split(text) if mixed else text.split(self.dialect.line_end)
        if lines and not lines[-1]:
            lines.pop()
        return lines

    def cells(self, line: str) -> list[str]:
        """The cells of one line, quotes being ordinary characters."""
        if not line:
            return []
        if self.by_cut:
            cells = self.cut.split(line.strip(" ") if self.dialect.padded else line)
            bare = self.dialect.escape and not self.dialect.quote
            return [self.unescape.sub(r"\1", cell) for cell in cells] if bare else cells
        return line.split(self.dialect.delimiter) if self.dialect.delimiter else [line]

    def records(
        self, text: str, width: int = 0, repair: Callable[[list[str], str], list[str]] | None = None
    ) -> Iterator[list[str]]:
        """The records of `text` in order, blank lines as empty lists.

        `width` is the usual number of cells where it is known; a record with another number (or with an odd number
        of quotes) is given to `repair` with its raw text.
        """
        position, size, self.in_vain = 0, len(text), 0
        while position < size:
            start = self._line_with_quote(text, position) if self.quote else size
            if start > position:
                start = self._cut_back(text, position, start)
                for line in self.lines(text[position:start]):
                    row = self.cells(line)
                    yield repair(row, line) if repair is not None and row and len(row) != width else row
                position = start
                continue
            row, end, after = self.one(text, position)
            if repair is not None and row:
                row, end, after = self._checked(text, (row, position, end, after), width, repair)
            yield row
            position = after

    def _line_with_quote(self, text: str, position: int) -> int:
        """Where the line begins that holds the next quote; the end of the text if there is none."""
        quoted = text.find(self.quote, position)
        if quoted < 0:
            return len(text)
        return max(text.rfind("\n", position, quoted), text.rfind("\r", position, quoted), position - 1) + 1

    def _cut_back(self, text: str, position: int, start: int) -> int:
        """An earlier end of a line, where there is too much to cut at once."""
        if start - position <= _PIECE:
            return start
        end = self.end.search(text, position + _PIECE, start)
        return start if end is None else end.end()

    def _checked(
        self,
        text: str,
        found: tuple[list[str], int, int, int],
        width: int,
        repair: Callable[[list[str], str], list[str]],
    ) -> tuple[list[str], int, int]:
        """The record found from its start to its end, or a better one from the same start."""
        row, start, end, after = found
        if len(row) == width:
            odd = len(self.dialect.quote) == 1 and text.count(self.quote, start, end) % 2
            return (repair(row, text[start:end]) if odd else row), end, after
        line = self.end.search(text, start, end)
        if line is not None and self._swallowed(text[start:end], width):
            row, end, after = self.one(text[start : line.start()], 0)[0], line.start(), line.end()
        return repair(row, text[start:end]), end, after

    def _swallowed(self, text: str, width: int) -> bool:
        """Whether a record of several lines is rather several records, taken in by a stray quote."""
        lines = self.lines(text)
        whole = sum(len(self.one(line, 0)[0]) == width for line in lines[:_LINES])
        return whole >= 2 and whole >= 0.6 * min(len(lines), _LINES)

    def one(self, text: str, start: int, *, strictly: bool = False) -> tuple[list[str], int, int]:
        """The record that starts at `start`: its cells, where it ends, and where the next one starts.

        `strictly`: a cell with stray quotes inside its quotes is no quoted cell.
        """
        row: list[str] = []
        position, size = start, len(text)
        while True:
            match = self._quoted(text, position, strictly=strictly) if text.startswith(self.opens, position) else None
            if match is not None:
                row.append(self.unquoted(match.group(1)))
                position = match.end()
                cut = self.cut.match(text, position)
            else:
                cut = self.cut.search(text, position)
                row.append(text[position : cut.start() if cut else size])
            if cut is None:
                break
            if cut.group()[-1] in "\r\n":
                return ([] if row == [""] else row), cut.start(), cut.end()
            position = cut.end()
            if position == size:
                row.append("")
                break
        return ([] if row == [""] else row), size, size

    def _quoted(self, text: str, position: int, *, strictly: bool) -> re.Match[str] | None:
        end = position + (_LONGEST if self.in_vain < _PATIENCE else _SHORTER)
        match = self.strict.match(text, position, end)
        if match is None:
            looked_at = self.inner.match(text, position, end)
            self.in_vain += looked_at.end() - position if looked_at is not None else 0
        if match is None and not strictly:
            match = self.loose.match(text, position, end)
        # the end of what is looked at is not the end of the text
        return None if match is not None and match.end() == end < len(text) else match

    def unquoted(self, inner: str) -> str:
        """The text of a quoted cell, given what stands between its quotes."""
        escape = self.dialect.escape
        if escape and escape in inner:
            inner = self.unescape.sub(r"\1", inner)
        return inner.replace(self.doubled, self.doubled[:1]) if self.doubled in inner else inner
