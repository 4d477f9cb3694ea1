"""What proposals need of the other stages, handed in by `flow`, since stages never import each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from planner.model import Contract, LeadTimes, ServiceArea


class HowAlike(Protocol):
    """How alike two needs are: `score` 0 to 1, and `because` the shared words, code or system."""

    @property
    def score(self) -> float:
        """0 to 1."""
        ...

    @property
    def because(self) -> tuple[str, ...]:
        """What the score rests on."""
        ...


class Needs(Protocol):
    """Compares the needs of contracts of one service area."""

    def score(self, one: Contract, other: Contract) -> float:
        """How alike two needs are, 0 to 1."""
        ...

    def compare(self, one: Contract, other: Contract) -> HowAlike:
        """The same, with what it rests on."""
        ...


# the name and words of a service area → what compares its contracts
Likeness = Callable[[tuple[str, ...]], Needs]
Threshold = Callable[[str, "date"], "Decimal"]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """`areas` by code; lead times; likeness of two needs; the procurement threshold; joint contracts that exist.

    `threshold(kind, day)` is the amount in pounds, VAT included, from which the full rules apply to a procurement that
    starts that day. `existing_joint` are groups of contract ids. `firms` is spelling of a supplier → name of its firm,
    where that is another.
    """

    areas: Mapping[str, ServiceArea]
    lead_times: LeadTimes
    likeness: Likeness
    threshold: Threshold | None = None
    existing_joint: Sequence[tuple[str, ...]] = field(default_factory=tuple)
    firms: Mapping[str, str] = field(default_factory=dict)
