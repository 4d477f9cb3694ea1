"""Totals that do not say so."""

from __future__ import annotations

import pytest

from planner.cli.table import table_text
from planner.registers import RegisterFile


def last_line(text: str) -> str:
    return table_text(RegisterFile("x.csv", text.encode())).splitlines()[-1]


PAGES = "Page,Views,Bounced\n/a,1200,12.00%\n/b,300,7.00%\n/c,45,50.00%\n"


def test_a_last_row_without_a_name_that_sums_up_a_column_is_a_total() -> None:
    assert last_line(PAGES + ',"1,545",11.00%\n') == "/c,45,50.00%"


@pytest.mark.parametrize("row", [',"1,546",11.00%', "/d,1545,11.00%", ",1545,high"])
def test_a_last_row_that_does_not_sum_up_or_says_more_is_data(row: str) -> None:
    assert last_line(PAGES + row + "\n") == row
