"""What a contract is worth, on which basis and by the year."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np

from planner.model import Severity, ValueBasis
from planner.model.quick import quickly_made
from planner.registers.cells.money import Money
from planner.registers.cells.problem import Problem
from planner.registers.columns import boxed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from planner.registers.cells.money import Amount
    from planner.registers.columns import Column

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
    yearly = facts.annual
    if yearly and yearly.basis is ValueBasis.TOTAL:  # `£31,000 total contract` in a column of a year's amounts
        if main is None:
            main, field = yearly, "annual_value"
        yearly = None
    if main is None:
        main, basis, field = facts.high or facts.low, ValueBasis.ESTIMATE, "value_high" if facts.high else "value_low"
    if main is None and yearly is not None:
        main, basis, field = yearly, ValueBasis.ANNUAL, "annual_value"
    if main is None:
        return Value()
    basis = _basis(basis, main, facts.basis_words)
    annual = yearly.high if yearly else None
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


class ValueColumns:
    """What `Value` says of many rows, as columns by the fields of a contract; `problems` has the rows with any."""

    def __init__(self, rows: int) -> None:
        """So many rows of which nothing is known."""
        self.columns = {name: np.full(rows, None, dtype=object) for name in ("value", "annual_value", "currency")}
        self.columns["value_basis"] = np.full(rows, boxed(ValueBasis.UNKNOWN))
        self.problems: dict[int, tuple[Problem, ...]] = {}

    def put(self, row: int, found: Value) -> None:
        """Say everything about one row."""
        told = {"value": found.value, "value_basis": found.basis, "annual_value": found.annual}
        for name, known in (told | {"currency": found.currency}).items():
            self.columns[name][row] = known
        if found.problems:
            self.problems[row] = found.problems


def find_values(
    stated: Sequence[Column[Amount | None]],
    words: Column[str | None],
    currency: Column[str | None],
    starts: np.ndarray,
    ends: np.ndarray,
) -> ValueColumns:
    """`find_value` of every row; `stated` has the columns of amounts in the order of `ValueFacts`.

    Most rows by far state bare numbers, or nothing: these are read together.
    """
    found = ValueColumns(len(words.codes))
    value, annual, *_ = stated
    forms = [_forms(column) for column in stated]
    bare = (forms[0] == _BARE) & (forms[1] <= _BARE) & words.where(lambda said: said is None)
    rows = np.flatnonzero(bare)
    yearly = annual.each(lambda amount: amount.quantize(PENNY) if isinstance(amount, Decimal) else None)
    for name, column in (("value", value), ("annual_value", yearly), ("currency", currency)):
        found.columns[name][rows] = column.at(rows)
    found.columns["value_basis"][rows] = boxed(ValueBasis.TOTAL)
    for row in rows[forms[1][rows] == _NO_AMOUNT].tolist():
        reckoned = _yearly(found.columns["value"][row], starts[row], ends[row])
        found.columns["annual_value"][row] = reckoned and reckoned.quantize(PENNY)
    rows = np.flatnonzero(~bare & (np.maximum.reduce(forms) > _NO_AMOUNT))
    amounts = zip(*(column.at(rows) for column in stated), strict=True)
    said = zip(rows.tolist(), amounts, words.at(rows), currency.at(rows), strict=True)
    for row, (one, each_year, low, high), basis, unit in said:
        facts = ValueFacts(_as_money(one), _as_money(each_year), _as_money(low), _as_money(high), basis, unit)
        found.put(row, find_value(facts, starts[row], ends[row]))
    return found


_NO_AMOUNT, _BARE, _WITH_WORDS = range(3)


def _forms(column: Column[Amount | None]) -> np.ndarray:
    """Of each row's cell whether it is no amount, a bare number, or an amount of which more is said."""
    known: dict[type, int] = {type(None): _NO_AMOUNT, Decimal: _BARE, Money: _WITH_WORDS}
    forms: np.ndarray = np.array([known[type(amount)] for amount in column.values], dtype=np.int8)[column.codes]
    return forms


def _as_money(amount: Amount | None) -> Money | None:
    return Money(amount, amount) if isinstance(amount, Decimal) else amount


_RANGE = Problem("value-range", "A range or limit is stated; its upper end was used.", Severity.NOTE)


def _names_its_dollar(money: Money, currency: str | None) -> bool:
    """Whether a heading or column says whose dollar a bare `$` is."""
    return money.currency == "USD" and currency in ("CAD", "AUD", "NZD")


def _basis(basis: ValueBasis, main: Money, words: str | None) -> ValueBasis:
    if main.basis is ValueBasis.ANNUAL:
        return main.basis
    if words == NOT_SAID:
        return main.basis or ValueBasis.UNKNOWN
    if words:
        if re.search(r"annual|per annum|yearly|p\.?a\.?\b", words, re.IGNORECASE):
            return ValueBasis.ANNUAL
        if re.search(r"estimat|indicative|approx|budget", words, re.IGNORECASE):
            return ValueBasis.ESTIMATE
        if re.search(r"total|whole|lifetime|fixed|actual", words, re.IGNORECASE):
            return ValueBasis.TOTAL
    return ValueBasis.ESTIMATE if main.estimate and basis is ValueBasis.TOTAL else basis
