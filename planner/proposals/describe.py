"""A chosen group in; everything that its page says, as a proposal, out."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from planner.dates import add_months
from planner.model import Member, Proposal, Window
from planner.model import Warning as Standing
from planner.proposals.against import against
from planner.proposals.could_join import could_join
from planner.proposals.group import Group
from planner.proposals.left_out import left_out
from planner.proposals.moves import move
from planner.proposals.reasons import reasons
from planner.proposals.reorganisation import consents
from planner.proposals.value import above_threshold, threshold_kind, values, whole_value
from planner.proposals.words import listed, without_colon

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planner.model import Need, Schedule
    from planner.proposals.around import Around
    from planner.proposals.entries import Entry
    from planner.proposals.knowledge import Knowledge
    from planner.proposals.run import Run
    from planner.proposals.score import Score
    from planner.proposals.targets import Target
    from planner.proposals.together import Pairs

DAY = timedelta(days=1)
# a contract of a year and a month at most is let year by year
A_YEAR = 396


def group_of(
    code: str,
    members: Sequence[Entry],
    target: Target,
    points: Score,
    pairs: Pairs,
    run: Run,
    *,
    chosen: bool = False,
    plan: Schedule | None = None,
) -> Group:
    """The facts of a group; `chosen` where people chose its members, `plan` where its dates are fixed already."""
    area, knowledge = run.knowledge.areas.get(code), run.knowledge
    contracts = [row.contract for row in members]
    starts = target.date + DAY
    need = run.need(code, len({row.council for row in members}))
    plan = plan or knowledge.lead_times.schedule(starts, need)
    standing = knowledge.lead_times.warning(run.today, plan.start_by, plan.last_day_to_decide)
    late = standing is Standing.TOO_LATE
    worth = [whole_value(contract) for contract in contracts]
    limit = None
    if knowledge.threshold is not None:
        limit = knowledge.threshold(threshold_kind(contracts, area), max(run.today, plan.start_by))
    return Group(
        code=code,
        area=area,
        members=members,
        target=target,
        starts=starts,
        moves=[move(contract, target.date) for contract in contracts],
        score=points,
        schedule=plan,
        warning=standing,
        value=values(contracts),
        limit=limit,
        whole_values=list(zip(members, worth, strict=True)),
        above_threshold=above_threshold(contracts, worth, limit),
        pairs=pairs,
        today=run.today,
        procedure=run.settings.procedure,
        futures=run.futures,
        next_cycle=_next_cycle(members, target, need, knowledge) if late else None,
        firms=knowledge.firms,
        chosen=chosen,
    )


def _next_cycle(members: Sequence[Entry], target: Target, need: Need, knowledge: Knowledge) -> Schedule | None:
    """The plan for a year later, where every member is a yearly contract."""
    terms = [(row.contract.start, row.contract.end) for row in members]
    if not all(start and end and (end - start).days <= A_YEAR for start, end in terms):
        return None
    return knowledge.lead_times.schedule(add_months(target.date + DAY, 12), need)


def proposal_of(group: Group, around: Around) -> Proposal:
    """A group put into words."""
    first = max(group.today.toordinal(), *(row.first for row in group.members))
    last = min(row.last for row in group.members)
    return Proposal(
        id=identity(group.code, (row.contract.id for row in group.members)),
        service_area=group.code,
        title=around.titles[group.members[0].contract.id],
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
        start_by_cautious=group.schedule.start_by_cautious,
        warning=group.warning,
        reasons=reasons(group),
        against=against(group),
        could_join=could_join(group, around),
        left_out=left_out(group, around),
        lawful=group.target.lawful,
        kind="harmonise" if group.harmonises else "joint",
        consents=_consents(group, around) if group.futures else (),
    )


def _consents(group: Group, around: Around) -> tuple[str, ...]:
    """What a reorganisation calls for; the contracts of the service area that do not run any more count too."""
    like = [*(row.contract for row in around.rows), *around.loose]
    return consents(group.members, group.schedule.start_by, group.futures, like)


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
    return f"{without_colon(group.area_name)}: {listed(group.names, 5)}"


def told_apart(groups: Sequence[Group]) -> list[str]:
    """The titles of the groups of one area; of councils that have several, each says when its joint start is."""
    titles = [title(group) for group in groups]
    count = Counter(titles)
    return [
        f"{name}, from {group.starts:%B %Y}" if count[name] > 1 else name
        for group, name in zip(groups, titles, strict=True)
    ]


def identity(code: str, contracts: Iterable[str]) -> str:
    """The same id for the same contracts of the same service area, whatever else changes."""
    return "p-" + sha256("\n".join([code, *sorted(contracts)]).encode()).hexdigest()[:12]
