"""What is wrong in real registers, put into the fictional ones on purpose: each fault once named, counted and placed.

A fault changes what stands in the file, never what the council meant; `Truth` says what a reader must make of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from planner.samples.contract import add_months

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from random import Random

    from planner.samples.contract import SampleContract

SENTINELS = ("31/12/9999", "01/01/1", "31/03/3034", "12/31/99", "31/12/2122")
NOTICES = ("open notice", "planned notice")
RUBBISH = ("Yes - see contract", "n/a", "As agreed")
VALUES = ("£45k p.a. ex VAT", "TBC", "c. 120,000 plus VAT")


@dataclass(frozen=True, slots=True)
class Fault:
    """A kind of fault: what it does to the `nth` contract that has it."""

    key: str
    spoil: Callable[[SampleContract, int], None]


def _cell(field: str, *values: str) -> Callable[[SampleContract, int], None]:
    def spoil(
    contracts: list[SampleContract], wanted: dict[str, int], random: Random, today: date
) -> dict[str, list[str]]:
    """Put so many of each fault into these contracts, at most one in each; fault → the references that have it.

    Notices are about what follows the contracts that end soonest.
    """
    free = list(contracts)
    random.shuffle(free)
    placed: dict[str, list[str]] = {}
    for key in sorted(wanted, key=lambda key: key not in NOTICES):
        for nth in range(wanted[key]):
            contract = _soonest(free, today) if key in NOTICES else free[-1]
            free.remove(contract)
            FAULTS[key].spoil(contract, nth)
            placed.setdefault(key, []).append(contract.reference)
    return {key: sorted(references) for key, references in placed.items()}


def _soonest(contracts: list[SampleContract], today: date) -> SampleContract:
    return min((one for one in contracts if one.end > today), key=lambda one: (one.end, one.number))
