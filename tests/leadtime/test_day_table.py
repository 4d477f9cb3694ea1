"""The quick pass over the days of many contracts says what their warnings say, in the order of the list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from planner.leadtime import lead_times, plan_warnings
from planner.leadtime.day_table import day_table
from planner.model import AgreementKind, Contract, EndKind, LegalRegime, Plan, Stage, ValueBasis
from planner.model import Warning as Standing
from tests.benchmarks.registers import contracts

TODAY = date(2026, 11, 22)
CLASSES = {"waste.refuse": "waste", "lob-housing": "core_it"}
KINDS = ("fixed", "rolling", "until_notice", "holding_over", "fixed")


def varied(number: int, made: Contract) -> Contract:
    """One of everything that the days of a contract depend on."""
    return replace(
        made,
        council=("Kent", "Medway", None)[number % 3],
        end=made.end and made.end.replace(year=made.end.year - 2 * (number % 5 == 4)),
        end_kind=EndKind(KINDS[number % len(KINDS)]),
        notice_days=(None, 90, None, 180)[number % 4],
        legal_regime=(LegalRegime.PA2023, LegalRegime.PCR2015, LegalRegime.SCOTLAND)[number % 3],
        agreement_kind=(AgreementKind.CONTRACT, AgreementKind.GRANT)[number % 11 == 3],
        stage=(Stage.AWARDED, Stage.TENDER)[number % 13 == 5],
        value=Decimal(number * 4_000),
        value_basis=ValueBasis.TOTAL,
        service_area=("waste.refuse", "lob-housing", None)[number % 3],
        cpv=((), ("85000000",), ("72000000",))[number % 3],
    )


ROWS = [varied(number, made) for number, made in enumerate(contracts(400))]
TABLE = day_table(ROWS, today=TODAY, classes=CLASSES, lead_times=lead_times())


def in_words() -> list[tuple[str | None, str, str, Standing | None, date]]:
    plan = Plan(TODAY, (), {each.id: each for each in ROWS}, {}, (), (), ())
    found = [
        (each.council, each.contract, warning.kind, warning.level, warning.date)
        for each in plan_warnings(plan, CLASSES, lead_times()).contracts
        for warning in each.warnings
    ]
    return sorted(found, key=lambda row: (row[2] == "ended", row[4], row[1]))


def test_every_date_of_every_warning_is_there_in_the_order_of_the_list() -> None:
    assert TABLE.named(TABLE.rows()) == [(row[1], row[2]) for row in in_words()]
    assert len({row[2] for row in in_words()}) == 6


@pytest.mark.parametrize("kind", ["ends", "ended", "decide_by"])
@pytest.mark.parametrize("levels", [{Standing.LATE, None}, {Standing.IN_GOOD_TIME}, None])
@pytest.mark.parametrize("council", ["Kent", None])
def test_rows_are_narrowed_as_the_words_would_be(
    kind: str, levels: set[Standing | None] | None, council: str | None
) -> None:
    expected = [
        (row[1], row[2])
        for row in in_words()
        if row[2] == kind and (levels is None or row[3] in levels) and council in (None, row[0])
    ]
    assert TABLE.named(TABLE.rows(council=council, kind=kind, levels=levels)) == expected


def test_no_contract_has_two_dates_of_one_kind() -> None:
    named = TABLE.named(TABLE.rows())
    assert len(named) == len(set(named))


def test_without_contracts_there_are_no_dates() -> None:
    empty = day_table([], today=TODAY, classes=CLASSES, lead_times=lead_times())
    assert empty.named(empty.rows()) == []
