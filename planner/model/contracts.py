"""Councils and their contracts, and the service areas that these belong to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.model.kinds import AgreementKind, EndKind, LegalRegime, Stage, ValueBasis
from planner.model.quick import quickly_made

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal


@quickly_made
@dataclass(frozen=True, slots=True)
class Source:
    """Where a contract was read: `row` counts from 1 in the user's own file, sheet is None for one-table files."""

    file: str
    sheet: str | None
    row: int


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


@quickly_made
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

    @property
    def supplier_names(self) -> tuple[str, ...]:
        """Each supplier by itself, where `supplier` is the text that names all of them."""
        return self.suppliers or ((self.supplier,) if self.supplier else ())


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
