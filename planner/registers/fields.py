"""The fields that a register may state, and what the cells of each must look like."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What the cells of a field hold; a heading whose column holds something else is doubted."""

    TEXT = "text"
    CODE = "code"
    DATE = "date"
    TERM = "term"
    MONEY = "money"
    FLAG = "flag"
    CPV = "cpv"
    CONTACT = "contact"
    ANY = "any"


EXTENSION_PARTS = tuple(f"extension_{n}" for n in range(1, 6))

KINDS: dict[str, Kind] = {
    **dict.fromkeys(
        [
            "council",
            "department",
            "title",
            "description",
            "system",
            "supplier",
            "category",
            "cpv_label",
            "note",
            "buyers",
        ],
        Kind.TEXT,
    ),
    **dict.fromkeys(["reference", "ocid", "supplier_id"], Kind.CODE),
    **dict.fromkeys(
        [
            "start",
            "end",
            "advertised_start",
            "advertised_end",
            "initial_end",
            "latest_end",
            "review",
            "published",
            "award_date",
            "closing_date",
        ],
        Kind.DATE,
    ),
    **dict.fromkeys(["duration", "extension", *EXTENSION_PARTS, "extension_count", "notice_period"], Kind.TERM),
    **dict.fromkeys(["value", "annual_value", "value_low", "value_high", "irrecoverable_vat"], Kind.MONEY),
    **dict.fromkeys(["sme", "vcse"], Kind.FLAG),
    "cpv": Kind.CPV,
    "contact": Kind.CONTACT,
    "payment": Kind.ANY,
    **dict.fromkeys(
        [
            "suppliers_packed",
            "council_code",
            "supplier_number",
            "charity_number",
            "supplier_address",
            "status",
            "notice_type",
            "contract_type",
            "procedure",
            "main_category",
            "value_basis",
            "currency",
            "legal_regime",
            "sme_or_vcse",
            "break_clause",
            "ignored",
        ],
        Kind.ANY,
    ),
}

# Fields of which a file may have many columns; every other field comes from one column alone.
REPEATED = frozenset({"contact", "ignored", "supplier_address", "payment"})
# Fields understood so as not to be mistaken for others, but that no contract keeps.
NOT_KEPT = frozenset(
    {
        "council_code",
        "contact",
        "ignored",
        "payment",
        "supplier_address",
        "supplier_id",
        "charity_number",
        "closing_date",
    }
)
# Which day of a span (`March 2027`) a date column means.
FIRST_DAY = frozenset({"start", "advertised_start", "published", "award_date"})
END_FIELDS = ("end", "advertised_end", "initial_end")
