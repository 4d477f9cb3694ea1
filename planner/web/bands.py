"""Proposals → the bands of the list, by how far away the last day to decide together is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from planner.store.kept import KeptProposal

MOST = 10
SOON = timedelta(days=183)
LATER = timedelta(days=548)


@dataclass(frozen=True, slots=True)
class Band:
    """One heading of the list with what belongs under it, soonest first."""

    code: str
    title: str
    words: str
    proposals: tuple[KeptProposal, ...]

    def shown(self, chosen: str) -> tuple[KeptProposal, ...]:
        """What the list shows of it: the first few, or all where this band was chosen."""
        return self.proposals if chosen == self.code else self.proposals[:MOST]


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


def band_of(last_day_to_decide: date, today: date) -> str:
    """The code of the band in which a proposal with that day belongs."""
    if last_day_to_decide < today:
        return "late"
    if last_day_to_decide < today + SOON:
        return "call"
    return "next" if last_day_to_decide < today + LATER else "later"


def in_bands(proposals: Iterable[KeptProposal], today: date) -> list[Band]:
    """Every proposal in exactly one band, soonest first, the highest score first among equals; no empty bands."""
    found: dict[str, list[KeptProposal]] = {code: [] for code, _, _ in BANDS}
    for kept in sorted(proposals, key=lambda kept: (kept.proposal.last_day_to_decide, -kept.proposal.score)):
        finished = kept.proposal.milestones and all(step.done for step in kept.proposal.milestones)
        found["done" if finished else band_of(kept.proposal.last_day_to_decide, today)].append(kept)
    # What has just been missed comes before what was missed years ago.
    found["late"].reverse()
    return [Band(code, title, words, tuple(found[code])) for code, title, words in BANDS if found[code]]
