"""The dates of a feed as a table: the same dates."""

from __future__ import annotations

import io
from datetime import date, datetime

import openpyxl

from planner import calendars
from planner.calendars import Status
from tests.calendars.made import contract, event, plan, proposal

CONTRACTS = [contract(1, notice_days=90), contract(2)]
EVENTS = calendars.events(plan(CONTRACTS, [proposal(*CONTRACTS)]), adopted={"p1"})


def test_every_event_is_a_row_with_the_same_days() -> None:
    table = calendars.rows(EVENTS)
    assert [row[:2] for row in table] == [(one.first, one.last) for one in EVENTS]
    assert [len(row) for row in table] == [len(calendars.HEADER)] * len(EVENTS)


def test_an_estimate_says_so() -> None:
    (row,) = calendars.rows([event(status=Status.TENTATIVE)])
    assert row[2:5] == ("Ends: system 1", "Contract ends", "estimated")


def test_the_workbook_holds_true_dates() -> None:
    (sheet,) = openpyxl.load_workbook(io.BytesIO(calendars.workbook(EVENTS, name="Plan: a/b?")))
    header, *table = sheet.iter_rows(values_only=True)
    assert header == calendars.HEADER
    firsts = [row[0] for row in table]
    assert all(isinstance(first, datetime) for first in firsts)
    assert [first.date() for first in firsts if isinstance(first, datetime)] == [one.first for one in EVENTS]
    assert sheet.title == "Plan  a b"


def test_nothing_in_the_workbook_is_a_formula() -> None:
    bad = event(summary="=HYPERLINK(1)", first=date(2027, 1, 1))
    (sheet,) = openpyxl.load_workbook(io.BytesIO(calendars.workbook([bad], name="Plan")))
    assert sheet["C2"].data_type == "s"
    assert sheet["C2"].value == "=HYPERLINK(1)"
