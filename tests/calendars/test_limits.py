"""A feed that would be too long keeps what matters most and says that it was cut."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from planner import calendars
from planner.calendars import Kind, fit, fragment
from tests.calendars.made import END, TODAY, event

KINDS = st.sampled_from([kind for kind in Kind if kind is not Kind.NOTE])


@given(st.lists(st.tuples(KINDS, st.integers(-300, 900)), max_size=30), st.integers(2, 12))
def test_what_is_kept_matters_at_least_as_much_as_what_is_left_out(wanted: list[tuple[Kind, int]], most: int) -> None:
    events = [
        event(number, kind=kind, first=TODAY + timedelta(days=days), last=TODAY + timedelta(days=days))
        for number, (kind, days) in enumerate(wanted)
    ]
    fitted = fit(events, most_events=most, today=TODAY)
    shown = [one for one, _ in fitted.parts if one.kind is not Kind.NOTE]
    assert len(fitted.parts) <= most
    assert len(shown) + fitted.left_out == len(events)
    missing = [one for one in events if one not in shown]
    if missing:
        assert max((one.kind, one.last < TODAY, one.first) for one in shown) <= min(
            (one.kind, one.last < TODAY, one.first) for one in missing
        )
        (note,) = [one for one, _ in fitted.parts if one.kind is Kind.NOTE]
        assert note.first == min(one.first for one in missing)
    assert [one.first for one, _ in fitted.parts] == sorted(one.first for one, _ in fitted.parts)


def test_a_feed_that_is_not_cut_says_nothing() -> None:
    fitted = fit([event(number) for number in range(1_000)])
    assert fitted.left_out == 0
    assert all(one.kind is Kind.CONTRACT_END for one, _ in fitted.parts)


def test_the_note_says_how_many_dates_are_missing_and_when() -> None:
    last = [event(number, first=END + timedelta(days=number), last=END + timedelta(days=number)) for number in range(5)]
    fitted = fit([event(n, kind=Kind.DECIDE) for n in range(90, 94)] + last, most_events=6)
    (note,) = [one for one, _ in fitted.parts if one.kind is Kind.NOTE]
    assert note.summary == "This calendar was cut: 4 more dates are not shown"
    assert note.first == END + timedelta(days=1)
    assert "between 1 April 2029 and 4 April 2029" in note.description[1]
    assert sum(one.kind is Kind.DECIDE for one, _ in fitted.parts) == 4


def test_another_cut_is_another_note() -> None:
    def note(count: int) -> str:
        return next(
            one.uid for one, _ in fit([event(n) for n in range(count)], most_events=5).parts if one.kind is Kind.NOTE
        )

    assert note(8) == note(8) != note(9)


def test_bytes_that_are_kept_are_taken_as_they_are() -> None:
    events = [event(1), event(2)]
    kept = {one.uid: fragment(one) for one in events}
    fitted = fit(events, rendered=lambda one: kept[one.uid])
    assert calendars.join((part for _, part in fitted.parts), name="Feed") == calendars.render(events, name="Feed")
