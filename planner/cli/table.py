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
    from collections.abc import Sequence

    from planner.registers.table import RegisterFile, Table


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
    written: dict[str, Path] = {}
    for path in files:
        try:
            if written.get(path.name, path) != path:
                raise PlannerError(
                    f"{path}: another file of this name was written to {out}; write it to another folder"
                )
            text = table_text(_opened(path), sheet)
        except PlannerError as refusal:
            click.echo(f"planner: {refusal}", err=True)
            failed = True
            continue
        if out is None:
            sys.stdout.buffer.write(text.encode("utf-8", "replace"))
            sys.stdout.buffer.flush()
        else:
            out.mkdir(parents=True, exist_ok=True)
            written[path.name] = path
            (out / f"{path.name}.csv").write_bytes(text.encode("utf-8", "replace"))
    if failed:
        sys.exit(1)


def _opened(path: Path) -> RegisterFile:
    from planner.registers.table import RegisterFile

    try:
        return RegisterFile(path.name, path.read_bytes())
    except OSError as fault:
        raise PlannerError(f"{path}: cannot be opened ({fault.strerror}); check the name") from fault


def table_text(file: RegisterFile, sheet: str | None = None) -> str:
    """The tables of a file as one CSV text: the header, the rows, then any table of another layout."""
    from planner.registers.sheets import same_columns
    from planner.registers.tables import read_tables

    out = io.StringIO()
    writer = csv.writer(_FeedsAlone(out), lineterminator=_FeedsAlone.END)
    before: Table | None = None
    for table in read_tables(file, sheet):
        cells = [column.to_pylist() for column in table.columns]
        width = own_width(table.header, cells)
        if table.header is not None and (before is None or not same_columns(before, table)):
            writer.writerow(_trimmed(table.header, width))
        writer.writerows(_trimmed(row, width) for row in zip(*cells, strict=True))
        before = table
    return out.getvalue()


class _FeedsAlone:
    """Lines of a CSV writer that end in `\\r\\n`, so that it quotes both, written with a line feed alone."""

    END = "\r\n"

    def __init__(self, out: io.StringIO) -> None:
        self.out = out

    def write(self, line: str) -> None:
        self.out.write(line[: -len(self.END)] + "\n")


def own_width(header: Sequence[str] | None, columns: Sequence[Sequence[str]]) -> int:
    """How many columns are the table's own: up to the last with a heading, or with cells in every fifth row.

    Beyond stand the surplus cells of a few overlong rows; they are written in those rows alone.
    """
    heads = header or ("",) * len(columns)
    for index in range(len(columns) - 1, -1, -1):
        cells = columns[index]
        if heads[index].strip() or sum(1 for cell in cells if cell) > 0.2 * len(cells):
            return index + 1
    return 0


def _trimmed(cells: Sequence[str], width: int) -> Sequence[str]:
    """The cells without empty ones beyond the table's own columns."""
    size = len(cells)
    while size > width and not cells[size - 1]:
        size -= 1
    return cells[:size]
