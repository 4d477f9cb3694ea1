"""Several header rows as one row of names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    Row = Sequence[str]


def joined_names(rows: Sequence[Row]) -> tuple[str, ...]:
    """Several header rows as one: a group's name, carried over the blank cells to its right, before each heading."""
    if len(rows) == 1:
        return tuple(rows[0])
    width = max(map(len, rows))
    spread = (
        [_carried(row, width, rows[-1]) for row in rows[:-1]] if _has_groups(rows) else [[*row] for row in rows[:-1]]
    )
    names = []
    for index in range(width):
        parts = [row[index].strip() for row in (*spread, rows[-1]) if index < len(row)]
        names.append(" ".join(part for part in parts if part))
    return tuple(names)


def _has_groups(rows: Sequence[Row]) -> bool:
    """Whether blank cells above the last row come from merged columns: headings stand below them."""
    return any(
        lower.strip() and not upper.strip() and any(cell.strip() for cell in rows[0][:index])
        for index, (upper, lower) in enumerate(zip(rows[0], rows[-1], strict=False))
    )


def _carried(row: Row, width: int, lowest: Row) -> list[str]:
    carried, name = [], ""
    for index in range(width):
        cell = row[index] if index < len(row) else ""
        under = index < len(lowest) and bool(lowest[index].strip())
        if cell.strip():
            name = cell if under else ""  # a name over a blank cell is that of its column alone
        carried.append(name if under else cell)
    return carried
