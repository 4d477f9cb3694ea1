"""Day and month order of a council's earlier uploads, for a file in which no row proves one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from planner.model import OrderBasis
from planner.store.registers import versions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from planner.model import Reading


def earlier_date_order(session: Session, *, council: str, reading: Reading) -> str | None:
    """`dmy` or `mdy` where the council's uploads prove another order than `reading` had to assume; else None.

    The newest confirmed upload that proves an order decides; one whose columns disagree evenly proves none. Only what
    was assumed for want of anything in the file gives way: its own rows, headings and other columns know better.
    """
    assumed = {order.order for order in reading.date_order.values() if order.basis is OrderBasis.COUNTRY}
    if not assumed:
        return None
    for version in versions(session, council=council, state="confirmed"):
        orders = version.summary["date_order"].values()
        if proven := _proven(order["order"] for order in orders if not order["assumed"]):
            return None if assumed == {proven} else proven
    return None


def _proven(orders: Iterable[str]) -> str | None:
    counts = Counter(order for order in orders if order in ("dmy", "mdy"))
    if not counts or counts["dmy"] == counts["mdy"]:
        return None
    return counts.most_common(1)[0][0]
