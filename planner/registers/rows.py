"""Rows to contracts: cleaned columns put together, thousands of rows at a time, with what a row as a whole gets wrong.

What a text alone decides is decided once for each text; only what differs from row to row is reckoned row by row.
"""

from __future__ import annotations

import re
from dataclasses import fields
from itertools import repeat
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Any

import numpy as np

from planner import councils
from planner.model import Contract, Issue, Severity, Source, Stage
from planner.progress import EVERY, ROWS, listener
from planner.registers.cells.blanks import is_placeholder_reference
from planner.registers.cells.suppliers import SupplierCell
from planner.registers.clean import shown_value
from planner.registers.columns import Column, combined, constant, days_of, first_known, flags
from planner.registers.fields import END_FIELDS
from planner.registers.grouped import sums
from planner.registers.heading_words import currency, words
from planner.registers.merge import identity
from planner.registers.over import end_what_is_over
from planner.registers.prose import with_options_in_prose, worth_reading
from planner.registers.regimes import find_regimes
from planner.registers.row_ends import ends_of_rows
from planner.registers.row_notes import breaks_of, notice_of, read_notes
from planner.registers.row_parts import buyers, currency_code
from planner.registers.stages import CANCELLED, find_kinds, find_stage
from planner.registers.values import NOT_SAID, find_values

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.model import DateOrder, LegalRegime
    from planner.registers.cells.problem import Problem
    from planner.registers.circumstances import Circumstances
    from planner.registers.clean import Cleaned
    from planner.registers.end_columns import EndColumns
    from planner.registers.values import ValueColumns

NO_SUPPLIER = SupplierCell()
NEVER_LET: tuple[str, str | None] = (CANCELLED, "in place of a supplier stands that no contract was awarded")
PLAIN_ROW: tuple[str, str | None] = (Stage.AWARDED.value, None)  # of which nothing says how far it has come
TITLE_FROM_DESCRIPTION = 120
_YEARLY = re.compile(r"\b(?:annual|annum|yearly)\b")
_ESTIMATED = re.compile(r"\b(?:estimated|indicative|anticipated|approx|approximate|budget)\b")
_FIELDS = {field.name: field.default for field in fields(Contract)}


class RowReader:
    """Puts the rows of one cleaned table together."""

    def __init__(self, cleaned: Cleaned, around: Circumstances) -> None:
        self.cleaned = cleaned
        self.around = around
        self.issues: list[Issue] = []
        self.numbers = cleaned.table.row_numbers
        headings = [cleaned.heading(name) or "" for name in ("value", "annual_value", "value_high")]
        self.basis = _basis_of(cleaned.heading("value") or "")
        self.currency = next((found for h in headings if (found := currency(h))), None) or around.currency
        self.nothing = constant(None, len(self.numbers))
        self.suppliers: Column[SupplierCell] = cleaned.fields.get("suppliers_packed") or cleaned.fields.get(
            "supplier", constant(NO_SUPPLIER, len(self.numbers))
        )

    def read(self) -> list[Contract]:
        """All rows' contracts, in order; rows that are none leave an issue."""
        cells = dict(self.cleaned.fields)
        described = self._get("description").each(lambda text: text and text[:TITLE_FROM_DESCRIPTION])
        cells["title"] = first_known([self._get("title"), self._get("system"), described])
        cells["reference"] = first_known([self._get("reference"), self._get("ocid")]).each(_reference)
        ends, stages = ends_of_rows(self.cleaned), self._stages()
        kept = self._which_are_contracts(cells, ends, stages)
        self._read_prose(cells["title"], ends, kept)
        read_notes(self._get("note"), ends, kept, self._order_of_ends())
        breaks_of(self._get("break_clause"), ends)
        end_what_is_over(self._get("status"), ends, kept, self._order_of_ends())
        self._say_all(ends.problems, kept)
        council, concluded = self._councils(kept), ends.of_contracts()
        values = self._values(concluded["start"], concluded["end"])
        self._say_all(values.problems, kept)
        columns: dict[str, Column[Any] | np.ndarray] = {
            **cells,
            **self._of_suppliers(),
            **concluded,
            **values.columns,
            "council": council,
            "buyers": self._get("buyers").each(buyers),
            "stage": stages.each(lambda told: Stage(told[0]) if told[0] != CANCELLED else None),
            "stage_reason": stages.each(itemgetter(1)),
            "notice_days": notice_of(self._get("notice_period"), self._get("note"), ends.others["words"]),
            "cpv": self._get("cpv").each(lambda codes: codes or ()),
            "category": first_known([self._get("category"), self._get("cpv_label")]),
        }
        kinds = find_kinds(cells | self._as_written("duration", "supplier"), len(self.numbers))
        columns |= {"agreement_kind": kinds.each(itemgetter(0)), "agreement_kind_reason": kinds.each(itemgetter(1))}
        columns["legal_regime"] = self._regimes(council, stages, ends)
        return self._contracts(columns, np.flatnonzero(kept))

    def _get(self, name: str) -> Column[Any]:
        """The column of a field; Nones where the table has no such column."""
        return self.cleaned.fields.get(name, self.nothing)

    def _as_written(self, *names: str) -> dict[str, Column[Any]]:
        """Columns as texts, of those of these that the table has."""
        raw = self.cleaned.raw
        return {name: Column(raw[name].texts, raw[name].codes) for name in names if name in raw}

    def _stages(self) -> Column[tuple[str, str | None]]:
        said = [flags(self.suppliers.where(attrgetter(name))) for name in ("never_let", "let")]
        found = combined(_stage, self._get("status"), self._get("notice_type"), *said)
        planned = self.around.planned
        return found.each(lambda told: (Stage.PLANNED.value, planned) if planned and told == PLAIN_ROW else told)

    def _which_are_contracts(
        self, cells: dict[str, Column[Any]], ends: EndColumns, stages: Column[tuple[str, str | None]]
    ) -> np.ndarray:
        """Which rows are contracts, with an issue for each that is none or that has no title."""
        kept = stages.where(lambda told: told[0] != CANCELLED)
        none = np.flatnonzero(~kept)
        for place, cell, stage in zip(none.tolist(), self.suppliers.at(none), stages.at(none), strict=True):
            told_by = "supplier" if cell.never_let else "status"
            self._say(place, told_by, "cancelled", f"Not read as a contract: {stage[1]}.", Severity.NOTE)
        for place in np.flatnonzero(kept & sums(self.cleaned.raw, ends)).tolist():
            self._say(
                place, None, "sum-of-rows", "This row counts or adds up others: it is no contract.", Severity.NOTE
            )
            kept[place] = False
        untitled = np.flatnonzero(kept & cells["title"].where(lambda title: not title))
        told = zip(untitled.tolist(), cells["reference"].at(untitled), self.suppliers.at(untitled), strict=True)
        for place, reference, cell in told:
            if not (reference or cell.names) or (np.isnat(ends.days["end"][place]) and not reference):
                message = "This row names no contract: no title or reference."
                self._say(place, None, "no-contract", message, Severity.ERROR)
                kept[place] = False
            else:
                self._say(place, "title", "no-title", "There is no title.", Severity.WARNING)
        return kept

    def _read_prose(self, titles: Column[str | None], ends: EndColumns, kept: np.ndarray) -> None:
        """Give ends the options that only titles and descriptions state."""
        descriptions = self._get("description")
        worth = worth_reading([*titles.values, *descriptions.values])
        if not worth:
            return
        places = np.flatnonzero(kept & (titles.where(worth.__contains__) | descriptions.where(worth.__contains__)))
        texts = zip(titles.at(places), descriptions.at(places), strict=True)
        for place, (title, text) in zip(places.tolist(), texts, strict=True):
            ends.put(place, with_options_in_prose(ends.at(place), title, text))

    def _order_of_ends(self) -> DateOrder | None:
        """The order of day and month that days among notes are read by."""
        orders = (self.cleaned.date_order.get(self.cleaned.heading(name) or "") for name in (*END_FIELDS, "start"))
        return next(filter(None, orders), None)

    def _of_suppliers(self) -> dict[str, Column[Any]]:
        """Who supplies, and what the columns for it, for both or the supplier's own cell say of numbers and sizes."""
        both = self._get("sme_or_vcse")
        return {
            "supplier": self.suppliers.each(lambda cell: "; ".join(cell.names) or None),
            "suppliers": self.suppliers.each(attrgetter("names")),
            "supplier_number": first_known([self._get("supplier_number"), self.suppliers.each(attrgetter("number"))]),
            "sme": first_known(
                [self._get("sme"), both.each(lambda pair: pair and pair[0]), self.suppliers.each(attrgetter("sme"))]
            ),
            "vcse": first_known(
                [self._get("vcse"), both.each(lambda pair: pair and pair[1]), self.suppliers.each(attrgetter("vcse"))]
            ),
        }

    def _councils(self, kept: np.ndarray) -> Column[str | None]:
        around = self.around
        named = self._get("council").each(lambda own: around.council if around.council_told else own or around.council)
        without = np.flatnonzero(kept & named.where(lambda name: not name))
        if len(without) > 1 and len(without) == kept.sum():  # the file's fault, and no row's
            table, message = self.cleaned.table, "Nothing in this file says whose contracts these are."
            message += " Name the council when reading the file, or add a column."
            self.issues.append(Issue(table.file, table.sheet, None, None, "no-council", None, message, Severity.ERROR))
        else:
            message = (
                "Nothing says whose contract this is. Name the council when reading the file, or fill in its column."
            )
            for place in without.tolist():
                self._say(place, "council", "no-council", message, Severity.ERROR)
        return named.each(lambda name: councils.fold(name) if name else None)

    def _values(self, starts: np.ndarray, ends: np.ndarray) -> ValueColumns:
        stated = [self._get(name) for name in ("value", "annual_value", "value_low", "value_high")]
        words = self._get("value_basis")
        if self.basis:
            has_value = flags(stated[0].where(lambda amount: amount is not None))
            words = combined(lambda said, value: said or (self.basis if value else None), words, has_value)
        codes = self._get("currency").each(lambda text: currency_code(text) or self.currency)
        return find_values(stated, words, codes, starts, ends)

    def _regimes(
        self, council: Column[str | None], stages: Column[tuple[str, str | None]], ends: EndColumns
    ) -> Column[LegalRegime]:
        fields = self.cleaned.fields
        awarded = stages.where(lambda told: told[0] == Stage.AWARDED.value)
        began = [np.where(awarded, ends.days["start"], np.datetime64("NaT"))]
        began += [days_of(fields[name]) for name in ("published", "award_date") if name in fields]
        words = [fields[name] for name in ("legal_regime", "procedure", "description") if name in fields]
        return find_regimes(
            words,
            nations=council.each(lambda name: _nation(name) or self.around.nation),
            began=began,
            british=self.around.british,
        )

    def _contracts(self, columns: dict[str, Column[Any] | np.ndarray], places: np.ndarray) -> list[Contract]:
        """A contract for each of the rows, thousands at a time, which saves memory."""
        table, told, found = self.cleaned.table, listener(ROWS), list[Contract]()
        for first in range(0, len(places), EVERY):
            if told:
                told(int(places[first]), len(self.numbers))
            some = places[first : first + EVERY]
            cells: dict[str, Iterable[Any]] = {
                name: (column.at(some) if isinstance(column, Column) else column[some]).tolist()
                for name, column in columns.items()
                if name in _FIELDS
            }
            cells["sources"] = [(Source(table.file, table.sheet, row),) for row in self.numbers[some].tolist()]
            cells["id"] = map(identity, *(cells[name] for name in ("council", "reference", "title", "start", "end")))
            found += map(Contract, *(cells.get(name, repeat(default)) for name, default in _FIELDS.items()))
        if told:
            told(len(self.numbers), len(self.numbers))
        return found

    def _say_all(self, problems: dict[int, tuple[Problem, ...]], kept: np.ndarray) -> None:
        """The problems of the rows that are contracts."""
        for place, several in problems.items():
            for problem in several if kept[place] else ():
                self._say(place, problem.field, problem.kind, problem.message, problem.severity)

    def _say(self, place: int, field: str | None, kind: str, message: str, severity: Severity) -> None:
        table, row = self.cleaned.table, int(self.numbers[place])
        names = (field, *_STAND_INS.get(field or "", ()))
        raw = next((found for name in names if name and (found := self.cleaned.raw.get(name))), None)
        heading = raw.heading if raw else None
        value = shown_value(raw.texts[int(raw.codes[place])], table.format) if raw else None
        self.issues.append(Issue(table.file, table.sheet, row, heading, kind, value, message, severity))


def _stage(status: str | None, notice_type: str | None, never_let: bool, let: bool) -> tuple[str, str | None]:
    """The stage of a row by its status, its notice, and what the supplier's cell says of its having been let."""
    return NEVER_LET if never_let else find_stage(status, notice_type, let=let)


def _basis_of(heading: str) -> str | None:
    """What the heading of values says they are: `estimated`, or not said where it may be the whole or a year's."""
    stated = " ".join(words(heading))
    if _YEARLY.search(stated):
        return NOT_SAID
    return "estimated" if _ESTIMATED.search(stated) else None


def _reference(stated: str | None) -> str | None:
    return None if stated is None or is_placeholder_reference(stated) else stated


def _nation(council: str | None) -> str | None:
    found = councils.find(council) if council else None
    return found.nation if found else None


# Which column an issue names where the field itself has none.
_STAND_INS: dict[str, tuple[str, ...]] = {
    "supplier": ("suppliers_packed",),
    "duration": ("extension", "end"),
    "extension": ("extension_1", "latest_end", "duration", "end"),
    "latest_end": ("extension", "extension_1"),
    "description": ("title",),
}
