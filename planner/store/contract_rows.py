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
    if not contracts:
        return {}
    names = ("key", "council", *FIELDS)
    columns: dict[str, Sequence[Any]] = dict(
        zip(names, zip(*map(attrgetter("id", *names[1:]), contracts), strict=True), strict=True)
    )
    for name in KINDS:
        columns[name] = tuple(map(attrgetter("_value_"), columns[name]))
    for name in LISTS:
        columns[name] = tuple(map(as_json, columns[name]))
    return columns


def source_columns(contracts: Sequence[Contract]) -> dict[str, Sequence[Any]]:
    """The columns of `contract_sources` but for the version: each contract's sources in their order."""
    numbered = [(each.id, number, source) for each in contracts for number, source in enumerate(each.sources)]
    return {
        "key": [key for key, _, _ in numbered],
        "position": [number for _, number, _ in numbered],
        "file": [source.file for _, _, source in numbered],
        "sheet": [source.sheet for _, _, source in numbered],
        "row": [source.row for _, _, source in numbered],
    }


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
