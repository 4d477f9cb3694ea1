"""Sample registers of councils that do not exist: made for a given today by a seed, so that they never go stale.

Nine councils, nine layouts, some 400 contracts with the faults of real registers, and one story: five boroughs whose
housing systems end within one quarter. For trying the product, for its README and for tests.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from random import Random
from typing import TYPE_CHECKING, Any

from planner.samples import story
from planner.samples.faults import spoil
from planner.samples.layouts import LAYOUTS, ocds
from planner.samples.make import centres, contracts_of, councils

if TYPE_CHECKING:
    from datetime import date

    from planner.samples.contract import SampleContract

__all__ = ["SEED", "SampleFile", "councils", "generate", "manifest"]

SEED = 2020


@dataclass(frozen=True, slots=True)
class SampleFile:
    """One register: its bytes, and what is in it.

    `contracts` is how many different contracts it holds; `faults` is kind of fault → references that have it.
    """

    name: str
    council: str
    layout: str
    data: bytes
    contracts: int
    faults: dict[str, list[str]]


def generate(today: date, seed: int = SEED) -> list[SampleFile]:
    """The registers for `today`: the same day and seed give the same bytes."""
    random = Random(seed)  # noqa: S311 - chance that can be repeated, not a secret
    centre = centres(random, today)
    held = {council: contracts_of(council, random, today, centre) for council in councils()}
    late = story.too_late([held[council] for council in councils() if not council.housing][-2:], today)
    boroughs = iter(range(5))
    files = []
    for council, contracts in held.items():
        layout = LAYOUTS[council.layout]
        faults = spoil([one for one in contracts if one not in late], layout.faults, random, today)
        if council.housing:
            system = story.housing_contract(council, next(boroughs), len(contracts) + 1, random, today)
            contracts.insert(len(contracts) // 3, system)
        if council.layout == "ocds":
            faults |= _releases(contracts)
        data = layout.write(contracts, today)
        files.append(SampleFile(council.file, council.name, council.layout, data, len(contracts), faults))
    return files


def manifest(files: list[SampleFile], today: date, seed: int = SEED) -> dict[str, Any]:
    """What is in these files, as plain data: each file with its faults, and the story."""
    first, last = story.quarter(today)
    return {
        "today": today.isoformat(),
        "seed": seed,
        "files": [{name: value for name, value in asdict(file).items() if name != "data"} for file in files],
        "story": {
            "councils": [council.name for council in councils() if council.housing],
            "first": first.isoformat(),
            "last": last.isoformat(),
        },
    }


def _releases(contracts: list[SampleContract]) -> dict[str, list[str]]:
    """The faults that only releases have: two joint contracts, and durations in place of ends."""
    joint = [contract for contract in contracts if contract.status == "Awarded" and contract.need != story.NEED][:2]
    for contract in joint:
        contract.buyers = ("London Borough of Ashmere", "London Borough of Thornwick")
    return {
        "several buyers": sorted(contract.reference for contract in joint),
        "duration in place of an end": sorted(
            contract.reference for contract in contracts if ocds.has_duration_only(contract)
        ),
    }
