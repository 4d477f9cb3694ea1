"""Fuzz the reader of delimited text: bytes in, tables or a clean refusal out."""

from __future__ import annotations

from itertools import islice

from planner.registers import RegisterFile, Unreadable, read_tables
from tests.registers.faults.corpus import combined_faults, single_faults
from tests.soak.driver import Entry, run


def seeds() -> dict[str, bytes]:
    """Damaged text files of the corpus, by name."""
    damaged = [*islice(single_faults(tables=2), 120), *combined_faults(40)]
    return {each.name: each.data for each in damaged}


def try_one(data: bytes, name: str = "fuzz.csv") -> None:
    """Read `data`; anything but rectangular tables or a refusal is raised."""
    try:
        tables = read_tables(RegisterFile(name, data))
    except Unreadable:
        return
    for table in tables:
        assert all(len(column) == len(table.row_numbers) for column in table.columns)
        assert table.header is None or len(table.header) == len(table.columns)


if __name__ == "__main__":
    run(Entry("table", seeds(), try_one))
