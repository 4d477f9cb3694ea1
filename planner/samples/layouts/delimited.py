"""Registers as text: five ways in which councils export and publish a spreadsheet."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from planner.samples.layouts import cells

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from planner.samples.contract import SampleContract

LGA = (
    ("Organisation name", "council"),
    ("Organisation code", "empty"),
    ("Contract Reference number / ID", "reference"),
    ("Title of the Agreement", "title"),
    ("Contract type", "type"),
    ("Local authority directorate/service responsible", "department"),
    ("Description of goods and services", "description"),
    ("Procurement classification: CPV code", "cpv"),
    ("Contract start date", "start"),
    ("End date", "end"),
    ("Review date", "empty"),
    ("Extension Period", "last_extension"),
    ("Contract value", "value"),
    ("Supplier name", "supplier"),
    ("Supplier registered company number", "supplier_number"),
    ("SME supplier", "sme"),
    ("VCSE supplier", "vcse"),
    ("Nominated contact point: name", "officer"),
    ("Nominated contact point: email", "email"),
    ("Tender type", "process"),
)
TRANSPARENCY = (
    ("Local authority", "council"),
    ("Ref No.", "reference"),
    ("Title of agreement", "title"),
    ("Department", "department"),
    ("Description of goods and/or services", "description"),
    ("Supplier name", "supplier"),
    ("Total contract value (£)", "value"),
    ("Estimated annual spend (£)", "annual"),
    ("Start date", "start"),
    ("End date", "end"),
    ("Extension options", "extension"),
    ("Notice period", "notice"),
    ("SME", "sme"),
    ("VCSE", "vcse"),
    ("Contact telephone", "telephone"),
)
SEMICOLON = (
    ("Contract ID", "reference"),
    ("Authority", "council"),
    ("Contract title", "title"),
    ("Service", "department"),
    ("Contractor", "supplier"),
    ("Commencement date", "start"),
    ("Expiry date", "end"),
    ("Extensions", "extension"),
    ("Contract value", "value"),
    ("Contract manager", "officer"),
)
TABBED = (
    ("Organisation", "council"),
    ("Reference", "reference"),
    ("Contract Title", "title"),
    ("Summary", "description"),
    ("Supplier", "supplier"),
    ("Company number", "supplier_number"),
    ("Start Date", "start"),
    ("End Date", "end"),
    ("Latest end date including extensions", "latest_end"),
    ("Annual value", "annual"),
    ("Value", "value"),
)
QUARTERLY = (
    ("Contract Number", "reference"),
    ("Council", "council"),
    ("Contract Name", "title"),
    ("Directorate", "department"),
    ("Supplier Name", "supplier"),
    ("Contract Start", "start"),
    ("Contract End", "end"),
    ("Notice Period (days)", "notice"),
    ("Contract Value", "value"),
    ("Contact Email", "email"),
)


def lga_csv(contracts: list[SampleContract], today: date) -> bytes:  # noqa: ARG001 - says no day
    """The headings of the Local Government Association's schema; UTF-8 with a byte-order mark, CRLF."""
    return _text([_headings(LGA), *cells.rows(contracts, LGA, cells.slashed, cells.plain)]).encode("utf-8-sig")


def transparency_csv(contracts: list[SampleContract], today: date) -> bytes:
    """The fields of the Transparency Code under two title rows, with blank rows, a total and a note; CP1252 pounds."""
    width = len(TRANSPARENCY)
    table = list(cells.rows(contracts, TRANSPARENCY, cells.slashed, cells.pounds))
    table.insert(len(table) // 2, [""] * width)
    total = cells.pounds(sum(contract.total for contract in contracts))
    lines = [
        [f"{contracts[0].council.name} – Contracts over £5,000", *[""] * (width - 1)],
        [f"Published {cells.spelt(today)}", *[""] * (width - 1)],
        [""] * width,
        _headings(TRANSPARENCY),
        *table,
        ["", "", "Total", "", "", "", total, *[""] * (width - 7)],
        ["Note: values are net of VAT. “Total” is over the whole term.", *[""] * (width - 1)],
    ]
    return _text(lines).encode("cp1252")


def semicolon(contracts: list[SampleContract], today: date) -> bytes:  # noqa: ARG001 - says no day
    """Semicolons, days such as 31-Mar-29, options in prose; UTF-8, LF."""
    lines = [_headings(SEMICOLON), *cells.rows(contracts, SEMICOLON, cells.hyphened, cells.pounds)]
    return _text(lines, delimiter=";", end="\n").encode("utf-8")


def utf16_tsv(contracts: list[SampleContract], today: date) -> bytes:  # noqa: ARG001 - says no day
    """What Excel calls Unicode text: tabs in UTF-16, ISO days, the latest end beside the end."""
    lines = [_headings(TABBED), *cells.rows(contracts, TABBED, lambda day: day.isoformat(), cells.plain)]
    return _text(lines, delimiter="\t").encode("utf-16")


def quarterly_csv(contracts: list[SampleContract], today: date) -> bytes:  # noqa: ARG001 - says no day
    """Two quarters pasted under each other with the headings repeated; days in words; carriage returns alone."""
    table = list(cells.rows(contracts, QUARTERLY, cells.spelt, cells.pounds))
    half = len(table) // 2
    lines = [_headings(QUARTERLY), *table[:half], _headings(QUARTERLY), *table[half:]]
    return _text(lines, end="\r").encode("utf-8")


def _headings(columns: Iterable[cells.Column]) -> list[str]:
    return [heading for heading, _ in columns]


def _text(lines: Iterable[list[str]], delimiter: str = ",", end: str = "\r\n") -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator=end).writerows(lines)
    return out.getvalue()
