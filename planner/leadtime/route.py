"""Which route to market is suggested, and why: by value, by law, by kind of service. People choose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.leadtime.procedures import read_data
from planner.leadtime.regimes import regime, regime_on
from planner.leadtime.thresholds import threshold_row

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date
    from decimal import Decimal

# health and social work services at large: under the provider selection regime only where it is health care
GENERAL_CARE = "85000000"


@dataclass(frozen=True, slots=True)
class Route:
    """A procedure code with the reason for it; `sure` is False where a fact was missing."""

    procedure: str
    reason: str
    sure: bool = True


def is_light_touch(cpv: Collection[str]) -> bool:
    """Whether the codes are all of the main groups of light touch services (PR24 Sch.1)."""
    return bool(cpv) and all(
        code.startswith(tuple(read_data("routes.json")["light_touch_cpv"]["prefixes"])) for code in cpv
    )


def is_health_care(cpv: Collection[str]) -> bool:
    """Whether the codes are all of the groups under the provider selection regime (SI 2023/1348 Sch.1)."""
    return bool(cpv) and all(code.startswith(tuple(read_data("routes.json")["health_cpv"]["prefixes"])) for code in cpv)


def _about(pounds: Decimal) -> str:
    """`about £591.99 million`; below a million, where the thresholds lie, to the pound: `£214,903`."""
    if pounds < 1_000_000:
        return f"£{pounds:,.0f}"
    return f"about £{f'{pounds / 1_000_000:,.2f}'.rstrip('0').rstrip('.')} million"


def suggest_route(
    total_value: Decimal | None,
    *,
    on: date,
    service_class: str,
    cpv: Collection[str] = (),
    nation: str = "england",
) -> Route:
    """The route for a joint value in pounds (VAT and every option included; None unknown), procured from `on`."""
    if regime_on(on, nation=nation, health_care=is_health_care(cpv)).code == "psr":
        reason = "Health care services in England follow the provider selection regime at any value (SI 2023/1348 r.3)"
        return Route("psr_competitive", f"{reason}; check the code against its Schedule 1.")
    light = is_light_touch(cpv)
    limit = threshold_row("light_touch" if light else "goods_services", on)
    amount = f"£{limit.amount:,.0f} ({limit.law})"
    if total_value is not None and total_value < limit.amount:
        below = "scotland_regulated" if nation == "scotland" else "below_threshold"
        return Route(below, f"The joint value of {_about(total_value)} is below the threshold of {amount}.")
    sure = total_value is not None
    why = (
        "The joint value is not known: assumed to reach"
        if total_value is None
        else f"The joint value of {_about(total_value)} reaches"
    )
    why = f"{why} the threshold of {amount}"
    if nation == "scotland":
        return Route("scotland_open", f"{why}; devolved Scottish authorities follow their own Regulations.", sure)
    if light:
        kind = "all of it is light touch services (PA23 s.9)"
        if nation == "wales" and is_health_care(cpv):
            kind += "; check the Welsh provider selection regime for health services (WSI 2025/99) first"
            sure = False
        elif nation == "england" and GENERAL_CARE in cpv and on >= regime("psr").valid_from:
            kind += "; its code does not say whether it is health care, which follows the provider selection regime"
            kind += " at any value (SI 2023/1348 r.3): choose that route if it is"
            sure = False
        return Route("light_touch", f"{why}; {kind}.", sure)
    if service_class in read_data("routes.json")["flexible_classes"]["classes"]:
        because = "the open procedure is enough where the need can be specified in full; dialogue takes longer"
        return Route("open", f"{why}; {because} (competitive flexible, PA23 s.20).", sure)
    return Route("open", f"{why}; the open procedure is the shortest competition open to all (PA23 s.20).", sure)
