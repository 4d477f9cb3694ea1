"""A damaged file read by this project, and by the standard library's guesser, both as header and rows."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from planner.cli.table import table_text
from planner.registers import RegisterFile, read_tables

from .scorer import FAILED, Score, score

if TYPE_CHECKING:
    from .corpus import Damaged


def read(damaged: Damaged) -> tuple[list[str] | None, list[list[str]]]:
    """The header (None where none was found) and rows as `planner table` writes them."""
    rows = list(csv.reader(io.StringIO(table_text(RegisterFile(damaged.name, damaged.data)), newline="")))
    tables = read_tables(RegisterFile(damaged.name, damaged.data))
    return (rows[0], rows[1:]) if tables[0].header is not None else (None, rows)


def read_by_sniffer(damaged: Damaged) -> tuple[list[str] | None, list[list[str]]]:
    """The first record as header and the rest, as `csv.Sniffer` cuts them."""
    try:
        text = damaged.data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = damaged.data.decode("latin-1")
    rows = list(csv.reader(io.StringIO(text, newline=""), csv.Sniffer().sniff(text)))
    return (rows[0], rows[1:]) if rows else (None, [])


def scored(damaged: Damaged, *, by_sniffer: bool = False) -> Score:
    """How well the file is read."""
    try:
        header, rows = read_by_sniffer(damaged) if by_sniffer else read(damaged)
    except csv.Error:
        return FAILED
    return score(damaged.header, damaged.rows, header, rows)
