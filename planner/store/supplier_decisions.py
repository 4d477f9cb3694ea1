"""What people said of two suppliers' names, the same firm or two: kept as records that can be taken back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, insert, select, update

from planner.store.kept import NotFound
from planner.store.tables import contracts, supplier_decisions

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from planner.matching.suppliers import SupplierDecision

_kept = supplier_decisions.c
_held = contracts.c


@dataclass(frozen=True, slots=True)
class KeptSupplierDecision:
    """A decision with its number, and the day on which it was taken back, None where it stands."""

    id: int
    decision: SupplierDecision
    taken_back_on: date | None


@dataclass(frozen=True, slots=True)
class SupplierUse:
    """How often a supplier's name, spelt just so, stands in contracts that count, at which councils, and its number."""

    name: str
    contracts: int
    councils: tuple[str, ...]
    number: str | None


def decide(session: Session, decision: SupplierDecision) -> int:
    """Keep what a person said of two names; the record's number. An earlier word on the same two is taken back."""
    pairs = ((decision.one, decision.other), (decision.other, decision.one))
    for one, other in pairs:
        which = (_kept.one == one, _kept.other == other, _kept.taken_back_on.is_(None))
        session.execute(update(supplier_decisions).where(*which).values(taken_back_on=decision.on))
    values = {name: getattr(decision, name) for name in ("one", "other", "same", "by", "on")}
    number: int = session.execute(insert(supplier_decisions).values(values).returning(_kept.id)).scalar_one()
    return number


def take_back(session: Session, number: int, *, on: date) -> None:
    """End the effect of a decision, keeping its record. `NotFound` where there is none of that number."""
    if session.scalar(select(_kept.id).where(_kept.id == number)) is None:
        raise NotFound("There is no such decision.")
    which = (_kept.id == number, _kept.taken_back_on.is_(None))
    session.execute(update(supplier_decisions).where(*which).values(taken_back_on=on))


def decisions(session: Session) -> tuple[KeptSupplierDecision, ...]:
    """Every decision that was ever made, oldest first."""
    from planner.matching.suppliers import SupplierDecision

    found = []
    for row in session.execute(select(supplier_decisions).order_by(_kept.id)).mappings():
        said = {name: row[name] for name in ("one", "other", "same", "by", "on")}
        one = SupplierDecision(**said, taken_back=row["taken_back_on"] is not None)
        found.append(KeptSupplierDecision(id=row["id"], decision=one, taken_back_on=row["taken_back_on"]))
    return tuple(found)


def standing(session: Session) -> tuple[SupplierDecision, ...]:
    """The decisions that stand: what `matching.suppliers` replays."""
    return tuple(each.decision for each in decisions(session) if each.taken_back_on is None)


def suppliers_in_use(session: Session) -> tuple[SupplierUse, ...]:
    """Every spelling of a supplier among the contracts that count, in order of name."""
    query = (
        select(_held.supplier, _held.council, func.max(_held.supplier_number), func.count())
        .where(_held.state == "current", _held.supplier.is_not(None))
        .group_by(_held.supplier, _held.council)
    )
    gathered: dict[str, list[tuple[str | None, str | None, int]]] = {}
    for name, council, number, times in session.execute(query):
        gathered.setdefault(name, []).append((council, number, times))
    return tuple(
        SupplierUse(
            name=name,
            contracts=sum(times for _, _, times in rows),
            councils=tuple(sorted({council for council, _, _ in rows if council})),
            number=min((number for _, number, _ in rows if number), default=None),
        )
        for name, rows in sorted(gathered.items(), key=lambda item: (item[0].casefold(), item[0]))
    )
