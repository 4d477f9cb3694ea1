"""Which columns the contracts table and its download have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.web.words import area_name

if TYPE_CHECKING:
    from planner.model import Contract

# (sort key, heading); the first way of sorting is upwards
COLUMNS = (
    ("end", "Ends"),
    ("title", "Contract"),
    ("council", "Council"),
    ("service_area", "Service area"),
    ("supplier", "Supplier"),
    ("annual_value", "Yearly value"),
)

FIELDS = (
    "council", "reference", "title", "description", "department", "supplier", "supplier_number", "system",
    "stage", "agreement_kind", "start", "initial_end", "end", "latest_end", "end_kind", "review", "notice_days",
    "value", "value_basis", "annual_value", "currency", "legal_regime",
)  # fmt: skip

DOWNLOADED = (*FIELDS, "extensions_months", "cpv", "service_area", "service_area_name", "file", "sheet", "row")


def row_of(contract: Contract) -> list[object]:
    """One line of the download: codes as the interface names them, lists with semicolons."""
    source = contract.sources[0] if contract.sources else None
    return [
        *(getattr(contract, name) for name in FIELDS),
        "; ".join(str(months) for months in contract.extensions),
        "; ".join(contract.cpv),
        contract.service_area,
        area_name(contract.service_area) if contract.service_area else None,
        source.file if source else None,
        source.sheet if source else None,
        source.row if source else None,
    ]
