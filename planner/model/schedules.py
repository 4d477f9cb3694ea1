"""A plan counted back from the day the joint arrangements start, and what its length depends on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from planner.model.kinds import Warning


@dataclass(frozen=True, slots=True)
class Milestone:
    """The last day on which one step may be finished (the day it was, once it is `done`), with how it was counted.

    `days` of `unit` (`calendar`, `working` or `clear`) are the step's own length; `law` is the section where it is
    statutory, else None; `sum` is the reckoning in sentences; `assumed` says that an assumption carries it. `stage` is
    the code of the step (`begin` for the start of convening).
    """

    name: str
    date: date
    days: int
    unit: str
    law: str | None = None
    sum: tuple[str, ...] = ()
    assumed: bool = False
    stage: str = ""
    done: bool = False


@dataclass(frozen=True, slots=True)
class OwnLength:
    """The shortest, usual and careful length of one stage, in days of its unit, that one proposal alone has."""

    stage: str
    minimum: int
    typical: int
    cautious: int


@dataclass(frozen=True, slots=True)
class Need:
    """What a plan's length depends on: route, kind of service, how many councils, and what it is worth."""

    procedure: str
    service_class: str
    councils: int
    total_value: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Schedule:
    """A plan counted back from the day the joint arrangements start.

    `milestones` in order of date; `start_by` and `last_day_to_decide` as product.md defines them (typical and minimum
    lengths), `start_by_cautious` with cautious ones.
    """

    starts: date
    milestones: tuple[Milestone, ...]
    start_by: date
    last_day_to_decide: date
    start_by_cautious: date


class LeadTimes(Protocol):
    """What choosing a target needs of lead times; handed to `proposals` by `flow`. Each is monotone in `starts`."""

    def start_by(self, starts: date, need: Need) -> date:
        """The last day to convene with typical lengths."""
        ...

    def last_day_to_decide(self, starts: date, need: Need) -> date:
        """The same with minimum lengths."""
        ...

    def schedule(self, starts: date, need: Need) -> Schedule:
        """The whole plan, counted back from `starts`."""
        ...

    def warning(self, today: date, start_by: date, last_day_to_decide: date) -> Warning:
        """How today stands to the two days."""
        ...
