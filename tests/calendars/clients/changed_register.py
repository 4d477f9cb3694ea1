"""A register in CSV as its council may upload it next time: one end moved, one contract gone, one new."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from typing import TYPE_CHECKING

from planner import flow
from planner.model import EndKind
from planner.registers import RegisterFile

if TYPE_CHECKING:
    from pathlib import Path

    from planner.model import Contract

SHAPES = ("%d/%m/%Y", "%Y-%m-%d", "%d/%m/%y", "%d %B %Y")


def changed(register: Path, *, today: date, move: str, by: int, nth: int) -> tuple[bytes, list[str]]:
    """The bytes of the changed register, and what was done to it in sentences."""
    reading = flow.read(RegisterFile(register.name, register.read_bytes()))
    table = list(csv.reader(io.StringIO(register.read_bytes().decode(reading.encoding or "utf-8-sig"), newline="")))
    running = sorted(
        (one for one in reading.contracts if one.end_kind is EndKind.FIXED and one.end and one.end >= today),
        key=lambda one: (one.end or date.max, one.id),
    )
    wanted = [one for one in running if move.casefold() in (one.title or "").casefold()]
    if not wanted:
        raise SystemExit(f"{register.name}: no contract that ends on {today} or later has {move!r} in its title.")
    moved = wanted[0]
    others = [one for one in running if one.id != moved.id] or [one for one in reading.contracts if one.id != moved.id]
    out = others[(nth - 1) % len(others)]
    new = [_renamed(_moved(table[row - 1], moved, by + 60), moved, nth) for row in _rows(moved)]
    for row in _rows(moved):
        table[row - 1] = _moved(table[row - 1], moved, by)
    gone = set(_rows(out))
    kept = [cells for row, cells in enumerate(table, 1) if row not in gone]
    text = io.StringIO(newline="")
    csv.writer(text).writerows(kept + new)
    said = [
        f"moved by {by} days: {moved.title} (ended on {moved.end})",
        f"taken out: {out.title} (ends on {out.end})",
        f"added: {moved.title} (new {nth}), ends {by + 60} days after the moved one did",
    ]
    return text.getvalue().encode("utf-8"), said


def _rows(contract: Contract) -> list[int]:
    return sorted({source.row for source in contract.sources if source.row is not None})


def _moved(cells: list[str], contract: Contract, by: int) -> list[str]:
    """Every cell that shows the contract's end shows the later day instead, in its own way of writing."""
    assert contract.end is not None
    later = contract.end + timedelta(days=by)
    for shape in SHAPES:
        was = contract.end.strftime(shape)
        if any(was in cell for cell in cells):
            return [cell.replace(was, later.strftime(shape)) for cell in cells]
    raise SystemExit(f"The end of {contract.title!r} is in no cell of its row in a shape known here.")


def _renamed(cells: list[str], contract: Contract, nth: int) -> list[str]:
    """Another contract: its first cell (where identifiers stand), reference and title differ."""
    names = {contract.reference, contract.title, cells[0]}
    return [f"{cell} (new {nth})" if cell and cell in names else cell for cell in cells]
