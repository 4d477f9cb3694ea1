"""What a contract is worth, on which basis and by the year."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from planner.model import Severity, ValueBasis
from planner.model.quick import quickly_made
from planner.registers.cells.money import Money
from planner.registers.cells.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from planner.registers.cells.money import Amount

NOT_SAID = "Not said"  # in a column of bases: the value may be the whole or a year's
PENNY = Decimal("0.01")


@quickly_made
@dataclass(frozen=True, slots=True)
class ValueFacts:
    """What one row states of value. `basis_words`: a column that says total or annual, fixed or estimated."""

    value: Money | None = None
    annual: Money | None = None
    low: Money | None = None
    high: Money | None = None
    basis_words: str | None = None
    currency: str | None = None


@quickly_made
@dataclass(frozen=True, slots=True)
class Value:
    """The conclusion, as the fields of a contract."""

    value: Decimal | None = None
    basis: ValueBasis = ValueBasis.UNKNOWN
    annual: Decimal | None = None
    currency: str | None = None
    problems: tuple[Problem, ...] = ()


def years_between(first: date, last: date) -> Decimal:
    """The length of a term in years, both days included: 1 April to 31 March is 1; never less than a day."""
    after = last + timedelta(days=1)
    months = (after.year - first.year) * 12 + after.month - first.month
    return max(Decimal(months) + Decimal(after.day - first.day) / 30, Decimal(1) / 30) / 12


def find_value(facts: ValueFacts, start: date | None, end: date | None) -> Value:
    """Value, basis and yearly value. A stated total beats an estimate, and that a year's; a range counts with its upper
    end.
    """
    main, basis, field = facts.value, ValueBasis.TOTAL, "value"
    if main is None:
        main, basis, field = facts.high or facts.low, ValueBasis.ESTIMATE, "value_high" if facts.high else "value_low"
    if main is None and facts.annual is not None:
        main, basis, field = facts.annual, ValueBasis.ANNUAL, "annual_value"
    if main is None:
        return Value()
    basis = _basis(basis, main, facts.basis_words)
    annual = facts.annual.high if facts.annual else None
    if annual is None and basis is ValueBasis.ANNUAL:
        annual = main.high
    if annual is None and basis is not ValueBasis.UNKNOWN:
        annual = _yearly(main.high, start, end)
    problems = (replace(_RANGE, field=field),) if main.low != main.high else ()
    currency = facts.currency if main.currency is None or _names_its_dollar(main, facts.currency) else main.currency
    return Value(main.high, basis, annual.quantize(PENNY) if annual is not None else None, currency, problems)


def _yearly(amount: Decimal, start: date | None, end: date | None) -> Decimal | None:
    """A whole term's amount by the year; all of it where the term is shorter, None where it is not known."""
    if not (start and end and end > start):
        return None
    years = years_between(start, end)
    return amount if years < 1 else amount / years


def find_values(
    stated: Iterable[tuple[Amount | None, Amount | None, Amount | None, Amount | None, str | None, str | None]],
    terms: Iterable[tuple[date | None, date | None]],
) -> list[Value]:
    """`find_value` of every row: what `ValueFacts` has, in its order, and start and end."""
    return [_found(*facts, *term) for facts, term in zip(stated, terms, strict=True)]


def _found(
    value: Amount | None,
    annual: Amount | None,
    low: Amount | None,
    high: Amount | None,
    words: str | None,
    currency: str | None,
    start: date | None,
    end: date | None,
) -> Value:
    if words is None and isinstance(value, Decimal) and (annual is None or isinstance(annual, Decimal)):
        yearly = _yearly(value, start, end) if annual is None else annual  # most rows by far: two bare numbers
        return Value(value, ValueBasis.TOTAL, None if yearly is None else yearly.quantize(PENNY), currency)
    if value or annual or low or high:
        stated = ValueFacts(_as_money(value), _as_money(annual), _as_money(low), _as_money(high), words, currency)
        return find_value(stated, start, end)
    return _NOTHING


def _as_money(amount: Amount | None) -> Money | None:
    return Money(amount, amount) if isinstance(amount, Decimal) else amount


_NOTHING = Value()
_RANGE = Problem("value-range", "A range or limit is stated; its upper end was used.", Severity.NOTE)


def _names_its_dollar(money: Money, currency: str | None) -> bool:
    """Whether a heading or column says whose dollar a bare `$` is."""
    return money.currency == "USD" and currency in ("CAD", "AUD", "NZD")


def _basis(basis: ValueBasis, main: Money, words: str | None) -> ValueBasis:
    if main.basis:
        return main.basis
    if words == NOT_SAID:
        return ValueBasis.UNKNOWN
    if words:
        if re.search(r"annual|per annum|yearly|p\.?a\.?\b", words, re.IGNORECASE):
            return ValueBasis.ANNUAL
        if re.search(r"estimat|indicative|approx|budget", words, re.IGNORECASE):
            return ValueBasis.ESTIMATE
        if re.search(r"total|whole|lifetime|fixed|actual", words, re.IGNORECASE):
            return ValueBasis.TOTAL
    return ValueBasis.ESTIMATE if main.estimate and basis is ValueBasis.TOTAL else basis
