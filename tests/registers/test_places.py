"""Columns set apart by spaces: blank cells are told by place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planner.cli.table import table_text
from planner.registers import RegisterFile
from planner.registers.places import find_places, stands_in_columns

LINES = ["Place       Count   Share", "London         12     3.5", "Hove            4    10.0"]


def test_a_blank_cell_is_where_nothing_stands() -> None:
    places = find_places(LINES, "  ", 3)
    assert places is not None
    assert places.cut("Ely                   4.1") == ["Ely", "", "4.1"]
    assert places.cut("               17") == ["", "17", ""]


def test_a_title_that_reaches_over_columns_is_not_cut() -> None:
    places = find_places(LINES, "  ", 3)
    assert places is not None
    assert places.cut("All places of the county  2019") is None


def test_records_that_stand_anywhere_have_no_places() -> None:
    assert find_places(["a  b  c", "long cell  b  c", "a  another long cell  c", "x  y  z"], "  ", 3) is None


def test_units_stand_under_the_headings_they_belong_to() -> None:
    text = "  yyyy  mm   tmax    rain\n             degC      mm\n" + "".join(
        f"  18{row}   {row % 9}   {row}.4    {row}.8\n" for row in range(53, 70)
    )
    assert table_text(RegisterFile("station.txt", text.encode())).startswith("yyyy,mm,tmax degC,rain mm\n1853,8,53.4")


@given(st.text(alphabet="a |\x0b\x1c\x1d\x85\u2028\n", max_size=40), st.sampled_from("|\x0b\x1c\x1d\x85\u2028"))
def test_any_sign_stands_in_columns_or_not(sample: str, sign: str) -> None:
    """Signs that part lines themselves stand in none."""
    assert stands_in_columns(sign, sample) in {True, False}
    assert not stands_in_columns("\x1c", "a\x1c b\n" * 9)


cells = st.text(alphabet="abc19.", min_size=1, max_size=9)


@given(st.lists(st.tuples(cells, st.one_of(cells, st.just("")), cells), min_size=4, max_size=12))
def test_a_record_of_a_fixed_width_file_is_cut_as_it_was_put_together(rows: list[tuple[str, str, str]]) -> None:
    full = [("First" * 2, "Second" * 2, "Third" * 2), ("x" * 10, "y" * 10, "z" * 10)]
    lines = ["  ".join(cell.ljust(12) for cell in row).rstrip() for row in [*full, *rows]]
    places = find_places(lines, "  ", 3)
    assert places is not None
    assert [places.cut(line) for line in lines] == [list(row) for row in [*full, *rows]]
