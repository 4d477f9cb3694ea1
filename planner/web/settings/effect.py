"""What other settings would make of the ideas: how many in each band, which appear, which go, which dates move."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.store import proposals as kept_proposals
from planner.store.identity import matched
from planner.web.bands import BANDS, band_of
from planner.web.database import reading
from planner.web.plans import trial
from planner.web.today import today

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from planner.model import Proposal
    from planner.settings import PlanSettings
    from planner.store.kept import KeptProposal


@dataclass(frozen=True, slots=True)
class Appears:
    """An idea that there would be."""

    title: str
    last_day_to_decide: date


@dataclass(frozen=True, slots=True)
class Goes:
    """An idea that there would no longer be: what it is called, and its id."""

    called: str
    proposal: str


@dataclass(frozen=True, slots=True)
class Moved:
    """An idea that stays with other days: (what, before, after) of each that moves."""

    called: str
    proposal: str
    days: tuple[tuple[str, date, date], ...]


@dataclass(frozen=True, slots=True)
class Effect:
    """`bands` are (title, before, after); `stay` counts those that people have fixed, which settings do not touch.

    It is small and plain, so that it can be kept as the answer of a job.
    """

    bands: tuple[tuple[str, int, int], ...]
    appear: tuple[Appears, ...]
    go: tuple[Goes, ...]
    moved: tuple[Moved, ...]
    stay: int

    @property
    def nothing(self) -> bool:
        """Whether everything would stay as it is."""
        return not (self.appear or self.go or self.moved)


def effect_of(wanted: PlanSettings) -> Effect:
    """The ideas of the kept plan beside those that the wanted settings would give; nothing is kept."""
    with reading() as session:
        kept = kept_proposals.proposals(session, today=today(), proposed=True)
    fixed = [each for each in kept if each.fixed]
    return compared([each for each in kept if not each.fixed], trial(wanted).proposals, today(), stay=len(fixed))


def compared(before: Sequence[KeptProposal], after: Sequence[Proposal], now: date, *, stay: int = 0) -> Effect:
    """Two lists of ideas side by side; one is the other by the rule under which kept ideas keep their identity."""
    were = {each.proposal.id: each for each in before}
    known = {
        key: (
            each.proposal.service_area,
            each.touched_at is not None,
            frozenset(member.contract for member in each.proposal.members),
        )
        for key, each in were.items()
    }
    names = matched(after, known)
    same = {names[each.id]: each for each in after if names[each.id] in were}
    moved = [moves(were[key], found) for key, found in same.items()]
    return Effect(
        bands=in_bands([each.proposal for each in before], after, now),
        appear=tuple(Appears(each.title, each.last_day_to_decide) for each in after if names[each.id] not in were),
        go=tuple(Goes(each.name or each.proposal.title, key) for key, each in were.items() if key not in same),
        moved=tuple(each for each in moved if each.days),
        stay=stay,
    )


def moves(before: KeptProposal, after: Proposal) -> Moved:
    """The days of one idea that differ."""
    was = before.proposal
    days = (
        ("last day to decide together", was.last_day_to_decide, after.last_day_to_decide),
        ("call the councils together by", was.start_by, after.start_by),
        ("joint arrangements start", was.starts, after.starts),
    )
    return Moved(before.name or was.title, was.id, tuple(each for each in days if each[1] != each[2]))


def in_bands(before: Sequence[Proposal], after: Sequence[Proposal], now: date) -> tuple[tuple[str, int, int], ...]:
    """How many ideas each band has, before and after, and how many in all."""
    counts = [[band_of(each.last_day_to_decide, now) for each in side] for side in (before, after)]
    rows = [(title, counts[0].count(code), counts[1].count(code)) for code, title, _ in BANDS]
    return (*rows, ("In all", len(before), len(after)))
