"""Files to the exact text of their cells: what `planner table` and every other reading begins with.

The peers are told what we find out: polars that the file is UTF-8 (or CP1252) with commas and a header, every column
text; calamine has no text to give, only Python values. We also find encoding, dialect and header, and prove for the
whole file that it keeps to them.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from tests.benchmarks.files import accented, made, workbook
from tests.benchmarks.measuring import HEAD, Lines, measured

SIZES = (10_000, 100_000)
LARGEST = 1_000_000
WARM = 200


def tables(path: str) -> int:
    """The tables of a file as `planner table` writes them."""
    from planner.registers import RegisterFile, read_tables

    file = RegisterFile(Path(path).name, Path(path).read_bytes())
    return sum(len(table.row_numbers) for table in read_tables(file))


def polars_utf8(path: str) -> int:
    """polars, every column text."""
    import polars

    return polars.read_csv(path, infer_schema=False).height


def polars_cp1252(path: str) -> int:
    """The same, told the encoding."""
    import polars

    return polars.read_csv(path, infer_schema=False, encoding="cp1252").height


def calamine_rows(path: str) -> int:
    """calamine's cells as Python lists."""
    import python_calamine

    return len(python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()) - 1


def main() -> None:
    """Print the table; `--large` adds a million rows of CSV."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--large", action="store_true", help="a million rows of CSV too")
    sizes = (*SIZES, LARGEST) if options.parse_args().large else SIZES
    print(HEAD)
    lines = Lines()
    with tempfile.TemporaryDirectory() as folder:
        for size in (WARM, *sizes):
            text = made(size)
            Path(f"{folder}/utf8-{size}.csv").write_bytes(text)
            Path(f"{folder}/cp1252-{size}.csv").write_bytes(accented(text).encode("cp1252"))
            if size < LARGEST:
                workbook(f"{folder}/book-{size}.xlsx", text)
        for size in sizes:
            steps = [("utf8", "csv", polars_utf8), ("cp1252", "csv", polars_cp1252)]
            if size < LARGEST:
                steps.append(("book", "xlsx", calamine_rows))
            for name, suffix, step in steps:
                warm, path = f"{folder}/{name}-{WARM}.{suffix}", f"{folder}/{name}-{size}.{suffix}"
                peer = measured(step, warm, path, size)
                lines.show(step.__name__.replace("_", ", "), size, peer, peer)
                lines.show(f"{name}: text of every cell", size, measured(tables, warm, path, size), peer)


if __name__ == "__main__":
    main()
