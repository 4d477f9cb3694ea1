"""The careful path of a register: bytes → typed columns with issues and proofs → contracts.

The peer is duckdb reading the same file into typed columns with every type and date form told to it; it finds no
issues, proves no order and makes no contracts. For a workbook it is calamine, which gives its cells as Python lists.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from tests.benchmarks.bench_text import calamine_rows
from tests.benchmarks.files import DATES, HEADER, made, workbook
from tests.benchmarks.measuring import HEAD, Lines, measured

SIZES = (10_000, 100_000)
LARGEST = 1_000_000
WARM = 200


def typed_columns(path: str) -> int:
    """Bytes to cleaned columns with issues and proofs: everything short of contracts."""
    from planner.registers import RegisterFile
    from planner.registers.clean import clean, encode_columns, gather_evidence
    from planner.registers.register import map_table
    from planner.registers.tables import read_tables

    file = RegisterFile("register.csv", Path(path).read_bytes())
    found = 0
    for table in read_tables(file):
        raw = encode_columns(table, map_table(table, None))
        clean(table, raw, gather_evidence(raw), "dmy")
        found += len(table.row_numbers)
    return found


def contracts(path: str) -> int:
    """Bytes to contracts."""
    from planner.registers import RegisterFile, read_register

    return len(read_register(RegisterFile(Path(path).name, Path(path).read_bytes())).contracts)


def duckdb_typed(path: str) -> int:
    """duckdb's reader with every type told to it, into memory."""
    import duckdb

    types = dict.fromkeys(HEADER, "VARCHAR") | dict.fromkeys(DATES, "DATE")
    types |= {"Contract value (£)": "DECIMAL(18,2)", "Annual value (£)": "DECIMAL(18,2)"}
    columns = ", ".join(f"'{name}': '{kind}'" for name, kind in types.items())
    database = duckdb.connect()
    database.execute(
        f"create table r as from read_csv('{path}', header=true, dateformat='%d/%m/%Y', columns={{{columns}}})"
    )
    return int(database.execute("select count(*) from r").fetchall()[0][0])


def main() -> None:
    """Print the table; `--large` adds a million rows, `--workbook` the largest usual size as XLSX."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--large", action="store_true", help="a million rows too")
    options.add_argument("--workbook", action="store_true", help=f"{SIZES[-1]:,} rows as XLSX too")
    chosen = options.parse_args()
    sizes = (*SIZES, LARGEST) if chosen.large else SIZES
    print(HEAD)
    lines = Lines()
    with tempfile.TemporaryDirectory() as folder:
        for size in (WARM, *sizes):
            Path(f"{folder}/{size}.csv").write_bytes(made(size))
        for size in sizes:
            warm, path = f"{folder}/{WARM}.csv", f"{folder}/{size}.csv"
            peer = measured(duckdb_typed, warm, path, size)
            lines.show("duckdb, typed", size, peer, peer)
            for step in (typed_columns, contracts):
                lines.show(step.__name__.replace("_", " "), size, measured(step, warm, path, size), peer)
        if chosen.workbook:
            warm, path = f"{folder}/{WARM}.xlsx", f"{folder}/{SIZES[-1]}.xlsx"
            for size, book in ((WARM, warm), (SIZES[-1], path)):
                workbook(book, made(size))
            peer = measured(calamine_rows, warm, path, SIZES[-1])
            lines.show("calamine, rows", SIZES[-1], peer, peer)
            lines.show("contracts, XLSX", SIZES[-1], measured(contracts, warm, path, SIZES[-1]), peer)


if __name__ == "__main__":
    main()
