"""Contracts with windows and clusters in; disjoint proposals, each with its case made, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.model import PlannerError
from planner.proposals.candidates import candidate_groups
from planner.proposals.could_join import without_window
from planner.proposals.describe import Run, group_of, proposal_of, title
from planner.proposals.entries import entries_by_area
from planner.proposals.packing import best_packing
from planner.proposals.reorganisation import clear_of, futures
from planner.proposals.score import score
from planner.proposals.suitable import ADOPTED, area_is_wanted, why_not
from planner.proposals.targets import Deadlines, choose_target
from planner.proposals.together import Pairs
from planner.proposals.words import listed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date

    from planner.model import Cluster, Contract, Proposal, Window
    from planner.proposals.entries import Entry
    from planner.proposals.knowledge import Knowledge
    from planner.proposals.score import Score
    from planner.proposals.targets import Target
    from planner.settings import PlanSettings


class PastTargetError(PlannerError):
    """A target that lies before today."""


class NotTogetherError(PlannerError):
    """Contracts that a person chose, and that cannot be one proposal."""


def propose(
    contracts: Iterable[Contract],
    windows: Mapping[str, Window],
    clusters: Sequence[Cluster],  # noqa: ARG001 - a group that shares a day lies in one cluster; they need not be listed
    *,
    today: date,
    settings: PlanSettings,
    knowledge: Knowledge,
    held: Collection[str] = (),
) -> list[Proposal]:
    """The best-scoring disjoint choice among the candidates of each service area, best score first.

    `held` are ids of contracts that joint procurements already adopted hold: nothing new is proposed for them.
    Raises `PastTargetError` where the settings fix a target that lies before today.
    """
    rows = _of_partnership(contracts, settings)
    run = _run(today, settings, knowledge)
    by_area = entries_by_area(rows, windows, knowledge.existing_joint)
    loose = without_window(rows, windows)
    found: list[Proposal] = []
    for code in sorted(by_area):
        if area_is_wanted(code, settings):
            found += _of_area(code, by_area[code], loose.get(code, []), run, held)
    return best_first(found)


def best_first(found: Iterable[Proposal]) -> list[Proposal]:
    """Proposals in the order of every list: the best score first, of equals the earliest target."""
    return sorted(found, key=lambda one: (-one.score, one.target, one.id))


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
    rows = list(contracts)
    run = _run(today, settings, knowledge)
    by_area = entries_by_area(rows, windows, knowledge.existing_joint)
    by_id = {row.contract.id: (code, row) for code, entries in by_area.items() for row in entries}
    loose = without_window(rows, windows)
    found = []
    for chosen in groups:
        code, members = _together(chosen, by_id)
        pairs = Pairs(knowledge.areas.get(code), knowledge.likeness, settings)
        need = run.need(code, members)
        target = choose_target(members, run.deadlines, need, settings.weights, fixed=settings.target)
        if target is None:
            raise NotTogetherError("There is no day that is lawful for all of them: choose a date, or fewer contracts.")
        group = group_of(code, members, target, score(members, target, pairs, settings.weights), pairs, run)
        titles = {row.contract.id: title(group) for row in members}
        found.append(proposal_of(group, by_area[code], loose.get(code, []), {}, titles))
    return found


def _run(today: date, settings: PlanSettings, knowledge: Knowledge) -> Run:
    if settings.target is not None and settings.target < today:
        raise PastTargetError(f"The target {settings.target} lies before {today}; choose today or a later day.")
    return Run(today, settings, knowledge, Deadlines(knowledge.lead_times, today), futures(settings.reorganisations))


def _of_partnership(contracts: Iterable[Contract], settings: PlanSettings) -> list[Contract]:
    """The contracts of the councils that plan together."""
    return [row for row in contracts if settings.partnership is None or row.council in settings.partnership]


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


def _of_area(
    code: str, rows: Sequence[Entry], loose: Sequence[Contract], run: Run, held: Collection[str]
) -> list[Proposal]:
    """The proposals of one service area."""
    area = run.knowledge.areas.get(code)
    unsuitable = {row.contract.id: why for row in rows if (why := why_not(row.contract, run.settings))}
    unsuitable |= {row.contract.id: ADOPTED for row in rows if row.contract.id in held}
    suitable = [row for row in rows if row.contract.id not in unsuitable]
    if len({row.council for row in suitable}) < run.settings.min_councils:
        return []
    pairs = Pairs(area, run.knowledge.likeness, run.settings)
    chosen = _chosen(code, suitable, pairs, run)
    groups = [group_of(code, members, target, points, pairs, run) for members, target, points in chosen]
    titles = {row.contract.id: title(group) for group in groups for row in group.members}
    return [proposal_of(group, rows, loose, unsuitable, titles) for group in groups]


def _chosen(code: str, suitable: Sequence[Entry], pairs: Pairs, run: Run) -> list[tuple[list[Entry], Target, Score]]:
    """The best packing of the candidates of one area, each with its target and score."""
    scored = candidates_of(code, suitable, pairs, run)
    place = {row.contract.id: number for number, row in enumerate(suitable)}
    numbers = [frozenset(place[row.contract.id] for row in members) for members, _, _ in scored]
    return [scored[chosen] for chosen in best_packing(numbers, [points.total for _, _, points in scored])]


def candidates_of(
    code: str, suitable: Sequence[Entry], pairs: Pairs, run: Run
) -> list[tuple[list[Entry], Target, Score]]:
    """Every candidate of one area that has a target, with it and its score."""
    fixed, weights = run.settings.target, run.settings.weights
    found = []
    for numbers in candidate_groups(suitable, pairs, run.settings.min_councils):
        members = [suitable[number] for number in numbers]
        if fixed is not None and not _may_meet(members, fixed):
            continue
        need, closed = run.need(code, members), clear_of(members, run.futures) if run.futures else ()
        target = choose_target(members, run.deadlines, need, weights, fixed=fixed, closed=closed)
        if target is not None and run.within_horizon(target):
            found.append((members, target, score(members, target, pairs, weights)))
    return found


def _may_meet(members: Sequence[Entry], fixed: date) -> bool:
    """Whether a day that a person has fixed lies in every member's window; whether it is lawful is said, not asked."""
    return all(row.first <= fixed.toordinal() <= row.last for row in members)
