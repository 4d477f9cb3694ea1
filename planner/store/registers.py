"""Register versions: uploaded, looked at, confirmed. The original bytes are kept beside what was read from them."""

from __future__ import annotations

import hashlib
import zlib
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, delete, insert, select, update

from planner.model import PlannerError
from planner.store import bulk, corrections, edits, revisions
from planner.store.codec import to_plain
from planner.store.contract_rows import columns_of, source_columns
from planner.store.councils import council_ids
from planner.store.differences import difference
from planner.store.kept import AlreadyUploaded, Difference, NotFound, RegisterVersion
from planner.store.register_names import layout_of, register_for
from planner.store.settling import take_over
from planner.store.tables import (
    contract_sources,
    councils,
    issues,
    originals,
    register_versions,
    registers,
    version_contracts,
)
from planner.store.writing import one_at_a_time

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy import RowMapping
    from sqlalchemy.orm import Session

    from planner.model import Reading

LISTED = 100
ISSUE_FIELDS = ("file", "sheet", "row", "column", "kind", "value", "message", "severity")


class WrongState(PlannerError):  # noqa: N818 - a refusal fit for a person
    """The version is not in the state that this step needs."""


def add_pending(  # noqa: PLR0913 - an upload is all of this, and each has its name at the call
    session: Session,
    *,
    council: str,
    file_name: str,
    data: bytes,
    reading: Reading,
    at: datetime,
    by: str | None = None,
    mapping: Mapping[str, str] | None = None,
    register: str | None = None,
) -> int:
    """Keep an upload that nobody has confirmed yet; its version number.

    `council` is whose register it is: contracts that name no council of their own belong to it. `register` is the name
    of one of its registers, where it has several; None finds the one that this file continues (see
    `register_names`). The same bytes twice for one council raise `AlreadyUploaded`, unless the first was undone.
    """
    one_at_a_time(session)
    owner = council_ids(session, [council])[council]
    digest = hashlib.sha256(data).hexdigest()
    _refuse_twice(session, owner, digest)
    layout = layout_of(reading)
    version_id: int = session.execute(
        insert(register_versions)
        .values(
            council_id=owner,
            register_id=register_for(session, owner, reading, layout, name=register),
            file_name=file_name,
            digest=digest,
            size=len(data),
            layout=layout,
            state="pending",
            uploaded_at=at,
            uploaded_by=by,
            mapping=None if mapping is None else dict(mapping),
            summary=_summary(reading),
        )
        .returning(register_versions.c.id)
    ).scalar_one()
    session.execute(insert(originals).values(version_id=version_id, data=zlib.compress(data)))
    _load(session, version_id, council, reading)
    return version_id


def preview(session: Session, version_id: int, *, limit: int = LISTED) -> Difference:
    """What confirming a pending version would change, with up to `limit` contracts of each sort."""
    return difference(session, version_id, _pending_row(session, version_id)["register_id"], limit=limit)


def confirm(session: Session, version_id: int, *, at: datetime, limit: int = LISTED) -> Difference:
    """Let a pending version count; what that changed. Contracts it no longer lists are kept, as gone."""
    one_at_a_time(session)
    register_id = _pending_row(session, version_id)["register_id"]
    changed = difference(session, version_id, register_id, limit=limit)
    session.execute(
        update(register_versions).where(register_versions.c.id == version_id).values(state="confirmed", confirmed_at=at)
    )
    take_over(session, version_id, register_id)
    corrections.reapply(session)
    edits.reapply(session, at=at)
    revisions.changed(session, revisions.CONTRACTS)
    return changed


def discard(session: Session, version_id: int) -> None:
    """Forget a version that was never confirmed, its bytes included."""
    _pending_row(session, version_id)
    session.execute(delete(register_versions).where(register_versions.c.id == version_id))


def version(session: Session, version_id: int) -> RegisterVersion:
    """The version of that number, or `NotFound`."""
    return _version(_row(session, version_id))


def versions(session: Session, *, council: str | None = None, state: str | None = None) -> tuple[RegisterVersion, ...]:
    """The versions, newest first; `state` is `pending`, `confirmed` or `undone`."""
    query = _select().order_by(register_versions.c.id.desc())
    if council is not None:
        query = query.where(councils.c.name == council)
    if state is not None:
        query = query.where(register_versions.c.state == state)
    return tuple(_version(row) for row in session.execute(query).mappings())


def pending(session: Session, *, council: str | None = None) -> tuple[RegisterVersion, ...]:
    """The uploads that wait for somebody to confirm them, newest first."""
    return versions(session, council=council, state="pending")


def original(session: Session, version_id: int) -> bytes:
    """The very bytes that were uploaded; `NotFound` where they have been purged."""
    data = session.scalar(select(originals.c.data).where(originals.c.version_id == version_id))
    if data is None:
        raise NotFound(f"The original file of upload {version_id} is no longer kept.")
    return zlib.decompress(data)


def _refuse_twice(session: Session, council_id: int, digest: str) -> None:
    version = register_versions.c
    query = _select().where(version.council_id == council_id, version.digest == digest, version.state != "undone")
    row = session.execute(query).mappings().first()
    if row is not None:
        raise AlreadyUploaded(_version(row))


def _summary(reading: Reading) -> dict[str, Any]:
    """How the file was read: all of the reading but what has tables of its own."""
    return {
        "format": reading.format,
        "encoding": reading.encoding,
        "sheets": to_plain(reading.sheets),
        "columns": dict(reading.columns),
        "date_order": to_plain(reading.date_order),
        "counts": {"rows": reading.rows, "contracts": len(reading.contracts), "issues": len(reading.issues)},
    }


def _load(session: Session, version_id: int, council: str, reading: Reading) -> None:
    """Contracts, where each was read, and issues, in the tables that keep what each version said."""
    version = {"version_id": version_id}
    columns = columns_of(reading.contracts)
    buyers = council_ids(session, {buyer or council for buyer in columns.get("council", ())})
    columns["council_id"] = [buyers[buyer or council] for buyer in columns.get("council", ())]
    bulk.load(session, version_contracts, columns, same=version)
    bulk.load(session, contract_sources, source_columns(reading.contracts), same=version)
    bulk.take_stock(session, version_contracts)
    bulk.take_stock(session, contract_sources)
    found = {name: tuple(map(attrgetter(name), reading.issues)) for name in ISSUE_FIELDS}
    found["severity"] = tuple(map(attrgetter("_value_"), found["severity"]))
    bulk.load(session, issues, found | {"position": range(len(reading.issues))}, same=version)


def _select() -> Select[tuple[object, ...]]:
    return (
        select(register_versions, councils.c.name.label("council"), registers.c.name.label("register"))
        .join(councils, councils.c.id == register_versions.c.council_id)
        .join(registers, registers.c.id == register_versions.c.register_id)
    )


def _row(session: Session, version_id: int) -> RowMapping:
    row = session.execute(_select().where(register_versions.c.id == version_id)).mappings().first()
    if row is None:
        raise NotFound(f"There is no upload {version_id}.")
    return row


def _pending_row(session: Session, version_id: int) -> RowMapping:
    row = _row(session, version_id)
    if row["state"] != "pending":
        raise WrongState(f"Upload {version_id} is {row['state']}; only an upload that waits can be confirmed.")
    return row


def _version(row: RowMapping) -> RegisterVersion:
    names = RegisterVersion.__dataclass_fields__
    return RegisterVersion(**{name: row[name] for name in names})
