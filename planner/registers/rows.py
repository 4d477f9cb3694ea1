"""Rows to contracts: cleaned columns put together row by row, with what the row as a whole gets wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from planner import councils
from planner.model import Contract, Issue, Severity, Source, Stage
from planner.registers.cells.blanks import is_placeholder_reference
from planner.registers.cells.suppliers import SupplierCell
from planner.registers.cells.terms import NOTHING
from planner.registers.end_cells import EndCell
from planner.registers.ends import EndFacts, Ends, find_ends
from planner.registers.fields import EXTENSION_PARTS
from planner.registers.heading_words import currency, unit
from planner.registers.regimes import find_regime
from planner.registers.row_parts import buyers, currency_code, first_known, options, times_count
from planner.registers.stages import CANCELLED, find_kind, find_stage
from planner.registers.values import ValueFacts, find_value

if TYPE_CHECKING:
    from datetime import date

    from planner.registers.cells.problem import Problem
    from planner.registers.clean import Cleaned

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
    """Puts the rows of one cleaned table together. Equal end cells are reckoned once."""

    def __init__(self, cleaned: Cleaned, around: Circumstances) -> None:
        self.cleaned = cleaned
        self.around = around
        self.columns = {name: cleaned.get(name) for name in _WANTED}
        self.ends: dict[tuple[Any, ...], Ends] = {}
        self.issues: list[Issue] = []
        headings = [cleaned.heading(name) or "" for name in ("value", "annual_value", "value_high")]
        self.currency = next((found for h in headings if (found := currency(h))), None) or around.currency
        parts = [name for name in EXTENSION_PARTS if name in cleaned.fields]
        self.parts = [cleaned.get(name) for name in parts]
        units = [unit(cleaned.heading(name) or "") for name in ("extension", *parts) if name in cleaned.fields]
        self.added = len(units) > 1 and None not in units and len(set(units)) == len(units)

    def read(self) -> list[Contract]:
        """All rows' contracts, in order; rows that are none leave an issue."""
        found = []
        for place, row in enumerate(self.cleaned.table.row_numbers.tolist()):
            contract = self._contract(place, row)
            if contract is not None:
                found.append(contract)
        return found

    def _at(self, name: str, place: int) -> Any:
        return self.columns[name][place]

    def _contract(self, place: int, row: int) -> Contract | None:
        at = self._at
        stage, stage_reason = find_stage(at("status", place), at("notice_type", place))
        description = at("description", place)
        title = at("title", place) or at("system", place) or (description and description[:TITLE_FROM_DESCRIPTION])
        if stage == CANCELLED:
            self._say(row, "status", "cancelled", f"Not read as a contract: {stage_reason}.", Severity.NOTE)
            return None
        suppliers = at("suppliers_packed", place) or at("supplier", place) or NO_SUPPLIER
        reference = self._reference(place)
        ends = self._ends(place)
        if not (title or reference or suppliers.names) or (not title and ends.end is None and not reference):
            self._say(row, None, "no-contract", "This row names no contract: no title or reference.", Severity.ERROR)
            return None
        self._say_all(row, ends.problems)
        council = self._council(place, row)
        cells = {name: at(name, place) for name in _KIND_CELLS} | {"title": title, "reference": reference}
        kind, kind_reason = find_kind(cells)
        value = find_value(self._value_facts(place), ends.start, ends.end)
        self._say_all(row, value.problems)
        if title is None:
            self._say(row, "title", "no-title", "There is no title.", Severity.WARNING)
        published, awarded = at("published", place), at("award_date", place)
        both = at("sme_or_vcse", place) or (None, None)
        return Contract(
            id="",
            title=title,
            council=council,
            sources=(Source(self.cleaned.table.file, self.cleaned.table.sheet, row),),
            reference=reference,
            description=description,
            department=at("department", place),
            supplier="; ".join(suppliers.names) or None,
            supplier_number=at("supplier_number", place) or suppliers.number,
            suppliers=suppliers.names,
            buyers=buyers(at("buyers", place)),
            system=at("system", place),
            stage=Stage(stage),
            stage_reason=stage_reason,
            agreement_kind=kind,
            agreement_kind_reason=kind_reason,
            start=ends.start,
            initial_end=ends.initial_end,
            end=ends.end,
            latest_end=ends.latest_end,
            end_kind=ends.kind,
            end_words=ends.words,
            review=at("review", place),
            notice_days=at("notice_period", place),
            extensions=ends.extensions,
            value=value.value,
            value_basis=value.basis,
            annual_value=value.annual,
            currency=value.currency,
            cpv=at("cpv", place) or (),
            category=at("category", place) or at("cpv_label", place),
            sme=first_known(at("sme", place), both[0], suppliers.sme),
            vcse=first_known(at("vcse", place), both[1], suppliers.vcse),
            legal_regime=self._regime(place, council, Stage(stage), (published, awarded, ends.start)),
            published=published,
        )

    def _reference(self, place: int) -> str | None:
        reference = self._at("reference", place) or self._at("ocid", place)
        return None if reference is None or is_placeholder_reference(reference) else reference

    def _council(self, place: int, row: int) -> str | None:
        around = self.around
        own = None if around.council_told else self._at("council", place)
        name = own or around.council
        if name:
            return councils.fold(name)
        message = "Whose contract this is, is not said. Name the council when reading the file, or add a column."
        self._say(row, "council", "no-council", message, Severity.ERROR)
        return None

    def _ends(self, place: int) -> Ends:
        at = self._at
        key = tuple(at(name, place) for name in _END_COLUMNS) + tuple(part[place] for part in self.parts)
        found = self.ends.get(key)
        if found is None:
            found = self.ends[key] = find_ends(self._end_facts(key))
        return found

    def _end_facts(self, key: tuple[Any, ...]) -> EndFacts:
        cells = dict(zip(_END_COLUMNS, key, strict=False))
        end, advertised, initial = (cells[name] or NO_CELL for name in ("end", "advertised_end", "initial_end"))
        latest, more = cells["latest_end"] or NO_CELL, cells["extension"] or NO_CELL
        duration = cells["duration"] or NO_CELL
        parts = [cell for cell in key[len(_END_COLUMNS) :] if cell]
        extension = options([more, *parts], latest.terms, end.terms, added=self.added)
        extension = times_count(extension, cells["extension_count"])
        worded = next((cell for cell in (end, advertised, initial, duration) if cell.kind), NO_CELL)
        return EndFacts(
            start=cells["start"],
            end=end.value,
            advertised_start=cells["advertised_start"],
            advertised_end=advertised.value,
            initial_end=initial.value,
            latest_end=latest.value or max((c.value for c in (more, *parts) if c.value), default=None),
            review=cells["review"],
            duration=duration.terms or (end.terms if end.value is None else NOTHING),
            extension=extension,
            words=end.words or advertised.words or worded.words,
            words_kind=worded.kind,
            awarded_unusable=end.unusable,
        )

    def _value_facts(self, place: int) -> ValueFacts:
        at = self._at
        return ValueFacts(
            at("value", place),
            at("annual_value", place),
            at("value_low", place),
            at("value_high", place),
            at("value_basis", place),
            currency_code(at("currency", place)) or self.currency,
        )

    def _regime(self, place: int, council: str | None, stage: Stage, days: tuple[date | None, ...]) -> Any:
        at = self._at
        found = councils.find(council) if council else None
        published, awarded, start = days
        began = (published, awarded, start if stage is Stage.AWARDED else None)
        words = (at("legal_regime", place), at("procedure", place), at("description", place))
        nation = found.nation if found else None
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


_END_COLUMNS = [
    "start",
    "end",
    "advertised_start",
    "advertised_end",
    "initial_end",
    "latest_end",
    "extension",
    "duration",
    "extension_count",
    "review",
]
_KIND_CELLS = ["contract_type", "procedure", "status", "main_category", "description", "notice_type"]
_WANTED = [
    *_END_COLUMNS,
    *_KIND_CELLS,
    *[
        "title",
        "reference",
        "ocid",
        "council",
        "department",
        "supplier",
        "suppliers_packed",
        "supplier_number",
        "system",
        "published",
        "award_date",
        "notice_period",
        "value",
        "annual_value",
        "value_low",
        "value_high",
        "value_basis",
        "currency",
        "cpv",
        "cpv_label",
        "category",
        "sme",
        "vcse",
        "sme_or_vcse",
        "legal_regime",
        "buyers",
    ],
]


# Which column an issue names where the field itself has none.
_STAND_INS: dict[str, tuple[str, ...]] = {
    "duration": ("extension", "end"),
    "extension": ("extension_1", "latest_end", "duration", "end"),
    "latest_end": ("extension", "extension_1"),
}
