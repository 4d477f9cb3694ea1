"""Every folder here is one shape of register with what it must give; adding a folder needs no code.

A folder holds the register (any name), `contracts.json` (in order, each with the fields that matter),
`issues.json` (all issues as row, column and kind), `README.md` (what the shape is) and, where wanted,
`options.json` (the arguments of `read_register`).
"""

import json
from pathlib import Path

import pytest

from planner import shapes
from planner.registers import RegisterFile, read_register

FOLDERS = sorted(path.parent for path in Path(__file__).parent.glob("*/contracts.json"))
OWN = {"contracts.json", "issues.json", "options.json", "README.md"}


def read(folder):
    [register] = [path for path in folder.iterdir() if path.name not in OWN]
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


def test_there_are_shapes_enough():
    assert len(FOLDERS) >= 15
