"""A register into the database and out again, beside the quickest way to insert the very same rows.

The floor is `exec_driver_sql` on SQLite, COPY on PostgreSQL: bare tuples, made beforehand, into the same tables. Our
time includes making the tuples of contracts; history (what the version said) and provenance (where each was read) are
rows like the others.
"""

from __future__ import annotations

import math
import resource
import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine, select, text

from planner.model import Reading, SheetRead, Source
from planner.store import contracts, registers
from planner.store.session import Database
from planner.store.tables import contract_sources, register_versions, version_contracts
from tests.benchmarks.registers import contracts as made
from tests.postgres import binaries, throwaway_server

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Table

    from planner.model import Contract

SIZES = (10_000, 100_000)
AT = datetime(2026, 11, 22, tzinfo=UTC)
OWNER = "Kent County Council"


def reading(held: list[Contract]) -> Reading:
    """What a file with these contracts was read as."""
    return Reading("all.csv", "csv", "utf-8", (SheetRead(None, 1, len(held)),), {}, {}, len(held), tuple(held), ())


def timed(step: Callable[[], Any]) -> float:
    """Seconds of one run."""
    began = time.perf_counter()
    step()
    return time.perf_counter() - began


def upload(database: Database, held: list[Contract], data: bytes) -> int:
    """Contracts, history and provenance in, not yet confirmed."""
    with database.session() as session:
        return registers.add_pending(
            session, council=OWNER, file_name="all.csv", data=data, reading=reading(held), at=AT
        )


def confirm(database: Database, version: int) -> None:
    """Let them count."""
    with database.session() as session:
        registers.confirm(session, version, at=AT)


def bare_rows(database: Database, table: Table) -> tuple[list[str], list[tuple[Any, ...]]]:
    """What a table holds, as the driver gives it, for another version; columns that hold nothing left out."""
    with database.engine.connect() as connection:
        rows = connection.exec_driver_sql(f"SELECT * FROM {table.name}").all()
    names = [column.name for column in table.columns]
    filled = [at for at, column in enumerate(zip(*rows, strict=True)) if any(value is not None for value in column)]
    return [names[at] for at in filled], [tuple(row[at] for at in filled) for row in rows]


def floor(database: Database) -> float:
    """Seconds to insert the rows of the first version again, as another one."""
    with database.session() as session:
        row = session.execute(select(register_versions)).mappings().one()
        other = dict(row) | {"id": 1_000_000, "digest": "floor", "state": "undone"}
        session.execute(register_versions.insert().values(other))
    told = [(table, *bare_rows(database, table)) for table in (version_contracts, contract_sources)]
    batches = []
    for table, names, rows in told:
        at = names.index("version_id")
        batches.append((table, names, [(*row[:at], 1_000_000, *row[at + 1 :]) for row in rows]))
    return timed(lambda: insert_all(database, batches))


def insert_all(database: Database, batches: list[tuple[Table, list[str], list[tuple[Any, ...]]]]) -> None:
    """The batches in one transaction, committed."""
    with database.engine.begin() as connection:
        for batch in batches:
            insert(connection, *batch)


def insert(connection: Any, table: Table, names: list[str], rows: list[tuple[Any, ...]]) -> None:
    """The database's own quick way."""
    columns = ", ".join(f'"{name}"' for name in names)
    if connection.dialect.name == "sqlite":
        marks = ", ".join("?" * len(names))
        connection.exec_driver_sql(f"INSERT INTO {table.name} ({columns}) VALUES ({marks})", rows)
        return
    with (
        connection.connection.driver_connection.cursor() as cursor,
        cursor.copy(f"COPY {table.name} ({columns}) FROM STDIN") as copy,
    ):
        for row in rows:
            copy.write_row(row)


def run(name: str, url: str, size: int) -> float:
    """Every step on one database; the seconds of the load."""
    database = Database(url)
    database.migrate()
    first = [replace(each, sources=(Source("all.csv", None, number),)) for number, each in enumerate(made(size), 2)]
    later = [replace(each, title=f"{each.title}, changed") if at % 100 == 0 else each for at, each in enumerate(first)]
    load = timed(lambda: upload(database, first, b"1"))
    least = floor(database)
    row(f"{name}: load, history, provenance", size, load, least)
    row(f"{name}: confirm", size, timed(lambda: confirm(database, 1)), least)
    again = timed(lambda: upload(database, later[size // 100 :], b"2"))
    row(f"{name}: upload again", size, again, least)
    with database.reading() as session:
        version = registers.pending(session)[0].id
    row(f"{name}: confirm again", size, timed(lambda: confirm(database, version)), least)
    with database.reading() as session:
        pages = {
            "page of 50": timed(lambda: contracts.contracts(session)),
            "page of 50 searched": timed(lambda: contracts.contracts(session, filters=SEARCH)),
            "every contract read": timed(lambda: contracts.all_contracts(session)),
        }
    for step, seconds in pages.items():
        row(f"{name}: {step}", size, seconds, least)
    database.close()
    return load


SEARCH = contracts.Filters(search="older people", service_areas=())


def row(name: str, size: int, seconds: float, least: float) -> None:
    """One line of the table."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{name:<42} {size:>8,} {seconds:>8.3f} s  {least:>8.3f} s {seconds / least:>7.2f}×  {peak:>6.0f} MB")


def main() -> None:
    """Print the table and the growth."""
    print(f"{'step':<42} {'rows':>8} {'once':>10}  {'floor':>10} {'ratio':>8}  {'peak':>9}")
    loads = []
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            loads.append(run("SQLite", f"sqlite:///{Path(folder)}/bench.sqlite", size))
    print(f"growth exponent of the load: {math.log(loads[1] / loads[0]) / math.log(SIZES[1] / SIZES[0]):.2f}")
    if binaries() is None:
        print("no PostgreSQL server is installed here")
        return
    with throwaway_server() as url:
        engine = create_engine(url, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            for size in SIZES:
                connection.execute(text(f"CREATE DATABASE bench{size}"))
        engine.dispose()
        for size in SIZES:
            run("PostgreSQL", url.replace("/postgres?", f"/bench{size}?"), size)


if __name__ == "__main__":
    main()
