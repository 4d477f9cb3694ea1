"""READ FIRST. The nouns of the journey, as frozen dataclasses that need the standard library alone.

file → rows → contracts → service areas → clusters → proposals → milestones → calendar

Unknown is `None`, never an empty string. Dates are whole days. Money is a `Decimal` beside its currency.
Nothing on a `Contract` depends on today; windows, proposals and warnings do, and say for which day.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from decimal import Decimal


class PlannerError(Exception):
    """Something that cannot be served; its text is fit for a person and says what to do."""


class Stage(StrEnum):
    """How far a contract has come. A plain register row is awarded."""

    PLANNED = "planned"
    TENDER = "tender"
    AWARDED = "awarded"


class AgreementKind(StrEnum):
    """What sort of agreement it is; frameworks, grants and one-off works are not re-let as such."""

    CONTRACT = "contract"
    CALL_OFF = "call_off"
    FRAMEWORK = "framework"
    DYNAMIC_MARKET = "dynamic_market"
    GRANT = "grant"
    ONE_OFF = "one_off"
    ORDER = "order"
    UNKNOWN = "unknown"


class EndKind(StrEnum):
    """What the end of a contract is. Only `fixed` has a date to plan from."""

    FIXED = "fixed"
    ROLLING = "rolling"
    UNTIL_NOTICE = "until_notice"
    UNKNOWN = "unknown"
    HOLDING_OVER = "holding_over"


class ValueBasis(StrEnum):
    """What a value is the value of."""

    TOTAL = "total"
    ANNUAL = "annual"
    ESTIMATE = "estimate"
    UNKNOWN = "unknown"


class LegalRegime(StrEnum):
    """The law under which a contract was let, which governs how it may be changed for its whole life."""

    PA2023 = "pa2023"
    PCR2015 = "pcr2015"
    SCOTLAND = "scotland"
    PSR = "psr"
    EXEMPT = "exempt"
    UNKNOWN = "unknown"


class Severity(StrEnum):
    """How bad an issue is: an error makes its row unusable."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Warning(StrEnum):  # noqa: A001 - the product's own word, see product.md
    """How today stands to the last days of a plan."""

    IN_GOOD_TIME = "in good time"
    START_NOW = "start now"
    LATE = "late"
    TOO_LATE = "too late"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a contract was read: `row` counts from 1 in the user's own file, sheet is None for one-table files."""

    file: str
    sheet: str | None
    row: int


@dataclass(frozen=True, slots=True)
class Issue:
    """Something found in the data, named by file, sheet, row and column in the user's own file.

    `kind` is a short stable code such as `end-before-start`; `message` says what to do; `value` is the cell as read.
    `row` and `column` are None where the issue is about the whole file or the whole row.
    """

    file: str
    sheet: str | None
    row: int | None
    column: str | None
    kind: str
    value: str | None
    message: str
    severity: Severity


@dataclass(frozen=True, slots=True)
class Council:
    """A buyer that the reference table of authorities knows.

    `code` is the register code (`KEN`), `gss` the statistical code (`E10000016`), `tier` one of `county`, `district`,
    `unitary`, `london borough`, `metropolitan`, `combined`, `other`. `successors` are codes, with the vesting day.
    """

    code: str
    name: str
    gss: str | None
    nation: str
    region: str | None
    tier: str
    start: date | None = None
    end: date | None = None
    successors: tuple[str, ...] = ()
    neighbours: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Contract:
    """One contract of one council, as far as its register tells.

    `id` is unique in one run and depends on what identifies the contract alone (council and reference, else title,
    start and end), so that it survives a re-read. `council` is the folded name: equal names are one buyer.
    `end` is what is committed now, `latest_end` every remaining option used, `initial_end` the end of the first term.
    `extensions` are option lengths in months. `value` is as stated (see `value_basis`); `annual_value` is per year.
    `buyers` are the other buyers that the file names (a joint contract). `published` is the day of the notice, if any.
    """

    id: str
    title: str | None
    council: str | None
    sources: tuple[Source, ...]
    reference: str | None = None
    description: str | None = None
    department: str | None = None
    supplier: str | None = None
    supplier_number: str | None = None
    suppliers: tuple[str, ...] = ()
    buyers: tuple[str, ...] = ()
    system: str | None = None
    stage: Stage = Stage.AWARDED
    stage_reason: str | None = None
    agreement_kind: AgreementKind = AgreementKind.UNKNOWN
    agreement_kind_reason: str | None = None
    start: date | None = None
    initial_end: date | None = None
    end: date | None = None
    latest_end: date | None = None
    end_kind: EndKind = EndKind.UNKNOWN
    end_words: str | None = None
    review: date | None = None
    notice_days: int | None = None
    extensions: tuple[int, ...] = ()
    value: Decimal | None = None
    value_basis: ValueBasis = ValueBasis.UNKNOWN
    annual_value: Decimal | None = None
    currency: str | None = None
    cpv: tuple[str, ...] = ()
    category: str | None = None
    sme: bool | None = None
    vcse: bool | None = None
    legal_regime: LegalRegime = LegalRegime.UNKNOWN
    published: date | None = None
    service_area: str | None = None
    service_area_reason: str | None = None
    service_area_confidence: float | None = None


@dataclass(frozen=True, slots=True)
class SheetRead:
    """One sheet as it was read. `header_row` counts from 1 in the user's file, None where there is no header."""

    name: str | None
    header_row: int | None
    rows: int


class OrderBasis(StrEnum):
    """What an assumed order of day and month rests on, best first."""

    HEADING = "heading"
    OTHER_COLUMNS = "other columns"
    EARLIER_UPLOADS = "earlier uploads"
    COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class DateOrder:
    """Day and month order of one column: `dmy`, `mdy` or `ymd`, with rows that prove it, or assumed, and from what."""

    order: str
    proof: tuple[int, ...] = ()
    assumed: bool = False
    basis: OrderBasis | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One register file, read: how, into which contracts, with which issues. `rows` counts data rows alone.

    `confidence` says for each field of `columns` how sure its column is, 0 to 1. `notes` are sentences about the
    reading that concern no cell: rows that were left out, how the file is delimited, which layout it has.
    """

    file: str
    format: str
    encoding: str | None
    sheets: tuple[SheetRead, ...]
    columns: Mapping[str, str]
    date_order: Mapping[str, DateOrder]
    rows: int
    contracts: tuple[Contract, ...]
    issues: tuple[Issue, ...]
    confidence: Mapping[str, float] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ServiceArea:
    """A kind of need: a leaf under a parent (parents have `parent` None). `cpv` are code prefixes.

    `reach` is `neighbours`, `region` or `nation`; `tiers` are the `Council.tier`s that hold the function (empty: all);
    `service_class` chooses the mobilisation length (`core_it`, `saas`, `waste`, `tupe`, `care`, `transport`, `goods`).
    """

    code: str
    name: str
    parent: str | None
    cpv: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    not_words: tuple[str, ...] = ()
    systems: tuple[str, ...] = ()
    suppliers: tuple[str, ...] = ()
    reach: str = "region"
    tiers: tuple[str, ...] = ()
    service_class: str = "goods"
    note: str | None = None


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


@dataclass(frozen=True, slots=True)
class Milestone:
    """The last day on which one step may be finished, with how it was counted.

    `days` of `unit` (`calendar`, `working` or `clear`) are the step's own length; `law` is the section where it is
    statutory, else None; `sum` is the reckoning in sentences; `assumed` says that an assumption carries it.
    """

    name: str
    date: date
    days: int
    unit: str
    law: str | None = None
    sum: tuple[str, ...] = ()
    assumed: bool = False


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


@dataclass(frozen=True, slots=True)
class CouldJoin:
    """A contract that could also join, and on which condition."""

    contract: str
    council: str
    title: str | None
    why: str


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
    all its councils become one before it starts; `consents` say which consents a reorganisation calls for.
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
