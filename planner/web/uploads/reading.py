"""An uploaded file → what was found in it, kept until somebody confirms it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner import councils, flow
from planner.model import PlannerError
from planner.registers import RegisterFile
from planner.store import registers as kept_registers
from planner.web.database import LOCAL_USER, now, writing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.model import Reading


class NoCouncilError(PlannerError):
    """Neither the person nor the file says whose register it is."""


class NothingThereError(PlannerError):
    """The file is empty, or was not sent."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a person said about a file: whose it is, and which heading means which field."""

    council: str | None = None
    mapping: Mapping[str, str] | None = None


def take(file: RegisterFile, told: Told) -> int:
    """Reads a file and keeps it until it is confirmed; its version number. Nothing is kept if anything is refused."""
    if not file.data:
        raise NothingThereError(f"{file.name} is empty: there is nothing in it to read. Choose another file.")
    council = councils.fold(told.council) if told.council else None
    reading = flow.read(file, council=council, mapping=told.mapping)
    with writing() as session:
        return kept_registers.add_pending(
            session,
            council=council or owner(reading),
            file_name=file.name,
            data=file.data,
            reading=reading,
            at=now(),
            by=LOCAL_USER,
            mapping=told.mapping,
        )


def take_again(version_id: int, told: Told) -> int:
    """Reads a waiting upload's bytes once more, with what was corrected; the number of what replaces it."""
    with writing() as session:
        version = kept_registers.version(session, version_id)
        file = RegisterFile(version.file_name, kept_registers.original(session, version_id))
        council = councils.fold(told.council) if told.council else None
        reading = flow.read(file, council=council, mapping=told.mapping)
        kept_registers.discard(session, version_id)
        return kept_registers.add_pending(
            session,
            council=council or owner(reading),
            file_name=file.name,
            data=file.data,
            reading=reading,
            at=now(),
            by=LOCAL_USER,
            mapping=told.mapping,
        )


def owner(reading: Reading) -> str:
    """Whose register it is: the buyer of most of its contracts, else the council that the file's name gives."""
    buyers = Counter(contract.council for contract in reading.contracts if contract.council)
    if buyers:
        return min(buyers, key=lambda name: (-buyers[name], name))
    named = councils.in_file_name(reading.file)
    if named is None:
        raise NoCouncilError("Enter the council whose register this is: the file does not say")
    return named.name
