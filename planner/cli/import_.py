"""`planner import`: registers into the database, as an upload on the site would put them there."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from planner.cli.databases import ready_database
from planner.cli.options import council_option, database_option, files_argument, read_file
from planner.cli.progress import bar_when_slow
from planner.model import PlannerError

if TYPE_CHECKING:
    from pathlib import Path

    from planner.model import Reading
    from planner.registers import RegisterFile
    from planner.store.kept import Difference
    from planner.store.session import Database


@click.command("import")
@files_argument
@council_option
@click.option("--yes", is_flag=True, help="Confirm without asking.")
@database_option
@click.pass_context
def command(ctx: click.Context, files: tuple[Path, ...], council: str | None, yes: bool, database: str | None) -> None:
    """Put register FILES into the database, each after showing what it changes.

    A file that cannot be read, or whose very bytes are there already, is named and left out; the exit status is then 1.
    """
    opened = ready_database(database)
    failed = False
    for path in files:
        try:
            _take(opened, path, council, yes=yes)
        except PlannerError as refusal:
            said = str(refusal)
            click.echo(f"planner: {said if path.name in said else f'{path.name}: {said}'}", err=True)
            failed = True
    ctx.exit(1 if failed else 0)


def _take(database: Database, path: Path, council: str | None, *, yes: bool) -> None:
    from planner import flow
    from planner.store import corrections, registers
    from planner.store.date_orders import earlier_date_order

    file = read_file(path)
    with database.reading() as session:
        said = corrections.standing(session)
    with bar_when_slow(f"Reading {file.name}"):
        reading = flow.read(file, council=council, corrections=said)
    owner = _owner(reading, council)
    mapping = _remembered(database, file, owner)
    with database.reading() as session:
        order = earlier_date_order(session, council=owner, reading=reading)
    if mapping is not None or order:
        with bar_when_slow(f"Reading {file.name}"):
            reading = flow.read(file, council=council, mapping=mapping, corrections=said, date_order_hint=order)
    with database.session() as session:
        version = registers.add_pending(
            session,
            council=owner,
            file_name=file.name,
            data=file.data,
            reading=reading,
            at=datetime.now(UTC),
            mapping=mapping,
        )
        found = registers.preview(session, version)
        kept = registers.version(session, version)
    for line in _told(f"{file.name} ({kept.council})", reading, found):
        click.echo(line)
    agreed = yes or click.confirm("Put it into the database?", err=True)
    with database.session() as session:
        if agreed:
            registers.confirm(session, version, at=datetime.now(UTC))
        else:
            registers.discard(session, version)
    click.echo(f"{file.name}: {'in the database' if agreed else 'left out'}.", err=True)


def _remembered(database: Database, file: RegisterFile, council: str) -> dict[str, str] | None:
    """What the council's officers once said the headings of this layout mean."""
    from planner.registers import Unreadable, read_tables
    from planner.store.mappings import remembered_mapping

    try:
        headings = [heading for table in read_tables(file) for heading in table.header or ()]
    except Unreadable:  # releases have paths and no headings that somebody could have explained
        return None
    with database.reading() as session:
        return remembered_mapping(session, council=council, headings=headings)


def _owner(reading: Reading, council: str | None) -> str:
    """Whose register it is: as told, else the buyer of most of its contracts, else the council of the file's name."""
    from planner import councils

    if council is not None:
        return councils.fold(council)
    buyers = Counter(contract.council for contract in reading.contracts if contract.council)
    if buyers:
        return min(buyers, key=lambda name: (-buyers[name], name))
    named = councils.in_file_name(reading.file)
    if named is None:
        raise PlannerError("whose register is it? Add --council NAME.")
    return named.name


def _told(name: str, reading: Reading, found: Difference) -> list[str]:
    counts = (
        f"  new {found.new_count}, changed {found.changed_count}, gone {found.gone_count},"
        f" unchanged {found.unchanged_count}"
    )
    lines = [f"{name}: {reading.rows} rows, {len(reading.contracts)} contracts, {len(reading.issues)} issues", counts]
    lines += [
        f"  changed: {change.after.title or change.after.id} ({', '.join(change.fields)})" for change in found.changed
    ]
    lines += [f"  gone: {contract.title or contract.id}" for contract in found.gone]
    return lines
