"""Rows to contracts: cleaned columns put together row by row, with what the row as a whole gets wrong."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import repeat
from typing import TYPE_CHECKING, Any

from planner import councils
from planner.model import Contract, Issue, Severity, Source, Stage
from planner.registers.cells.blanks import is_placeholder_reference
from planner.registers.cells.suppliers import SupplierCell
from planner.registers.end_cells import EndCell
from planner.registers.heading_words import currency
from planner.registers.merge import identity
from planner.registers.progress import followed
from planner.registers.prose import with_options_in_prose
from planner.registers.regimes import find_regime
from planner.registers.row_ends import ends_of_rows
from planner.registers.row_parts import buyers, currency_code, first_known
from planner.registers.stages import CANCELLED, find_kind, find_stage
from planner.registers.values import ValueFacts, find_value

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from planner.model import LegalRegime
    from planner.registers.cells.problem import Problem
    from planner.registers.clean import Cleaned
    from planner.registers.ends import Ends

NO_CELL = EndCell()
NO_SUPPLIER = SupplierCell()
TITLE_FROM_DESCRIPTION = 120


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the whole file says of each row: the council for rows without one, the currency, whether it is British."""

    council: str | None = None
    council_told: bool = False
    currency: str | None = None
    british: bool = False


class RowReader:
    """Puts the rows of one cleaned table together."""

    def __init__(self, cleaned: Cleaned, around: Circumstances) -> None:
        self.cleaned = cleaned
        self.around = around
        self.nations: dict[str, str | None] = {}
        self.issues: list[Issue] = []
        headings = [cleaned.heading(name) or "" for name in ("value", "annual_value", "value_high")]
        self.currency = next((found for h in headings if (found := currency(h))), None) or around.currency

    def read(self) -> list[Contract]:
        """All rows' contracts, in order; rows that are none leave an issue."""
        found = []
        rows = self.cleaned.table.row_numbers.tolist()
        names = list(self.cleaned.fields)
        columns = list(self.cleaned.fields.values())
        lines: Iterable[tuple[Any, ...]] = zip(*columns, strict=True) if columns else repeat((), len(rows))
        for row, line, ends in zip(followed(rows), lines, ends_of_rows(self.cleaned), strict=True):
            contract = self._contract(row, dict(zip(names, line, strict=True)), ends)
            if contract is not None:
                found.append(contract)
        return found

    def _contract(self, row: int, cells: dict[str, Any], ends: Ends) -> Contract | None:
        get = cells.get
        suppliers = get("suppliers_packed") or get("supplier") or NO_SUPPLIER
        stage_name, stage_reason = find_stage(get("status"), get("notice_type"), let=bool(suppliers.names))
        if stage_name == CANCELLED:
            self._say(row, "status", "cancelled", f"Not read as a contract: {stage_reason}.", Severity.NOTE)
            return None
        description = get("description")
        title = get("title") or get("system") or (description and description[:TITLE_FROM_DESCRIPTION])
        reference = _reference(cells)
        if not (title or reference or suppliers.names) or (not title and ends.end is None and not reference):
            self._say(row, None, "no-contract", "This row names no contract: no title or reference.", Severity.ERROR)
            return None
        if title is None:
            self._say(row, "title", "no-title", "There is no title.", Severity.WARNING)
        ends = with_options_in_prose(ends, title, description)
        self._say_all(row, ends.problems)
        council = self._council(row, get("council"))
        cells["title"], cells["reference"] = title, reference
        kind, kind_reason = find_kind(cells)
        value = find_value(self._value_facts(cells), ends.start, ends.end)
        self._say_all(row, value.problems)
        stage = Stage(stage_name)
        both = get("sme_or_vcse") or (None, None)
        table = self.cleaned.table
        return Contract(
            id=identity(council, reference, title, ends.start, ends.end),
            title=title,
            council=council,
            sources=(Source(table.file, table.sheet, row),),
            reference=reference,
            description=description,
            department=get("department"),
            supplier="; ".join(suppliers.names) or None,
            supplier_number=get("supplier_number") or suppliers.number,
            suppliers=suppliers.names,
            buyers=buyers(get("buyers")),
            system=get("system"),
            stage=stage,
            stage_reason=stage_reason,
            agreement_kind=kind,
            agreement_kind_reason=kind_reason,
            start=ends.start,
            initial_end=ends.initial_end,
            end=ends.end,
            latest_end=ends.latest_end,
            end_kind=ends.kind,
            end_words=ends.words,
            review=get("review"),
            notice_days=get("notice_period"),
            extensions=ends.extensions,
            value=value.value,
            value_basis=value.basis,
            annual_value=value.annual,
            currency=value.currency,
            cpv=get("cpv") or (),
            category=get("category") or get("cpv_label"),
            sme=first_known(get("sme"), both[0], suppliers.sme),
            vcse=first_known(get("vcse"), both[1], suppliers.vcse),
            legal_regime=self._regime(cells, council, stage, ends.start),
            published=get("published"),
        )

    def _council(self, row: int, own: str | None) -> str | None:
        around = self.around
        name = around.council if around.council_told else own or around.council
        if name:
            return councils.fold(name)
        message = "Whose contract this is, is not said. Name the council when reading the file, or add a column."
        self._say(row, "council", "no-council", message, Severity.ERROR)
        return None

    def _value_facts(self, cells: dict[str, Any]) -> ValueFacts:
        get = cells.get
        return ValueFacts(
            get("value"),
            get("annual_value"),
            get("value_low"),
            get("value_high"),
            get("value_basis"),
            currency_code(get("currency")) or self.currency,
        )

    def _regime(self, cells: dict[str, Any], council: str | None, stage: Stage, start: date | None) -> LegalRegime:
        get = cells.get
        if council is not None and council not in self.nations:
            found = councils.find(council)
            self.nations[council] = found.nation if found else None
        began = (get("published"), get("award_date"), start if stage is Stage.AWARDED else None)
        words = (get("legal_regime"), get("procedure"), get("description"))
        nation = self.nations.get(council) if council else None
        return find_regime(words, nation=nation, began=began, looks_british=self.around.british)

    def _say_all(self, row: int, problems: tuple[Problem, ...]) -> None:
        for problem in problems:
            self._say(row, problem.field, problem.kind, problem.message, problem.severity)

    def _say(self, row: int, field: str | None, kind: str, message: str, severity: Severity) -> None:
        table = self.cleaned.table
        column = next(
            (h for name in (field, *_STAND_INS.get(field or "", ())) if (h := self.cleaned.heading(name))), None
        )
        self.issues.append(Issue(table.file, table.sheet, row, column, kind, None, message, severity))


def _reference(cells: dict[str, Any]) -> str | None:
    reference = cells.get("reference") or cells.get("ocid")
    return None if reference is None or is_placeholder_reference(reference) else reference


# Which column an issue names where the field itself has none.
_STAND_INS: dict[str, tuple[str, ...]] = {
    "duration": ("extension", "end"),
    "extension": ("extension_1", "latest_end", "duration", "end"),
    "latest_end": ("extension", "extension_1"),
    "description": ("title",),
}
