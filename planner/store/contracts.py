"""The contracts that count now, by the filters of the contracts page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select

from planner.store.contract_rows import contracts_of, with_sources
from planner.store.kept import KeptContract, NotFound, Page
from planner.store.tables import contracts as table
from planner.store.types import as_number

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from planner.model import Contract

_held = table.c
PAGE_SIZE = 50
MARKS = str.maketrans({"\\": "\\\\", "%": "\\%", "_": "\\_"})


@dataclass(frozen=True, slots=True)
class Filters:
    """Which contracts: each filter given narrows the list. Dates are both included and speak of `end`.

    `council` is the folded buyer (`councils` several of them), `supplier` and `system` match parts of the name in any
    case, `search` a part of title, description, reference, supplier, system or department. `gone` True lists only what
    registers no longer have.
    """

    council: str | None = None
    councils: tuple[str, ...] = ()
    service_areas: tuple[str, ...] = ()
    supplier: str | None = None
    system: str | None = None
    end_from: date | None = None
    end_to: date | None = None
    search: str | None = None
    gone: bool = False
    version_id: int | None = None


ORDERS: dict[str, ColumnElement[Any]] = {
    "end": _held.end,
    "title": func.lower(_held.title),
    "council": func.lower(_held.council),
    "supplier": func.lower(_held.supplier),
    "service_area": _held.service_area,
    "value": as_number(_held.value),
    "annual_value": as_number(_held.annual_value),
    "start": _held.start,
}


def contracts(
    session: Session,
    *,
    filters: Filters = Filters(),
    order: str = "end",
    today: date | None = None,
    page: int = 1,
    size: int = PAGE_SIZE,
) -> Page[Contract]:
    """One page of contracts. `order` is a name of `ORDERS`, `-` before it for the other way; unknown comes last.

    `next` puts ends from `today` on first, the next of them at the top, then what has no end, last what has ended.
    """
    total = count_contracts(session, filters=filters)
    query = _filtered(filters).order_by(*_order(order, today)).limit(size).offset(size * (max(1, page) - 1))
    rows = session.execute(query).all()
    return Page(rows=tuple(with_sources(session, rows)), total=total, number=max(1, page), size=size)


def count_contracts(session: Session, *, filters: Filters = Filters()) -> int:
    """How many contracts the filters let through."""
    return session.scalar(_filtered(filters).with_only_columns(func.count())) or 0


def all_contracts(session: Session, *, filters: Filters = Filters()) -> tuple[Contract, ...]:
    """Every contract that the filters let through, in order of key: what a plan or a download is made from."""
    rows = session.execute(_filtered(filters).order_by(_held.key)).all()
    return tuple(with_sources(session, rows))


def contract(session: Session, key: str) -> KeptContract:
    """One contract by its id, gone ones too; `NotFound` where it never was."""
    rows = session.execute(select(table).where(_held.key == key)).all()
    if not rows:
        raise NotFound("There is no such contract. Its register may have been taken back.")
    return KeptContract(
        contract=with_sources(session, rows)[0],
        gone=rows[0].state == "gone",
        version_id=rows[0].version_id,
        first_version_id=rows[0].first_version_id,
    )


def contracts_by_id(session: Session, keys: Sequence[str], *, current: bool = False) -> dict[str, Contract]:
    """The contracts of these ids, without their sources; those not kept (`current`: not counting now) are missing."""
    query = select(table).where(_held.key.in_(keys))
    rows = session.execute(query.where(_held.state == "current") if current else query).all()
    return {found.id: found for found in contracts_of(rows)}


def count_by(session: Session, column: str, *, filters: Filters = Filters()) -> dict[str | None, int]:
    """How many contracts each `council`, `service_area`, `supplier` or `system` has, the most first."""
    by, number = _held[column], func.count().label("number")
    query = _filtered(filters).with_only_columns(by, number).group_by(by).order_by(number.desc(), by)
    return {value: count for value, count in session.execute(query)}  # noqa: C416 - dict() of rows has no type


def ends(session: Session, *, filters: Filters = Filters()) -> list[tuple[str | None, date]]:
    """Service area and end of every contract that has one and passes the filters: for tables of areas by quarter."""
    query = _filtered(filters).with_only_columns(_held.service_area, _held.end).where(_held.end.is_not(None))
    return [(area, end) for area, end in session.execute(query.order_by(_held.end, _held.key))]


def _filtered(filters: Filters) -> Select[Any]:
    return select(table).where(and_(*conditions(filters)))


def conditions(filters: Filters) -> list[ColumnElement[bool]]:
    """What the filters ask of a row of `contracts`."""
    found: list[ColumnElement[bool]] = [_held.state == ("gone" if filters.gone else "current")]
    if filters.council is not None:
        found.append(_held.council == filters.council)
    if filters.councils:
        found.append(_held.council.in_(filters.councils))
    if filters.service_areas:
        found.append(_held.service_area.in_(filters.service_areas))
    if filters.version_id is not None:
        found.append(_held.version_id == filters.version_id)
    if filters.end_from is not None:
        found.append(_held.end >= filters.end_from)
    if filters.end_to is not None:
        found.append(_held.end <= filters.end_to)
    for column, words in ((_held.supplier, filters.supplier), (_held.system, filters.system)):
        if words:
            found.append(_has(column, words))
    if filters.search:
        names = ("title", "description", "reference", "supplier", "system", "department")
        found.append(or_(*(_has(_held[name], filters.search) for name in names)))
    return found


def _has(column: ColumnElement[Any], words: str) -> ColumnElement[bool]:
    return column.ilike(f"%{words.strip().translate(MARKS)}%", escape="\\")


def _order(order: str, today: date | None = None) -> list[ColumnElement[Any]]:
    if order == "next" and today is not None:
        part = case((_held.end.is_(None), 1), (_held.end < today, 2), else_=0)
        return [part, case((part == 2, None), else_=_held.end), _held.end.desc(), _held.key]
    column = ORDERS.get(order.removeprefix("-"), _held.end)
    way = column.desc() if order.startswith("-") else column.asc()
    return [way.nulls_last(), _held.key]
