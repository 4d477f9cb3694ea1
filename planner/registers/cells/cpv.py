"""CPV codes in a cell: one or many, with or without check digit, whole or only the division."""

from __future__ import annotations

import re

from planner.registers.cells.blanks import is_blank
from planner.registers.cells.problem import Problem

# The 45 divisions of CPV 2008 (Regulation (EC) No 213/2008, Annex I).
DIVISIONS = frozenset(
    [
        "03",
        "09",
        "14",
        "15",
        "16",
        "18",
        "19",
        "22",
        "24",
        "30",
        "31",
        "32",
        "33",
        "34",
        "35",
        "37",
        "38",
        "39",
        "41",
        "42",
        "43",
        "44",
        "45",
        "48",
        "50",
        "51",
        "55",
        "60",
        "63",
        "64",
        "65",
        "66",
        "70",
        "71",
        "72",
        "73",
        "75",
        "76",
        "77",
        "79",
        "80",
        "85",
        "90",
        "92",
        "98",
    ]
)
_TOKEN = re.compile(r"(?<![\d-])(\d{2,8})(?:\.0)?(?:-\d)?(?!\d)")
UNKNOWN = Problem("unknown-cpv", "No code of the Common Procurement Vocabulary (8 digits) could be read here.")


def read_cpv(text: str) -> tuple[str, ...]:
    """The codes as eight digits, the first of the cell first, each once. A lost leading nought is put back."""
    found: dict[str, None] = {}
    for token in _TOKEN.findall(text):
        whole = token.zfill(8) if len(token) == 7 else token.ljust(8, "0")
        if whole[:2] in DIVISIONS and len(token) != 1:
            found[whole] = None
    return tuple(found)


def cpv_cell(text: str) -> tuple[tuple[str, ...], Problem | None]:
    """The codes, and what is wrong where there is text and no code."""
    if is_blank(text):
        return (), None
    found = read_cpv(text)
    return found, None if found else UNKNOWN
