"""Lists whose columns a line of dashes rules."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planner.cli.table import table_text
from planner.registers import RegisterFile
from planner.registers.ruled import find_rule

TEXT = """Stock list

Code Name                    Price
---- -------------------- --------
A1   Hammer, claw            12.50
B7   Spirit level 60 cm
C3                            3.25
"""


def test_columns_are_as_wide_as_their_dashes() -> None:
    read = table_text(RegisterFile("stock.txt", TEXT.encode()))
    assert read == 'Code,Name,Price\nA1,"Hammer, claw",12.50\nB7,Spirit level 60 cm,\nC3,,3.25\n'


def test_dashes_that_no_line_keeps_to_rule_nothing() -> None:
    lines = ["a b c", "--- ---", "a long line of text", "and another one here"]
    assert find_rule("\n".join(lines), lines) is None


def test_dashes_for_missing_values_rule_nothing() -> None:
    lines = ["1 2 3", "-- --", "4 5 6"]
    assert find_rule("\n".join(lines), lines) is None


words = st.text(alphabet="ab c-9", min_size=1, max_size=8).map(str.strip).filter(lambda text: text.strip("-"))


@given(st.lists(st.tuples(words, st.one_of(words, st.just("")), words), min_size=1, max_size=9))
def test_what_was_printed_in_columns_comes_back(rows: list[tuple[str, str, str]]) -> None:
    lines = [f"{a:<8} {b:<8} {c}" for a, b, c in [("First", "Second", "Third"), ("-" * 8,) * 3, *rows]]
    ruled = find_rule("\n".join(lines), lines)
    assert ruled is not None
    assert [tuple(ruled.cut(line)) for line in lines[2:]] == rows
