"""The suitable entries of one service area in; its candidates that have a target, with it and their score, out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from planner.proposals.candidates import candidate_groups
from planner.proposals.columns import Groups, columns_of
from planner.proposals.reorganisation import clear_of
from planner.proposals.score import NO_SCORES, scores
from planner.proposals.targets import NO_TARGETS, choose_targets

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from planner.proposals.candidates import Group
    from planner.proposals.columns import Columns
    from planner.proposals.entries import Entry
    from planner.proposals.run import Run
    from planner.proposals.score import Scores
    from planner.proposals.targets import Span, Targets
    from planner.proposals.together import Pairs


@dataclass(frozen=True, slots=True)
class Scored:
    """Candidates of one area as row numbers, their targets and their scores, in one order."""

    groups: Sequence[Group]
    targets: Targets
    scores: Scores


def scored_candidates(code: str, suitable: Sequence[Entry], pairs: Pairs, run: Run) -> Scored:
    """Every candidate of one area that has a target within the horizon, with it and its score."""
    columns, settings = columns_of(suitable), run.settings
    groups = candidate_groups(suitable, pairs, settings.min_councils)
    if settings.target is not None:
        groups = [group for group in groups if _may_meet(group, columns, settings.target)]
    targets = _targets(code, groups, suitable, columns, run) if groups else NO_TARGETS
    horizon = run.last_target()
    wanted = np.flatnonzero(targets.exist & (targets.day <= horizon))
    if not len(wanted):
        return Scored((), NO_TARGETS, NO_SCORES)
    kept, targets = [groups[number] for number in wanted.tolist()], targets.some(wanted)
    return Scored(kept, targets, scores(Groups(kept), suitable, columns, targets, pairs, settings.weights))


def _targets(code: str, groups: Sequence[Group], suitable: Sequence[Entry], columns: Columns, run: Run) -> Targets:
    found, settings = Groups(groups), run.settings
    needs = [run.need(code, councils) for councils in found.distinct(columns.council).tolist()]
    closed = {}
    if run.futures:
        closed = {number: _closed(group, suitable, run) for number, group in enumerate(groups)}
    return choose_targets(found, columns, run.deadlines, needs, settings.weights, fixed=settings.target, closed=closed)


def _closed(group: Group, suitable: Sequence[Entry], run: Run) -> list[Span]:
    """Spans of days on which the target of a group may not lie, for reorganisations of its councils."""
    return clear_of([suitable[row] for row in group], run.futures)


def _may_meet(group: Group, columns: Columns, fixed: date) -> bool:
    """Whether a day that a person has fixed lies in every member's window; whether it is lawful is said, not asked."""
    day, rows = fixed.toordinal(), list(group)
    return bool((columns.first[rows] <= day).all() and (day <= columns.last[rows]).all())
