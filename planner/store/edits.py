"""What people correct in a contract. An edit stands over what the register says, until the register says something new.

As long as later uploads repeat the value that was corrected, the edit holds; when one says something else, the
register is newer, its value counts and the edit is ended, which is listed as a change.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select, update

from planner.model import Contract, PlannerError
from planner.store import revisions
from planner.store.codec import field_from_plain, to_plain
from planner.store.contract_rows import LISTS, contracts_of, with_sources
from planner.store.kept import NotFound
from planner.store.tables import FIELDS, changes, contract_edits, contracts
from planner.store.writing import one_at_a_time

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

_edit = contract_edits.c
EDITABLE = frozenset(FIELDS)


class NotEditable(PlannerError):  # noqa: N818 - a refusal fit for a person
    """A field of that name cannot be corrected."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One corrected field: the value that counts, the one that the register says instead, by whom and when."""

    contract: str
    field: str
    value: Any
    instead_of: Any
    at: datetime
    by: str | None


def edit(session: Session, key: str, *, values: Mapping[str, Any], at: datetime, by: str | None = None) -> Contract:
    """Correct fields of a contract, given as on `model.Contract`; the contract as it counts now."""
    one_at_a_time(session)
    if unknown := sorted(values.keys() - EDITABLE):
        raise NotEditable(f"A contract's {unknown[0]!r} cannot be corrected.")
    rows = session.execute(select(contracts).where(contracts.c.key == key)).all()
    if not rows:
        raise NotFound("There is no such contract.")
    before = with_sources(session, rows)[0]
    standing = {each.field: each for each in edits(session, key=key)}
    for name, value in values.items():
        said = standing[name].instead_of if name in standing else getattr(before, name)
        _end(session, _edit.contract_key == key, _edit.field == name, at=at)
        if value != said:
            session.execute(
                insert(contract_edits).values(
                    contract_key=key, field=name, value=to_plain(value), instead_of=to_plain(said), at=at, by=by
                )
            )
    _write(session, key, values)
    revisions.changed(session, revisions.CONTRACTS)
    return replace(before, **values)


def edits(session: Session, *, key: str | None = None) -> tuple[Edit, ...]:
    """The edits that stand, of one contract or of all, oldest first."""
    query = select(contract_edits).where(_edit.ended_at.is_(None)).order_by(_edit.id)
    if key is not None:
        query = query.where(_edit.contract_key == key)
    return tuple(
        Edit(
            contract=row.contract_key,
            field=row.field,
            value=field_from_plain(Contract, row.field, row.value),
            instead_of=field_from_plain(Contract, row.field, row.instead_of),
            at=row.at,
            by=row.by,
        )
        for row in session.execute(query)
    )


def reapply(session: Session, *, at: datetime) -> int:
    """Put the standing edits over what registers say by now, ending those overtaken; how many still stand."""
    standing = edits(session)
    if not standing:
        return 0
    keys = {each.contract for each in standing}
    held = session.execute(select(contracts).where(contracts.c.key.in_(keys))).all()
    said = {contract.id: contract for contract in contracts_of(held)}
    kept = 0
    for each in standing:
        now = getattr(said[each.contract], each.field)
        if now in (each.instead_of, each.value):
            _write(session, each.contract, {each.field: each.value})
            kept += 1
        else:
            _end(session, _edit.contract_key == each.contract, _edit.field == each.field, at=at)
            _tell(session, each, said[each.contract], now, at)
    return kept


def _end(session: Session, *which: ColumnElement[bool], at: datetime) -> None:
    session.execute(update(contract_edits).where(*which, _edit.ended_at.is_(None)).values(ended_at=at))


def _write(session: Session, key: str, values: Mapping[str, Any]) -> None:
    plain = {name: value if name in LISTS else _bare(value) for name, value in values.items()}
    session.execute(update(contracts).where(contracts.c.key == key).values(plain))


def _bare(value: Any) -> Any:
    return getattr(value, "value", value)


def _tell(session: Session, edit: Edit, contract: Contract, now: Any, at: datetime) -> None:
    text = (
        f"{contract.title or contract.id}: the register now says {now} for {edit.field.replace('_', ' ')};"
        f" the correction to {edit.value} has ended."
    )
    session.execute(insert(changes).values(at=at, kind="edit-overtaken", text=text))
