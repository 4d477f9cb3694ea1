"""How kept events are revised: exactly when something visible changed."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import calendars
from planner.calendars import CalendarEvent, Kind, Status, changed, gone, reconcile
from tests.calendars.made import END, NOW, event
from tests.calendars.reader import events as read_events

VISIBLE: dict[str, Any] = {
    "first": date(2029, 3, 30),
    "last": date(2029, 4, 30),
    "summary": "Another title",
    "description": ("Another reason.",),
    "categories": ("Another",),
    "status": Status.TENTATIVE,
    "url": None,
    "alarms": (30,),
}
HIDDEN: dict[str, Any] = {
    "uid": "another@planner.example.org",
    "stamp": NOW + timedelta(days=5),
    "kind": Kind.DECIDE,
    "sequence": 7,
    "was": date(2020, 1, 1),
}
KEPT_ALONG = {"basis"}


def test_every_field_is_either_visible_or_not() -> None:
    assert {field.name for field in fields(CalendarEvent)} == VISIBLE.keys() | HIDDEN.keys() | KEPT_ALONG


@pytest.mark.parametrize("name", VISIBLE)
def test_each_visible_field_raises_the_revision(name: str) -> None:
    new = changed(event(sequence=4), event(**{name: VISIBLE[name]}), NOW + timedelta(hours=1))
    assert (new.sequence, new.stamp) == (5, NOW + timedelta(hours=1))
    assert getattr(new, name) == VISIBLE[name]


@pytest.mark.parametrize("name", HIDDEN)
def test_nothing_else_does(name: str) -> None:
    old = event(sequence=4)
    assert changed(old, event(**{name: HIDDEN[name]}), NOW + timedelta(hours=1)) is old


def test_an_estimate_does_not_creep_while_what_it_rests_on_is_the_same() -> None:
    old = event(status=Status.TENTATIVE, basis="members and settings")
    later = {"first": date(2029, 4, 7), "last": date(2029, 4, 7), "status": Status.TENTATIVE}
    assert changed(old, event(**later, basis="members and settings"), NOW) is old
    moved = changed(old, event(**later, basis="another member"), NOW)
    assert (moved.sequence, moved.first, moved.basis) == (1, date(2029, 4, 7), "another member")
    adopted = changed(old, event(**later | {"status": Status.CONFIRMED}), NOW)
    assert (adopted.first, adopted.status) == (date(2029, 4, 7), Status.CONFIRMED)


def test_what_an_estimate_rests_on_may_change_unseen() -> None:
    new = changed(event(basis="one"), event(basis="other"), NOW + timedelta(days=1))
    assert (new.sequence, new.stamp, new.basis) == (0, NOW, "other")


def test_a_move_is_told_and_the_telling_is_no_change_by_itself() -> None:
    new = event(first=date(2029, 6, 30), last=date(2029, 6, 30))
    moved = changed(event(), new, NOW)
    (one,) = read_events(calendars.render([moved], name="Feed"))
    assert "Moved: was 31 March 2029." in one.text("DESCRIPTION")
    assert changed(moved, new, NOW + timedelta(days=1)) is moved
    retitled = changed(moved, event(first=new.first, last=new.last, summary="Else"), NOW + timedelta(days=1))
    assert retitled.was == END


def test_the_stamp_rises_even_if_the_clock_does_not() -> None:
    moved = changed(event(), event(summary="Else"), NOW - timedelta(days=1))
    assert moved.stamp == NOW + timedelta(seconds=1)


def test_what_is_past_stays_as_it_was_when_its_contract_leaves_the_register() -> None:
    assert reconcile([event()], [], NOW.replace(year=2029, month=4, day=1)) == [event()]
    (one,) = reconcile([event()], [], NOW.replace(year=2029, month=3, day=31))
    assert one.status is Status.CANCELLED


@given(st.lists(st.tuples(st.sets(st.integers(0, 4)), st.integers(0, 1)), max_size=8))
def test_revisions_only_ever_rise(plans: list[tuple[set[int], int]]) -> None:
    kept: list[CalendarEvent] = []
    for nth, (numbers, title) in enumerate(plans):
        now = NOW + timedelta(days=nth)
        wanted = [event(number, summary=f"Title {title}") for number in sorted(numbers)]
        after = reconcile(kept, wanted, now)
        before = {one.uid: one for one in kept}
        assert len({one.uid for one in after}) == len(after)
        assert {one.uid for one in after if one.status is not Status.CANCELLED} == {one.uid for one in wanted}
        for one in after:
            old = before.get(one.uid)
            if old is None:
                assert (one.sequence, one.stamp) == (0, now)
            elif one != old:
                assert (one.sequence, one.stamp) == (old.sequence + 1, now)
        assert reconcile(after, wanted, now + timedelta(hours=1)) == after
        kept = after


def test_a_live_event_is_never_gone() -> None:
    assert not gone(event(), NOW + timedelta(days=1_000))
