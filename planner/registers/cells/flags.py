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


def sme_and_vcse(text: str) -> tuple[tuple[bool | None, bool | None], Problem | None]:
    """One cell for both: `SME`, `VCSE`, `SME and VCSE`, `Neither`; a bare `Yes` says neither which nor both."""
    folded = tidy(text).casefold()
    if is_blank(text) or folded in ("yes", "y"):
        return (None, None), None
    if folded in NO:
        return (False, False), None
    vcse = any(word in folded for word in ("vcs", "voluntary", "charit", "community", "vco", "both"))
    sme = any(word in folded for word in ("sme", "small", "medium", "both"))
    if not (sme or vcse):
        return (None, None), UNREADABLE
    return (True if sme else None, True if vcse else None), None
