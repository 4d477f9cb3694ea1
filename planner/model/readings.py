"""What was found in one register file: how it was read, its contracts, its issues."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from planner.model.quick import quickly_made

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.model.contracts import Contract
    from planner.model.kinds import Severity


@quickly_made
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
