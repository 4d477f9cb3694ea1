"""The careful path of a register in CSV: bytes → typed columns with issues and proofs → contracts.

The peer is duckdb reading the same file into typed columns with every type and date form told to it; it finds no
issues, proves no order and makes no contracts. Memory is the process's peak, of a process of its own for each row.
"""

from __future__ import annotations

import argparse
import csv
import io
import multiprocessing
import random
import resource
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

SIZES = (10_000, 100_000)
LARGEST = 1_000_000
WARM = 200
WORDS = [
    "grass",
    "cutting",
    "housing",
    "repairs",
    "system",
    "catering",
    "cleaning",
    "waste",
    "highways",
    "lighting",
    "software",
    "payroll",
    "care",
]
HEADER = [
    "Contract reference",
    "Contract title",
    "Description",
    "Directorate",
    "Supplier",
    "Supplier company number",
    "Contract start date",
    "Contract end date",
    "Review date",
    "Extension options",
    "Contract value (£)",
    "Annual value (£)",
    "CPV code",
    "SME",
    "VCSE",
    "Category",
    "Procurement route",
    "Status",
    "Notice period",
    "Council",
]
DATES = ("Contract start date", "Contract end date", "Review date")


def made(rows: int) -> bytes:
    """A clean register of 20 columns and some 350 bytes a row, the same for the same size."""
    chance = random.Random(rows)
    titles = [" ".join(chance.choices(WORDS, k=4)) for _ in range(5000)]
    prose = [" ".join(chance.choices(WORDS, k=18)) for _ in range(20_000)]
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEADER)
    for number in range(rows):
        start = date(2016, 1, 1) + timedelta(days=chance.randrange(3650))
        years = chance.randint(1, 5)
        end = date(start.year + years, 3, 31) if chance.random() < 0.3 else start + timedelta(days=365 * years)
        value = chance.randrange(5000, 5_000_000)
        writer.writerow(
            [
                *(f"C{number:07}", chance.choice(titles), chance.choice(prose), "Place"),
                *(f"Supplier {number % 20000} Ltd", f"{chance.randrange(10**8):08}"),
                *(f"{start:%d/%m/%Y}", f"{end:%d/%m/%Y}", f"{end:%d/%m/%Y}"),
                *(chance.choice(["", "2 x 12 months", "1+1", "24 months"]), value, value // years, "90610000"),
                *(chance.choice("YN"), chance.choice("YN"), "Environment", "Open", "Live", "3 months"),
                chance.choice(["Kent County Council", "Essex County Council", "Leeds City Council"]),
            ]
        )
    return out.getvalue().encode()


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


def workbook(path: str, text: bytes) -> None:
    """The same register as XLSX, with true dates and numbers."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Register")
    rows = csv.reader(io.StringIO(text.decode()))
    sheet.append(next(rows))
    kinds = [_day if name in DATES else int if "value" in name else str for name in HEADER]
    for row in rows:
        sheet.append([kind(cell) for kind, cell in zip(kinds, row, strict=True)])
    book.save(path)


def _day(text: str) -> date:
    day, month, year = map(int, text.split("/"))
    return date(year, month, day)


def calamine_rows(path: str) -> int:
    """calamine's cells as Python lists."""
    import python_calamine

    if not path.endswith(".xlsx"):
        return 0  # the small file that warms up is a CSV
    sheet = python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0)
    return len(sheet.to_python()) - 1


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


def _measured(step: str, path: str, answers: multiprocessing.Queue[tuple[float, int, float]]) -> None:
    with tempfile.NamedTemporaryFile(suffix=".csv") as small:
        small.write(made(WARM))
        small.flush()
        globals()[step](small.name)  # imports and tables of words are no part of the step
    began = time.perf_counter()
    rows = globals()[step](path)
    seconds = time.perf_counter() - began
    answers.put((seconds, rows, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))


def measured(step: str, path: str, rows: int) -> tuple[float, float]:
    """Seconds and peak megabytes of one step in a process of its own."""
    spawned = multiprocessing.get_context("spawn")
    answers = spawned.Queue()
    process = spawned.Process(target=_measured, args=(step, path, answers))
    process.start()
    seconds, found, megabytes = answers.get(timeout=1800)
    process.join()
    if found != rows:
        raise SystemExit(f"{step} found {found:,} rows of {rows:,}.")
    return seconds, megabytes


def of_workbook(size: int) -> None:
    """A line for contracts from XLSX beside calamine, which reads the same workbook to Python lists."""
    with tempfile.NamedTemporaryFile(suffix=".xlsx") as file:
        workbook(file.name, made(size))
        peer, _ = measured("calamine_rows", file.name, size)
        seconds, memory = measured("contracts", file.name, size)
    line = f"{'contracts, XLSX (calamine)':<28} {size:>9,} {seconds:>8.2f} s  {peer:>11.2f} s"
    print(f"{line}  {seconds / peer:>7.1f}×  {memory:>7.0f} MB")


def main() -> None:
    """Print the table; `--large` adds a million rows, `--workbook` the largest usual size as XLSX."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--large", action="store_true", help="a million rows too (columns alone)")
    options.add_argument("--workbook", action="store_true", help=f"{SIZES[-1]:,} rows as XLSX too")
    chosen = options.parse_args()
    sizes = (*SIZES, LARGEST) if chosen.large else SIZES
    print(f"{'step':<28} {'rows':>9} {'seconds':>10}  {'duckdb, typed':>13}  {'ratio':>8}  {'peak':>10}")
    for size in sizes:
        with tempfile.NamedTemporaryFile(suffix=".csv") as file:
            file.write(made(size))
            file.flush()
            peer, memory = measured("duckdb_typed", file.name, size)
            print(f"{'duckdb, typed':<28} {size:>9,} {peer:>8.2f} s  {peer:>11.2f} s  {1:>7.1f}×  {memory:>7.0f} MB")
            for step in ("typed_columns", "contracts") if size < LARGEST else ("typed_columns",):
                seconds, memory = measured(step, file.name, size)
                line = f"{step.replace('_', ' '):<28} {size:>9,} {seconds:>8.2f} s  {peer:>11.2f} s"
                print(f"{line}  {seconds / peer:>7.1f}×  {memory:>7.0f} MB")
    if chosen.workbook:
        of_workbook(SIZES[-1])


if __name__ == "__main__":
    main()
