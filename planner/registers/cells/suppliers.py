"""Suppliers in a cell: one name, several, or the packed lists of notice exports."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planner.model import Severity
from planner.model.quick import quickly_made
from planner.registers.cells.blanks import is_blank, tidy
from planner.registers.cells.nobody import is_never_let, is_pending, is_unnamed, names_after
from planner.registers.cells.problem import Problem
from planner.registers.cells.registered import company_number, without_numbers

if TYPE_CHECKING:
    from collections.abc import Iterable

_PACKED = re.compile(r"\[([^\[\]]*)\]")
_NOBODY = Problem(
    "supplier-not-named",
    "No supplier is named here; the words were not taken for one. Name who supplies.",
    Severity.NOTE,
)


@quickly_made
@dataclass(frozen=True, slots=True)
class SupplierCell:
    """Who supplies, in the order of the cell; the number, size and sector of the first that states one.

    `unnamed`: somebody does, and the cell does not say who (`Various`, `see attached list`). `never_let`: nobody does,
    since no contract came of it.
    """

    names: tuple[str, ...] = ()
    number: str | None = None
    sme: bool | None = None
    vcse: bool | None = None
    unnamed: bool = False
    never_let: bool = False

    @property
    def let(self) -> bool:
        """Whether the cell shows that the contract has been let to somebody."""
        return bool(self.names) or self.unnamed


def clean_name(text: str) -> str:
    """A supplier's name as a person would write it: entities decoded, blanks and stray quotes removed."""
    return tidy(html.unescape(text)).strip(' ,;"').strip()


def _yes_no(values: list[str]) -> bool | None:
    folded = [value.strip().casefold() for value in values]
    return True if "yes" in folded else False if "no" in folded else None


def packed_cell(text: str) -> tuple[SupplierCell, Problem | None]:
    """`[name|address|reference type|reference number|is SME|is VCSE][…]`: names and numbers; addresses are dropped."""
    if is_blank(text):
        return SupplierCell(), None
    groups = [group.split("|") for group in _PACKED.findall(text)]
    if not groups:
        return supplier_cell(text)
    found = named([name for group in groups if (name := clean_name(group[0])) and not is_blank(name)])
    numbers = [company_number(group[3])[0] for group in groups if len(group) > 3 and "compan" in group[2].casefold()]
    sme = _yes_no([group[4] for group in groups if len(group) > 4])
    vcse = _yes_no([group[5] for group in groups if len(group) > 5])
    cell = replace(found, number=next((n for n in numbers if n), None), sme=sme, vcse=vcse)
    return cell, _NOBODY if (cell.unnamed or cell.never_let) and not cell.names else None


_SEPARATORS = re.compile(r"\s*(?:;|\||\r?\n|•|\s/\s(?=[A-Z]))\s*")
_NUMBERED = re.compile(r"(?:^|\s)(?:\d{1,2}[.)]|\(\d{1,2}\))\s+(?=[A-Z])")
_AND_ANOTHER = re.compile(
    r"\b(ltd|limited|plc|llp|cic|inc)\.?\s+(?:and|&)\s+(?=[A-Z0-9][^;,]*\b(?:ltd|limited|plc|llp|cic|inc)\b)",
    re.IGNORECASE,
)
_COMPANY_END = re.compile(r"\b(?:ltd|limited|plc|llp|cic|inc)\.?\s*,\s*(?=[A-Z0-9])", re.IGNORECASE)


def suppliers_cell(text: str) -> SupplierCell:
    """The names of a plain cell, split only where a separator leaves no doubt (`;`, a line break, `Ltd, `)."""
    if is_blank(text):
        return SupplierCell()
    text, number = without_numbers(text)
    marked = _COMPANY_END.sub(lambda match: match[0].rstrip().rstrip(",") + ";", html.unescape(names_after(text)))
    marked = _AND_ANOTHER.sub(r"\1; ", marked)
    marked = _NUMBERED.sub(";", marked) if len(_NUMBERED.findall(marked)) > 1 else marked
    names = [name for part in _SEPARATORS.split(marked) if (name := clean_name(part)) and not is_blank(name)]
    found = named(names)
    return replace(found, number=number) if number and found.names else found


def named(stated: Iterable[str]) -> SupplierCell:
    """A cell of these names, without the words among them that name nobody."""
    names = list(stated)
    firms = dict.fromkeys(n for n in names if not (is_unnamed(n) or is_pending(n) or is_never_let(n)))
    nobody = not firms and any(map(is_never_let, names))
    return SupplierCell(tuple(firms), unnamed=any(map(is_unnamed, names)), never_let=nobody)


def supplier_cell(text: str) -> tuple[SupplierCell, Problem | None]:
    """`suppliers_cell` with what is to be said of words that name nobody."""
    if is_unnamed(text):  # a sentence, whatever separators stand in it
        return SupplierCell(unnamed=True), _NOBODY
    found = suppliers_cell(text)
    return found, None if found.names or is_blank(text) else _NOBODY
