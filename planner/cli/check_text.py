"""The text of `planner check`: what the file is, how it was read and why, what is wrong and what to fix first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from planner.model import OrderBasis

if TYPE_CHECKING:
    from datetime import date

    from planner.model import Issue, Reading
    from planner.registers.report import Health, IssueGroup

ORDERS = {"dmy": "day/month/year", "mdy": "month/day/year", "ymd": "year-month-day"}
COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}


def show(reading: Reading, today: date) -> None:
    """Print the report; colours and tables only where the output is a terminal."""
    from planner.registers.report import health

    found = health(reading, today)
    console = Console(highlight=False, soft_wrap=True)
    _file(console, reading)
    _columns(console, reading)
    _contracts(console, found, today)
    _issues(console, found)


def _file(console: Console, reading: Reading) -> None:
    parts = [reading.format.upper() if len(reading.format) < 5 else reading.format, reading.encoding]
    console.print(f"[bold]{escape(reading.file)}[/bold]: {', '.join(part for part in parts if part)}")
    for sheet in reading.sheets:
        name = f"sheet ‘{escape(sheet.name)}’, " if sheet.name else ""
        header = f"header in row {sheet.header_row}, " if sheet.header_row else ""
        console.print(f"  {name}{header}{sheet.rows} data rows")
    for note in reading.notes:
        console.print(f"  {escape(note)}")
    console.print()


def _columns(console: Console, reading: Reading) -> None:
    table = Table(box=None, pad_edge=False, show_header=True, header_style="bold")
    for heading in ("what it means", "your column", "dates"):
        table.add_column(heading, overflow="fold")
    for field, heading in reading.columns.items():
        table.add_row(field.replace("_", " "), escape(heading), _order(reading, heading))
    console.print(table)
    console.print()


_BASES = {
    OrderBasis.HEADING: " from the heading",
    OrderBasis.OTHER_COLUMNS: " from the other columns",
    OrderBasis.EARLIER_UPLOADS: " from earlier uploads",
    OrderBasis.COUNTRY: " as the country writes dates",
}


def _order(reading: Reading, heading: str) -> str:
    order = reading.date_order.get(heading)
    if order is None:
        return ""
    name = ORDERS[order.order]
    if order.assumed:
        return f"{name}, assumed{_BASES[order.basis] if order.basis else ''}: no row proves it"
    rows = ", ".join(str(row) for row in order.proof[:3])
    return f"{name}, proved by row{'s' if len(order.proof) > 1 else ''} {rows}"


def _contracts(console: Console, found: Health, today: date) -> None:
    console.print(
        f"[bold]{found.contracts} contracts[/bold], {found.usable} with a usable end ({found.share:.0%});"
        f" {found.running} of them end on or after {today.isoformat()}."
    )
    others = [f"{count} {kind.replace('_', ' ')}" for kind, count in found.end_kinds if kind != "fixed"]
    if others:
        console.print(f"The others: {', '.join(others)}.")
    console.print()


def _issues(console: Console, found: Health) -> None:
    if not found.groups:
        console.print("[green]Nothing was found wrong.[/green]")
        return
    if found.first_repairs:
        console.print("[bold]Fix first[/bold]")
        for number, group in enumerate(found.first_repairs, start=1):
            console.print(f"  {number}. {escape(group.message)} ({_rows(group)})")
        console.print()
    console.print("[bold]Everything found[/bold]")
    for group in found.groups:
        colour = COLOURS[group.severity]
        console.print(f"  [{colour}]{group.severity}[/{colour}] {group.kind}: {group.count}. {escape(group.message)}")
        for issue in group.examples:
            if where := _where(issue):
                own = f": {issue.message}" if issue.message != group.message else ""
                console.print(f"      {escape(where + own)}")


def _rows(group: IssueGroup) -> str:
    return f"{group.count} row{'s' if group.count != 1 else ''}"


def _where(issue: Issue) -> str:
    parts = [f"sheet {issue.sheet}" if issue.sheet else "", f"row {issue.row}" if issue.row else ""]
    parts += [f"‘{issue.column}’" if issue.column else "", f"holds ‘{issue.value}’" if issue.value else ""]
    return ", ".join(part for part in parts if part)
