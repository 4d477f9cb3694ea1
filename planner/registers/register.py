"""One register file, read: tables to contracts and issues, with how every column was understood."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.collecting import cycles_uncollected
from planner.model import Issue, OrderBasis, Reading, Severity, SheetRead
from planner.registers.circumstances import circumstances
from planner.registers.clean import clean, encode_columns, file_issue, gather_evidence
from planner.registers.fields import END_FIELDS
from planner.registers.heading_words import words
from planner.registers.headings import ColumnMap, map_columns
from planner.registers.headless import map_by_content
from planner.registers.looks_like import looks_like
from planner.registers.merge import merge_rows, with_ids
from planner.registers.remarks import notes_on
from planner.registers.rows import RowReader
from planner.registers.tables import read_tables

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from planner.model import Contract, DateOrder
    from planner.registers.cells.date_columns import OrderEvidence
    from planner.registers.table import RegisterFile, Table

SAMPLED = 3000
MANY_PAYMENT_HEADINGS = 2
EXPORT_LIMIT = 1000  # rows that a Contracts Finder search gives at most


def read_register(
    file: RegisterFile,
    *,
    council: str | None = None,
    mapping: Mapping[str, str] | None = None,
    reference_date_hint: str | None = None,
) -> Reading:
    """Read one register of any known format.

    `council` counts for every row; without it a row's own column does, else the file's name. `mapping` (field →
    heading) overrides what the headings seem to mean. `reference_date_hint` (`dmy` or `mdy`) is the order of the
    council's earlier uploads, used where nothing in the file proves one. Raises `Unreadable`.
    """
    if is_json(file):
        from planner.registers.ocds import read_ocds

        return read_ocds(file, council=council)
    with cycles_uncollected():
        return _read_tables(file, council, mapping, reference_date_hint)


def is_json(file: RegisterFile) -> bool:
    """Whether the bytes are JSON's: an opening brace or bracket, whatever the file's name."""
    start = file.data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    return start[:1] == b"{" or (start[:1] == b"[" and file.name.casefold().endswith(".json"))


def _read_tables(
    file: RegisterFile, council: str | None, mapping: Mapping[str, str] | None, hint: str | None
) -> Reading:
    tables = read_tables(file)
    suites = tuple(looks_like(tables))
    maps = [map_table(table, mapping) for table in tables]
    raws = [encode_columns(table, found) for table, found in zip(tables, maps, strict=True)]
    tables = [replace(table, columns=()) for table in tables]  # frees the text, which is encoded now
    around = circumstances(file, council, tables, maps, raws)
    orders = _pooled([gather_evidence(raw) for raw in raws])
    fallback = hint or ("dmy" if around.british or around.currency != "USD" else "mdy")
    contracts: list[Contract] = []
    issues: list[Issue] = []
    date_order: dict[str, DateOrder] = {}
    for table, found, raw in zip(tables, maps, raws, strict=True):
        if are_payments(found):
            issues += payment_issues(table)
            continue
        issues += _about_columns(table, found)
        cleaned = clean(table, raw, orders, fallback)
        reader = RowReader(cleaned, around)
        contracts += reader.read()
        issues += cleaned.issues + reader.issues
        basis = OrderBasis.EARLIER_UPLOADS if hint else OrderBasis.COUNTRY
        date_order |= {heading: _based(order, basis) for heading, order in cleaned.date_order.items()}
    merged, said = merge_rows(contracts)
    return Reading(
        file=file.name,
        format=tables[0].format,
        encoding=tables[0].encoding,
        sheets=tuple(SheetRead(table.sheet, table.header_row, len(table.row_numbers)) for table in tables),
        columns={name: item.heading for found in reversed(maps) for name, item in found.columns().items()},
        date_order=date_order,
        rows=sum(len(table.row_numbers) for table in tables),
        contracts=tuple(with_ids(merged)),
        issues=tuple(_in_order([*issues, *said])),
        confidence={name: item.confidence for found in reversed(maps) for name, item in found.columns().items()},
        notes=tuple(notes_on(tables, maps, around, suites)),
    )


def _based(order: DateOrder, basis: OrderBasis) -> DateOrder:
    """An order for which the file gave nothing, with what it was assumed from."""
    return replace(order, basis=basis) if order.assumed and order.basis is None else order


def map_table(table: Table, told: Mapping[str, str] | None) -> ColumnMap:
    """What the columns of one table mean, from its headings and a sample of its cells."""
    samples = [column.slice(0, 20_000).unique().slice(0, SAMPLED).to_pylist() for column in table.columns]
    if table.header is None:
        return map_by_content(samples)
    found = map_columns(table.header, samples, told)
    names = found.columns()
    if "title" not in names and "system" not in names and "description" in names:
        item = names["description"]
        others = tuple(x for x in found.found if x is not item)
        return replace(found, found=(*others, replace(item, field="title")))
    return _without_awarded(found)


def are_payments(found: ColumnMap) -> bool:
    """Whether the columns are those of a list of payments: several of its headings and no date of a contract's term."""
    names = found.columns()
    termed = any(name in names for name in (*END_FIELDS, "start", "duration", "latest_end", "extension"))
    return len(found.repeated("payment")) >= MANY_PAYMENT_HEADINGS and not termed


def payment_issues(table: Table) -> list[Issue]:
    """That the table is no register, and every row of it."""
    message = "This is a list of payments, not of contracts: no contract can be read from it. Choose the register."
    row_message = "A payment, not a contract."
    rows = [
        Issue(table.file, table.sheet, row, None, "payment", None, row_message, Severity.ERROR)
        for row in table.row_numbers.tolist()
    ]
    return [file_issue(table, "payments-not-contracts", message, Severity.ERROR), *rows]


# Words without which a `final end` beside no other end is simply the end.
_EXTENDED = frozenset({"extension", "extended", "maximum", "including", "possible", "potential", "option", "extend"})


def _without_awarded(found: ColumnMap) -> ColumnMap:
    """Where only an advertised start or end has a column, it is the one that counts; so does a lone final end."""
    names = found.columns()
    renamed = {
        f"advertised_{name}": name for name in ("start", "end") if name not in names and f"advertised_{name}" in names
    }
    alone = not any(name in names for name in END_FIELDS)
    if alone and "latest_end" in names and not _EXTENDED & set(words(names["latest_end"].heading)):
        renamed["latest_end"] = "end"
    return replace(found, found=tuple(replace(item, field=renamed.get(item.field, item.field)) for item in found.found))


def _pooled(found: Sequence[Mapping[str, OrderEvidence]]) -> dict[str, OrderEvidence]:
    """Evidence of columns of one heading over all tables, so that month sheets of one layout are read alike."""
    from planner.registers.cells.date_columns import OrderEvidence

    pooled: dict[str, OrderEvidence] = {}
    for tables in found:
        for heading, own in tables.items():
            old = pooled.get(heading, OrderEvidence())
            pooled[heading] = OrderEvidence(
                old.dmy + own.dmy, old.mdy + own.mdy, old.ymd + own.ymd, old.open + own.open
            )
    return pooled


def _about_columns(table: Table, found: ColumnMap) -> list[Issue]:
    """What is to be said of the columns: contacts dropped, no end column, headings not understood."""
    issues = [
        file_issue(
            table,
            "contacts-dropped",
            "This column names people or how to reach them; it was dropped.",
            Severity.NOTE,
            item.heading,
        )
        for item in found.repeated("contact")
    ]
    names = found.columns()
    if not len(table.row_numbers):
        issues.append(file_issue(table, "no-rows", "There is no data row here. Is it the right file?", Severity.ERROR))
    if found.layout == "contracts-finder" and len(table.row_numbers) == EXPORT_LIMIT:
        message = f"Exactly {EXPORT_LIMIT} rows: the export is probably cut. Narrow the search and export in parts."
        issues.append(file_issue(table, "probably-cut", message, Severity.WARNING))
    if table.header is None:
        message = "There is no header row: what the columns mean was guessed from their cells. Add headings."
        issues.append(file_issue(table, "no-header", message, Severity.WARNING))
    if not any(name in names for name in (*END_FIELDS, "duration", "latest_end")):
        message = "No column says when contracts end. Nothing was guessed; add an end date column."
        issues.append(file_issue(table, "no-end-column", message, Severity.WARNING))
    issues += [
        file_issue(table, "column-not-used", "What this column means is not known; it was not used.", Severity.NOTE, h)
        for h in found.unused
    ]
    return issues


def _in_order(issues: Sequence[Issue]) -> list[Issue]:
    return sorted(issues, key=lambda issue: (issue.sheet or "", issue.row or 0))
