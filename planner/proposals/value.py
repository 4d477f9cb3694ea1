"""Members in; their known value by currency, and whether the joint contract lies above the threshold, out."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from planner.model import ProposalValue, ValueBasis

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planner.model import Contract, ServiceArea

VAT = Decimal("1.2")
DAYS_A_YEAR = Decimal("365.25")
LIGHT_TOUCH_CLASSES = frozenset({"care"})
WORKS_DIVISION = "45"


def values(members: Iterable[Contract]) -> tuple[ProposalValue, ...]:
    """One line for each currency; pounds where none is known.

    `known` counts the members that state a yearly value or, where none does, those that state one over the term.
    """
    rows = tuple(members)
    by_currency: dict[str, list[Contract]] = defaultdict(list)
    for row in rows:
        if row.annual_value is not None or total_value(row) is not None:
            by_currency[row.currency or "GBP"].append(row)
    if not by_currency:
        return (ProposalValue("GBP", None, None, 0, len(rows)),)
    found = []
    for currency, known in sorted(by_currency.items()):
        yearly = [row.annual_value for row in known if row.annual_value is not None]
        whole = [value for row in known if (value := total_value(row)) is not None]
        annual, total = _sum(yearly), _sum(whole)
        found.append(ProposalValue(currency, annual, total, len(yearly or whole), len(rows)))
    return tuple(found)


def total_value(contract: Contract) -> Decimal | None:
    """The value over the whole term, where the register states that rather than a yearly one."""
    return contract.value if contract.value_basis is not ValueBasis.ANNUAL else None


def above_threshold(members: Sequence[Contract], worth: Sequence[Decimal | None], limit: Decimal | None) -> bool | None:
    """Whether the members' contracts as one reach the threshold; None where what is known does not decide it.

    `worth` is the `whole_value` of each.

    The estimated value counts every member, every option and VAT (PA23 Sch.3 paras 1 and 4, s.123(2)); registers state
    values without VAT, so a fifth is added. A member of unknown value or term can only add: known ones above it decide.
    """
    if limit is None:
        return None
    least = [value or stated_value(contract) for contract, value in zip(members, worth, strict=True)]
    if sum((value for value in least if value is not None), Decimal(0)) * VAT >= limit:
        return True
    return None if None in worth else False


def whole_value(contract: Contract) -> Decimal | None:
    """What it is worth over its term with every option, in pounds: as stated, or years of its yearly value.

    None where neither is known: a yearly value without a term must not make a large contract look small.
    """
    if contract.currency not in (None, "GBP"):
        return None
    known = [total_value(contract)]
    last = contract.latest_end or contract.end
    if contract.annual_value is not None and contract.start and last and last > contract.start:
        days = (last - contract.start).days + 1
        known.append((contract.annual_value * days / DAYS_A_YEAR).quantize(Decimal(1)))
    return max((value for value in known if value is not None), default=None)


def stated_value(contract: Contract) -> Decimal | None:
    """The larger of total and yearly value in pounds; None where neither is known."""
    if contract.currency not in (None, "GBP"):
        return None
    known = [value for value in (total_value(contract), contract.annual_value) if value is not None]
    return max(known, default=None)


def whole_life_value(contract: Contract) -> Decimal | None:
    """The value over the whole term in pounds: as stated, else the yearly value times the years; None if unknown."""
    if contract.currency not in (None, "GBP"):
        return None
    if contract.value is not None and contract.value_basis is not ValueBasis.ANNUAL:
        return contract.value
    if contract.annual_value is None or contract.start is None or contract.end is None:
        return contract.annual_value
    days = (max(contract.end, contract.latest_end or contract.end) - contract.start).days + 1
    return (contract.annual_value * max(days, 365) / 365).quantize(Decimal(1))


def threshold_kind(members: Iterable[Contract], area: ServiceArea | None) -> str:
    """Which threshold applies: works where every member with a code is coded as works, light touch for care."""
    codes = [contract.cpv for contract in members if contract.cpv]
    if codes and all(code.startswith(WORKS_DIVISION) for row in codes for code in row[:1]):
        return "works"
    return "light_touch" if area and area.service_class in LIGHT_TOUCH_CLASSES else "goods_services"


def _sum(amounts: Sequence[Decimal]) -> Decimal | None:
    return sum(amounts, Decimal(0)) if amounts else None
