"""Which sheets of a workbook hold the register: cover sheets are skipped, month sheets of one layout are joined."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.registers.table import Table


def choose_tables(tables: Sequence[Table]) -> list[Table]:
    """The tables of the layout that holds the most cells; all sheets of that layout, in order."""
    with_rows = [table for table in tables if len(table.row_numbers)]
    if not with_rows:
        return list(tables[:1])
    groups: dict[tuple[str, ...], list[Table]] = {}
    for table in with_rows:
        groups.setdefault(layout(table), []).append(table)
    return max(groups.values(), key=lambda group: sum(len(table.row_numbers) * len(table.columns) for table in group))


def layout(table: Table) -> tuple[str, ...]:
    """What makes two sheets of one layout: their headings, as words."""
    if table.header is None:
        return (f"{len(table.columns)} columns",)
    return tuple(" ".join(cell.strip(" *:").lower().split()) for cell in table.header)
