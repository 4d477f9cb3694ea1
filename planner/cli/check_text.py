"""The text of `planner check`: what the file is, how it was read and why, what is wrong and what to fix first."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from planner.dates import short_date
from planner.model import EndKind, OrderBasis, Severity, field_words

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from planner.model import DateOrder, Issue, Reading
    from planner.registers.report import Health, IssueGroup

WIDEST = 100
FORMATS = {"ocds-releases": "OCDS releases", "ocds-records": "OCDS records"}
ORDERS = {"dmy": "day/month/year", "mdy": "month/day/year", "ymd": "year-month-day"}
WORKBOOKS = frozenset({"xlsx", "xlsb", "xls", "ods"})
COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
SECTIONS = {
    Severity.ERROR: "Not usable as they are",
    Severity.WARNING: "To be checked",
    Severity.NOTE: "For information",
}
ENDS = {
    EndKind.ROLLING: "rolling",
    EndKind.UNTIL_NOTICE: "until notice is given",
    EndKind.UNKNOWN: "not known",
    EndKind.HOLDING_OVER: "ended, still in use",
}
BASES = {
    OrderBasis.HEADING: " from the heading",
    OrderBasis.OTHER_COLUMNS: " from the other columns",
    OrderBasis.EARLIER_UPLOADS: " from earlier uploads",
    OrderBasis.COUNTRY: " as the country writes dates",
}
# issues of columns that are told with the columns, not again among what was found
OF_COLUMNS = {
    "contacts-dropped": "Dropped, because they name people or how to reach them",
    "column-not-used": "Not used, because what they mean is not known",
}


def show(reading: Reading, today: date) -> None:
    """Print the report, as wide as the terminal; colours only where the output is one."""
    from planner.registers.report import health

    found = health(reading, today)
    page = _Page(Console(highlight=False))
    _file(page, reading)
    _columns(page, reading)
    _contracts(page, reading, found, today)
    _issues(page, reading, found)


class _Page:
    """Lines that are broken between words, what follows hanging under what it belongs to."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self.width = min(console.width, WIDEST)

    def say(self, words: str, *, indent: int = 0, mark: str = "", style: str = "") -> None:
        lead = " " * indent + mark
        lines = textwrap.wrap(
            words,
            self.width,
            initial_indent=lead,
            subsequent_indent=" " * len(lead),
            break_long_words=False,
            break_on_hyphens=False,
        )
        for line in lines or [""]:
            self.console.print(Text(line, style=style), soft_wrap=True)

    def heading(self, words: str) -> None:
        self.say("")
        self.say(words, style="bold")


def _file(page: _Page, reading: Reading) -> None:
    form = FORMATS.get(reading.format, reading.format.upper() if len(reading.format) < 5 else reading.format)
    encoding = (reading.encoding or "").upper()
    page.say(f"{reading.file}: {', '.join(part for part in (form, encoding) if part)}", style="bold")
    for sheet in reading.sheets:
        name = f"Sheet ‘{sheet.name}’: " if sheet.name else ""
        header = f", header in row {sheet.header_row}" if sheet.header_row else ", no header row"
        page.say(f"{name}{_count(sheet.rows, 'data row')}{header}", indent=2)
    for note in reading.notes:
        page.say(note, indent=2)


def _columns(page: _Page, reading: Reading) -> None:
    if not reading.columns:
        return
    page.heading("What your columns were taken for")
    widest = min(max(map(len, reading.columns.values())), page.width // 2)
    for field, heading in reading.columns.items():
        if len(heading) > widest:
            page.say(heading, indent=2)
        page.say(field_words(field), mark=f"  {'' if len(heading) > widest else heading:<{widest}}  ")
    for kind, words in OF_COLUMNS.items():
        headings = [f"‘{issue.column}’" for issue in reading.issues if issue.kind == kind and issue.column]
        if headings:
            page.say(f"{words}: {', '.join(dict.fromkeys(headings))}.", indent=2)
    _orders(page, reading.date_order, workbook=reading.format in WORKBOOKS)


def _orders(page: _Page, orders: Mapping[str, DateOrder], *, workbook: bool) -> None:
    """How the dates of each column were read; columns of one order and reason in one sentence.

    What looks like year-month-day in a workbook are its true dates, which its reader sees in whatever order.
    """
    if not orders:
        return
    page.heading("How the dates were read")
    alike: dict[str, list[str]] = {}
    for heading, order in orders.items():
        words = "true dates of the workbook" if workbook and order.order == "ymd" else _order(order)
        alike.setdefault(words, []).append(f"‘{heading}’")
    for words, headings in alike.items():
        page.say(f"{', '.join(headings)}: {words}", indent=2)


def _order(order: DateOrder) -> str:
    name = ORDERS[order.order]
    if order.assumed:
        return f"{name}, assumed{BASES[order.basis] if order.basis else ''}: no row proves it"
    rows = [str(row) for row in order.proof[:3]]
    return f"{name}, proved by {_series('row', rows)}" if rows else name


def _contracts(page: _Page, reading: Reading, found: Health, today: date) -> None:
    page.say("")
    if not found.contracts:
        page.say("No contract could be read from this file.", style="bold")
        return
    page.say(
        f"{_count(found.contracts, 'contract')}, {found.usable:,} with a usable end ({found.share:.0%});"
        f" {found.running:,} of them end{'s' if found.running == 1 else ''} on or after {short_date(today)}.",
        style="bold",
    )
    others = [f"{count} {ENDS[EndKind(kind)]}" for kind, count in found.end_kinds if kind != EndKind.FIXED]
    if others:
        page.say(f"The ends of the others: {', '.join(others)}.")
    page.say(_accounted(reading))


def _accounted(reading: Reading) -> str:
    """Where every row went: into contracts, or named among what was found."""
    kept = {(source.sheet, source.row) for contract in reading.contracts for source in contract.sources}
    named = {(issue.sheet, issue.row) for issue in reading.issues if issue.row} - kept
    if not named:
        return f"Every row is among them ({len(kept):,})."
    others = f"{len(named)} that gave no contract {_is(named)} named below"
    return f"{_count(len(kept), 'row')} {_is(kept)} among them; {others}."


def _is(things: Collection[object]) -> str:
    return "is" if len(things) == 1 else "are"


def _issues(page: _Page, reading: Reading, found: Health) -> None:
    groups = [group for group in found.groups if group.kind not in OF_COLUMNS]
    if not groups:
        page.heading("Nothing was found wrong.")
        return
    if found.first_repairs:
        page.heading("Fix first")
        for number, group in enumerate(found.first_repairs, start=1):
            page.say(f"{group.message} ({_places(group)})", indent=2, mark=f"{number}. ")
    for severity, words in SECTIONS.items():
        of_these = [group for group in groups if group.severity is severity]
        if of_these:
            page.heading(f"{words} ({sum(group.count for group in of_these)})")
        for group in of_these:
            _group(page, group)
    page.say("")
    ending = ".xlsm" if reading.file.casefold().endswith(".xlsm") else ".xlsx"
    page.say(f"Add --marked FILE{ending} to get your workbook back with these cells coloured.")
    page.say("Add --cleaned FILE.xlsx to get a clean register in the Transparency Code's layout.")


def _group(page: _Page, group: IssueGroup) -> None:
    page.say(f"{group.message} ({_places(group)})", indent=2, style=COLOURS[group.severity])
    shown = [(issue, where) for issue in group.examples if (where := _where(issue))]
    for issue, where in shown:
        own = f": {issue.message}" if issue.message != group.message else ""
        page.say(f"{where}{own}", indent=6)
    if shown and group.count > len(group.examples):
        page.say(f"and {group.count - len(group.examples):,} more", indent=6)


def _places(group: IssueGroup) -> str:
    if group.examples[0].row is not None:
        return _count(group.count, "row")
    return _count(group.count, "column" if group.examples[0].column else "sheet" if group.examples[0].sheet else "file")


def _where(issue: Issue) -> str:
    parts = [f"sheet {issue.sheet}" if issue.sheet else "", f"row {issue.row}" if issue.row else ""]
    parts += [f"‘{issue.column}’" if issue.column else "", f"holds ‘{issue.value}’" if issue.value else ""]
    return ", ".join(part for part in parts if part)


def _count(number: int, what: str) -> str:
    return f"{number:,}\u00a0{what}{'' if number == 1 else 's'}"


def _series(what: str, items: Sequence[str]) -> str:
    """`row 3`, `rows 3 and 6`, `rows 3, 6 and 9`."""
    if len(items) == 1:
        return f"{what} {items[0]}"
    return f"{what}s {', '.join(items[:-1])} and {items[-1]}"
