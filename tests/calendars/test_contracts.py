"""What one contract puts into a calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import calendars
from planner.calendars import CalendarEvent, Choice, Kind, Status
from planner.model import EndKind, Stage
from tests.calendars.made import END, contract, plan


def of(**fields: object) -> dict[Kind, CalendarEvent]:
    kinds = frozenset(Kind)
    found = calendars.events(plan([contract(1, **fields)]), choice=Choice(kinds=kinds))
    return {one.kind: one for one in found if one.kind is not Kind.WINDOW}


def test_a_contract_is_its_end_and_nothing_invented() -> None:
    (one,) = of().values()
    assert (one.kind, one.first, one.last, one.status) == (Kind.CONTRACT_END, END, END, Status.CONFIRMED)
    assert one.summary == "Ends: Housing management system 1 (Council 1)"
    assert "31 March 2029" in one.description[0]


def test_contracts_of_one_title_and_council_are_told_apart() -> None:
    same = {"title": "Care", "council": "Ashmere"}
    found = plan([contract(1, **same), contract(2, **same), contract(3, **same, reference=None), contract(4)])
    assert sorted(one.summary for one in calendars.events(found)) == [
        "Ends: Care (Ashmere, Example Systems Ltd)",
        "Ends: Care (Ashmere, REF/001)",
        "Ends: Care (Ashmere, REF/002)",
        "Ends: Housing management system 4 (Council 4)",
    ]


def test_the_options_lead_to_the_latest_end_by_a_sum() -> None:
    explained = of(extensions=(12, 1), latest_end=date(2030, 4, 30))[Kind.CONTRACT_END].description
    assert "31 March 2029 + 12 months + 1 month = 30 April 2030." in explained
    other = of(extensions=(12, 12), latest_end=date(2030, 4, 30))[Kind.CONTRACT_END].description
    assert not any("+" in line for line in other)
    assert any("could run until 30 April 2030" in line for line in other)


def test_twins_without_a_page_are_told_apart_by_their_place_in_the_file() -> None:
    same = {"title": "Bike racks", "council": None, "reference": "7080"}
    found = plan([contract(1, **same), contract(2, **same), contract(3)])
    told = {one.uid: one for one in calendars.events(found)}
    assert len({(one.summary, one.description) for one in told.values()}) == len(told) == 3
    listed = sorted(line for one in told.values() for line in one.description if line.startswith("Listed"))
    assert listed == ["Listed in a.csv, row 2.", "Listed in a.csv, row 3."]
    pages = calendars.Identity(contract_url=lambda one: f"https://plans.example/contracts/{one.id}")
    assert not any(
        line.startswith("Listed") for one in calendars.events(found, identity=pages) for line in one.description
    )


def test_a_known_notice_period_gives_a_last_day_to_decide_with_its_sum() -> None:
    one = of(notice_days=180)[Kind.DECIDE]
    assert one.first == date(2028, 10, 2)
    assert "31 March 2029 − 180 days = 2 October 2028." in one.description
    assert one.categories == ("Last day to decide",)


@pytest.mark.parametrize("days", [0, -5, 4_000])
def test_a_notice_period_that_cannot_be_gives_no_day(days: int) -> None:
    assert Kind.DECIDE not in of(notice_days=days, start=date(2024, 4, 1))


@pytest.mark.parametrize("kind", [kind for kind in EndKind if kind is not EndKind.FIXED])
def test_only_a_fixed_end_is_a_day_in_a_calendar(kind: EndKind) -> None:
    assert of(end_kind=kind, notice_days=90) == {}


def test_the_end_of_a_tender_is_tentative_and_says_that_it_is_assumed() -> None:
    one = of(stage=Stage.TENDER)[Kind.CONTRACT_END]
    assert one.status is Status.TENTATIVE
    assert any(line.startswith("Assumed: ") for line in one.description)
    assert not any(line.startswith("Assumed: ") for line in of()[Kind.CONTRACT_END].description)


def test_options_that_remain_and_a_term_that_was_extended_are_told() -> None:
    text = "\n".join(of(latest_end=date(2031, 3, 31), initial_end=date(2027, 3, 31))[Kind.CONTRACT_END].description)
    assert "could run until 31 March 2031" in text
    assert "first term ended on 31 March 2027" in text


def test_windows_are_spans_on_request_alone() -> None:
    found = plan([contract(1)])
    assert [one.kind for one in calendars.events(found)] == [Kind.CONTRACT_END]
    (one,) = calendars.events(found, choice=Choice(kinds=frozenset({Kind.WINDOW})))
    assert (one.first, one.last) == (END - timedelta(days=90), END + timedelta(days=90))
    assert one.status is Status.TENTATIVE


@given(st.integers(0, 300))
def test_no_event_creeps_with_today(later: int) -> None:
    contracts = [contract(1, notice_days=90), contract(2)]
    today = date(2027, 1, 1)
    before = calendars.events(plan(contracts, today=today))
    after = calendars.events(plan(contracts, today=today + timedelta(days=later)))
    assert [(one.uid, one.first, one.description) for one in before] == [
        (one.uid, one.first, one.description) for one in after
    ]
