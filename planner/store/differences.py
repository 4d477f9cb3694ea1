"""What a register version would change: which contracts are new, say something else, or are gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from planner.store.contract_rows import with_sources
from planner.store.kept import Change, Difference
from planner.store.tables import FIELDS, contracts, register_versions, version_contracts

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from planner.model import Contract

# What we conclude ourselves may change with a release of the program; it is no change of the register.
CONCLUDED = frozenset(
    {"service_area", "service_area_reason", "service_area_confidence", "stage_reason", "agreement_kind_reason"}
)
COMPARED = ("council", *(name for name in FIELDS if name not in CONCLUDED))

_said = version_contracts.c
_held = contracts.c
before = version_contracts.alias("before")
_before = before.c


def difference(session: Session, version_id: int, register_id: int, *, limit: int) -> Difference:
    """What confirming the version changes; up to `limit` contracts of each sort, in order of key."""
    new, changed, gone = _new(version_id), _changed(version_id), _gone(version_id, register_id)
    counts = [session.scalar(select(func.count()).select_from(query.subquery())) or 0 for query in (new, changed, gone)]
    listed = session.scalar(select(func.count()).where(_said.version_id == version_id)) or 0
    return Difference(
        new_count=counts[0],
        changed_count=counts[1],
        gone_count=counts[2],
        unchanged_count=listed - counts[0] - counts[1],
        new=_read(session, new, limit),
        changed=_changes(session, changed, limit),
        gone=_read(session, gone, limit),
    )


def live_versions() -> Select[tuple[int]]:
    """The version of each register that counts: the one confirmed last."""
    version = register_versions.c
    place = func.row_number().over(
        partition_by=version.register_id, order_by=(version.confirmed_at.desc(), version.id.desc())
    )
    ranked = select(version.id, place.label("place")).where(version.state == "confirmed").subquery()
    return select(ranked.c.id).where(ranked.c.place == 1)


def only_in(version_id: int, register_id: int) -> ColumnElement[bool]:
    """Contracts that this register brought in and that its version no longer lists."""
    of_register = select(register_versions.c.id).where(register_versions.c.register_id == register_id)
    listed = select(_said.key).where(_said.version_id == version_id, _said.key == _held.key)
    return and_(_held.version_id.in_(of_register), _held.version_id != version_id, ~listed.exists())


def _new(version_id: int) -> Select[tuple[object, ...]]:
    known = select(_held.key).where(_held.key == _said.key, _held.state == "current")
    return select(version_contracts).where(_said.version_id == version_id, ~known.exists())


def _changed(version_id: int) -> Select[tuple[object, ...]]:
    """What the register says differently: compared with what it said before, not with what people corrected."""
    differs = or_(*(_before[name].is_distinct_from(_said[name]) for name in COMPARED))
    return (
        select(before)
        .join(contracts, and_(_held.key == _before.key, _held.version_id == _before.version_id))
        .join(version_contracts, _said.key == _before.key)
        .where(_said.version_id == version_id, _held.state == "current", differs)
    )


def _gone(version_id: int, register_id: int) -> Select[tuple[object, ...]]:
    other = register_versions.alias("other")
    elsewhere = (
        select(_said.key)
        .join(other, other.c.id == _said.version_id)
        .where(_said.key == _held.key, _said.version_id.in_(live_versions()), other.c.register_id != register_id)
    )
    return select(contracts).where(_held.state == "current", only_in(version_id, register_id), ~elsewhere.exists())


def _read(session: Session, query: Select[tuple[object, ...]], limit: int) -> tuple[Contract, ...]:
    key = query.selected_columns["key"]
    return tuple(with_sources(session, session.execute(query.order_by(key).limit(limit)).all()))


def _changes(session: Session, query: Select[tuple[object, ...]], limit: int) -> tuple[Change, ...]:
    ordered = query.order_by(_before.key).limit(limit)
    were = with_sources(session, session.execute(ordered).all())
    are = with_sources(session, session.execute(ordered.with_only_columns(*_said)).all())
    return tuple(
        Change(old, new, tuple(name for name in COMPARED if getattr(old, name) != getattr(new, name)))
        for old, new in zip(were, are, strict=True)
    )
