"""What the dates of every contract depend on, and nothing else of it: a quick pass over all that count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from planner.model import AgreementKind, Contract, EndKind, LegalRegime, Stage, ValueBasis
from planner.store.tables import contracts as table

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_held = table.c
COLUMNS = (
    "key", "council", "end", "latest_end", "notice_days", "service_area", "value", "currency", "cpv",
    "end_kind", "agreement_kind", "value_basis", "legal_regime",
)  # fmt: skip


def ending_contracts(session: Session) -> list[Contract]:
    """The awarded contracts that count now and have an end, by id: their terms alone, without title and sources."""
    query = select(*(_held[name] for name in COLUMNS)).where(_held.state == "current", _held.end.is_not(None))
    return [
        Contract(
            key,
            None,
            council,
            (),
            end=end,
            latest_end=latest,
            notice_days=notice,
            service_area=area,
            value=value,
            currency=currency,
            cpv=cpv,
            end_kind=EndKind(end_kind),
            agreement_kind=AgreementKind(agreement),
            value_basis=ValueBasis(basis),
            legal_regime=LegalRegime(regime),
            stage=Stage.AWARDED,
        )
        for key, council, end, latest, notice, area, value, currency, cpv, end_kind, agreement, basis, regime in (
            session.execute(query.where(_held.stage == Stage.AWARDED.value).order_by(_held.key))
        )
    ]
