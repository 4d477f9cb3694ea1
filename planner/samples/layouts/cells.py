"""The fields of a contract as text, in the ways in which finance teams write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from planner.samples.contract import SampleContract

Column = tuple[str, str]  # heading, field
Days = dict[str, str]

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LONG_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def slashed(when: date) -> str:
    """31/03/2029"""
    return f"{when:%d/%m/%Y}"


def hyphened(when: date) -> str:
    """31-Mar-29"""
    return f"{when.day:02}-{MONTHS[when.month - 1]}-{when.year % 100:02}"


def spelt(when: date) -> str:
    """31 March 2029"""
    return f"{when.day} {LONG_MONTHS[when.month - 1]} {when.year}"


def pounds(amount: int) -> str:
    """£1,234,000.00"""
    return f"£{amount:,}.00"


def plain(amount: int) -> str:
    """1234000"""
    return str(amount)


def extension(options: Sequence[int]) -> str:
    """Options as people write them: 12 + 12, 2 x 12 months, 24 months."""
    if not options:
        return "None"
    if len(options) > 1 and len(set(options)) == 1:
        return f"{len(options)} x {options[0]} months"
    return " + ".join(f"{months} months" for months in options)


def fields(contract: SampleContract, day: Callable[[date], str], money: Callable[[int], str]) -> dict[str, str]:
    """Every field that a layout may show, as text; faults overrule."""
    right = {
        "council": contract.council.name,
        "reference": contract.reference,
        "title": contract.title,
        "description": contract.description,
        "department": contract.department,
        "supplier": contract.supplier,
        "supplier_number": contract.supplier_number,
        "sme": "Yes" if contract.sme else "No",
        "vcse": "Yes" if contract.vcse else "No",
        "cpv": contract.cpv,
        "start": day(contract.start),
        "end": day(contract.end),
        "latest_end": day(contract.latest_end),
        "last_extension": day(contract.latest_end) if contract.options else "",
        "extension": extension(contract.options),
        "value": money(contract.total),
        "annual": money(contract.annual),
        "notice": f"{contract.notice_days} days" if contract.notice_days else "",
        "officer": contract.officer,
        "email": contract.email,
        "telephone": contract.telephone,
        "type": "Contract",
        "process": "Open procedure",
        "empty": "",
    }
    return right | contract.cells


def rows(
    contracts: Sequence[SampleContract],
    columns: Sequence[Column],
    day: Callable[[date], str],
    money: Callable[[int], str],
) -> Iterator[list[str]]:
    """The rows of these contracts in those columns: one each, and the further rows of some."""
    for contract in contracts:
        known = fields(contract, day, money)
        for differing in ({}, *contract.rows):
            row = known | differing
            yield [row[field] for _, field in columns]
