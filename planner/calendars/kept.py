"""A feed whose events are kept: what it said before, and what the plan says now → what it says next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.calendars.changes import gone, reconcile
from planner.calendars.choice import Choice
from planner.calendars.events import in_time
from planner.calendars.ics import fragment, join
from planner.calendars.limits import fit

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from planner.calendars.event import CalendarEvent


@dataclass(frozen=True, slots=True)
class Revised:
    """`kept` is every event with its bytes, to be kept; `body` the feed's bytes; `left_out` what was too much."""

    kept: tuple[tuple[CalendarEvent, bytes], ...]
    body: bytes
    left_out: int


def revise(
    kept: Iterable[tuple[CalendarEvent, bytes]],
    wanted: Iterable[CalendarEvent],
    *,
    name: str,
    now: datetime,
    today: date,
    choice: Choice | None = None,
) -> Revised:
    """The feed called `name` after `kept`, if the plan now says `wanted` (of `choice.whenever()`).

    Only events that changed are rendered anew. What `choice` finds too old or too far ahead stays kept and unseen.
    """
    choice = choice or Choice()
    known = dict(kept)
    after = reconcile(known, wanted, now, today=today)
    parts = {event: known.get(event) or fragment(event) for event in after}
    seen = [event for event in after if not gone(event, now) and in_time(event, today, choice)]
    fitted = fit(seen, rendered=parts.__getitem__, today=today)
    return Revised(tuple(parts.items()), join((part for _, part in fitted.parts), name=name), fitted.left_out)
