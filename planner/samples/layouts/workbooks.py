"""Registers as workbooks: title rows and two sheets; starred headings with serial numbers among the days."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from planner.samples.layouts import cells

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from planner.samples.contract import SampleContract

TWO_SHEETS = (
    ("Organisation", "council"),
    ("Contract Reference", "reference"),
    ("Contract Title", "title"),
    ("Service Area", "department"),
    ("Description", "description"),
    ("Supplier", "supplier"),
    ("Contract Start Date", "start"),
    ("Contract End Date", "end"),
    ("Extension Options", "extension"),
    ("Notice Period", "notice"),
    ("Total Contract Value", "value"),
    ("SME", "sme"),
    ("Contract Owner", "officer"),
)
STARRED = (
    ("* Organisation Name", "council"),
    ("* Contract Reference", "reference"),
    ("* Contract  Title", "title"),
    ("Description", "description"),
    ("* Supplier Name", "supplier"),
    ("* Start Date", "start"),
    ("* End Date", "end"),
    ("Max Extension Date", "latest_end"),
    ("CPV Code", "cpv"),
    ("Annual Contract Value", "annual"),
    ("Total Value", "value"),
    ("Officer Email", "email"),
)
EPOCH = date(1899, 12, 30)  # day 0 of Excel's 1900 calendar, its leap-year mistake allowed for


def two_sheets(contracts: list[SampleContract], today: date) -> bytes:
    """A sheet for the corporate centre and one for the services, each under a title; days are true dates."""
    from openpyxl import Workbook

    book = Workbook()
    centre = ("Finance", "Human Resources", "Legal", "ICT", "Corporate Property", "Democratic Services")
    corporate = [contract for contract in contracts if contract.department in centre]
    services = [contract for contract in contracts if contract.department not in centre]
    sheet = book.active
    assert sheet is not None
    for name, chosen in (("Corporate", corporate), ("Services", services)):
        sheet = sheet if name == "Corporate" else book.create_sheet()
        sheet.title = name
        sheet.append([f"{contracts[0].council.name}: contracts register – {name.lower()}"])
        sheet.append([f"Correct as at {cells.spelt(today)}"])
        sheet.append([])
        sheet.append([heading for heading, _ in TWO_SHEETS])
        for contract in chosen:
            _write(sheet, contract, TWO_SHEETS, serial=False)
    return _bytes(book, today)


def starred(contracts: list[SampleContract], today: date) -> bytes:
    """Mandatory columns starred, 40 empty columns formatted, every sixth end a bare serial number."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Register"
    sheet.append([heading for heading, _ in STARRED] + [None] * 40)
    sheet.cell(1, len(STARRED) + 40, " ")
    for number, contract in enumerate(contracts):
        _write(sheet, contract, STARRED, serial=number % 6 == 5)
    return _bytes(book, today)


def _write(sheet: Worksheet, contract: SampleContract, columns: tuple[cells.Column, ...], *, serial: bool) -> None:
    text = cells.fields(contract, cells.slashed, cells.plain)
    typed = {
        "start": _day(contract.start),
        "end": (contract.end - EPOCH).days if serial else _day(contract.end),
        "latest_end": _day(contract.latest_end),
        "value": contract.total,
        "annual": contract.annual,
    }
    for differing in ({}, *contract.rows):
        row = text | differing
        sheet.append(
            [
                typed[field] if field in typed and field not in contract.cells else row[field] or None
                for _, field in columns
            ]
        )


def _day(when: date) -> datetime:
    return datetime.combine(when, time())


def _bytes(book: Workbook, today: date) -> bytes:
    """The workbook with nothing of the clock in it: the same contracts give the same bytes."""
    moment = datetime.combine(today, time(9))
    book.properties.creator = "Sample register"
    book.properties.created = moment
    written = io.BytesIO()
    book.save(written)
    again = io.BytesIO()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = source.read(name)
            if name == "docProps/core.xml":
                part = _dated(part, moment)
            target.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), part, zipfile.ZIP_DEFLATED)
    return again.getvalue()


def _dated(core: bytes, moment: datetime) -> bytes:
    """openpyxl stamps the hour of saving: put the given one in its place."""
    import re

    stamp = moment.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    return re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp, core)
