"""A reading written out again as a clean register: the Local Government Association's columns, then what it lacks.

The association's schema carries the fields of the Local Government Transparency Code 2015 under the same titles. Dates
are days, amounts numbers, yes and no words; a cell that a spreadsheet would take for a formula is kept a text.
"""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from planner.dates import extend_end
from planner.model import AgreementKind, Contract, EndKind, Reading, ValueBasis
from planner.registers.values import NOT_SAID

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from openpyxl.worksheet.worksheet import Worksheet

    Cell = str | date | Decimal | int | None

KINDS = {
    AgreementKind.CONTRACT: "Single award contract",
    AgreementKind.CALL_OFF: "Call-off contract",
    AgreementKind.FRAMEWORK: "Framework agreement",
    AgreementKind.DYNAMIC_MARKET: "Dynamic purchasing system",
    AgreementKind.GRANT: "Grant agreement",
    AgreementKind.ONE_OFF: "One-off contract",
    AgreementKind.ORDER: "Purchase order",
}
BASES = {ValueBasis.TOTAL: "Total", ValueBasis.ANNUAL: "Annual", ValueBasis.ESTIMATE: "Estimated"}
BASES[ValueBasis.UNKNOWN] = NOT_SAID


def _yes_no(value: bool | None) -> str | None:
    return None if value is None else "Yes" if value else "No"


def _end(contract: Contract) -> Cell:
    """The end; where there is none, the register's own words, or those for the kind of end."""
    if contract.end and contract.end_kind is EndKind.HOLDING_OVER:
        return f"{contract.end:%d/%m/%Y} - expired, still in use"
    if contract.end or contract.end_kind is EndKind.UNKNOWN:
        return contract.end
    return contract.end_words or contract.end_kind.value.replace("_", " ")


def _last_extension(contract: Contract) -> date | None:
    """The latest end where the options beside the end do not say it already."""
    if contract.latest_end == contract.end:
        return None
    said = contract.end and contract.extensions and extend_end(contract.end, sum(contract.extensions))
    return None if said == contract.latest_end and contract.initial_end is None else contract.latest_end


def _options(contract: Contract) -> str | None:
    """`2 x 12 months`, `12 months, 6 months`."""
    lengths = contract.extensions
    if not lengths:
        return None
    if len(set(lengths)) == 1 and len(lengths) > 1:
        return f"{len(lengths)} x {lengths[0]} months"
    return ", ".join(f"{months} months" for months in lengths)


def _sources(contract: Contract) -> str:
    return ", ".join(f"{s.sheet} {s.row}" if s.sheet else str(s.row) for s in contract.sources)


COLUMNS: dict[str, Callable[[Contract], Cell]] = {
    "Organisation name": lambda c: c.council,
    "Contract Reference number / ID": lambda c: c.reference,
    "Title of the Agreement": lambda c: c.title,
    "Contract type": lambda c: KINDS.get(c.agreement_kind),
    "Local authority directorate/service responsible": lambda c: c.department,
    "Description of goods and services": lambda c: c.description,
    "Procurement classification: Council's procurement category label": lambda c: c.category,
    "Procurement classification: CPV code": lambda c: " ".join(c.cpv) or None,
    "Contract start date": lambda c: c.start,
    "End date": _end,
    "Review date": lambda c: c.review,
    "Last extension date": _last_extension,
    "Contract value": lambda c: c.value,
    "Fixed cost / estimated cost": lambda c: BASES.get(c.value_basis) if c.value is not None else None,
    "Supplier name": lambda c: "; ".join(c.suppliers) or c.supplier,
    "Supplier registered company number": lambda c: c.supplier_number,
    "SME supplier": lambda c: _yes_no(c.sme),
    "VCSE supplier": lambda c: _yes_no(c.vcse),
    "System name": lambda c: c.system,
    "Initial end date": lambda c: c.initial_end,
    "Extension options": _options,
    "Notice period (days)": lambda c: c.notice_days,
    "Annual value": lambda c: c.annual_value,
    "Currency": lambda c: c.currency,
    "Contract stage": lambda c: c.stage.value,
    "Date published": lambda c: c.published,
    "Row in the original": _sources,
}


def cleaned_rows(reading: Reading) -> Iterator[list[Cell]]:
    """The contracts of a reading under COLUMNS, one row each."""
    for contract in reading.contracts:
        yield [read(contract) for read in COLUMNS.values()]


def cleaned_csv(reading: Reading) -> bytes:
    """The clean register as UTF-8 CSV with a byte-order mark, which spreadsheets need to see that it is UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in cleaned_rows(reading):
        writer.writerow([_csv_text(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig", "replace")


def _csv_text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.strftime("%d/%m/%Y")
    text = f"{cell:f}" if isinstance(cell, Decimal) else str(cell)
    return f"'{text}" if isinstance(cell, str) and text[:1] in "=+-@\t\r" else text


def cleaned_workbook(reading: Reading) -> bytes:
    """The clean register as XLSX: true dates and numbers, the header fixed and filterable."""
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Contracts"
    sheet.append(list(COLUMNS))
    for number, row in enumerate(cleaned_rows(reading), start=2):
        for column, cell in enumerate(row, start=1):
            write_cell(sheet, number, column, cell)
    for heading in sheet[1]:
        heading.font = Font(bold=True)
    for column in range(1, len(COLUMNS) + 1):
        sheet.column_dimensions[get_column_letter(column)].width = 22
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def write_cell(sheet: Worksheet, row: int, column: int, value: Cell) -> None:
    """One cell, its text never a formula and never holding what XML cannot."""
    if value is None:
        return
    target: Any = sheet.cell(row, column)
    if isinstance(value, str):
        from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

        target.value = ILLEGAL_CHARACTERS_RE.sub("", value)[:32_767]
        target.data_type = "s"
        return
    target.value = value
    if isinstance(value, date):
        target.number_format = "dd/mm/yyyy"
