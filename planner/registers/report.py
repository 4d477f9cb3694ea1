"""What a reading amounts to: the figures and the order of repairs that a register officer is shown."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.model import EndKind, Severity

if TYPE_CHECKING:
    from datetime import date

    from planner.model import Issue, Reading

EXAMPLES = 3
# What keeps a contract out of a plan comes first.
_WEIGHT = {Severity.ERROR: 3, Severity.WARNING: 2, Severity.NOTE: 1}


@dataclass(frozen=True, slots=True)
class IssueGroup:
    """Issues of one kind: how many, in which rows first, and what to do."""

    kind: str
    severity: Severity
    count: int
    message: str
    examples: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class Health:
    """A register's figures. `usable` contracts have a fixed end; `running` ones end on or after the day asked for."""

    contracts: int
    usable: int
    running: int
    without_council: int
    end_kinds: tuple[tuple[str, int], ...]
    groups: tuple[IssueGroup, ...]

    @property
    def share(self) -> float:
        """The share of contracts with a usable end, 0 to 1."""
        return self.usable / self.contracts if self.contracts else 0.0

    @property
    def first_repairs(self) -> tuple[IssueGroup, ...]:
        """What to fix first: the errors and warnings that concern most rows."""
        return tuple(group for group in self.groups if group.severity is not Severity.NOTE)[:3]


def health(reading: Reading, today: date) -> Health:
    """The figures of a reading for a day."""
    contracts = reading.contracts
    fixed = [contract for contract in contracts if contract.end_kind is EndKind.FIXED]
    return Health(
        contracts=len(contracts),
        usable=len(fixed),
        running=sum(1 for contract in fixed if contract.end and contract.end >= today),
        without_council=sum(1 for contract in contracts if contract.council is None),
        end_kinds=tuple(Counter(contract.end_kind.value for contract in contracts).most_common()),
        groups=_groups(reading.issues),
    )


def _in_general(issues: list[Issue]) -> str:
    """One message for all: that of the first, without its dates and numbers where the others have their own."""
    first = issues[0].message
    if all(issue.message == first for issue in issues):
        return first
    own = re.sub(r"\b\d{1,2} [A-Z][a-z]{2,8} \d{4}\b|(?<![\w‘])\d[\d,.]*\d", "…", first)
    return re.sub(r", …,|, …(?=[;.])| \([^()]*…[^()]*\)", "", own)


def _groups(issues: tuple[Issue, ...]) -> tuple[IssueGroup, ...]:
    by_kind: dict[tuple[str, Severity], list[Issue]] = defaultdict(list)
    for issue in issues:
        by_kind[issue.kind, issue.severity].append(issue)
    groups = [
        IssueGroup(kind, severity, len(found), _in_general(found), tuple(found[:EXAMPLES]))
        for (kind, severity), found in by_kind.items()
    ]
    return tuple(sorted(groups, key=_urgency))


def _urgency(group: IssueGroup) -> tuple[int, bool, int, str]:
    """What is bad first; of that, what concerns the whole file; then what concerns most rows."""
    of_rows = group.examples[0].row is not None or group.severity is Severity.NOTE
    return -_WEIGHT[group.severity], of_rows, -group.count, group.kind
