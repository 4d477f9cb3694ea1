"""Yes and no, as registers write them."""

from __future__ import annotations

from planner.registers.cells.blanks import is_blank, tidy
from planner.registers.cells.problem import Problem

YES = frozenset(
    [
        "y",
        "yes",
        "true",
        "t",
        "1",
        "1.0",
        "x",
        "✓",
        "✔",
        "sme",
        "vcse",
        "vcs",
        "vco",
        "small",
        "medium",
        "micro",
        "charity",
        "sme/vcse",
        "both",
    ]
)
NO = frozenset(["n", "no", "false", "f", "0", "0.0", "large", "✗", "✘", "neither", "non-sme"]) | {
    "not sme",
    "not an sme",
    "not vcse",
}
UNREADABLE = Problem("unreadable-flag", "Write Yes or No.")


def flag_cell(text: str) -> tuple[bool | None, Problem | None]:
    """True, False or unknown, and what is wrong."""
    if is_blank(text):
        return None, None
    folded = tidy(text).casefold().rstrip(".")
    first = folded.replace("-", " ").replace(",", " ").split(" ")[0]
    if folded in YES or (first in YES and folded not in NO):
        return True, None
    if folded in NO or first in NO:
        return False, None
    return None, UNREADABLE
