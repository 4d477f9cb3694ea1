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
    def spoil(contract: SampleContract, nth: int) -> None:
        contract.cells[field] = values[nth % len(values)]

    return spoil


def _start_is_end(contract: SampleContract, nth: int) -> None:  # noqa: ARG001 - the same for each
    contract.start = contract.end


def _ends_before_start(contract: SampleContract, nth: int) -> None:  # noqa: ARG001 - the same for each
    contract.start, contract.end = contract.end, contract.start


def _entity(contract: SampleContract, nth: int) -> None:  # noqa: ARG001 - the same for each
    contract.cells["title"] = f"{contract.title} &amp; Associated Services"


def _several_suppliers(contract: SampleContract, nth: int) -> None:
    contract.rows.append({"supplier": f"Second Provider {nth + 1} Limited"})


def _same_again(contract: SampleContract, nth: int) -> None:  # noqa: ARG001 - the same for each
    contract.rows.append({})


def _several_codes(contract: SampleContract, nth: int) -> None:  # noqa: ARG001 - the same for each
    contract.cells["cpv"] = f"{contract.cpv}-{_check_digit(contract.cpv)} 98000000 {contract.cpv[:2]}000000"


def _check_digit(code: str) -> int:
    return sum(map(int, code)) % 10


def _follow(contract: SampleContract) -> None:
    """The contract after this one: what a notice that nobody has won yet is about."""
    contract.start, contract.end = contract.end + timedelta(days=1), add_months(contract.end, 12 * contract.years)


def _open(contract: SampleContract, nth: int) -> None:  # noqa: ARG001 - the same for each
    _follow(contract)
    contract.status = "Open"


def _no_awarded_end(contract: SampleContract, nth: int) -> None:
    contract.cells["awarded_end"] = SENTINELS[nth % len(SENTINELS)]


def _planned(contract: SampleContract, nth: int) -> None:  # noqa: ARG001 - the same for each
    _follow(contract)
    contract.status = "Planned"


FAULTS: dict[str, Fault] = {
    fault.key: fault
    for fault in (
        Fault("end is a sentinel", _cell("end", *SENTINELS)),
        Fault("end is blank", _cell("end", "")),
        Fault("end is rolling", _cell("end", "Rolling", "Rolling contract")),
        Fault("end until notice", _cell("end", "Until further notice")),
        Fault("end is no day", _cell("end", "31/02/2029", "31/11/2028")),
        Fault("start equals end", _start_is_end),
        Fault("end before start", _ends_before_start),
        Fault("extension before end", _cell("last_extension", "01/04/2015")),
        Fault("extension is rubbish", _cell("extension", *RUBBISH)),
        Fault("value is zero", _cell("value", "0", "0.00")),
        Fault("value in words", _cell("value", *VALUES)),
        Fault("entity in the title", _entity),
        Fault("one contract on several rows", _several_suppliers),
        Fault("the same row twice", _same_again),
        Fault("several codes in a cell", _several_codes),
        Fault("open notice", _open),
        Fault("planned notice", _planned),
        Fault("awarded end unusable", _no_awarded_end),
    )
}


def spoil(contracts: list[SampleContract], wanted: dict[str, int], random: Random, today: date) -> dict[str, list[str]]:
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
