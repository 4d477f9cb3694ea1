"""What the store adds to the nouns of the model: versions, differences, feeds, and what people did to proposals."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from planner.model import PlannerError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from planner.model import Contract, Proposal
    from planner.settings import PlanSettings

T = TypeVar("T")

REGULAR_DAYS = 3
QUIET_AT_LEAST = timedelta(days=3)


class NotFound(PlannerError):  # noqa: N818 - a refusal fit for a person
    """There is no such thing in the database."""


class AlreadyUploaded(PlannerError):  # noqa: N818 - a refusal fit for a person
    """These very bytes are in the database already, as `version_id`; `pending` where they wait to be confirmed."""

    def __init__(self, version: RegisterVersion) -> None:
        self.version_id = version.id
        self.pending = version.state == "pending"
        waits = " and waits to be confirmed" if self.pending else ""
        super().__init__(
            f"{version.file_name} of {version.council} was uploaded on {version.uploaded_at:%-d %B %Y}{waits};"
            " the same bytes are not read twice."
        )


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page of a list: `total` counts every row that the filters let through, pages count from 1."""

    rows: tuple[T, ...]
    total: int
    number: int
    size: int

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // self.size))


@dataclass(frozen=True, slots=True)
class RegisterVersion:
    """One upload. `state` is `pending`, `confirmed` or `undone`; `counts` has rows, contracts, issues.

    `summary` is how the file was read: `format`, `encoding`, `sheets`, `columns`, `date_order`, as interface.md has
    them. `purged_at` tells when the original bytes were thrown away.
    """

    id: int
    council: str
    register: str
    file_name: str
    digest: str
    size: int
    state: str
    uploaded_at: datetime
    uploaded_by: str | None
    confirmed_at: datetime | None
    undone_at: datetime | None
    purged_at: datetime | None
    mapping: Mapping[str, str] | None
    summary: Mapping[str, Any]

    @property
    def counts(self) -> Mapping[str, int]:
        """`rows`, `contracts`, `issues`, as read."""
        counts: Mapping[str, int] = self.summary["counts"]
        return counts


@dataclass(frozen=True, slots=True)
class Change:
    """A contract that a version says something else about. `fields` names what differs."""

    before: Contract
    after: Contract
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What a version changes. The counts are whole; the lists are cut at the limit that was asked for."""

    new_count: int
    changed_count: int
    gone_count: int
    unchanged_count: int
    new: tuple[Contract, ...]
    changed: tuple[Change, ...]
    gone: tuple[Contract, ...]


@dataclass(frozen=True, slots=True)
class Undone:
    """What taking an upload back did: contracts that went back to what an earlier version says, that are no longer
    listed at all, and that count again; `kept` are the ids of those that stay because people corrected them.
    """

    restored: int
    dropped: int
    back: int
    kept: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeptContract:
    """A contract as it counts now. `gone` where its register no longer lists it."""

    contract: Contract
    gone: bool
    version_id: int
    first_version_id: int


@dataclass(frozen=True, slots=True)
class KeptPlan:
    """A plan that was kept: for which day, when, with which settings. `stale` where contracts changed since."""

    id: int
    today: date
    made_at: datetime
    settings: PlanSettings
    counts: Mapping[str, int]
    stale: bool


@dataclass(frozen=True, slots=True)
class Note:
    """What somebody wrote under a proposal."""

    at: datetime
    by: str | None
    council: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Event:
    """Something that changed, in a sentence."""

    at: datetime
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class KeptProposal:
    """A proposal with what people did to it. `state` is `idea`, `adopted` or `dismissed`.

    `proposal.id` is the kept identity. `proposed` is False where the last plan no longer finds it (only proposals that
    somebody has touched outlive that). `by_hand` where a person chose its members; `differences` are what registers say
    by now about members that are fixed.
    """

    proposal: Proposal
    state: str
    proposed: bool
    name: str | None
    adopted_target: date | None
    dismissed_reason: str | None
    touched_at: datetime | None
    by_hand: bool = False
    notes: tuple[Note, ...] = ()
    events: tuple[Event, ...] = ()
    differences: tuple[str, ...] = ()

    @property
    def fixed(self) -> bool:
        """Whether members and target stay until a person plans it anew."""
        return self.state == "adopted" or (self.by_hand and self.state == "idea")


@dataclass(frozen=True, slots=True)
class FeedScope:
    """Which events a feed has. What is given narrows it; nothing given is everything that its owner may see.

    `partnership` stands for the councils that plan together, whichever those are when the feed is made anew.
    `proposal` is an id; `role` a value of `calendars.Role`; `horizon_days` how far ahead; `alarms` days before.
    `state` narrows the proposals, not the contracts. `windows` adds when each contract could be re-let, `every_step`
    the steps of ideas that nobody has adopted.
    """

    councils: tuple[str, ...] = ()
    partnership: bool = False
    state: str | None = None
    service_areas: tuple[str, ...] = ()
    proposal: str | None = None
    supplier: str | None = None
    system: str | None = None
    search: str | None = None
    end_from: date | None = None
    end_to: date | None = None
    role: str | None = None
    alarms: tuple[int, ...] = ()
    horizon_days: int | None = None
    windows: bool = False
    every_step: bool = False


@dataclass(frozen=True, slots=True)
class Reader:
    """A calendar program that fetches a feed: on how many different `days` (in UTC) since `first_at`."""

    client: str
    first_at: datetime
    last_at: datetime
    days: int

    def quiet(self, now: datetime) -> bool:
        """Whether it used to fetch regularly and has not come for three times as long as it usually takes.

        Somebody who looked once or twice is no regular reader; three days are never long.
        """
        if self.days < REGULAR_DAYS:
            return False
        usually = (self.last_at - self.first_at) / (self.days - 1)
        return now - self.last_at > max(3 * usually, QUIET_AT_LEAST)


@dataclass(frozen=True, slots=True)
class Feed:
    """One subscription address. The address itself is not kept, only its digest. `readers`: the latest first."""

    id: int
    name: str
    council: str | None
    scope: FeedScope
    created_at: datetime
    revoked_at: datetime | None
    last_fetched_at: datetime | None
    last_client: str | None
    readers: tuple[Reader, ...] = ()

    @property
    def revoked(self) -> bool:
        """Whether its address has been withdrawn (410)."""
        return self.revoked_at is not None


@dataclass(frozen=True, slots=True)
class Health:
    """`database` is `ok` or says what is wrong; the counts are None where it cannot be asked."""

    database: str
    revision: str | None
    needed: str
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        """Whether the site can serve."""
        return self.database == "ok"
