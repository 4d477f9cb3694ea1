"""Text to records by a given dialect: RFC 4180 where it is kept, and a sensible reading where it is not.

A quoted cell ends at the quote that is followed by a delimiter or a line end; a quote that never ends, or stands
inside a cell that did not open with one, is an ordinary character. No character is lost.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.registers.dialect import Dialect

_ENDS = {"\n": r"\n", "\r": r"\r", "\r\n": r"\r\n", "mixed": r"\r\n|\n|\r"}


@dataclass(frozen=True, slots=True)
class Records:
    """The records in order, blank ones as empty lists: record n is row n + 1 of the user's file."""

    rows: list[list[str]]


@dataclass(frozen=True, slots=True)
class _Grammar:
    """The regular expressions of one dialect."""

    cut: re.Pattern[str]  # delimiter, or line end
    strict: re.Pattern[str] | None  # a quoted cell with all inner quotes doubled or escaped, on one line or several
    loose: re.Pattern[str] | None  # a quoted cell on one line with stray quotes inside


@lru_cache(maxsize=256)
def _grammar(dialect: Dialect) -> _Grammar:
    at, end = re.escape(dialect.delimiter), _ENDS[dialect.line_end]
    pad = r"[ \t]*" if dialect.padded and not dialect.delimiter.isspace() else ""
    cut = re.compile(rf"{pad}{at}{pad}|{end}" if pad else rf"{at}|{end}")
    if not dialect.quote:
        return _Grammar(cut, None, None)
    q = re.escape(dialect.quote)
    stop = rf"(?={pad}(?:{at}|{end})|{pad}\Z)"
    escaped = rf"|{re.escape(dialect.escape)}." if dialect.escape else ""
    barred = q + (re.escape(dialect.escape) if dialect.escape else "")
    strict = re.compile(rf"{pad}{q}((?:[^{barred}]|{q}{q}{escaped})*+){q}{stop}", re.S)
    loose = re.compile(rf"{pad}{q}((?:(?!{end}|{q}{stop}).)*+){q}{stop}", re.S)
    return _Grammar(cut, strict, loose)


def parse_records(text: str, dialect: Dialect) -> Records:
    """All records of `text`. Blank lines are empty records; a final line end opens no further record."""
    grammar = _grammar(dialect)
    if grammar.strict is None or dialect.quote not in text:
        return Records([_cells(line, dialect, grammar) for line in split_lines(text, dialect.line_end)])
    return Records(_parse_quoted(text, dialect, grammar))


def split_lines(text: str, line_end: str) -> list[str]:
    """The lines of a text, without their ends."""
    lines = re.split(_ENDS["mixed"], text) if line_end == "mixed" else text.split(line_end)
    if lines and not lines[-1]:
        lines.pop()
    return lines


def _cells(line: str, dialect: Dialect, grammar: _Grammar) -> list[str]:
    if not line:
        return []
    if dialect.padded:
        return grammar.cut.split(line.strip(" "))
    return line.split(dialect.delimiter)


def _parse_quoted(text: str, dialect: Dialect, grammar: _Grammar) -> list[list[str]]:
    rows: list[list[str]] = []
    row: list[str] = []
    position, size = 0, len(text)
    opens = (dialect.quote, " ") if dialect.padded else (dialect.quote,)
    while position < size:
        match = None
        if text.startswith(opens, position):
            match = _quoted_cell(text, position, grammar)
        if match is not None:
            row.append(unquoted(match.group(1), dialect))
            position = match.end()
            cut = grammar.cut.match(text, position)
        else:
            cut = grammar.cut.search(text, position)
            row.append(text[position : cut.start() if cut else size])
        if cut is None:
            break
        position = cut.end()
        if cut.group()[-1] in "\r\n":
            rows.append([] if row == [""] else row)
            row = []
        elif position == size:
            row.append("")
    if row:
        rows.append(row)
    return rows


def _quoted_cell(text: str, position: int, grammar: _Grammar) -> re.Match[str] | None:
    assert grammar.strict is not None
    assert grammar.loose is not None
    return grammar.strict.match(text, position) or grammar.loose.match(text, position)


def unquoted(inner: str, dialect: Dialect) -> str:
    """The text of a quoted cell, given what stands between its quotes."""
    q = dialect.quote
    if dialect.escape and dialect.escape in inner:
        inner = re.sub(rf"{re.escape(dialect.escape)}({re.escape(q)}|{re.escape(dialect.escape)})", r"\1", inner)
    return inner.replace(q + q, q) if q in inner else inner
