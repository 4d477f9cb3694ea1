"""The 43-column export of a search on Contracts Finder: notices of one council, open, planned and awarded ones."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from typing import TYPE_CHECKING

from planner.samples.layouts import cells

if TYPE_CHECKING:
    from datetime import date

    from planner.samples.contract import SampleContract

COLUMNS = (
    *("Notice Identifier", "Notice Type", "Organisation Name", "Status", "Published Date", "Title", "Description"),
    *("Nationwide", "Postcode", "Region", "Cpv Codes", "Contact Name", "Contact Email", "Contact Address 1"),
    *("Contact Address 2", "Contact Town", "Contact Postcode", "Contact Country", "Contact Telephone"),
    *("Contact Website", "Attachments", "Links", "Additional Text", "Start Date", "End Date", "Closing Date"),
    *("Is sub-contract", "Parent Reference", "Suitable for SME", "Suitable for VCO", "Supply Chain"),
    *("OJEU Contract Type", "Value Low", "Value High", "Awarded Date", "Awarded Value"),
    *("Supplier [Name|Address|Ref type|Ref Number|Is SME|Is VCSE]", "Supplier's contact name"),
    *("Contract start date", "Contract end date", "OJEU Procedure Type", "Accelerated Justification", "Closing Time"),
)


def write(contracts: list[SampleContract], today: date) -> bytes:
    """The export. Every fifth awarded notice was advertised with another end than it was awarded with."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, restval="")
    writer.writeheader()
    for contract in contracts:
        writer.writerow(_row(contract, today))
    return out.getvalue().encode("utf-8")


def _row(contract: SampleContract, today: date) -> dict[str, str]:
    text = cells.fields(contract, cells.slashed, cells.plain)
    awarded = contract.status == "Awarded"
    published = contract.published(today)
    off = awarded and contract.number % 5 == 0 and "awarded_end" not in contract.cells
    advertised = contract.end - timedelta(days=31 if off else 0)
    row = {
        "Notice Identifier": contract.reference,
        "Notice Type": "Pipeline" if contract.status == "Planned" else "Contract",
        "Organisation Name": text["council"],
        "Status": contract.status,
        "Published Date": f"{published}T10:30:00Z",
        "Title": text["title"],
        "Description": f"{text['description']}.\nSee the specification.",
        "Region": "London",
        "Cpv Codes": f"{text['cpv']} ",
        "Contact Name": text["officer"],
        "Contact Email": text["email"],
        "Contact Town": contract.council.place,
        "Contact Country": "England",
        "Contact Telephone": text["telephone"],
        "Contact Website": f"https://www.{contract.council.place.lower()}.example.org",
        "Start Date": text["start"],
        "End Date": cells.slashed(advertised),
        "Closing Date": cells.slashed(published + timedelta(days=35)),
        "Is sub-contract": "NO",
        "Suitable for SME": text["sme"],
        "Suitable for VCO": text["vcse"],
        "Supply Chain": "No",
        "OJEU Contract Type": "Services",
        "Value Low": text["value"],
        "Value High": text["value"],
        "OJEU Procedure Type": "Open ",
        "Closing Time": "12:00",
    }
    return row | (_award(contract, text) if awarded else {})


def _award(contract: SampleContract, text: dict[str, str]) -> dict[str, str]:
    sme, vcse = text["sme"], text["vcse"]
    address = "1 Sample Street\n        Exampleton\n        EX1 1EX"
    supplier = f"[{contract.supplier}|{address}|COMPANIES_HOUSE|{contract.supplier_number}|{sme}|{vcse}]"
    if contract.number % 7 == 0:
        supplier += f"[Second Provider {contract.number} Limited|{address}|NONE||Yes|No]"
    return {
        "Awarded Date": cells.slashed(contract.start - timedelta(days=30)),
        "Awarded Value": text["value"],
        "Supplier [Name|Address|Ref type|Ref Number|Is SME|Is VCSE]": supplier,
        "Supplier's contact name": "Sample Salesperson",
        "Contract start date": text["start"],
        "Contract end date": contract.cells.get("awarded_end", cells.slashed(contract.end)),
    }
