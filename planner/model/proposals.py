"""Windows, clusters, and the proposals that are made of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.model.quick import quickly_made

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from decimal import Decimal

    from planner.model.contracts import Contract
    from planner.model.kinds import Warning
    from planner.model.readings import Issue
    from planner.model.schedules import Milestone, OwnLength


@quickly_made
@dataclass(frozen=True, slots=True)
class Window:
    """The days, both included, on which a contract could be re-let."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Cluster:
    """A maximal set of contracts of one service area whose windows share at least one day.

    `contracts` are ids, `councils` the distinct buyers in order of name, `window` the common days.
    """

    service_area: str
    contracts: tuple[str, ...]
    councils: tuple[str, ...]
    window: Window


@quickly_made
@dataclass(frozen=True, slots=True)
class Member:
    """One contract in a proposal. `move_days` is target − end for one that runs on, 0 for one that stays put.

    `joins` is the day it comes under the joint arrangements; `move` says the move in words.
    """

    contract: str
    council: str
    title: str | None
    supplier: str | None
    end: date
    latest_end: date
    move_days: int
    joins: date
    move: str


@quickly_made
@dataclass(frozen=True, slots=True)
class CouldJoin:
    """A contract that could also join, and on which condition."""

    contract: str
    council: str
    title: str | None
    why: str


@quickly_made
@dataclass(frozen=True, slots=True)
class LeftOut:
    """A contract of the cluster that is not in the proposal, and why."""

    contract: str
    why: str


@dataclass(frozen=True, slots=True)
class ProposalValue:
    """Known value of the members in one currency: `known` of `of` members state one."""

    currency: str
    annual: Decimal | None
    total: Decimal | None
    known: int
    of: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """A joint procurement idea: a subset, of at least two buyers, of one cluster, with its case made.

    `target` is the last day of the old arrangements, `starts` the day after. `lawful` is False where some member would
    run past its latest end as far as known. Proposals of one plan are disjoint. `kind` is `joint`, or `harmonise` where
    all its councils become one before it starts; `consents` say which consents a reorganisation calls for. `lengths`
    are those of stages that a person chose for this proposal alone. `start_by_cautious` is `start_by` with careful
    lengths, None for plans that were kept before it was.

    Once steps are done, `start_by` and `last_day_to_decide` are the last days to finish the step that is under way,
    with usual and with shortest lengths of those after it.
    """

    id: str
    service_area: str
    title: str
    score: float
    score_parts: Mapping[str, float]
    window: Window
    target: date
    starts: date
    members: tuple[Member, ...]
    value: tuple[ProposalValue, ...]
    procedure: str
    above_threshold: bool | None
    milestones: tuple[Milestone, ...]
    start_by: date
    last_day_to_decide: date
    warning: Warning
    reasons: tuple[str, ...]
    against: tuple[str, ...]
    could_join: tuple[CouldJoin, ...]
    left_out: tuple[LeftOut, ...]
    lawful: bool = True
    kind: str = "joint"
    consents: tuple[str, ...] = ()
    start_by_cautious: date | None = None
    lengths: tuple[OwnLength, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that one run found for one day: what `planner plan` prints and the proposals page shows."""

    today: date
    files: tuple[str, ...]
    contracts: Mapping[str, Contract]
    windows: Mapping[str, Window]
    clusters: Sequence[Cluster]
    proposals: tuple[Proposal, ...]
    issues: tuple[Issue, ...]
