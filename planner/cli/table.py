"""`planner table`: the table as read, as plain CSV; nothing is interpreted."""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner.model import PlannerError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planner.registers.table import Table


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option("--sheet", metavar="NAME", help="The sheet of a workbook to read.")
@click.option("--out", metavar="DIR", type=click.Path(path_type=Path), help="Write DIR/<file name>.csv for each file.")
def command(files: Sequence[Path], sheet: str | None, out: Path | None) -> None:
    """The table as read: the header row, then the data rows, as plain UTF-8 CSV.

    Text in, the same text out. Rows above the header, totals and notes, blank rows, repeated headers and empty
    columns are left out. Several files need --out. A file that cannot be read is named; the others are still written.
    """
    if len(files) > 1 and out is None:
        raise click.UsageError("several files need --out DIR")
    failed = False
    for path in files:
        try:
            text = table_text(path, sheet)
        except PlannerError as refusal:
            click.echo(f"planner: {refusal}", err=True)
            failed = True
            continue
        if out is None:
            sys.stdout.buffer.write(text.encode("utf-8", "replace"))
            sys.stdout.buffer.flush()
        else:
            out.mkdir(parents=True, exist_ok=True)
            (out / f"{path.name}.csv").write_bytes(text.encode("utf-8", "replace"))
    if failed:
        sys.exit(1)


def table_text(path: Path, sheet: str | None) -> str:
    """The tables of the file at `path` as one CSV text: each header once, then the rows."""
    from planner.registers.table import RegisterFile
    from planner.registers.tables import read_tables

    try:
        data = path.read_bytes()
    except OSError as fault:
        raise PlannerError(f"{path}: cannot be opened ({fault.strerror}); check the name") from fault
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    written: tuple[str, ...] | None = None
    for table in read_tables(RegisterFile(path.name, data), sheet):
        if table.header is not None and table.header != written:
            writer.writerow(_without_surplus(table, table.header))
            written = table.header
        writer.writerows(_rows(table))
    return out.getvalue()


def _own_width(table: Table) -> int:
    """The columns that are the table's own: those up to the last with a heading or with cells in many rows.

    Beyond it stand the surplus cells of a few overlong rows, written in those rows alone.
    """
    heads = table.header or ("",) * len(table.columns)
    width = 0
    for index, (head, column) in enumerate(zip(heads, table.columns, strict=True)):
        if head.strip() or sum(1 for cell in column.to_pylist() if cell) > 0.2 * len(column):
            width = index + 1
    return width


def _without_surplus(table: Table, cells: Sequence[str]) -> list[str]:
    kept = list(cells)
    width = _own_width(table)
    while len(kept) > width and not kept[-1]:
        kept.pop()
    return kept


def _rows(table: Table) -> Iterator[list[str]]:
    width = _own_width(table)
    for cells in zip(*(column.to_pylist() for column in table.columns), strict=True):
        row = list(cells)
        while len(row) > width and not row[-1]:
            row.pop()
        yield row
