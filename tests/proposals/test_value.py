"""Value over the whole term decides about the threshold; what is not known decides nothing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from planner.model import Contract, ValueBasis
from planner.proposals.value import above_threshold, whole_value

LIMIT = Decimal(207_720)


def yearly(amount: int, start: date | None = date(2025, 4, 1), end: date = date(2030, 3, 31)) -> Contract:
    return Contract(
        id=str(amount),
        title="Cleaning",
        council="Kent County Council",
        sources=(),
        start=start,
        end=end,
        annual_value=Decimal(amount),
        value_basis=ValueBasis.ANNUAL,
    )


def reached(rows: list[Contract]) -> bool | None:
    return above_threshold(rows, [whole_value(row) for row in rows], LIMIT)


def test_a_yearly_value_counts_for_every_year_of_the_term() -> None:
    assert abs((whole_value(yearly(50_000)) or Decimal(0)) - 250_000) < 100
    assert reached([yearly(20_000), yearly(20_001)]) is True


def test_small_contracts_of_known_terms_stay_below() -> None:
    assert reached([yearly(5_000), yearly(5_001)]) is False


def test_a_yearly_value_without_a_term_does_not_make_a_contract_small() -> None:
    assert whole_value(yearly(5_000, start=None)) is None
    assert reached([yearly(5_000, start=None), yearly(5_001)]) is None


def test_what_is_known_may_reach_the_threshold_by_itself() -> None:
    assert reached([yearly(200_000), yearly(5_000, start=None)]) is True
