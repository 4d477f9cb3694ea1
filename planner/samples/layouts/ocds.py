"""An OCDS 1.1 release package: awards with periods in local time, durations, renewals in prose, several buyers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date

    from planner.samples.contract import SampleContract

PREFIX = "ocds-sample"  # not a prefix of the registry of publishers


def write(contracts: list[SampleContract], today: date) -> bytes:
    """The package. Every ninth award states how long it lasts in place of an end."""
    package = {
        "uri": "https://www.eastmoor.example.org/contracts/releases.json",
        "version": "1.1",
        "publishedDate": f"{today}T09:00:00Z",
        "publisher": {"name": contracts[0].council.name},
        "license": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
        "releases": [_release(contract, today) for contract in contracts],
    }
    return json.dumps(package, ensure_ascii=False, indent=1).encode("utf-8")


def has_duration_only(contract: SampleContract) -> bool:
    """Whether the award says how long it lasts and not when it ends."""
    return contract.status == "Awarded" and contract.number % 9 == 4


def _release(contract: SampleContract, today: date) -> dict[str, Any]:
    published = contract.published(today)
    ocid = f"{PREFIX}-{contract.number:04}"
    buyer = {"id": "GB-SAMPLE-1", "name": contract.council.name}
    tag = {"Awarded": "award", "Open": "tender", "Planned": "planning"}[contract.status]
    release: dict[str, Any] = {
        "ocid": ocid,
        "id": f"{ocid}-{tag}",
        "language": "en",
        "date": f"{published}T10:30:00Z",
        "tag": [tag],
        "initiationType": "tender",
        "buyer": buyer,
        "parties": [
            {**buyer, "roles": ["buyer"], "contactPoint": {"name": contract.officer, "email": contract.email}},
            *(
                {"id": f"GB-SAMPLE-{nth}", "name": name, "roles": ["buyer"]}
                for nth, name in enumerate(contract.buyers, 2)
            ),
        ],
        "tender": _tender(contract),
    }
    if contract.status == "Awarded":
        release["awards"] = [_award(contract, ocid, published)]
    return release


def _tender(contract: SampleContract) -> dict[str, Any]:
    tender: dict[str, Any] = {
        "id": contract.reference,
        "title": contract.title,
        "description": contract.description,
        "status": {"Awarded": "complete", "Open": "active", "Planned": "planned"}[contract.status],
        "classification": {"scheme": "CPV", "id": contract.cpv, "description": contract.title},
        "value": {"amount": contract.total, "currency": "GBP"},
        "procurementMethod": "open",
        "contractPeriod": _period(contract),
    }
    if contract.options:
        months = " + ".join(str(option) for option in contract.options)
        tender["lots"] = [
            {
                "id": "1",
                "hasRenewal": True,
                "renewal": {"description": f"Option to extend for {months} months"},
                "contractPeriod": _period(contract),
            }
        ]
    return tender


def _award(contract: SampleContract, ocid: str, published: date) -> dict[str, Any]:
    return {
        "id": f"{ocid}-1",
        "status": "active",
        "date": f"{published}T00:00:00Z",
        "value": {"amount": contract.total, "currency": "GBP"},
        "suppliers": [{"id": f"GB-COH-{contract.supplier_number}", "name": contract.supplier}],
        "contractPeriod": _period(contract),
    }


def _period(contract: SampleContract) -> dict[str, Any]:
    """Local time: a summer's day ends at 23:59:59+01:00. Durations count months of 30 days."""
    if has_duration_only(contract):
        return {"startDate": f"{contract.start}T00:00:00Z", "durationInDays": contract.years * 360}
    summer = 4 <= contract.end.month <= 9
    return {
        "startDate": f"{contract.start}T00:00:00{'+01:00' if 4 <= contract.start.month <= 9 else 'Z'}",
        "endDate": f"{contract.end}T23:59:59{'+01:00' if summer else 'Z'}",
    }
