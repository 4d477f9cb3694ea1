"""Contracts that have a window, with everything that choosing needs worked out once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner import councils
from planner.model.quick import quickly_made
from planner.proposals.places import number

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from planner.model import Contract, Council, Window


# a service area given with less confidence than this counts as not known
UNSURE = 0.5


@quickly_made
@dataclass(frozen=True, slots=True)
class Entry:
    """One contract that could be re-let. Days are ordinals, so that reckoning with them is cheap.

    `partner` says who buys: the council's name, or one common key for those that already hold a joint contract
    together and so are one partner of whoever else joins. `amount` is the known yearly value, 0 where unknown;
    `unknown` says how much of what a plan needs is not known of the contract, from 0 (nothing missing) to 1. `at` is
    the row of the council in the tables of `places`.
    """

    contract: Contract
    council: str
    place: Council | None
    at: int
    partner: str
    end: int
    latest: int
    first: int
    last: int
    amount: float
    unknown: float


def entries_by_area(
    contracts: Iterable[Contract], windows: Mapping[str, Window], existing_joint: Sequence[tuple[str, ...]] = ()
) -> dict[str, list[Entry]]:
    """Service area → its entries in order of end, those that clusters are made of: with window, area and council."""
    joint = {key: f"joint contract {group[0]}" for group in existing_joint for key in group}
    found: dict[str, list[Entry]] = {}
    for contract in contracts:
        if contract.id in windows and contract.service_area and contract.council:
            found.setdefault(contract.service_area, []).append(_entry(contract, windows[contract.id], joint))
    for rows in found.values():
        rows.sort(key=lambda each: (each.end, each.contract.id))
    return found


def _entry(contract: Contract, window: Window, joint: Mapping[str, str]) -> Entry:
    assert contract.end is not None
    assert contract.council is not None
    latest = max(contract.end, contract.latest_end or contract.end)
    place = councils.find(contract.council)
    return Entry(
        contract=contract,
        council=contract.council,
        place=place,
        at=number(place),
        partner=joint.get(contract.id, contract.council),
        end=contract.end.toordinal(),
        latest=latest.toordinal(),
        first=window.first.toordinal(),
        last=window.last.toordinal(),
        amount=float(contract.annual_value or 0),
        unknown=unknown_share(contract),
    )


def unknown_share(contract: Contract) -> float:
    """How much of what a plan needs is not known of a contract: 0 nothing is missing, 1 all of it is."""
    confidence = contract.service_area_confidence
    tenths = 4 * (contract.annual_value is None) + 3 * (contract.latest_end is None) + (contract.supplier is None)
    tenths += 2 * (confidence is not None and confidence < UNSURE)
    return tenths / 10
