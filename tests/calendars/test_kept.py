"""A feed whose events are kept, from one plan to the next."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from planner import calendars
from planner.calendars import Choice, Kind, Status
from tests.calendars.made import END, NOW, TODAY, contract, plan, proposal
from tests.calendars.reader import events as read

if TYPE_CHECKING:
    from planner.model import Contract

DAY = timedelta(days=1)
Kept = tuple[tuple[calendars.CalendarEvent, bytes], ...]


def revised(
    kept: Kept, contracts: list[Contract], days: int = 0, choice: Choice | None = None, target: date = END
) -> calendars.Revised:
    """The feed of these contracts and an idea of the first two, so many days later."""
    choice = choice or Choice()
    idea = proposal(*contracts[:2], target=target, starts=target + DAY, last_day_to_decide=target - 575 * DAY)
    found = plan(contracts, [idea], today=TODAY + days * DAY)
    wanted = calendars.events(found, choice=choice.whenever(), rests_on="settings")
    now = NOW + days * DAY
    return calendars.revise(kept, wanted, name="Feed", now=now, today=TODAY + days * DAY, choice=choice)


CONTRACTS = [contract(1), contract(2), contract(3)]


def test_the_same_plan_is_the_same_feed_on_another_day() -> None:
    first = revised((), CONTRACTS)
    again = revised(first.kept, CONTRACTS, days=40)
    assert again == first


def test_bytes_of_what_did_not_change_are_taken_as_they_are() -> None:
    first = revised((), CONTRACTS)
    marked = tuple((event, part.replace(b"Ends: ", b"As kept ")) for event, part in first.kept)
    again = revised(marked, [replace(CONTRACTS[0], end=date(2029, 6, 30)), *CONTRACTS[1:]], days=1)
    assert again.body.count(b"SUMMARY:As kept") == 2
    assert again.body.count(b"SUMMARY:Ends") == 1


def test_an_idea_stays_where_it_is_when_only_today_moved_its_target() -> None:
    first = revised((), CONTRACTS)
    assert revised(first.kept, CONTRACTS, days=3, target=END + 3 * DAY) == first
    other = [replace(CONTRACTS[0], latest_end=date(2031, 3, 31)), *CONTRACTS[1:]]
    moved = {event.kind: event for event, _ in revised(first.kept, other, days=3, target=END + 3 * DAY).kept}
    assert moved[Kind.DECIDE_TOGETHER].was == END - 575 * DAY


def test_a_date_beyond_the_horizon_is_kept_unseen_and_never_cancelled() -> None:
    near = Choice(horizon_days=365)
    first = revised((), CONTRACTS, choice=near)
    assert len(read(first.body)) == 1
    assert len(first.kept) == 4
    later = revised(first.kept, CONTRACTS, days=600, choice=near)
    assert len(read(later.body)) == 4
    assert {event.sequence for event, _ in later.kept} == {0}


def test_what_vanished_is_shown_as_cancelled_for_30_days_and_remembered_for_ever() -> None:
    first = revised((), CONTRACTS)
    without = revised(first.kept, CONTRACTS[:2], days=1)
    assert [one.text("SUMMARY") for one in read(without.body) if one.value("STATUS") == "CANCELLED"] == [
        "Cancelled: Ends: Housing management system 3 (Council 3)"
    ]
    after = revised(without.kept, CONTRACTS[:2], days=31)
    assert b"CANCELLED" not in after.body
    assert len(after.kept) == 4
    back = revised(after.kept, CONTRACTS, days=60)
    assert sorted(event.sequence for event, _ in back.kept) == [0, 0, 0, 2]
    assert all(event.status is not Status.CANCELLED for event, _ in back.kept)


def test_a_feed_that_was_cut_says_so() -> None:
    many = [contract(number) for number in range(1_200)]
    found = revised((), many)
    assert found.left_out == 202
    assert len(found.kept) == 1_201
    assert b"This calendar was cut: 202 more dates are not shown" in found.body
