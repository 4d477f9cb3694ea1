"""Contracts of councils that are to be replaced in; which of them, taken together, need a successor's consent, out.

LGPIH Act 2007 s.24 asks for consent above a limit; s.27 counts contracts since 31 December 2006 together that are with
the same person, or for the same or a similar description of matter. "Similar" is read here as the same service area.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from planner.proposals.reorganisation import consent_limits, futures
from planner.proposals.value import WORKS_DIVISION, whole_life_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from planner.model import Contract, ServiceArea
    from planner.proposals.reorganisation import Future
    from planner.settings import Vesting


@dataclass(frozen=True, slots=True)
class Counted:
    """Contracts of one council that count together: `by` is `supplier` or `description`, `name` which one.

    `total` is their known value over the whole term in pounds, `known` of them state one; `over` says whether it is
    above `limit`: None where what is known is not, and some value is unknown.
    """

    council: str
    successors: tuple[str, ...]
    vesting: date
    by: str
    name: str
    contracts: tuple[str, ...]
    total: Decimal
    known: int
    limit: Decimal
    over: bool | None


def consent_list(
    contracts: Iterable[Contract], planned: Iterable[Vesting], areas: Mapping[str, ServiceArea], *, today: date
) -> list[Counted]:
    """Every group that is, or may be, above its limit: councils in order of name, the largest sums first.

    Only councils whose vesting day is still to come are listed.
    """
    coming = {council: future for council, future in futures(planned).items() if future.day > today}
    since = date.fromisoformat(consent_limits()["counted_from"])
    groups: dict[tuple[str, str, str], list[Contract]] = defaultdict(list)
    for row in contracts:
        if row.council in coming and (row.start is None or row.start >= since):
            if row.supplier:
                groups[(row.council, "supplier", row.supplier.casefold())].append(row)
            if row.service_area:
                groups[(row.council, "description", row.service_area)].append(row)
    found = [_counted(key, rows, coming[key[0]], areas) for key, rows in groups.items()]
    wanted = [one for one in found if one.over is not False]
    return sorted(wanted, key=lambda one: (one.council, one.over is None, -one.total, one.by, one.name))


def _counted(
    key: tuple[str, str, str], rows: Sequence[Contract], future: Future, areas: Mapping[str, ServiceArea]
) -> Counted:
    council, by, name = key
    values = [whole_life_value(row) for row in rows]
    total = sum((value for value in values if value is not None), Decimal(0))
    limits = consent_limits()
    limit = Decimal(limits["capital_limit"] if all(_is_capital(row) for row in rows) else limits["contract_limit"])
    area = areas.get(name) if by == "description" else None
    return Counted(
        council=council,
        successors=future.successors,
        vesting=future.day,
        by=by,
        name=area.name if area else rows[0].supplier or name if by == "supplier" else name,
        contracts=tuple(row.id for row in rows),
        total=total,
        known=sum(value is not None for value in values),
        limit=limit,
        over=True if total > limit else None if None in values else False,
    )


def _is_capital(contract: Contract) -> bool:
    """Works count as capital; whether other spending is capital no register says."""
    return bool(contract.cpv) and contract.cpv[0].startswith(WORKS_DIVISION)
