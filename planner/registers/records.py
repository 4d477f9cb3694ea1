"""Text to records by a given dialect: RFC 4180 where it is kept, and a sensible reading where it is not.

A quoted cell ends at the quote that is followed by a delimiter or a line end; a quote that never ends, or stands
inside a cell that did not open with one, is an ordinary character. No character is lost. Where the usual number of
cells is known, a record with another number is read again in other ways (see `repair`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.registers.dialect import Dialect

_ENDS = {"\n": r"\n", "\r": r"\r", "\r\n": r"\r\n", "mixed": r"\r\n|\n|\r"}
_LINES = 40  # of a record of several lines that are looked at one by one
_LONGEST = 1 << 20  # characters of one quoted cell; beyond, its quote is a stray one


@dataclass(frozen=True, slots=True)
class Grammar:
    """The regular expressions of one dialect."""

    cut: re.Pattern[str]  # delimiter, or line end
    end: re.Pattern[str]  # line end
    strict: re.Pattern[str] | None  # a quoted cell with all inner quotes doubled or escaped, on one line or several
    loose: re.Pattern[str] | None  # a quoted cell on one line with stray quotes inside


@lru_cache(maxsize=256)
def grammar_of(dialect: Dialect) -> Grammar:
    """The expressions for one dialect."""
    at, ends = re.escape(dialect.delimiter) or "(?!)", _ENDS[dialect.line_end]
    pad = ""
    if dialect.padded:
        at, pad = (at + "+", "") if dialect.delimiter.isspace() else (rf" *{at} *", " *")
    cut, end = re.compile(rf"{at}|{ends}"), re.compile(ends)
    if not dialect.quote:
        return Grammar(cut, end, None, None)
    q = re.escape(dialect.quote)
    stop = rf"(?={at}|{pad}(?:{ends})|{pad}\Z)"
    escaped = rf"|{re.escape(dialect.escape)}." if dialect.escape else ""
    barred = q + (re.escape(dialect.escape) if dialect.escape else "")
    strict = re.compile(rf"{pad}{q}((?:[^{barred}]|{q}{q}{escaped})*+){q}{stop}", re.S)
    loose = re.compile(rf"{pad}{q}((?:(?!{ends}|{q}{stop}).)*+){q}{stop}", re.S)
    return Grammar(cut, end, strict, loose)


def parse_records(
    text: str, dialect: Dialect, width: int = 0, repair: Callable[..., list[str]] | None = None
) -> list[list[str]]:
    """All records of `text`, blank lines as empty lists, so that record n is row n + 1 of the user's file.

    `width` is the usual number of cells where it is known; a record with another number is given to `repair` with
    its raw text.
    """
    grammar = grammar_of(dialect)
    if grammar.strict is not None and dialect.quote in text:
        return _parse_quoted(text, dialect, width, repair)
    lines = split_lines(text, dialect.line_end)
    rows = [cells_of(line, dialect) for line in lines]
    if width and repair is not None:
        for index, row in enumerate(rows):
            if row and len(row) != width:
                rows[index] = repair(row, lines[index])
    return rows


def split_lines(text: str, line_end: str) -> list[str]:
    """The lines of a text, without their ends."""
    lines = re.split(_ENDS["mixed"], text) if line_end == "mixed" else text.split(line_end)
    if lines and not lines[-1]:
        lines.pop()
    return lines


def cells_of(line: str, dialect: Dialect) -> list[str]:
    """The cells of one line, quotes being ordinary characters."""
    if not line:
        return []
    if dialect.padded:
        return grammar_of(dialect).cut.split(line.strip(" "))
    return line.split(dialect.delimiter) if dialect.delimiter else [line]


def _parse_quoted(text: str, dialect: Dialect, width: int, repair: Callable[..., list[str]] | None) -> list[list[str]]:
    grammar = grammar_of(dialect)
    rows: list[list[str]] = []
    position, size = 0, len(text)
    while position < size:
        row, end, after = parse_one(text, position, dialect)
        if width and len(row) not in (0, width):
            line = grammar.end.search(text, position, end)
            if line is not None and _swallowed(text, position, end, dialect, width):
                row, end, after = parse_one(text[position : line.start()], 0, dialect)[0], line.start(), line.end()
            if repair is not None and len(row) != width:
                row = repair(row, text[position:end])
        elif repair is not None and row and text.count(dialect.quote, position, end) % 2:
            row = repair(row, text[position:end])
        rows.append(row)
        position = after
    return rows


def _swallowed(text: str, start: int, end: int, dialect: Dialect, width: int) -> bool:
    """Whether a record of several lines is rather several records, taken in by a stray quote: its lines are whole."""
    lines = split_lines(text[start:end], dialect.line_end)
    whole = sum(len(parse_one(line, 0, dialect)[0]) == width for line in lines[:_LINES])
    return whole >= 2 and whole >= 0.6 * min(len(lines), _LINES)


def parse_one(text: str, start: int, dialect: Dialect, *, strictly: bool = False) -> tuple[list[str], int, int]:
    """The record that starts at `start`: its cells, where it ends, and where the next one starts.

    `strictly`: a cell with stray quotes inside its quotes is no quoted cell.
    """
    grammar = grammar_of(dialect)
    assert grammar.strict is not None
    assert grammar.loose is not None
    row: list[str] = []
    position, size = start, len(text)
    opens = (dialect.quote, " ") if dialect.padded else (dialect.quote,)
    while True:
        match = None
        if text.startswith(opens, position):
            match = grammar.strict.match(text, position, position + _LONGEST)
            if match is None and not strictly:
                match = grammar.loose.match(text, position, position + _LONGEST)
        if match is not None:
            row.append(unquoted(match.group(1), dialect))
            position = match.end()
            cut = grammar.cut.match(text, position)
        else:
            cut = grammar.cut.search(text, position)
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


def unquoted(inner: str, dialect: Dialect) -> str:
    """The text of a quoted cell, given what stands between its quotes."""
    q = dialect.quote
    if dialect.escape and dialect.escape in inner:
        inner = re.sub(rf"{re.escape(dialect.escape)}({re.escape(q)}|{re.escape(dialect.escape)})", r"\1", inner)
    return inner.replace(q + q, q) if q in inner else inner
