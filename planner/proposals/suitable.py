"""A contract in; whether it can be part of a joint procurement at all, and if not why, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.model import AgreementKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.model import Contract
    from planner.settings import PlanSettings

NOT_RE_LET = {
    AgreementKind.FRAMEWORK: "it is a framework: buyers call off it, it is not itself re-let with others",
    AgreementKind.DYNAMIC_MARKET: "it is a dynamic market: suppliers may join it at any time, nothing is re-let",
    AgreementKind.GRANT: "it is a grant, not a purchase",
    AgreementKind.ONE_OFF: "it is a one-off piece of work: nothing has to follow it",
    AgreementKind.ORDER: "it is an order, not a contract that runs and is let again",
}

ADOPTED = "it is in a joint procurement that has been adopted"


def why_not(contract: Contract, settings: PlanSettings) -> str | None:
    """Why a contract belongs in no proposal at all, as the words after "because"; None where it may."""
    return NOT_RE_LET.get(contract.agreement_kind) or _too_small(contract, settings)


def why_not_each(contracts: Iterable[Contract], settings: PlanSettings, held: Iterable[str]) -> dict[str, str]:
    """Id → why a contract is in no new proposal; `held` are ids of those that adopted ones have."""
    found = {row.id: why for row in contracts if (why := why_not(row, settings))}
    return found | dict.fromkeys(held, ADOPTED)


def area_is_wanted(code: str, settings: PlanSettings) -> bool:
    """Whether the settings let proposals be made of this service area."""
    return code not in settings.areas_out and (settings.areas is None or code in settings.areas)


def _too_small(contract: Contract, settings: PlanSettings) -> str | None:
    """An unknown yearly value passes, and so does one in another currency."""
    if contract.annual_value is None or contract.currency not in (None, "GBP"):
        return None
    if contract.annual_value >= settings.min_annual_value:
        return None
    return (
        f"its yearly value of £{contract.annual_value:,.0f} is below the £{settings.min_annual_value:,.0f} "
        "from which joint buying is looked at"
    )
