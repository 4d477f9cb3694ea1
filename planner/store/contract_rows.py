"""`model.Contract` to rows of the tables and back."""

from __future__ import annotations

import json
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from planner.model import AgreementKind, Contract, EndKind, LegalRegime, Source, Stage, ValueBasis
from planner.store.tables import FIELDS, contract_sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import RowMapping
    from sqlalchemy.orm import Session

KINDS = {
    "stage": Stage,
    "agreement_kind": AgreementKind,
    "end_kind": EndKind,
    "value_basis": ValueBasis,
    "legal_regime": LegalRegime,
}
LISTS = frozenset({"suppliers", "buyers", "extensions", "cpv"})
_LIST_PLACES = tuple(place for place, name in enumerate(FIELDS) if name in LISTS)
_values = attrgetter(*FIELDS)


def bare(contract: Contract) -> list[Any]:
    """The values of `FIELDS`, ready for `bulk.load`."""
    values = list(_values(contract))
    for place in _LIST_PLACES:
        held = values[place]
        values[place] = json.dumps(held, ensure_ascii=False) if held else "[]"
    return values


def contract_of(row: RowMapping, sources: tuple[Source, ...]) -> Contract:
    """The contract of one row of `contracts` or `version_contracts`."""
    values: dict[str, Any] = {name: row[name] for name in FIELDS}
    for name, kind in KINDS.items():
        values[name] = kind(values[name])
    return Contract(id=row["key"], council=row["council"], sources=sources, **values)


def with_sources(session: Session, rows: Sequence[RowMapping]) -> list[Contract]:
    """The contracts of rows that have `key` and `version_id`, in the same order, each with where it was read."""
    found = _sources(session, {row["version_id"] for row in rows}, [row["key"] for row in rows])
    return [contract_of(row, found.get((row["version_id"], row["key"]), ())) for row in rows]


MANY = 500  # up to here keys are named in the query, beyond it the whole version is read


def _sources(
    session: Session, versions: Iterable[int], keys: Sequence[str]
) -> Mapping[tuple[int, str], tuple[Source, ...]]:
    table = contract_sources.c
    query = select(table.version_id, table.key, table.file, table.sheet, table.row)
    query = query.where(table.version_id.in_(versions))
    if len(keys) <= MANY:
        query = query.where(table.key.in_(keys))
    gathered: dict[tuple[int, str], list[Source]] = {}
    for version, key, file, sheet, row in session.execute(query.order_by(table.position)):
        gathered.setdefault((version, key), []).append(Source(file, sheet, row))
    return {place: tuple(sources) for place, sources in gathered.items()}
