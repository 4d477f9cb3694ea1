"""A chosen group with everything that its page says, before it is put into words."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING

from planner.proposals.reorganisation import buyer_on
from planner.proposals.words import short_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from decimal import Decimal

    from planner.model import ProposalValue, Schedule, ServiceArea
    from planner.model import Warning as Standing
    from planner.proposals.entries import Entry
    from planner.proposals.moves import Move
    from planner.proposals.reorganisation import Future
    from planner.proposals.score import Score
    from planner.proposals.targets import Target
    from planner.proposals.together import Pairs


@dataclass(frozen=True)
class Group:
    """Members in order of end, the chosen target, the plan counted back from it, and the facts that reasons rest on.

    `whole_values` are what the members are worth over their terms (see `value.whole_value`). `limit` is the threshold
    in pounds, VAT included, on the day on which the procurement may begin. `next_cycle` is the plan for a year later,
    where this one is too late and every member is a yearly contract. `chosen` where people chose the members, so that
    who else would fit can still join.
    """

    code: str
    area: ServiceArea | None
    members: Sequence[Entry]
    target: Target
    starts: date
    moves: Sequence[Move]
    score: Score
    schedule: Schedule
    warning: Standing
    value: Sequence[ProposalValue]
    limit: Decimal | None
    whole_values: Sequence[tuple[Entry, Decimal | None]]
    above_threshold: bool | None
    pairs: Pairs
    today: date
    procedure: str
    futures: Mapping[str, Future]
    next_cycle: Schedule | None
    firms: Mapping[str, str] = field(default_factory=dict)
    chosen: bool = False

    def firms_of(self, row: Entry) -> list[str]:
        """The firms that supply a member, each once, whichever way its register spells them."""
        return list(dict.fromkeys(self.firms.get(name, name) for name in row.contract.supplier_names))

    def firm(self, row: Entry) -> str | None:
        """The one firm that supplies a member; None where none is known, or several are."""
        found = self.firms_of(row)
        return found[0] if len(found) == 1 else None

    @cached_property
    def least_alike(self) -> tuple[Entry, Entry]:
        """The two members whose needs are least alike, the first such pair."""
        return min(combinations(self.members, 2), key=lambda pair: self.pairs.alike(*pair))

    @cached_property
    def worth(self) -> tuple[list[tuple[Entry, Decimal]], str]:
        """What the members of known value are worth, all counted alike, and the words for that after an amount.

        Yearly values where each of them has one, else what the registers state over their terms: the two are never
        mixed.
        """
        rows = [(row, row.contract) for row in self.members if row.contract.currency in (None, "GBP")]
        yearly = [(row, one.annual_value) for row, one in rows if one.annual_value]
        whole = [(row, value) for row, value in self.whole_values if value]
        if len(yearly) >= len(whole):
            return [(row, value) for row, value in yearly if value], " a year"
        return whole, " over the term"

    @cached_property
    def harmonises(self) -> bool:
        """Whether all its buyers have become one council by the start."""
        buyers = {buyer_on(row, self.starts.toordinal(), self.futures) for row in self.members}
        return len(buyers) == 1 and len({row.partner for row in self.members}) > 1

    @cached_property
    def buyers(self) -> dict[str, list[str]]:
        """Who buys when the procurement may begin → for which of the councils, in order of name."""
        found: dict[str, list[str]] = {}
        for row in sorted(self.members, key=lambda each: each.council):
            future = self.futures.get(row.council)
            gone = future is not None and len(future.successors) == 1 and self.begins >= future.day
            councils = found.setdefault(future.successors[0] if future and gone else row.council, [])
            if row.council not in councils:
                councils.append(row.council)
        return dict(sorted(found.items()))

    @cached_property
    def under_way(self) -> bool:
        """Whether a step of its plan has been finished."""
        return any(milestone.done for milestone in self.schedule.milestones)

    @cached_property
    def begins(self) -> date:
        """The day on which the procurement may begin: its start-by day, or today where that has passed."""
        return max(self.today, self.schedule.start_by)

    @cached_property
    def councils(self) -> list[str]:
        """Distinct buyers in order of name."""
        return sorted({row.council for row in self.members})

    @cached_property
    def names(self) -> list[str]:
        """The same by the names of their places, in that order."""
        return sorted(short_name(name) for name in self.councils)

    @cached_property
    def area_name(self) -> str:
        """The service area as people call it."""
        return self.area.name if self.area else self.code
