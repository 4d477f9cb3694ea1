"""An uploaded file → what was found in it, kept until somebody confirms it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from planner import councils, flow
from planner.model import PlannerError
from planner.registers import RegisterFile
from planner.store import corrections as kept_corrections
from planner.store import registers as kept_registers
from planner.store.date_orders import earlier_date_order
from planner.store.mappings import remember_mapping, remembered_mapping
from planner.web.database import LOCAL_USER, now, reading
from planner.web.uploads.columns import heading_texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.model import Reading
    from planner.web.background import Work

TABLE = "table"


class NoCouncilError(PlannerError):
    """Neither the person nor the file says whose register it is."""


class NothingThereError(PlannerError):
    """The file is empty, or was not sent."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a person said about a file: whose it is, and which heading means which field."""

    council: str | None = None
    mapping: Mapping[str, str] | None = None


def take(file: RegisterFile, told: Told, work: Work) -> None:
    """Reads a file and keeps it until it is confirmed; the work's answer is its version number.

    Nothing is kept if anything is refused. What a person once said of the headings of a file like this is taken as
    said again.
    """
    if not file.data:
        raise NothingThereError(f"{file.name} is empty: there is nothing in it to read. Choose another file.")
    work.heard(TABLE)
    found, whose = _read(file, told)
    with reading() as session:
        mapping = told.mapping or remembered_mapping(session, council=whose, headings=heading_texts(file))
        order = earlier_date_order(session, council=whose, reading=found)
    if mapping != told.mapping or order:
        work.heard(TABLE)
        found, whose = _read(file, Told(told.council, mapping), order)
    with work.keeping() as session:
        work.answer["version"] = _keep(session, file, found, whose, mapping)


def take_again(version_id: int, told: Told, work: Work) -> None:
    """Reads a waiting upload's bytes once more, with what was corrected; the work's answer is what replaces it.

    The correction is remembered for the council's next file with the same headings.
    """
    with reading() as session:
        version = kept_registers.version(session, version_id)
        file = RegisterFile(version.file_name, kept_registers.original(session, version_id))
    work.heard(TABLE)
    found, whose = _read(file, told)
    with reading() as session:
        order = earlier_date_order(session, council=whose, reading=found)
    if order:
        work.heard(TABLE)
        found, whose = _read(file, told, order)
    with work.keeping() as session:
        kept_registers.discard(session, version_id)
        if told.mapping:
            texts = heading_texts(file)
            remember_mapping(session, council=whose, headings=texts, mapping=told.mapping, at=now())
        work.answer["version"] = _keep(session, file, found, whose, told.mapping)


def _read(file: RegisterFile, told: Told, order: str | None = None) -> tuple[Reading, str]:
    council = councils.fold(told.council) if told.council else None
    with reading() as session:
        corrections = kept_corrections.standing(session)
    found = flow.read(file, council=council, mapping=told.mapping, corrections=corrections, date_order_hint=order)
    return found, council or owner(found)


def _keep(session: Any, file: RegisterFile, found: Reading, whose: str, mapping: Mapping[str, str] | None) -> int:
    return kept_registers.add_pending(
        session,
        council=whose,
        file_name=file.name,
        data=file.data,
        reading=found,
        at=now(),
        by=LOCAL_USER,
        mapping=mapping,
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
