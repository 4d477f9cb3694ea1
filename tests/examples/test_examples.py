"""Every folder here is one shape of register with what it must give; adding a folder needs no code.

A folder holds the register (any name), `contracts.json` (in order, each with the fields that matter),
`issues.json` (all issues as row, column and kind), `README.md` (what the shape is) and, where wanted,
`options.json` (the arguments of `read_register`).
"""

import json
from pathlib import Path

import pytest

from planner import shapes
from planner.registers import RegisterFile, read_register, read_tables
from planner.registers.cells.blanks import tidy

FOLDERS = sorted(path.parent for path in Path(__file__).parent.glob("*/contracts.json"))
OWN = {"contracts.json", "issues.json", "options.json", "README.md"}


def file_of(folder):
    [register] = [path for path in folder.iterdir() if path.name not in OWN]
    return register


def read(folder):
    register = file_of(folder)
    options = folder / "options.json"
    given = json.loads(options.read_text()) if options.exists() else {}
    return read_register(RegisterFile(register.name, register.read_bytes()), **given)


def by_place(issue):
    return (issue["row"] or 0, issue["column"] or "", issue["kind"])


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_shape_gives_its_contracts(folder):
    expected = json.loads((folder / "contracts.json").read_text(encoding="utf-8"))
    found = [shapes.contract(contract) for contract in read(folder).contracts]
    assert len(found) == len(expected)
    assert [{name: got[name] for name in want} for got, want in zip(found, expected, strict=True)] == expected


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_shape_gives_its_issues(folder):
    expected = json.loads((folder / "issues.json").read_text(encoding="utf-8"))
    found = [{"row": i.row, "column": i.column, "kind": i.kind} for i in read(folder).issues]
    assert sorted(found, key=by_place) == sorted(expected, key=by_place)


def cells(file):
    """Sheet, row and column heading → the cell, of every data row of a file with headings."""
    found = {}
    for table in read_tables(file):
        for heading, column in zip(table.header or (), table.columns, strict=table.header is not None):
            texts = column.to_pylist()
            for row, text in zip(table.row_numbers.tolist(), texts, strict=True):
                found[table.sheet, row, tidy(heading)] = tidy(text or "")
    return found


TABLES = [folder for folder in FOLDERS if file_of(folder).suffix != ".json"]


@pytest.mark.parametrize("folder", TABLES, ids=lambda folder: folder.name)
def test_an_issue_names_the_cell_that_holds_what_it_says(folder):
    found = cells(RegisterFile(file_of(folder).name, file_of(folder).read_bytes()))
    told = [issue for issue in read(folder).issues if issue.row and issue.column and issue.value]
    if found:
        held = [found[issue.sheet, issue.row, issue.column] for issue in told]
        assert held == [issue.value for issue in told]


@pytest.mark.parametrize("folder", TABLES, ids=lambda folder: folder.name)
def test_every_row_of_a_shape_is_in_a_contract_or_named(folder):
    reading = read(folder)
    rows = {(t.sheet, row) for t in read_tables(RegisterFile(file_of(folder).name, file_of(folder).read_bytes()))
            for row in t.row_numbers.tolist()}  # fmt: skip
    kept = {(source.sheet, source.row) for contract in reading.contracts for source in contract.sources}
    assert rows <= kept | {(issue.sheet, issue.row) for issue in reading.issues}


def test_there_are_shapes_enough():
    assert len(FOLDERS) >= 15
