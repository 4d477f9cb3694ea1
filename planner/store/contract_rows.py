"""`model.Contract` to rows of the tables and back, column by column: a register may have a hundred thousand."""

from __future__ import annotations

from operator import attrgetter, itemgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from planner.model import AgreementKind, Contract, EndKind, LegalRegime, Source, Stage, ValueBasis
from planner.store.tables import FIELDS, contract_sources
from planner.store.types import as_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Row
    from sqlalchemy.orm import Session

KINDS = {
    "stage": Stage,
    "agreement_kind": AgreementKind,
    "end_kind": EndKind,
    "value_basis": ValueBasis,
    "legal_regime": LegalRegime,
}
LISTS = frozenset({"suppliers", "buyers", "extensions", "cpv"})


def columns_of(contracts: Sequence[Contract]) -> dict[str, Sequence[Any]]:
    """The columns `key`, `council` and `FIELDS` of these contracts, ready for `bulk.load`."""
    # one field at a time: a tuple a contract would keep the garbage collector busy for longer than the database
    columns: dict[str, Sequence[Any]] = {"key": list(map(attrgetter("id"), contracts))}
    for name in ("council", *FIELDS):
        columns[name] = list(map(attrgetter(name), contracts))
    for name in KINDS:
        columns[name] = list(map(attrgetter("_value_"), columns[name]))
    for name in LISTS:
        columns[name] = list(map(as_json, columns[name]))
    return columns


def source_columns(contracts: Sequence[Contract]) -> dict[str, Sequence[Any]]:
    """The columns of `contract_sources` but for the version: each contract's sources in their order."""
    sources = [source for each in contracts for source in each.sources]
    columns: dict[str, Sequence[Any]] = {
        name: list(map(attrgetter(name), sources)) for name in ("file", "sheet", "row")
    }
    columns["key"] = [each.id for each in contracts for _ in each.sources]
    columns["position"] = [number for each in contracts for number in range(len(each.sources))]
    return columns


def contracts_of(
    rows: Sequence[Row[Any]], sources: Mapping[tuple[int, str], tuple[Source, ...]] = MappingProxyType({})
) -> list[Contract]:
    """The contracts of whole rows of `contracts` or `version_contracts`; `sources` by version and key."""
    if not rows:
        return []
    place = {name: number for number, name in enumerate(rows[0]._fields)}
    version = place["version_id"]
    pick = itemgetter(*(place[name] for name in ("key", "title", "council", *FIELDS[1:])))
    made = []
    for row in rows:
        key, title, council, *values = pick(row)
        for number, kinds in _KINDS_AT:
            values[number] = kinds[values[number]]
        made.append(Contract(key, title, council, sources.get((row[version], key), ()), *values))
    return made


_KINDS_AT = tuple((FIELDS.index(name) - 1, {each.value: each for each in kind}) for name, kind in KINDS.items())


def with_sources(session: Session, rows: Sequence[Row[Any]]) -> list[Contract]:
    """The same contracts, each with where it was read."""
    found = _sources(session, {row.version_id for row in rows}, [row.key for row in rows])
    return contracts_of(rows, found)


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
