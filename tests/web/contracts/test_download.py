from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from planner.web.downloads import harmless
from tests.web.registers import BOROUGHS, register

if TYPE_CHECKING:
    from tests.web.client import CarefulClient


def rows(client: CarefulClient, path: str) -> list[dict[str, str]]:
    answer = client.get(path)
    assert answer.mimetype == "text/csv"
    return list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))


def test_the_download_has_the_rows_of_the_view(boroughs: CarefulClient) -> None:
    assert len(rows(boroughs, "/contracts.csv")) == 15
    found = rows(boroughs, "/contracts.csv?supplier=civica")
    assert {row["end"] for row in found} == {"2029-03-31", "2029-04-30", "2029-05-14", "2029-05-31", "2029-06-30"}
    assert {row["file"] for row in found} == {f"{name.lower()}.csv" for name in BOROUGHS}


@pytest.mark.parametrize("cell", ["=1+1", "+44 20", "-x", "@SUM(A1)", "\t=1", " =1", "\r=1"])
def test_a_cell_that_a_spreadsheet_would_run_is_made_text(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["-12.50", "1,000", "", "Grounds", "31/03/2027"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert harmless(cell) == cell


def test_formulas_in_a_register_come_out_as_text(client: CarefulClient) -> None:
    row = ("X-1", '=HYPERLINK("http://x","y")', "", "@cmd", "01/04/2024", "31/03/2028", "", "£50,000", "")
    found = client.upload("camden.csv", register("Camden", extra=(row,)), council="Camden")
    client.submit(found, "Confirm this register")
    cells = [cell for line in rows(client, "/contracts.csv") for cell in line.values()]
    assert '\'=HYPERLINK("http://x","y")' in cells
    assert "'@cmd" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "@"))]
