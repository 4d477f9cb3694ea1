"""The bands of the list of proposals, by how far away the last day to decide together is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from planner.store.proposal_lists import DONE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from planner.store.kept import KeptProposal
    from planner.store.proposal_lists import InBand

MOST, PAGE_SIZE = 10, 50
SOON = timedelta(days=183)
LATER = timedelta(days=548)


@dataclass(frozen=True, slots=True)
class Band:
    """One heading of the list: how many proposals belong under it, and those that the list shows."""

    code: str
    title: str
    words: str
    total: int
    shown: tuple[KeptProposal, ...]


BANDS = (
    ("call", "Call this month", "The last day to decide together is less than 6 months away."),
    ("next", "Decide in 6 to 18 months", "Time to talk to suppliers and to agree who leads."),
    ("later", "Later", "The last day to decide together is more than 18 months away."),
    (
        "late",
        "Too late for a joint start on time",
        "The last day to decide together has passed. Each page says what can still be done.",
    ),
    ("done", "Done", "Every step of these has been done."),
)
NAMES = {"call": "call this month", "next": "6-18 months", "later": "later", "late": "too late", "done": DONE}


def band_of(last_day_to_decide: date, today: date) -> str:
    """The code of the band in which a proposal with that day belongs."""
    if last_day_to_decide < today:
        return "late"
    if last_day_to_decide < today + SOON:
        return "call"
    return "next" if last_day_to_decide < today + LATER else "later"


def bands_of(found: Mapping[str, InBand]) -> list[Band]:
    """The bands of the store under their headings, in the order of the list; no empty ones."""
    return [
        Band(code, title, words, found[NAMES[code]].total, found[NAMES[code]].shown)
        for code, title, words in BANDS
        if NAMES[code] in found
    ]
