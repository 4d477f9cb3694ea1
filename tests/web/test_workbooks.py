from __future__ import annotations

import io
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from openpyxl import load_workbook

from planner.web.workbooks import xlsx_download

if TYPE_CHECKING:
    from flask import Flask

    from tests.web.client import CarefulClient


def test_dates_and_numbers_are_such_and_formulas_are_text(app: Flask) -> None:
    with app.test_request_context():
        rows = [["=1+1", date(2027, 3, 31), Decimal("12.50"), None, "a\x00b", "x" * 40_000, True]]
        answer = xlsx_download("list.xlsx", "List", ["a", "b", "c", "d", "e", "f", "g"], rows)
    sheet = load_workbook(io.BytesIO(answer.get_data())).active
    cells = [cell.value for cell in sheet[2]]
    assert cells[0] == "=1+1"
    assert sheet["A2"].data_type == "s"
    assert cells[1] == datetime(2027, 3, 31)  # noqa: DTZ001 - what openpyxl gives
    assert cells[2] == 12.5
    assert cells[3] is None
    assert cells[4] == "ab"
    assert len(cells[5]) == 32_767
    assert cells[6] == "yes"
    assert sheet.freeze_panes == "A2"


def test_the_workbook_has_the_rows_of_the_view(boroughs: CarefulClient) -> None:
    answer = boroughs.get("/contracts.xlsx?supplier=civica")
    assert load_workbook(io.BytesIO(answer.data)).active.max_row == 6
