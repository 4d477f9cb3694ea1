"""The contracts that count, each once: what a plan is made from.

Two registers of a council may list one contract under different references (its own list and an export of notices).
Both rows are kept; a plan takes them as the one contract that they are, under the id of the one that leads.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.store.readings import live_readings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from planner.model import Contract, Reading, Source


def contracts_once(session: Session) -> tuple[Contract, ...]:
    """Every contract that counts now, those of several registers put together as `registers.merge` does, by id."""
    from planner import registers

    apart = [_apart(reading, number) for number, reading in enumerate(live_readings(session))]
    listed: dict[Source, list[Contract]] = {}
    for reading in apart:
        for contract in reading.contracts:
            for source in contract.sources:
                listed.setdefault(source, []).append(contract)
    given: set[str] = set()
    merged, _ = registers.merge(apart)
    return tuple(sorted((_under_its_id(each, listed, given) for each in merged), key=lambda each: each.id))


def _under_its_id(merged: Contract, listed: Mapping[Source, list[Contract]], given: set[str]) -> Contract:
    """The merged contract under the id of the row that leads it, each id given once, and with its own file names."""
    rows = {each.id: each for source in merged.sources for each in listed[source] if each.id not in given}
    lead = next((each for each in rows.values() if _leads(each, merged)), None) or next(iter(rows.values()))
    given.add(lead.id)
    names = tuple(replace(each, file=each.file.partition(":")[2]) for each in merged.sources)
    return replace(merged, id=lead.id, sources=names)


def _apart(reading: Reading, number: int) -> Reading:
    """The same reading under a file name of its own: two councils may both call their file register.csv."""
    name = f"{number}:{reading.file}"
    contracts = tuple(
        replace(each, sources=tuple(replace(source, file=f"{number}:{source.file}") for source in each.sources))
        for each in reading.contracts
    )
    return replace(reading, file=name, contracts=contracts)


def _leads(row: Contract, merged: Contract) -> bool:
    """Whether this is the row that gave the merged contract its name, number and end."""
    return (row.council, row.reference, row.title, row.end) == (
        merged.council,
        merged.reference,
        merged.title,
        merged.end,
    )
