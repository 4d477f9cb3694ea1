"""A plan made as if on a past day, and what the same registers say since, in; hits, misses and false alarms out.

What was known on a day is what had been published or had started by then. What happened next is read from entries that
were not known: a contract of the same council and service area, of a like need, that starts near the end of a member is
what followed it: an *extension* where the supplier is the same and the title says so, else it was *re-let*.

- An *opportunity* is a contract that could be re-let on that day and was followed up, while one of another council in
  the same area was followed up within half a year of it. It is a *hit* where a proposal held both, else a *miss*.
- A proposal is *borne out* where contracts of two of its councils were followed up, *open* while the registers do not
  tell of half a year past each member's end, else a *false alarm*: nothing shows that two councils bought again (it may
  have been right all the same, since registers are not complete).

An end that was moved since is known as it is now, not as it was: one register has no memory.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from planner.model import Stage
from planner.model import Warning as Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from planner.model import Contract, Proposal, ServiceArea, Window
    from planner.proposals.knowledge import Likeness, Needs

LIKE_ENOUGH = 0.3
BEFORE, AFTER = timedelta(days=180), timedelta(days=400)
TOGETHER = timedelta(days=183)


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What came after a contract: `what` is `re-let` or `extended`; `contract` is the later entry."""

    what: str
    contract: str
    start: date
    supplier: str | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """A proposal of that day: `outcome` is `borne out`, `open` or `false alarm`; `in_time`: it was not too late yet.

    `follow_ups` are by member contract.
    """

    proposal: Proposal
    outcome: str
    in_time: bool
    follow_ups: Mapping[str, FollowUp]


@dataclass(frozen=True, slots=True)
class AreaCount:
    """Counts of one service area; every rate that is made of them has its denominator here."""

    service_area: str
    opportunities: int
    hits: int
    misses: int
    proposals: int
    borne_out: int
    false_alarms: int
    open: int
    in_time: int


@dataclass(frozen=True, slots=True)
class Backtest:
    """What one past day would have said, from `known` of `of` contracts; `last_seen` is how far the registers tell."""

    as_of: date
    known: int
    of: int
    last_seen: date
    verdicts: tuple[Verdict, ...]
    areas: tuple[AreaCount, ...]
    missed: tuple[tuple[str, FollowUp], ...]


def known_by(contracts: Iterable[Contract], as_of: date) -> list[Contract]:
    """The contracts that had been published or had started by a day."""
    return [row for row in contracts if any(day is not None and day <= as_of for day in (row.published, row.start))]


def backtest(
    contracts: Sequence[Contract],
    windows: Mapping[str, Window],
    proposals: Sequence[Proposal],
    *,
    as_of: date,
    areas: Mapping[str, ServiceArea],
    likeness: Likeness,
) -> Backtest:
    """Compare the proposals of `as_of`, made of what `known_by` gives and its windows, with all that is known now."""
    known = {row.id: row for row in known_by(contracts, as_of)}
    last_seen = _last_seen(contracts) or as_of
    follow_ups = _follow_ups(contracts, known, windows, areas, likeness)
    verdicts = tuple(_verdict(one, follow_ups, last_seen) for one in proposals)
    together = {member.contract: one.id for one in proposals for member in one.members}
    chances = _opportunities(known, follow_ups)
    hits = {key for key, others in chances.items() if any(together.get(key, key) == together.get(o) for o in others)}
    counted = {row.service_area for row in known.values() if row.id in chances} | {
        one.service_area for one in proposals
    }
    return Backtest(
        as_of=as_of,
        known=len(known),
        of=len(contracts),
        last_seen=last_seen,
        verdicts=verdicts,
        areas=tuple(_count(code, known, chances, hits, verdicts) for code in sorted(filter(None, counted))),
        missed=tuple((key, follow_ups[key]) for key in sorted(chances) if key not in hits),
    )


def _last_seen(contracts: Sequence[Contract]) -> date | None:
    """The last day on which something was published or, where no day of publication is known, was to start."""
    published = [row.published for row in contracts if row.published]
    started = [row.start for row in contracts if row.start and row.stage is Stage.AWARDED]
    return max(published or started, default=None)


def _follow_ups(
    contracts: Sequence[Contract],
    known: Mapping[str, Contract],
    windows: Mapping[str, Window],
    areas: Mapping[str, ServiceArea],
    likeness: Likeness,
) -> dict[str, FollowUp]:
    """For each contract that could be re-let on the day, what followed it; a later entry follows one contract alone."""
    later: dict[tuple[str | None, str | None], list[Contract]] = defaultdict(list)
    for row in contracts:
        if row.id not in known and row.start is not None and row.stage is Stage.AWARDED:
            later[(row.council, row.service_area)].append(row)
    needs: dict[str, Needs] = {}
    pairs = []
    for key in windows:
        if key not in known:
            continue
        row = known[key]
        if row.end is None or row.service_area is None:
            continue
        area = areas.get(row.service_area)
        compare = needs.setdefault(row.service_area, likeness((area.name, *area.words) if area else ()))
        for other in later[(row.council, row.service_area)]:
            assert other.start is not None
            alike = compare.score(row, other)
            if alike >= LIKE_ENOUGH and row.end - BEFORE <= other.start <= row.end + AFTER:
                pairs.append((-alike, abs((other.start - row.end).days), row.id, other))
    found: dict[str, FollowUp] = {}
    given: set[str] = set()
    for _, _, key, other in sorted(pairs, key=lambda pair: (*pair[:3], pair[3].id)):
        if key not in found and other.id not in given:
            assert other.start is not None
            given.add(other.id)
            found[key] = FollowUp(_what(known[key], other), other.id, other.start, other.supplier)
    return found


def _what(row: Contract, later: Contract) -> str:
    """An extension says so in its title and stays with the supplier; anything else was let again."""
    same = row.supplier and later.supplier and row.supplier.casefold() == later.supplier.casefold()
    return "extended" if same and "exten" in (later.title or "").casefold() else "re-let"


def _verdict(proposal: Proposal, follow_ups: Mapping[str, FollowUp], last_seen: date) -> Verdict:
    own = {member.contract: follow_ups[member.contract] for member in proposal.members if member.contract in follow_ups}
    councils = {member.council for member in proposal.members if member.contract in own}
    if len(councils) >= 2:
        outcome = "borne out"
    else:
        still_open = any(member.end + TOGETHER >= last_seen for member in proposal.members)
        outcome = "open" if still_open else "false alarm"
    return Verdict(proposal, outcome, proposal.warning is not Standing.TOO_LATE, own)


def _opportunities(known: Mapping[str, Contract], follow_ups: Mapping[str, FollowUp]) -> dict[str, list[str]]:
    """Contract → those of other councils in its area that were followed up within half a year of it."""
    found: dict[str, list[str]] = {}
    for key, mine in follow_ups.items():
        row = known[key]
        others = [
            other
            for other, theirs in follow_ups.items()
            if known[other].service_area == row.service_area
            and known[other].council != row.council
            and abs(theirs.start - mine.start) <= TOGETHER
        ]
        if others:
            found[key] = others
    return found


def _count(
    code: str,
    known: Mapping[str, Contract],
    chances: Mapping[str, list[str]],
    hits: set[str],
    verdicts: Sequence[Verdict],
) -> AreaCount:
    here = [key for key in chances if known[key].service_area == code]
    own = [one for one in verdicts if one.proposal.service_area == code]
    outcomes = [one.outcome for one in own]
    return AreaCount(
        service_area=code,
        opportunities=len(here),
        hits=sum(key in hits for key in here),
        misses=sum(key not in hits for key in here),
        proposals=len(own),
        borne_out=outcomes.count("borne out"),
        false_alarms=outcomes.count("false alarm"),
        open=outcomes.count("open"),
        in_time=sum(one.in_time for one in own),
    )
