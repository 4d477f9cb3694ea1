"""Looking into JSON that may hold anything anywhere: the expected type, or nothing."""

from __future__ import annotations

import math
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from planner.registers.ocds.package import Json

LARGEST = Decimal(10) ** 13


def child(data: Any, *path: str) -> Json:
    """The object at a path, or an empty one."""
    for name in path:
        data = data.get(name) if isinstance(data, dict) else None
    return data if isinstance(data, dict) else {}


def children(data: Any, name: str) -> list[Json]:
    """The objects of the list under a name."""
    found = data.get(name) if isinstance(data, dict) else None
    return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []


def text(data: Any, name: str) -> str | None:
    """A text or number as text; None where there is none."""
    found = data.get(name) if isinstance(data, dict) else None
    if isinstance(found, str):
        return found.strip() or None
    return str(found) if isinstance(found, int) and not isinstance(found, bool) else None


def flag(data: Any, name: str) -> bool | None:
    """A true or false."""
    found = data.get(name) if isinstance(data, dict) else None
    return found if isinstance(found, bool) else None


def days(data: Any, name: str) -> int | None:
    """A positive whole number."""
    found = data.get(name) if isinstance(data, dict) else None
    if isinstance(found, bool) or not isinstance(found, int | float) or not math.isfinite(found):
        return None
    return int(found) if 0 < found < 100_000 else None


def amount(data: Any) -> tuple[Decimal | None, str | None]:
    """Amount and currency of an OCDS value; nought, a pound and sentinels are unknown."""
    found = data.get("amount", data.get("amountGross")) if isinstance(data, dict) else None
    if isinstance(found, bool) or not isinstance(found, int | float | str):
        return None, None
    try:
        number = Decimal(str(found))
    except InvalidOperation:
        return None, None
    if not number.is_finite() or not 1 < number < LARGEST:
        return None, None
    return number.quantize(Decimal(1)) if number == number.to_integral() else number, text(data, "currency")
