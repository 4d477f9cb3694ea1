"""Contracts that people chose in; the proposal that they make, on the best day or on one that is fixed, out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.model import PlannerError, Schedule
from planner.proposals.around import Around
from planner.proposals.conditions import without_window
from planner.proposals.describe import group_of, proposal_of, title
from planner.proposals.entries import entries_by_area
from planner.proposals.run import run_of
from planner.proposals.score import score
from planner.proposals.suitable import why_not_each
from planner.proposals.targets import choose_target
from planner.proposals.together import Pairs
from planner.proposals.words import listed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date

    from planner.model import Contract, Proposal, Window
    from planner.proposals.entries import Entry
    from planner.proposals.knowledge import Knowledge
    from planner.proposals.run import Run
    from planner.settings import PlanSettings


class NotTogetherError(PlannerError):
    """Contracts that a person chose, and that cannot be one proposal."""


def plan_groups(
    contracts: Iterable[Contract],
    windows: Mapping[str, Window],
    groups: Sequence[Collection[str]],
    *,
    today: date,
    settings: PlanSettings,
    knowledge: Knowledge,
) -> list[Proposal]:
    """One proposal for each group of contract ids that a person chose, in that order; `settings.target` fixes the day.

    Raises `NotTogetherError` in words where a group cannot be one proposal: a contract without a window, several
    service areas, one buyer alone, or no lawful day while no day is fixed.
    """
    chosen = _Chosen(contracts, windows, knowledge)
    run = run_of(today, settings, knowledge)
    return [chosen.planned(group, run, frozenset()) for group in groups]


def keep_up(
    contracts: Iterable[Contract],
    windows: Mapping[str, Window],
    kept: Iterable[Proposal],
    *,
    today: date,
    settings: PlanSettings,
    knowledge: Knowledge,
) -> list[Proposal]:
    """Proposals whose members and target are fixed → the same as the contracts have them now; its dates stay as kept.

    What cannot be planned any more is left out: a member that is gone or has ended, a target that lies before today.
    None of them is told that another's contract could join it.
    """
    rows = list(kept)
    chosen = _Chosen(contracts, windows, knowledge)
    run = run_of(today, replace(settings, target=None), knowledge)
    held = frozenset(member.contract for one in rows for member in one.members)
    found = []
    for one in rows:
        fixed = replace(run, settings=replace(settings, target=one.target, procedure=one.procedure))
        members = [member.contract for member in one.members]
        if one.target >= today and chosen.can_be_planned(members, one.service_area):
            found.append(_with_its_dates(chosen.planned(members, fixed, held, _plan_of(one)), one))
    return found


def _with_its_dates(now: Proposal, kept: Proposal) -> Proposal:
    """A proposal as it is now, with the identity and the plan that are kept."""
    return replace(
        now,
        id=kept.id,
        title=kept.title,
        window=kept.window,
        milestones=kept.milestones,
        lengths=kept.lengths,
        start_by=kept.start_by,
        last_day_to_decide=kept.last_day_to_decide,
        start_by_cautious=kept.start_by_cautious,
    )


def _plan_of(kept: Proposal) -> Schedule:
    """The plan that is kept, so that reasons and warning speak of its dates as they stand to today."""
    careful = kept.start_by_cautious or kept.start_by
    return Schedule(kept.starts, kept.milestones, kept.start_by, kept.last_day_to_decide, careful)


class _Chosen:
    """Contracts of which people choose the members of a proposal."""

    def __init__(self, contracts: Iterable[Contract], windows: Mapping[str, Window], knowledge: Knowledge) -> None:
        rows = list(contracts)
        self._by_area = entries_by_area(rows, windows, knowledge.existing_joint)
        self._by_id = {row.contract.id: (code, row) for code, entries in self._by_area.items() for row in entries}
        self._loose = without_window(rows, windows)

    def can_be_planned(self, members: Collection[str], code: str) -> bool:
        """Whether all of them have a window and are of this service area, and of two councils or more."""
        known = [self._by_id[key] for key in members if key in self._by_id]
        wanted = len(known) == len(members) and all(area == code for area, _ in known)
        return wanted and len({row.council for _, row in known}) > 1

    def planned(
        self, members: Collection[str], run: Run, held: Collection[str], plan: Schedule | None = None
    ) -> Proposal:
        """The proposal of these members, on the day that the settings fix or else the best; `held` join no other.

        `plan` is one whose dates are fixed. Only councils of the partnership are spoken of beside the members.
        """
        code, rows = _together(members, self._by_id)
        settings, knowledge = run.settings, run.knowledge
        pairs = Pairs(knowledge.areas.get(code), knowledge.likeness, settings)
        need = run.need(code, len({row.council for row in rows}))
        target = choose_target(rows, run.deadlines, need, settings.weights, fixed=settings.target)
        if target is None:
            raise NotTogetherError("There is no day that is lawful for all of them: choose a date, or fewer contracts.")
        points = score(rows, target, pairs, settings.weights)
        group = group_of(code, rows, target, points, pairs, run, chosen=True, plan=plan)
        titles = {row.contract.id: title(group) for row in rows}
        among = settings.partnership
        entries = [row for row in self._by_area[code] if among is None or row.council in among or row in rows]
        loose = [one for one in self._loose.get(code, []) if among is None or one.council in among]
        unsuitable = why_not_each([*(row.contract for row in entries), *loose], settings, held)
        return proposal_of(group, Around(run.today, entries, loose, unsuitable, titles))


def _together(chosen: Collection[str], by_id: Mapping[str, tuple[str, Entry]]) -> tuple[str, list[Entry]]:
    """The service area and the entries, in order of end, of contracts that a person chose."""
    missing = sorted(key for key in chosen if key not in by_id)
    if missing:
        raise NotTogetherError(
            f"Without a fixed end to come and a service area it cannot be planned: {listed(missing)}."
        )
    rows = [by_id[key] for key in sorted(set(chosen))]
    codes = sorted({code for code, _ in rows})
    if len(codes) != 1:
        raise NotTogetherError(f"They are of several service areas ({listed(codes)}): choose contracts of one.")
    members = sorted((row for _, row in rows), key=lambda row: (row.end, row.contract.id))
    if len({row.council for row in members}) < 2:
        raise NotTogetherError("They are all of one council: a joint procurement needs two.")
    return codes[0], members
