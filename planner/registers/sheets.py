"""Which sheets of a workbook hold the register: cover sheets are skipped, month sheets of one layout are joined."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.registers.table import Table

_ALIKE = 0.6  # share of the headings that two sheets of one layout have in common
# words that the headings of a register of contracts have, whoever wrote it; they only choose between layouts
_WORDS = ("contract", "supplier", "title", "start", "end", "expiry", "value", "procure", "award", "extension", "vendor")


def choose_tables(tables: Sequence[Table]) -> list[Table]:
    """All tables of the layout that holds the register, in the order of the workbook.

    That is the layout with most cells, those of a layout with the headings of contracts counting more.
    """
    groups: list[list[Table]] = []
    for table in tables:
        for group in groups:
            if same_layout(group[0], table):
                group.append(table)
                break
        else:
            groups.append([table])
    return max(groups, key=_weight)


def _weight(group: Sequence[Table]) -> float:
    cells = sum(len(table.row_numbers) * len(table.columns) for table in group)
    names = " ".join(group[0].header or ()).lower()
    return (cells + 0.1) * (1 + sum(word in names for word in _WORDS)) * (1 if len(group[0].columns) > 1 else 0.2)


def same_layout(first: Table, second: Table) -> bool:
    """Whether two tables have mostly the same headings (both without: the same number of columns)."""
    if first.header is None or second.header is None:
        return first.header is second.header and len(first.columns) == len(second.columns)
    ours, theirs = _names(first.header), _names(second.header)
    if not ours or not theirs:
        return ours == theirs
    return len(ours & theirs) >= _ALIKE * min(len(ours), len(theirs)) and min(len(ours), len(theirs)) > 1


def same_columns(first: Table, second: Table) -> bool:
    """Whether the rows of `second` can stand under the header of `first`: one layout, each name in the same place."""
    if first.header is None or second.header is None or not same_layout(first, second):
        return first.header is None and same_layout(first, second)
    places = {name: index for index, cell in enumerate(first.header) for name in _names((cell,))}
    return all(places.get(name, index) == index for index, cell in enumerate(second.header) for name in _names((cell,)))


def _names(header: Sequence[str]) -> set[str]:
    names = (" ".join(re.findall(r"\w+", cell.lower())) for cell in header)
    return {name for name in names if name}
