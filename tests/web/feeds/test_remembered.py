from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from planner.store.feed_contents import BodyHead, FeedBody
from planner.web.feeds.remembered import FOR, Remembered

if TYPE_CHECKING:
    import pytest

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def body(number: int, size: int = 1_000) -> FeedBody:
    return FeedBody.of(BodyHead("1", f"tag{number}", NOON), random.Random(number).randbytes(size))


def test_the_longest_unasked_goes_first_and_the_size_is_kept() -> None:
    memory = Remembered(most_bytes=3_500)
    for number in range(3):
        memory.keep(str(number), "Feed", body(number))
    assert memory.still("0", "tag0")
    memory.keep("3", "Feed", body(3))
    assert [memory.last(str(number)) is not None for number in range(4)] == [True, False, True, True]
    memory.keep("3", "Feed", body(3, 10_000))
    assert all(memory.last(str(number)) is None for number in range(4))


def test_an_answer_is_good_for_a_day_from_when_it_was_last_right(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = NOON
    monkeypatch.setattr("planner.web.feeds.remembered.now", lambda: clock)
    memory = Remembered()
    memory.keep("a", "Feed", body(1))
    clock += FOR
    assert memory.last("a") == ("Feed", body(1))
    assert memory.still("a", "tag1")
    assert not memory.still("a", "another")
    clock += timedelta(hours=23)
    assert memory.last("a")
    clock += timedelta(hours=2)
    assert memory.last("a") is None
