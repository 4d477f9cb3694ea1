"""Which entries could be re-let, and on which days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from planner.matching import presumed_running, windows
from planner.model import Contract, EndKind, Stage, Window
from planner.settings import PlanSettings

TODAY = date(2026, 11, 22)
PLAIN = Contract(id="1", title="t", council="P", sources=(), end=date(2027, 3, 31), end_kind=EndKind.FIXED)


def one(contract: Contract, **changes: int) -> Window | None:
    return windows([contract], today=TODAY, settings=PlanSettings(**changes)).get("1")


def test_a_window_is_the_end_with_slack_either_side() -> None:
    assert one(PLAIN) == Window(date(2026, 12, 31), date(2027, 6, 29))


def test_options_lengthen_the_window() -> None:
    assert one(replace(PLAIN, latest_end=date(2028, 3, 31))) == Window(date(2026, 12, 31), date(2028, 6, 29))


def test_no_window_reaches_further_than_the_longest_move() -> None:
    assert one(replace(PLAIN, latest_end=date(2037, 3, 31))) == Window(date(2026, 12, 31), date(2029, 6, 28))
    assert one(replace(PLAIN, latest_end=date(2037, 3, 31)), max_move_days=0, slack_days=0) == Window(
        date(2027, 3, 31), date(2027, 3, 31)
    )


def test_a_latest_end_before_the_end_is_no_shorter_window() -> None:
    assert one(replace(PLAIN, latest_end=date(2027, 1, 1))) == one(PLAIN)


def test_an_end_today_still_counts_and_one_yesterday_does_not() -> None:
    assert one(replace(PLAIN, end=TODAY))
    assert one(replace(PLAIN, end=TODAY - timedelta(1))) is None


@pytest.mark.parametrize("kind", [kind for kind in EndKind if kind is not EndKind.FIXED])
def test_only_a_fixed_end_has_a_window(kind: EndKind) -> None:
    assert one(replace(PLAIN, end_kind=kind)) is None


@pytest.mark.parametrize("stage", [Stage.PLANNED, Stage.TENDER])
def test_a_tender_counts_once_its_start_has_come(stage: Stage) -> None:
    waiting = replace(PLAIN, stage=stage, start=TODAY + timedelta(1))
    assert one(waiting) is None
    assert not presumed_running(waiting, TODAY)
    assert one(replace(waiting, start=None)) is None
    assert one(replace(waiting, start=TODAY))
    assert presumed_running(replace(waiting, start=TODAY), TODAY)


def test_an_awarded_contract_counts_whatever_its_start() -> None:
    assert one(replace(PLAIN, start=TODAY + timedelta(30)))
    assert one(replace(PLAIN, start=None))
    assert not presumed_running(replace(PLAIN, start=TODAY), TODAY)


def test_a_far_end_does_not_fall_off_the_calendar() -> None:
    window = one(replace(PLAIN, end=date(9999, 12, 31)))
    assert window
    assert window.last == date.max
