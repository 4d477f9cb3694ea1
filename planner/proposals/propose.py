"""Contracts with windows and clusters in; disjoint proposals, each with its case made, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.collecting import cycles_uncollected
from planner.proposals.around import Around
from planner.proposals.conditions import without_window
from planner.proposals.describe import group_of, proposal_of, told_apart
from planner.proposals.entries import entries_by_area
from planner.proposals.packing import best_packing
from planner.proposals.run import run_of
from planner.proposals.scored import scored_candidates
from planner.proposals.suitable import area_is_wanted, why_not_each
from planner.proposals.together import Pairs

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
    from datetime import date

    from planner.model import Cluster, Contract, Proposal, Window
    from planner.proposals.entries import Entry
    from planner.proposals.knowledge import Knowledge
    from planner.proposals.run import Run
    from planner.proposals.score import Score
    from planner.proposals.targets import Target
    from planner.settings import PlanSettings


def propose(
    contracts: Iterable[Contract],
    windows: Mapping[str, Window],
    clusters: Sequence[Cluster],  # noqa: ARG001 - a group that shares a day lies in one cluster; they need not be listed
    *,
    today: date,
    settings: PlanSettings,
    knowledge: Knowledge,
    held: Collection[str] = (),
    told: Callable[[int, int], None] | None = None,
) -> list[Proposal]:
    """The best-scoring disjoint choice among the candidates of each service area, best score first.

    `held` are ids of contracts that joint procurements already adopted hold: nothing new is proposed for them. `told`
    hears of how many service areas are done, of how many.
    Raises `PastTargetError` where the settings fix a target that lies before today.
    """
    rows = _of_partnership(contracts, settings)
    run = run_of(today, settings, knowledge)
    found: list[Proposal] = []
    with cycles_uncollected():
        by_area = entries_by_area(rows, windows, knowledge.existing_joint)
        loose = without_window(rows, windows)
        wanted = [code for code in sorted(by_area) if area_is_wanted(code, settings)]
        for done, code in enumerate(wanted):
            if told:
                told(done, len(wanted))
            found += _of_area(code, by_area[code], loose.get(code, []), run, held)
    return best_first(found)


def best_first(found: Iterable[Proposal]) -> list[Proposal]:
    """Proposals in the order of every list: the best score first, of equals the earliest target."""
    return sorted(found, key=lambda one: (-one.score, one.target, one.id))


def _of_partnership(contracts: Iterable[Contract], settings: PlanSettings) -> list[Contract]:
    """The contracts of the councils that plan together."""
    return [row for row in contracts if settings.partnership is None or row.council in settings.partnership]


def _of_area(
    code: str, rows: Sequence[Entry], loose: Sequence[Contract], run: Run, held: Collection[str]
) -> list[Proposal]:
    """The proposals of one service area."""
    area = run.knowledge.areas.get(code)
    unsuitable = why_not_each([*(row.contract for row in rows), *loose], run.settings, held)
    suitable = [row for row in rows if row.contract.id not in unsuitable]
    if len({row.council for row in suitable}) < run.settings.min_councils:
        return []
    pairs = Pairs(area, run.knowledge.likeness, run.settings)
    chosen = _chosen(code, suitable, pairs, run)
    groups = [group_of(code, members, target, points, pairs, run) for members, target, points in chosen]
    titles = {
        row.contract.id: name for group, name in zip(groups, told_apart(groups), strict=True) for row in group.members
    }
    around = Around(run.today, rows, loose, unsuitable, titles)
    return [proposal_of(group, around) for group in groups]


def _chosen(code: str, suitable: Sequence[Entry], pairs: Pairs, run: Run) -> list[tuple[list[Entry], Target, Score]]:
    """The best packing of the candidates of one area, each with its target and score."""
    scored = scored_candidates(code, suitable, pairs, run)
    return [
        ([suitable[row] for row in scored.groups[number]], scored.targets.of(number), scored.scores.of(number))
        for number in best_packing(scored.groups, scored.scores.total.tolist())
    ]
