"""The ideas that are late with what could be shortened, and those that are too late with what is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner import leadtime
from planner.model import Plan
from planner.model import Warning as Standing
from planner.store import contracts as kept_contracts
from planner.store.kept import Page
from planner.store.proposal_lists import pressing
from planner.web.database import reading
from planner.web.proposals.reckoning import classes, lead_times_now
from planner.web.today import today

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.leadtime import OfProposal
    from planner.model import Contract
    from planner.store.kept import KeptProposal

LEVELS = {"": (Standing.LATE, Standing.TOO_LATE), "pressing": (Standing.LATE, Standing.TOO_LATE)} | {
    str(level): (level,) for level in (Standing.LATE, Standing.TOO_LATE)
}


def ideas_of(council: str, level: str, *, page: int, size: int) -> Page[OfProposal]:
    """A page of a council's ideas, or all, that stand so: what can still be met first, then what was missed last."""
    with reading() as session:
        kept = pressing(
            session, today=today(), levels=LEVELS.get(level, ()), council=council or None, page=page, size=size
        )
        ids = [member.contract for each in kept.rows for member in each.proposal.members]
        members = kept_contracts.contracts_by_id(session, ids)
    return Page(tuple(_in_words(kept.rows, members)), kept.total, kept.number, kept.size)


def _in_words(kept: Sequence[KeptProposal], members: dict[str, Contract]) -> list[OfProposal]:
    """Levers and ways out of each; one whose contracts a register has lost meanwhile is left to its own page."""
    proposals = tuple(
        each.proposal for each in kept if all(member.contract in members for member in each.proposal.members)
    )
    plan = Plan(today(), (), members, {}, (), proposals, ())
    times, kinds = lead_times_now(), classes()
    return [leadtime.proposal_warning(each, plan, kinds, times) for each in proposals]
