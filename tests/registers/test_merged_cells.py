"""A cell that a spreadsheet shows once over several rows counts for each of them, an amount for none but the first."""

from __future__ import annotations

import datetime
import io
import zipfile

import numpy as np
import pyarrow as pa
from openpyxl import Workbook

from planner.registers import RegisterFile, read_register, read_tables
from planner.registers.grid import Grid
from planner.registers.merged_cells import origins

END = datetime.date(2028, 3, 31)
ROWS = [
    ["Department", "Reference", "Contract title", "Supplier", "End date", "Annual value"],
    ["Place", "A1", "Grounds maintenance", "Ash Ltd", END, 90_000],
    [None, "A2", "Tree surgery", "Ash Ltd", None, None],
    [None, "A3", "Play areas", "Birch Ltd", None, None],
    ["Finance", "A4", "Banking", "Elm plc", datetime.date(2027, 9, 30), 20_000],
]


def saved(*merged: str, rows: list[list[object]] = ROWS, above: int = 0) -> RegisterFile:
    book = Workbook()
    for _ in range(above):
        book.active.append(["Contracts register of Ashby Borough Council"])
    for row in rows:
        book.active.append(row)
    for each in merged:
        book.active.merge_cells(each)
    out = io.BytesIO()
    book.save(out)
    return RegisterFile("register.xlsx", out.getvalue())


def test_text_and_days_of_a_merged_cell_are_those_of_every_row_it_spans() -> None:
    contracts = read_register(saved("A2:A4", "E2:E4"), council="Camden").contracts
    assert [(one.department, one.end) for one in contracts] == [
        ("Place", END),
        ("Place", END),
        ("Place", END),
        ("Finance", datetime.date(2027, 9, 30)),
    ]


def test_an_amount_beside_several_contracts_is_not_what_each_is_worth() -> None:
    contracts = read_register(saved("F2:F4"), council="Camden").contracts
    assert [one.annual_value for one in contracts] == [90_000, None, None, 20_000]


def test_the_report_says_how_many_cells_were_filled() -> None:
    notes = read_register(saved("A2:A4", "E2:E4"), council="Camden").notes
    assert "Cells merged over several rows count for each of these rows, amounts apart (4 cells filled)." in notes
    assert not any("merged" in note for note in read_register(saved(), council="Camden").notes)


def test_blank_cells_that_are_not_merged_stay_blank() -> None:
    assert [one.department for one in read_register(saved(), council="Camden").contracts] == [
        "Place",
        None,
        None,
        "Finance",
    ]


def test_merged_titles_and_headings_fill_no_row_of_the_data() -> None:
    rows = [["Contract", None, "Dates"], ["Reference", "Contract title", "End date"], ["A1", "Banking", END]]
    (table,) = read_tables(saved("A1:F3", "A4:B4", rows=rows, above=3))
    assert [column.to_pylist() for column in table.columns] == [["A1"], ["Banking"], ["2028-03-31"]]
    assert table.shared == 0


def test_a_merge_that_reaches_beyond_the_sheet_does_no_harm() -> None:
    file, out = saved("A2:A4"), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file.data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"A2:A4", b"A2:A1048576"))
    (table,) = read_tables(RegisterFile("register.xlsx", out.getvalue()))
    assert table.columns[0].to_pylist() == ["Place"] * 4


def test_of_merged_cells_that_overlap_the_first_counts() -> None:
    """No spreadsheet writes them; a hostile file could write a hundred thousand, each as long as the sheet."""
    texts, rows = pa.array(["Place", "b", "c", "d"]), np.arange(1, 5, dtype=np.int32)
    grid = Grid((texts,), rows, np.ones(4, dtype=np.int32), ((0, 1, 3), (0, 0, 2)))
    assert origins(grid, np.arange(4))[0].tolist() == [0, 0, 0, 3]
