"""Which of a council's registers a file continues.

A council may keep several lists (a department's, an export of its notices), often in one layout, and each upload says
what is gone from *its* list only. A file continues the register of the same layout with which it shares a tenth of
its contracts or its file name, else any with which it shares half of its contracts; else it starts a register of its
own, named after the file. Too many registers is mended by naming one at the upload; too few would call contracts gone.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from sqlalchemy import func, insert, select

from planner.store.tables import register_versions, registers, version_contracts

if TYPE_CHECKING:
    from sqlalchemy import RowMapping
    from sqlalchemy.orm import Session

    from planner.model import Reading

SHARED = 0.5
SHARED_SAME_LAYOUT = 0.1


def layout_of(reading: Reading) -> str:
    """A fingerprint of the format and of the headings that were understood, in any order."""
    told = json.dumps([reading.format, sorted(set(reading.columns.values()))])
    return hashlib.sha256(told.encode()).hexdigest()


def register_for(session: Session, council_id: int, reading: Reading, layout: str, *, name: str | None) -> int:
    """The number of the register that the file belongs to, made where there is none."""
    if name is None:
        found = _continued(session, council_id, reading, layout)
        if found is not None:
            return found
    return _named(session, council_id, name or _free_name(session, council_id, reading.file))


def _continued(session: Session, council_id: int, reading: Reading, layout: str) -> int | None:
    keys = {contract.id for contract in reading.contracts}
    best: tuple[bool, float, int] | None = None
    for version in _last_versions(session, council_id):
        said = select(version_contracts.c.key).where(version_contracts.c.version_id == version["id"])
        shared = len(keys.intersection(session.scalars(said))) / max(1, len(keys))
        alike = version["layout"] == layout
        near = alike and (shared >= SHARED_SAME_LAYOUT or version["file_name"] == reading.file)
        if near or shared >= SHARED:
            best = max(best or (False, -1.0, 0), (alike, shared, version["register_id"]))
    return None if best is None else best[2]


def _last_versions(session: Session, council_id: int) -> list[RowMapping]:
    version = register_versions.c
    place = func.row_number().over(partition_by=version.register_id, order_by=version.id.desc()).label("place")
    ranked = select(version.id, version.register_id, version.layout, version.file_name, place).where(
        version.council_id == council_id, version.state != "undone"
    )
    last = ranked.subquery()
    return list(session.execute(select(last).where(last.c.place == 1)).mappings())


def _free_name(session: Session, council_id: int, wanted: str) -> str:
    taken = set(session.scalars(select(registers.c.name).where(registers.c.council_id == council_id)))
    name, number = wanted, 1
    while name in taken:
        number += 1
        name = f"{wanted} ({number})"
    return name


def _named(session: Session, council_id: int, name: str) -> int:
    query = select(registers.c.id).where(registers.c.council_id == council_id, registers.c.name == name)
    found: int | None = session.scalar(query)
    if found is not None:
        return found
    made = insert(registers).values(council_id=council_id, name=name).returning(registers.c.id)
    number: int = session.execute(made).scalar_one()
    return number
