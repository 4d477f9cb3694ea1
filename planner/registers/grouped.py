"""Reports with groups: a heading with an arrow names its group in the first row alone, and sums stand between groups.

Salesforce, and Atamis on it, write `Directorate ↑` over a column that is blank in all but the first row of a group, and
rows of `Subtotal`, `Count` and `Total` between and below the groups.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from planner.registers.fields import KINDS, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.registers.encoded import Encoded
    from planner.registers.end_columns import EndColumns

_ARROW = re.compile(r"[↑↓▲▼]\s*$")
_SUM = re.compile(
    r"(?:grand |sub[\s-]?|overall |group )?totals?(?: (?:records?|contracts?|count|value))?\W*\d*"
    r"|(?:record )?count|sum|average",
    re.IGNORECASE,
)
NAMING = ("title", "reference", "department", "category", "supplier", "council")


def filled_down(name: str, column: Encoded) -> Encoded:
    """The column with each group's name in all its rows, where its heading shows that it names groups."""
    if KINDS[name] is not Kind.TEXT or not _ARROW.search(column.heading):
        return column
    blank = np.array([not text.strip() for text in column.texts], dtype=bool)[column.codes]
    last = np.maximum.accumulate(np.where(blank, -1, np.arange(len(blank))))
    codes = np.where(last >= 0, column.codes[np.maximum(last, 0)], column.codes)
    return replace(column, codes=codes.astype(column.codes.dtype))


def sums(raw: Mapping[str, Encoded], ends: EndColumns) -> np.ndarray:
    """Which rows add up or count others: one that is called so in a column of names, and has no day of its own."""
    rows = np.zeros(len(ends.days["end"]), dtype=bool)
    for name in NAMING:
        if name in raw:
            called = np.array([_SUM.fullmatch(text.strip()) is not None for text in raw[name].texts], dtype=bool)
            if called.any():
                rows |= called[raw[name].codes]
    if rows.any():
        rows &= np.isnat(ends.days["end"]) & np.isnat(ends.days["start"])
    return rows
