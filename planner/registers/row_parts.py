"""Small parts of a row: options over several columns, other buyers, currencies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner import councils
from planner.registers.cells.terms import NOTHING, Terms
from planner.registers.heading_words import currency

if TYPE_CHECKING:
    from planner.registers.end_cells import EndCell


def options(cells: list[EndCell], *others: Terms, added: bool = False) -> Terms:
    """Options of an extension column and its neighbours, one after another; else those found elsewhere.

    `added`: the columns are years, months and days of one extension, which is their sum.
    """
    filled = [cell.terms for cell in cells if cell.terms]
    if not filled:
        return next((terms for terms in others if terms), NOTHING)
    if len(filled) == 1:
        return filled[0]
    found = tuple(
        months
        for terms in filled
        for months in ((terms.initial,) if terms.options_first else ()) + terms.options
        if months
    )
    return Terms(options=(sum(found),) if added and found else found, guess=any(terms.guess for terms in filled))


def times_count(terms: Terms, count: EndCell | None) -> Terms:
    """One option's length beside a column that says how many there are."""
    if count is None or not count.terms.guess or len(terms.options) != 1:
        return terms
    months = count.terms.initial or 0
    number = months // 12 if months % 12 == 0 else months
    return Terms(terms.initial, terms.initial_days, terms.options * number, terms.total) if 1 < number <= 20 else terms


def buyers(text: str | None) -> tuple[str, ...]:
    """The councils that a cell of partners names, folded."""
    if not text:
        return ()
    names = (name.strip() for name in text.replace("\n", ";").split(";"))
    return tuple(councils.fold(name) for name in names if name)


def currency_code(text: str | None) -> str | None:
    """The currency that a cell names, as three letters."""
    if not text:
        return None
    return text.upper() if len(text) == 3 and text.isalpha() else currency(text)
