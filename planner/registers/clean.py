"""One table's columns cleaned: each distinct text understood once, with the issues of the rows that hold bad ones."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from planner.collecting import cycles_uncollected
from planner.model import DateOrder, Issue, Severity, ValueBasis
from planner.registers.cells.blanks import text_or_none, tidy
from planner.registers.cells.contacts import drop_contacts
from planner.registers.cells.cpv import cpv_cell
from planner.registers.cells.date_columns import IN_WORDS, UNREADABLE, decide, evidence, resolve
from planner.registers.cells.days_inside import DAY_INSIDE
from planner.registers.cells.end_words import notice_days
from planner.registers.cells.flags import flag_cell, sme_and_vcse
from planner.registers.cells.money import BASIS_DIFFERS, basis_of, highest, is_factored, money_cell, scaled
from planner.registers.cells.plain import AMOUNT, REGISTERED, SINGLE, TIDY
from planner.registers.cells.registered import company_number
from planner.registers.cells.suppliers import packed_cell, supplier_cell
from planner.registers.encoded import Encoded, encode
from planner.registers.end_cells import day_inside, end_cells
from planner.registers.fields import END_FIELDS, EXTENSION_PARTS, FIRST_DAY, KINDS, NOT_KEPT, Kind
from planner.registers.grouped import filled_down
from planner.registers.heading_words import scale, unit, words
from planner.registers.term_cells import term_cells

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from planner.registers.cells.date_columns import DateColumn, OrderEvidence
    from planner.registers.cells.money import Amount
    from planner.registers.cells.problem import Problem
    from planner.registers.columns import Column
    from planner.registers.encoded import Plain
    from planner.registers.headings import ColumnMap
    from planner.registers.table import Table

UNIT_NAMES = {"d": "day", "w": "week", "m": "month"}
VALUE_SHOWN = 200
WORKBOOKS = frozenset({"xlsx", "xlsb", "xls", "ods"})
_TRUE_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[ T]00:00:00)?")
THOUSAND = 1000
_TOTALS = frozenset({"total", "whole", "lifetime"})
LARGEST_USUAL = 5 * 10**8  # beyond this the middle amount of a register is no contract's


@dataclass
class Cleaned:
    """A column for each field that the table has, and the issues found in cells.

    A date field's column holds `date | None`; the end and extension fields hold `EndCell`; money `Amount | None`; texts
    `str | None`. `raw` keeps the encoded texts for issues.
    """

    table: Table
    fields: dict[str, Column[Any]] = field(default_factory=dict)
    raw: dict[str, Encoded] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    date_order: dict[str, DateOrder] = field(default_factory=dict)

    def heading(self, name: str | None) -> str | None:
        """The heading of a field's column in the user's file."""
        return self.raw[name].heading if name in self.raw else None


def encode_columns(table: Table, columns: ColumnMap) -> dict[str, Encoded]:
    """The understood columns that contracts keep, encoded."""
    return {
        name: filled_down(name, encode(table, found.column, found.heading))
        for name, found in columns.columns().items()
        if name not in NOT_KEPT
    }


def date_fields(raw: Mapping[str, Encoded]) -> list[str]:
    """Fields whose cells are dates or may be."""
    return [name for name in raw if KINDS[name] is Kind.DATE or name == "extension" or name in EXTENSION_PARTS]


def gather_evidence(raw: Mapping[str, Encoded]) -> dict[str, OrderEvidence]:
    """Per heading, what its cells say of day and month."""
    return {raw[name].heading: evidence(raw[name].texts, raw[name].first_rows) for name in date_fields(raw)}


def clean(table: Table, raw: Mapping[str, Encoded], orders: Mapping[str, OrderEvidence], fallback: str) -> Cleaned:
    """All understood columns of one table. `orders` may hold evidence of the file's other tables too."""
    cleaned = Cleaned(table, raw=dict(raw))
    with cycles_uncollected():
        for name, column in raw.items():
            if KINDS[name] is Kind.DATE or name == "extension" or name in EXTENSION_PARTS:
                _clean_dates(cleaned, name, column, orders, fallback)
            else:
                _clean_cells(cleaned, name, column, orders, fallback)
    return cleaned


def _clean_dates(
    cleaned: Cleaned, name: str, column: Encoded, orders: Mapping[str, OrderEvidence], fallback: str
) -> None:
    own = orders[column.heading]
    others = [found for heading, found in orders.items() if heading != column.heading]
    order = decide(own, column.heading, others, fallback)
    if order and KINDS[name] is Kind.DATE:
        cleaned.date_order[column.heading] = order
    role = "first" if name in FIRST_DAY else "last"
    found = resolve(column.texts, order, role=role, date_1904=cleaned.table.date_1904)
    values: Sequence[Any] = found.values
    problems = found.problems
    options = name == "latest_end" or name == "extension" or name in EXTENSION_PARTS
    if options or name in END_FIELDS:
        cells = end_cells(column.texts, found, options=options, unit=unit(column.heading))
        values, problems = cells, tuple(cell.problem for cell in cells)
    else:
        values, problems = _with_days_in_words(column.texts, found, role)
    cleaned.fields[name] = column.filled(values)
    _add_issues(cleaned, column, _numbered(problems))
    for remark in found.remarks:
        cleaned.issues.append(
            Issue(
                cleaned.table.file,
                cleaned.table.sheet,
                None,
                column.heading,
                remark.kind,
                None,
                remark.message,
                remark.severity,
            )
        )


def _with_days_in_words(
    texts: Sequence[str], found: DateColumn, role: str
) -> tuple[list[date | None], tuple[Problem | None, ...]]:
    """A column's days, with those that stand among words: `01/04/2024 (renewed)`."""
    pairs = [
        (day, IN_WORDS) if problem is UNREADABLE and (day := day_inside(text, found.order, role)) else (value, problem)
        for text, value, problem in zip(texts, found.values, found.problems, strict=True)
    ]
    return [value for value, _ in pairs], tuple(problem for _, problem in pairs)


def _clean_cells(
    cleaned: Cleaned, name: str, column: Encoded, orders: Mapping[str, OrderEvidence], fallback: str
) -> None:
    if name in ("duration", "extension_count"):
        order = _order_of_spans(cleaned, column, orders, fallback)
        cells = term_cells(column.texts, unit(column.heading), order=order)
        cleaned.fields[name] = column.filled(cells)
        _add_issues(cleaned, column, _numbered(cell.problem for cell in cells))
    elif name == "notice_period":
        named = UNIT_NAMES.get(unit(column.heading) or "")
        cleaned.fields[name] = column.filled([notice_days(text, named) for text in column.texts])
    elif KINDS[name] is Kind.MONEY:
        amounts, wrong = column.checked(money_cell, AMOUNT)
        cleaned.fields[name] = column.filled(_in_units(cleaned, column, amounts))
        _add_issues(cleaned, column, {**_of_another_basis(name, column.heading, amounts), **wrong})
    elif (reader := _CHECKED.get(name)) is not None:
        values, wrong = column.checked(reader, _PLAIN.get(name))
        cleaned.fields[name] = column.filled(values)
        _add_issues(cleaned, column, wrong)
    else:
        cleaned.fields[name] = column.filled(column.each(clean_text, TIDY))


def _order_of_spans(
    cleaned: Cleaned, column: Encoded, orders: Mapping[str, OrderEvidence], fallback: str
) -> DateOrder | None:
    """The order of the days in a column of lengths, where it holds any."""
    days = [(match[0], row) for text, row in zip(column.texts, column.first_rows, strict=True)
            for match in DAY_INSIDE.finditer(text)]  # fmt: skip
    if not days:
        return None
    own = evidence([text for text, _ in days], [row for _, row in days])
    order = decide(own, column.heading, list(orders.values()), fallback)
    if order:
        cleaned.date_order[column.heading] = order
    return order


def _of_another_basis(name: str, heading: str, amounts: Sequence[Amount | None]) -> dict[int, Problem]:
    """The amounts that say `a year` under a heading of totals, or `total` under one of a year's amounts."""
    yearly = name == "annual_value"
    if not yearly and not _TOTALS & set(words(heading)):
        return {}
    other = ValueBasis.TOTAL if yearly else ValueBasis.ANNUAL
    return {code: BASIS_DIFFERS for code, amount in enumerate(amounts) if basis_of(amount) is other}


def _in_units(cleaned: Cleaned, column: Encoded, found: Sequence[Amount | None]) -> Sequence[Amount | None]:
    """Amounts as the heading counts them, `£000s` or `£m`, unless its numbers are pounds all the same."""
    factor = scale(column.heading)
    if factor == 1:
        return found
    amounts = sorted(highest(amount) for amount in found if amount is not None and not is_factored(amount))
    if not amounts:
        return found
    unit = "thousands" if factor == THOUSAND else "millions"
    table = cleaned.table
    if amounts[len(amounts) // 2] * factor > LARGEST_USUAL:
        message = f"The heading says {unit}, but the amounts are too large for that: they were read as they stand."
        cleaned.issues.append(file_issue(table, "value-unit-doubted", message, Severity.WARNING, column.heading))
        return found
    message = f"The heading says {unit}: {amounts[0]:,} was read as {amounts[0] * factor:,.0f}."
    cleaned.issues.append(file_issue(table, "value-unit", message, Severity.NOTE, column.heading))
    return [None if amount is None else scaled(amount, factor) for amount in found]


_CHECKED: dict[str, Callable[[str], tuple[Any, Problem | None]]] = {
    **dict.fromkeys(("sme", "vcse"), flag_cell),
    "sme_or_vcse": sme_and_vcse,
    "cpv": cpv_cell,
    "supplier_number": company_number,
    "supplier": supplier_cell,
    "suppliers_packed": packed_cell,
}
_PLAIN: dict[str, Plain[Any]] = {"supplier_number": REGISTERED, "supplier": SINGLE}


def clean_text(text: str) -> str | None:
    """A text without entities, contacts and doubled blanks; None where it says nothing."""
    found = text_or_none(text)
    if found is None:
        return None
    return drop_contacts(tidy(html.unescape(found)) if "&" in found else found)


@lru_cache(maxsize=4096)
def shown_value(text: str, format_: str) -> str | None:
    """A cell as an issue may show it: no contact details, and a workbook's true date as its reader sees it."""
    if format_ in WORKBOOKS and (match := _TRUE_DATE.fullmatch(text)):
        return f"{match[3]}/{match[2]}/{match[1]}"
    return drop_contacts(text)[:VALUE_SHOWN] or None


def _numbered(problems: Iterable[Problem | None]) -> dict[int, Problem]:
    """The problems by the number of their text."""
    return {code: problem for code, problem in enumerate(problems) if problem}


def _add_issues(cleaned: Cleaned, column: Encoded, problems: Mapping[int, Problem]) -> None:
    """One issue for each row that holds a text with a problem."""
    import numpy as np

    if not problems:
        return
    table = cleaned.table
    rows = np.flatnonzero(np.isin(column.codes, list(problems)))
    for place, row in zip(rows.tolist(), table.row_numbers[rows].tolist(), strict=True):
        code = int(column.codes[place])
        problem = problems[code]
        cleaned.issues.append(
            Issue(
                table.file,
                table.sheet,
                row,
                column.heading,
                problem.kind,
                shown_value(column.texts[code], table.format),
                problem.message,
                problem.severity,
            )
        )


def file_issue(table: Table, kind: str, message: str, severity: Severity, column: str | None = None) -> Issue:
    """An issue about a whole table."""
    return Issue(table.file, table.sheet, None, column, kind, None, message, severity)
