"""Records with too many or too few cells, read again."""

from __future__ import annotations

import pytest

from planner.registers.dialect import Dialect
from planner.registers.repair import repair_for

SAMPLE = "Ref,Title,Sum\n" + "".join(f"{number},Road works,{number * 3}\n" for number in range(1, 9))
REPAIR = repair_for(Dialect(","), 3, SAMPLE)
WRAPPED = repair_for(Dialect(","), 3, '"Ref","Title","Sum"\n' + '"1","Road works","3"\n' * 8)


def test_a_record_in_another_delimiter_is_cut_by_that_one() -> None:
    assert REPAIR(["9;Bins;27"], "9;Bins;27") == ["9", "Bins", "27"]


def test_a_record_quoted_as_a_whole_is_unpacked() -> None:
    assert REPAIR(['9,"Bins, big",27'], '"9,""Bins, big"",27"') == ["9", "Bins, big", "27"]


def test_a_comma_in_an_unquoted_title_is_text_where_numbers_show_it() -> None:
    assert REPAIR(["9", "Bins", " big", "27"], "9,Bins, big,27") == ["9", "Bins, big", "27"]


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
