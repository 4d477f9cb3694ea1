"""Many rows at once, column by column, as quickly as each database takes them; never through the ORM."""

from __future__ import annotations

from itertools import repeat
from operator import is_not
from typing import TYPE_CHECKING, Any

from sqlalchemy import Date

from planner.store.types import Money

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from sqlalchemy import Column, Table
    from sqlalchemy.orm import Session


def load(
    session: Session, table: Table, columns: Mapping[str, Sequence[Any]], *, same: Mapping[str, Any] | None = None
) -> None:
    """Insert rows given as columns of equal length; `same` are columns that hold one value throughout.

    COPY on PostgreSQL, one prepared statement on SQLite. Values go past the column types: dates as dates, money as
    `Decimal`, short lists as JSON text. Columns without any value are left to be NULL, which saves binding them.
    """
    filled = {name: column for name, column in columns.items() if _has_values(column)}
    if not filled:
        return
    connection = session.connection()
    driver: Any = connection.connection.driver_connection  # it takes rows one by one: no list of them need be made
    quote = connection.dialect.identifier_preparer.quote
    names = ", ".join(quote(name) for name in (*filled, *(same or {})))
    rest = [repeat(value) for value in (same or {}).values()]
    if connection.dialect.name == "sqlite":
        marks = ", ".join("?" * (len(filled) + len(rest)))
        values = (_for_sqlite(table.c[name], column) for name, column in filled.items())
        insert = f"INSERT INTO {quote(table.name)} ({names}) VALUES ({marks})"  # noqa: S608 - names are our own
        driver.executemany(insert, zip(*values, *rest, strict=False))
        return
    with driver.cursor() as cursor, cursor.copy(f"COPY {quote(table.name)} ({names}) FROM STDIN") as copy:
        for row in zip(*filled.values(), *rest, strict=False):
            copy.write_row(row)


def take_stock(session: Session, table: Table) -> None:
    """Let PostgreSQL look at a table that has just grown: joins planned for an empty one take hours."""
    connection = session.connection()
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"ANALYZE {connection.dialect.identifier_preparer.quote(table.name)}")


def _has_values(column: Sequence[Any]) -> bool:
    return any(map(is_not, column, repeat(None)))


class _IsoDays(dict[Any, Any]):
    """The text of each day, written once: registers have few distinct days."""

    def __missing__(self, day: date) -> str:
        text = self[day] = day.isoformat()
        return text


def _for_sqlite(column: Column[Any], values: Sequence[Any]) -> Iterable[Any]:
    if isinstance(column.type, Date):
        return map(_IsoDays({None: None}).__getitem__, values)
    if isinstance(column.type, Money):
        return (None if value is None else str(value) for value in values)
    return values
