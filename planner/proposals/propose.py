"""Contracts with windows and clusters in; disjoint proposals, each with its case made, out."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from planner.model import Member, Need, PlannerError, Proposal, Window
from planner.proposals.against import against
from planner.proposals.candidates import candidate_groups
from planner.proposals.could_join import could_join, without_window
from planner.proposals.entries import entries_by_area
from planner.proposals.group import Group
from planner.proposals.left_out import beside, left_out
from planner.proposals.moves import move
from planner.proposals.packing import best_packing
from planner.proposals.reasons import reasons
from planner.proposals.reorganisation import clear_of, consents, futures
from planner.proposals.score import score
from planner.proposals.suitable import area_is_wanted, why_not
from planner.proposals.targets import Deadlines, choose_target
from planner.proposals.together import Pairs
from planner.proposals.value import above_threshold, threshold_kind, values
from planner.proposals.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from planner.model import Cluster, Contract
    from planner.proposals.entries import Entry
    from planner.proposals.knowledge import Knowledge
    from planner.proposals.reorganisation import Future
    from planner.proposals.score import Score
    from planner.proposals.targets import Target
    from planner.settings import PlanSettings

DAY = timedelta(days=1)
# how far to look, on either side of a target, for who is left out and who could join: no list shows more
NEARBY = 100


class PastTargetError(PlannerError):
    """A target that lies before today."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one run of planning rests on."""

    today: date
    settings: PlanSettings
    knowledge: Knowledge
    deadlines: Deadlines
    futures: Mapping[str, Future]

    def need(self, code: str, members: Sequence[Entry]) -> Need:
        """What the length of the plan depends on."""
        area = self.knowledge.areas.get(code)
        councils = len({row.council for row in members})
        return Need(self.settings.procedure, area.service_class if area else "goods", councils)

    def within_horizon(self, target: Target) -> bool:
        """Whether a target lies no further ahead than the settings ask for."""
        horizon = self.settings.horizon_days
        return horizon is None or target.day <= self.today.toordinal() + horizon


def propose(
    contracts: Iterable[Contract],
    windows: Mapping[str, Window],
    clusters: Sequence[Cluster],  # noqa: ARG001 - a group that shares a day lies in one cluster; they need not be listed
    *,
    today: date,
    settings: PlanSettings,
    knowledge: Knowledge,
) -> list[Proposal]:
    """The best-scoring disjoint choice among the candidates of each service area, best score first.

    Raises `PastTargetError` where the settings fix a target that lies before today.
    """
    if settings.target is not None and settings.target < today:
        raise PastTargetError(f"The target {settings.target} lies before {today}; choose today or a later day.")
    rows = list(contracts)
    run = Run(today, settings, knowledge, Deadlines(knowledge.lead_times, today), futures(settings.reorganisations))
    if settings.partnership is not None:
        rows = [row for row in rows if row.council in settings.partnership]
    by_area = entries_by_area(rows, windows, knowledge.existing_joint)
    loose = without_window(rows, windows)
    found: list[Proposal] = []
    for code in sorted(by_area):
        if area_is_wanted(code, settings):
            found += _of_area(code, by_area[code], loose.get(code, []), run)
    return sorted(found, key=lambda one: (-one.score, one.target, one.id))


def _of_area(code: str, rows: Sequence[Entry], loose: Sequence[Contract], run: Run) -> list[Proposal]:
    """The proposals of one service area."""
    area = run.knowledge.areas.get(code)
    unsuitable = {row.contract.id: why for row in rows if (why := why_not(row.contract, run.settings))}
    suitable = [row for row in rows if row.contract.id not in unsuitable]
    if len({row.council for row in suitable}) < run.settings.min_councils:
        return []
    pairs = Pairs(area, run.knowledge.likeness, run.settings)
    chosen = _chosen(code, suitable, pairs, run)
    groups = [_group(code, members, target, points, pairs, run) for members, target, points in chosen]
    titles = {row.contract.id: title(group) for group in groups for row in group.members}
    return [_proposal(group, rows, loose, unsuitable, titles) for group in groups]


def _chosen(code: str, suitable: Sequence[Entry], pairs: Pairs, run: Run) -> list[tuple[list[Entry], Target, Score]]:
    """The best packing of the candidates of one area, each with its target and score."""
    fixed, weights = run.settings.target, run.settings.weights
    groups, found = [], []
    for numbers in candidate_groups(suitable, pairs, run.settings.min_councils):
        members = [suitable[number] for number in numbers]
        if fixed is not None and not _may_meet(members, fixed):
            continue
        need, closed = run.need(code, members), clear_of(members, run.futures) if run.futures else ()
        target = choose_target(members, run.deadlines, need, weights, fixed=fixed, closed=closed)
        if target is not None and run.within_horizon(target):
            groups.append(frozenset(numbers))
            found.append((members, target, score(members, target, pairs, weights)))
    return [found[number] for number in best_packing(groups, [points.total for _, _, points in found])]


def _may_meet(members: Sequence[Entry], fixed: date) -> bool:
    """Whether a day that a person has fixed lies in every member's window; whether it is lawful is said, not asked."""
    return all(row.first <= fixed.toordinal() <= row.last for row in members)


def _group(code: str, members: Sequence[Entry], target: Target, points: Score, pairs: Pairs, run: Run) -> Group:
    """The facts of a chosen group."""
    area, knowledge = run.knowledge.areas.get(code), run.knowledge
    contracts = [row.contract for row in members]
    starts = target.date + DAY
    plan = knowledge.lead_times.schedule(starts, run.need(code, members))
    limit = None
    if knowledge.threshold is not None:
        limit = knowledge.threshold(threshold_kind(contracts, area), plan.start_by)
    return Group(
        code=code,
        area=area,
        members=members,
        target=target,
        starts=starts,
        moves=[move(contract, target.date) for contract in contracts],
        score=points,
        schedule=plan,
        warning=knowledge.lead_times.warning(run.today, plan.start_by, plan.last_day_to_decide),
        value=values(contracts),
        limit=limit,
        above_threshold=above_threshold(contracts, limit),
        pairs=pairs,
        today=run.today,
        procedure=run.settings.procedure,
        futures=run.futures,
    )


def _proposal(
    group: Group,
    rows: Sequence[Entry],
    loose: Sequence[Contract],
    unsuitable: Mapping[str, str],
    titles: Mapping[str, str],
) -> Proposal:
    """A group put into words."""
    first = max(group.today.toordinal(), *(row.first for row in group.members))
    last = min(row.last for row in group.members)
    nearby = _nearby(rows, group.target.day)
    return Proposal(
        id=identity(group.code, (row.contract.id for row in group.members)),
        service_area=group.code,
        title=title(group),
        score=group.score.total,
        score_parts=group.score.parts,
        window=Window(group.today.fromordinal(first), group.today.fromordinal(last)),
        target=group.target.date,
        starts=group.starts,
        members=_members(group),
        value=tuple(group.value),
        procedure=group.procedure,
        above_threshold=group.above_threshold,
        milestones=group.schedule.milestones,
        start_by=group.schedule.start_by,
        last_day_to_decide=group.schedule.last_day_to_decide,
        warning=group.warning,
        reasons=reasons(group),
        against=against(group),
        could_join=could_join(group, loose, nearby, titles),
        left_out=left_out(group, beside(group, nearby), unsuitable, titles),
        lawful=group.target.lawful,
        kind="harmonise" if group.harmonises else "joint",
        consents=consents(group.members, group.starts, group.futures),
    )


def _nearby(rows: Sequence[Entry], day: int) -> Sequence[Entry]:
    """All rows of an area; in a crowd the `NEARBY` that end before a day and as many that end after it."""
    if len(rows) <= 2 * NEARBY:
        return rows
    middle = bisect_left(rows, day, key=lambda row: row.end)
    return rows[max(0, middle - NEARBY) : middle + NEARBY]


def _members(group: Group) -> tuple[Member, ...]:
    return tuple(
        Member(
            contract=row.contract.id,
            council=row.council,
            title=row.contract.title,
            supplier=row.contract.supplier,
            end=group.today.fromordinal(row.end),
            latest_end=group.today.fromordinal(row.latest),
            move_days=moved.days,
            joins=moved.joins,
            move=moved.words,
        )
        for row, moved in zip(group.members, group.moves, strict=True)
    )


def title(group: Group) -> str:
    """`Refuse collection: Kent and Medway`."""
    return f"{group.area_name}: {listed(group.names, 5)}"


def identity(code: str, contracts: Iterable[str]) -> str:
    """The same id for the same contracts of the same service area, whatever else changes."""
    return "p-" + sha256("\n".join([code, *sorted(contracts)]).encode()).hexdigest()[:12]
