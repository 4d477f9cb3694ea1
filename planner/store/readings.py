"""What counts now, given back as the readings it came from, so that it can be merged as files are."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from planner.model import DateOrder, Reading, SheetRead
from planner.store.codec import from_plain
from planner.store.contract_rows import with_sources
from planner.store.registers import versions
from planner.store.tables import contracts

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from planner.model import Contract
    from planner.store.kept import RegisterVersion


def live_readings(session: Session) -> list[Reading]:
    """One reading for each register version that current contracts come from, oldest first, without its issues.

    Contracts are as they count now, with what people corrected; each is in the reading of the version that decides.
    """
    rows = session.execute(
        contracts.select().where(contracts.c.state == "current").order_by(contracts.c.version_id, contracts.c.key)
    ).all()
    found: dict[int, list[Contract]] = defaultdict(list)
    for row, contract in zip(rows, with_sources(session, rows), strict=True):
        found[row.version_id].append(contract)
    told = {version.id: version for version in versions(session)}
    return [_reading(told[version_id], held) for version_id, held in found.items()]


def _reading(version: RegisterVersion, contracts: list[Contract]) -> Reading:
    summary = version.summary
    return Reading(
        file=version.file_name,
        format=summary["format"],
        encoding=summary["encoding"],
        sheets=tuple(from_plain(SheetRead, sheet) for sheet in summary["sheets"]),
        columns=summary["columns"],
        date_order={name: from_plain(DateOrder, order) for name, order in summary["date_order"].items()},
        rows=summary["counts"]["rows"],
        contracts=tuple(contracts),
        issues=(),
    )
