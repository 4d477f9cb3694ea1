"""One group of contracts that count together → a line of the download."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.proposals.consent_list import Counted

HEADER = (
    "council", "successors", "vesting", "counted_by", "name", "contracts", "total_known", "known_for", "limit", "over",
)  # fmt: skip
OVER = {True: "yes", False: "no", None: "may be"}


def row_of(one: Counted) -> list[object]:
    """Money in pounds over the whole term; `over` is `may be` where values are unknown."""
    return [
        one.council,
        "; ".join(one.successors),
        one.vesting,
        one.by,
        one.name,
        len(one.contracts),
        one.total,
        one.known,
        one.limit,
        OVER[one.over],
    ]
