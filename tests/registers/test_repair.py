"""Records with too many or too few cells, read again."""

from __future__ import annotations

import pytest

from planner.registers.dialect import Dialect
from planner.registers.repair import rejoined, repair_for

SAMPLE = "Ref,Title,Sum\n" + "".join(f"{number},Road works,{number * 3}\n" for number in range(1, 9))
REPAIR = repair_for(Dialect(","), 3, SAMPLE)
WRAPPED = repair_for(Dialect(","), 3, '"Ref","Title","Sum"\n' + '"1","Road works","3"\n' * 8)


def test_a_record_in_another_delimiter_is_cut_by_that_one() -> None:
    assert REPAIR(["9;Bins;27"], "9;Bins;27") == ["9", "Bins", "27"]


def test_a_record_quoted_as_a_whole_is_unpacked() -> None:
    assert REPAIR(['9,"Bins, big",27'], '"9,""Bins, big"",27"') == ["9", "Bins, big", "27"]


def test_a_comma_in_an_unquoted_title_is_text_where_numbers_show_it() -> None:
    assert REPAIR(["9", "Bins", " big", "27"], "9,Bins, big,27") == ["9", "Bins, big", "27"]


def test_a_comma_and_space_in_a_title_is_text_though_a_cell_too_many_would_fit_too() -> None:
    repair = repair_for(Dialect(","), 3, "Ref,Title,State\n" + "".join(f"{number},Road,Open\n" for number in range(9)))
    assert repair(["9", "Bins", " big", "Open"], "9,Bins, big,Open") == ["9", "Bins, big", "Open"]
    assert repair(["9", "Bins", "Open", "see note"], "9,Bins,Open,see note") == ["9", "Bins", "Open", "see note"]


def test_a_separator_too_many_keeps_its_empty_cell() -> None:
    assert REPAIR(["9", "", "Bins", "27"], "9,,Bins,27") == ["9", "", "Bins", "27"]


def test_a_short_record_that_is_well_written_stays_short() -> None:
    assert REPAIR(["9", "Bins, big"], '9,"Bins, big"') == ["9", "Bins, big"]


@pytest.mark.parametrize("raw", ['"9","Bins,"27"', '"9",Bins","27"'])
def test_a_slip_in_a_file_that_quotes_everything_is_no_text(raw: str) -> None:
    from planner.registers.records import parser_for

    row = parser_for(Dialect(",")).one(raw, 0)[0]
    assert WRAPPED(row, raw) == ["9", "Bins", "27"]


def test_a_title_row_is_left_alone() -> None:
    assert REPAIR(["Report of the year"], "Report of the year") == ["Report of the year"]


def test_a_line_end_in_an_unquoted_title_is_text_and_rows_keep_their_numbers() -> None:
    rows = [["1", "Road works", "3"], ["2", "Bins"], ["and sacks", "6"], ["3", "Lifts", "9"]]
    assert list(rejoined(rows, REPAIR)) == [rows[0], ["2", "Bins\nand sacks", "6"], [], rows[3]]


@pytest.mark.parametrize(
    "rows",
    [
        [["2", "Bins"], ["3", "6"]],
        [["2", "Bins"], ["Note"]],
        [["2", "Bins"], [], ["and sacks", "6"]],
        [["2", "Bins"], ["and sacks", "six"]],
        [["Title"], ["and sacks", "6"]],
    ],
)
def test_short_records_that_are_not_halves_stay_as_they_are(rows: list[list[str]]) -> None:
    assert list(rejoined(rows, REPAIR)) == rows
