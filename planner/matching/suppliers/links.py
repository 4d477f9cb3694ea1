"""Why two names are one supplier, and what a person decided about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Link:
    """Two names with a likeness (0 to 1) and the reason in words."""

    one: str
    other: str
    likeness: float
    why: str


@dataclass(frozen=True, slots=True)
class SupplierDecision:
    """What a person said of two names: the same supplier, or two. Replayed each time; `taken_back` ends its effect."""

    one: str
    other: str
    same: bool
    by: str
    on: date
    taken_back: bool = False
