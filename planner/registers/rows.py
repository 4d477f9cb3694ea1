"""Rows to contracts: cleaned columns put together, thousands of rows at a time, with what a row as a whole gets wrong.

What a text alone decides is decided once for each text; only what differs from row to row is reckoned row by row.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from itertools import compress, islice, repeat
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from planner import councils
from planner.model import Contract, Issue, Severity, Source, Stage
from planner.registers.cells.blanks import is_placeholder_reference
from planner.registers.cells.suppliers import SupplierCell
from planner.registers.clean import shown_value
from planner.registers.heading_words import currency, words
from planner.registers.merge import identity
from planner.registers.progress import followed
from planner.registers.prose import with_options_in_prose, worth_reading
from planner.registers.regimes import find_regimes
from planner.registers.row_ends import ends_of_rows
from planner.registers.row_parts import buyers, currency_code, first_known, once
from planner.registers.stages import CANCELLED, find_kinds, find_stage
from planner.registers.values import NOT_SAID, find_values

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.model import LegalRegime
    from planner.registers.cells.problem import Problem
    from planner.registers.clean import Cleaned
    from planner.registers.ends import Ends
    from planner.registers.values import Value

AT_ONCE = 20_000  # rows
NO_SUPPLIER = SupplierCell()
TITLE_FROM_DESCRIPTION = 120
_YEARLY = re.compile(r"\b(?:annual|annum|yearly)\b")
_ESTIMATED = re.compile(r"\b(?:estimated|indicative|anticipated|approx|approximate|budget)\b")
_FIELDS = [(field.name, field.default) for field in fields(Contract)]
# fields of a contract that are what one part of a row's conclusions says
_OF_ENDS = {name: name for name in ("start", "initial_end", "end", "latest_end", "extensions")}
_OF_ENDS |= {"end_kind": "kind", "end_words": "words"}
_OF_VALUE = {"value": "value", "value_basis": "basis", "annual_value": "annual", "currency": "currency"}


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the whole file says of each row: the council for rows without one, the currency, whether it is British."""

    council: str | None = None
    council_told: bool = False
    currency: str | None = None
    british: bool = False


@dataclass(frozen=True, slots=True)
class _Rows:
    """Some rows, by their places in the table: the cells of each field, and what was concluded of each row."""

    places: list[int]
    cells: dict[str, list[Any]]
    ends: list[Ends]
    suppliers: list[SupplierCell]
    stages: list[tuple[str, str | None]]

    def get(self, name: str) -> list[Any]:
        """The cells of a field; Nones where the table has no such column."""
        found = self.cells.get(name)
        return found if found is not None else [None] * len(self.places)

    def only(self, kept: list[bool]) -> _Rows:
        """The rows that are kept."""
        if all(kept):
            return self
        return _Rows(
            list(compress(self.places, kept)),
            {name: list(compress(column, kept)) for name, column in self.cells.items()},
            list(compress(self.ends, kept)),
            list(compress(self.suppliers, kept)),
            list(compress(self.stages, kept)),
        )


class RowReader:
    """Puts the rows of one cleaned table together."""

    def __init__(self, cleaned: Cleaned, around: Circumstances) -> None:
        self.cleaned = cleaned
        self.around = around
        self.issues: list[Issue] = []
        self.rows = cleaned.table.row_numbers.tolist()
        headings = [cleaned.heading(name) or "" for name in ("value", "annual_value", "value_high")]
        self.basis = _basis_of(cleaned.heading("value") or "")
        self.currency = next((found for h in headings if (found := currency(h))), None) or around.currency

    def read(self) -> list[Contract]:
        """All rows' contracts, in order; rows that are none leave an issue."""
        found: list[Contract] = []
        ends = ends_of_rows(self.cleaned)
        places = iter(followed(range(len(self.rows))))
        while some := list(islice(places, AT_ONCE)):
            rows = self._some(some, list(islice(ends, len(some))))
            found += self._contracts(rows.only(list(map(self._is_contract, *self._telling(rows)))))
        return found

    def _some(self, places: list[int], ends: list[Ends]) -> _Rows:
        """Rows that follow one another, with the title and reference that count in place of the cells."""
        cells = {name: column.rows(places[0], places[-1] + 1) for name, column in self.cleaned.fields.items()}
        nothing = [None] * len(places)
        title, system, description, reference, ocid, packed, plain, status, notice = (
            cells.get(name, nothing) for name in _TOLD
        )
        cells["title"] = [
            stated or name or (text and text[:TITLE_FROM_DESCRIPTION])
            for stated, name, text in zip(title, system, description, strict=True)
        ]
        cells["reference"] = [_reference(own or other) for own, other in zip(reference, ocid, strict=True)]
        suppliers = [one or other or NO_SUPPLIER for one, other in zip(packed, plain, strict=True)]
        stages = [
            NEVER_LET if cell.never_let else find_stage(state, kind, let=cell.let)
            for state, kind, cell in zip(status, notice, suppliers, strict=True)
        ]
        return _Rows(places, cells, ends, suppliers, stages)

    def _telling(self, rows: _Rows) -> tuple[list[Any], ...]:
        return rows.places, rows.cells["title"], rows.cells["reference"], rows.ends, rows.suppliers, rows.stages

    def _is_contract(
        self,
        place: int,
        title: str | None,
        reference: str | None,
        ends: Ends,
        suppliers: SupplierCell,
        stage: tuple[str, str | None],
    ) -> bool:
        if stage[0] == CANCELLED:
            told = "supplier" if suppliers.never_let else "status"
            self._say(place, told, "cancelled", f"Not read as a contract: {stage[1]}.", Severity.NOTE)
            return False
        if title:
            return True
        if not (reference or suppliers.names) or (ends.end is None and not reference):
            self._say(place, None, "no-contract", "This row names no contract: no title or reference.", Severity.ERROR)
            return False
        self._say(place, "title", "no-title", "There is no title.", Severity.WARNING)
        return True

    def _contracts(self, rows: _Rows) -> list[Contract]:
        """A contract for each row: a column for each field, and the columns taken together."""
        ends, names, table = self._ends(rows), [cell.names for cell in rows.suppliers], self.cleaned.table
        buying, values, kinds = self._councils(rows), self._values(rows, ends), find_kinds(rows.cells, len(rows.places))
        both = [pair or (None, None) for pair in rows.get("sme_or_vcse")]
        own = [(cell.number, cell.sme, cell.vcse) for cell in rows.suppliers]
        columns: dict[str, Iterable[Any]] = {
            **rows.cells,
            **{name: list(map(attrgetter(part), ends)) for name, part in _OF_ENDS.items()},
            **{name: list(map(attrgetter(part), values)) for name, part in _OF_VALUE.items()},
            "council": buying,
            "sources": [(Source(table.file, table.sheet, self.rows[place]),) for place in rows.places],
            "supplier": once(lambda several: "; ".join(several) or None, names),
            "supplier_number": map(_first_filled, rows.get("supplier_number"), [number for number, _, _ in own]),
            "suppliers": names,
            "buyers": once(buyers, rows.get("buyers")),
            "stage": once(Stage, [name for name, _ in rows.stages]),
            "stage_reason": [reason for _, reason in rows.stages],
            "agreement_kind": [kind for kind, _ in kinds],
            "agreement_kind_reason": [reason for _, reason in kinds],
            "notice_days": rows.get("notice_period"),
            "cpv": [codes or () for codes in rows.get("cpv")],
            "category": map(_first_filled, rows.get("category"), rows.get("cpv_label")),
            "sme": map(first_known, rows.get("sme"), [sme for sme, _ in both], [sme for _, sme, _ in own]),
            "vcse": map(first_known, rows.get("vcse"), [vcse for _, vcse in both], [vcse for _, _, vcse in own]),
        }
        columns["legal_regime"] = self._regimes(rows, columns)
        stated = (columns[name] for name in ("council", "reference", "title", "start", "end"))
        columns["id"] = map(identity, *stated)
        return list(map(Contract, *(columns.get(name, repeat(default)) for name, default in _FIELDS)))

    def _ends(self, rows: _Rows) -> list[Ends]:
        """The ends of rows, with options that only titles and descriptions state."""
        titles, descriptions = rows.cells["title"], rows.get("description")
        worth = worth_reading((*titles, *descriptions))
        found = rows.ends
        if worth:
            found = [
                with_options_in_prose(ends, title, text) if title in worth or text in worth else ends
                for ends, title, text in zip(rows.ends, titles, descriptions, strict=True)
            ]
        for place, ends in zip(rows.places, found, strict=True):
            if ends.problems:
                self._say_all(place, ends.problems)
        return found

    def _councils(self, rows: _Rows) -> list[str | None]:
        around = self.around
        named = [around.council if around.council_told else own or around.council for own in rows.get("council")]
        message = "Whose contract this is, is not said. Name the council when reading the file, or add a column."
        for place, name in zip(rows.places, named, strict=True):
            if not name:
                self._say(place, "council", "no-council", message, Severity.ERROR)
        return once(lambda name: councils.fold(name) if name else None, named)

    def _values(self, rows: _Rows, ends: list[Ends]) -> list[Value]:
        columns = [rows.get(name) for name in ("value", "annual_value", "value_low", "value_high")]
        told = zip(rows.get("value_basis"), columns[0], strict=True)
        columns.append([stated or (self.basis if value else None) for stated, value in told])
        codes = [code or self.currency for code in once(currency_code, rows.get("currency"))]
        found = find_values(zip(*columns, codes, strict=True), [(end.start, end.end) for end in ends])
        for place, value in zip(rows.places, found, strict=True):
            if value.problems:
                self._say_all(place, value.problems)
        return found

    def _regimes(self, rows: _Rows, columns: dict[str, Any]) -> list[LegalRegime]:
        awarded = [
            start if stage is Stage.AWARDED else None
            for start, stage in zip(columns["start"], columns["stage"], strict=True)
        ]
        words = [rows.cells[name] for name in ("legal_regime", "procedure", "description") if name in rows.cells]
        began = [awarded, *(rows.cells[name] for name in ("published", "award_date") if name in rows.cells)]
        return find_regimes(words, nations=once(_nation, columns["council"]), began=began, british=self.around.british)

    def _say_all(self, place: int, problems: tuple[Problem, ...]) -> None:
        for problem in problems:
            self._say(place, problem.field, problem.kind, problem.message, problem.severity)

    def _say(self, place: int, field: str | None, kind: str, message: str, severity: Severity) -> None:
        table = self.cleaned.table
        names = (field, *_STAND_INS.get(field or "", ()))
        raw = next((found for name in names if name and (found := self.cleaned.raw.get(name))), None)
        heading = raw.heading if raw else None
        value = shown_value(raw.texts[int(raw.codes[place])]) if raw else None
        self.issues.append(Issue(table.file, table.sheet, self.rows[place], heading, kind, value, message, severity))


NEVER_LET: tuple[str, str | None] = (CANCELLED, "in place of a supplier stands that no contract was awarded")
_TOLD = ("title", "system", "description", "reference", "ocid", "suppliers_packed", "supplier", "status", "notice_type")


def _basis_of(heading: str) -> str | None:
    """What the heading of values says they are: `estimated`, or not said where it may be the whole or a year's."""
    stated = " ".join(words(heading))
    if _YEARLY.search(stated):
        return NOT_SAID
    return "estimated" if _ESTIMATED.search(stated) else None


def _reference(stated: str | None) -> str | None:
    return None if stated is None or is_placeholder_reference(stated) else stated


def _first_filled(own: str | None, other: str | None) -> str | None:
    return own or other


def _nation(council: str | None) -> str | None:
    found = councils.find(council) if council else None
    return found.nation if found else None


# Which column an issue names where the field itself has none.
_STAND_INS: dict[str, tuple[str, ...]] = {
    "duration": ("extension", "end"),
    "extension": ("extension_1", "latest_end", "duration", "end"),
    "latest_end": ("extension", "extension_1"),
    "description": ("title",),
    "supplier": ("suppliers_packed",),
}
