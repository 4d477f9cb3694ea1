"""What a feed holds: which contracts and proposals, which kinds of dates of them, with which alarms."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from planner.calendars.event import Kind
from planner.calendars.uid import INSTALLATION

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from planner.model import Contract, Proposal

DEFAULT_KINDS = frozenset({Kind.DECIDE_TOGETHER, Kind.DECIDE, Kind.CONTRACT_END, Kind.MILESTONE})
PAST_DAYS = 365  # what is older leaves the feed
FOR_EVER = 200 * 366


class Role(StrEnum):
    """For whom a feed is, where that decides which kinds of dates it holds."""

    HEAD_OF_SERVICE = "head of service"
    PROCUREMENT_LEAD = "procurement lead"
    CONVENOR = "convenor"

    @property
    def kinds(self) -> frozenset[Kind]:
        """The kinds of dates that matter to this role."""
        return _ROLES[self]


_ROLES = {
    Role.HEAD_OF_SERVICE: frozenset({Kind.DECIDE_TOGETHER, Kind.DECIDE}),
    Role.PROCUREMENT_LEAD: DEFAULT_KINDS | {Kind.CONVENE},
    Role.CONVENOR: frozenset({Kind.DECIDE_TOGETHER, Kind.CONVENE}),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """Which dates. Milestones are those of adopted proposals, unless `ideas` asks for those of every idea too.

    `alarms` are days before the event, the most important first. `horizon_days` leaves out what lies further ahead.
    `past_days` is how long what has passed stays. Days are calendar days.
    """

    kinds: frozenset[Kind] = DEFAULT_KINDS
    ideas: bool = False
    alarms: tuple[int, ...] = ()
    horizon_days: int | None = None
    past_days: int = PAST_DAYS

    def whenever(self) -> Choice:
        """The same dates, however old or far ahead: what is to be kept, so that age alone cancels nothing."""
        return replace(self, horizon_days=None, past_days=FOR_EVER)


@dataclass(frozen=True, slots=True)
class Scope:
    """Which contracts and proposals; None is all. A proposal is in where one of its members is.

    Names of councils and suppliers are compared as the contracts carry them. `contracts` are ids: those of any view.
    `proposals` are ids: contracts are then those of the members alone.
    """

    councils: frozenset[str] | None = None
    service_areas: frozenset[str] | None = None
    suppliers: frozenset[str] | None = None
    proposals: frozenset[str] | None = None
    contracts: frozenset[str] | None = None

    def has_contract(self, contract: Contract) -> bool:
        """Whether the contract itself is asked for, `proposals` left aside."""
        return (
            (self.contracts is None or contract.id in self.contracts)
            and (self.councils is None or contract.council in self.councils)
            and (self.service_areas is None or contract.service_area in self.service_areas)
            and (self.suppliers is None or contract.supplier in self.suppliers)
        )


@dataclass(frozen=True, slots=True)
class Identity:
    """Where the events come from: the name of the installation, stored keys by id, and the addresses of the pages.

    An id without a key in `contract_keys` or `proposal_keys` gets one from what it says (`uid`).
    """

    installation: str = INSTALLATION
    contract_keys: Mapping[str, str] = field(default_factory=dict)
    proposal_keys: Mapping[str, str] = field(default_factory=dict)
    contract_url: Callable[[Contract], str | None] | None = None
    proposal_url: Callable[[Proposal], str | None] | None = None
