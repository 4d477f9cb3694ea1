"""Registers of made-up and real councils, as the bytes that somebody would upload."""

from __future__ import annotations

import csv
import io

HEADINGS = (
    "Contract reference",
    "Contract title",
    "Description",
    "Supplier name",
    "Start date",
    "End date",
    "Extension options (months)",
    "Annual value",
    "Contact e-mail",
)

HOUSING = "Housing management system"
BOROUGHS = ("Camden", "Hackney", "Islington", "Sutton", "Merton")

# Five boroughs whose housing systems end within a quarter, and a few other things.
ENDS = {
    "Camden": "31/03/2029",
    "Hackney": "30/04/2029",
    "Islington": "14/05/2029",
    "Sutton": "31/05/2029",
    "Merton": "30/06/2029",
}


def register(council: str, *, extra: tuple[tuple[str, ...], ...] = ()) -> bytes:
    """A small register of one council: its housing system, a waste contract, and one with an impossible end."""
    short = council[:3].upper()
    rows = [
        (f"{short}-001", HOUSING, "Licences and support of the housing management software", "Civica UK Ltd",
         "01/04/2022", ENDS[council], "12", "£180,000.00", "someone@example.org"),
        (f"{short}-002", "Waste and recycling collection", "Collection of household waste", "Veolia ES (UK) Ltd",
         "01/04/2020", "31/03/2028", "24", "£2,400,000", ""),
        (f"{short}-003", "Office stationery", "Paper and pens", "Banner Group", "01/04/2024", "31/12/9999", "",
         "£30,000", ""),
        *extra,
    ]  # fmt: skip
    return as_csv([HEADINGS, *rows])


def as_csv(rows: list[tuple[str, ...]]) -> bytes:
    """Rows as a CSV file."""
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()
