"""Who an event is: names that never change, whatever happens to its date or title."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planner.model import Contract

INSTALLATION = "contract-planner"


def uid(kind: str, key: str, installation: str = INSTALLATION) -> str:
    """The UID of the event of one kind about one thing, unique in the world if `installation` is (RFC 7986 5.3).

    `key` identifies the thing for ever: a stored key, or what `contract_keys` and `proposal_key` give.
    """
    return f"{kind}-{_digest(key)}@{_host(installation)}"


def contract_keys(contracts: Iterable[Contract]) -> dict[str, str]:
    """Contract id → key, from the council and its reference, else from the id.

    A reference that one council uses for several contracts ("TBC") tells them apart no more than their ids do.
    """
    contracts = list(contracts)
    own = {contract.id: _council_and_reference(contract) for contract in contracts}
    uses = Counter(key for key in own.values() if key is not None)
    return {
        contract.id: key if (key := own[contract.id]) is not None and uses[key] == 1 else f"id\n{contract.id}"
        for contract in contracts
    }


def proposal_key(service_area: str, members: Sequence[str]) -> str:
    """The key of a proposal that no store has named: its service area and the keys of its members."""
    return "\n".join(["proposal", service_area, *sorted(members)])


def _council_and_reference(contract: Contract) -> str | None:
    if not contract.council or not contract.reference:
        return None
    return f"reference\n{_plain(contract.council)}\n{_plain(contract.reference)}"


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _digest(key: str) -> str:
    # 120 bits: a collision among all the events of the country would be a wonder
    return hashlib.sha256(key.encode()).hexdigest()[:30]


def _host(installation: str) -> str:
    return re.sub(r"[^a-z0-9.-]+", "-", installation.casefold()).strip("-.") or INSTALLATION
