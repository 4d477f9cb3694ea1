"""Typographic quotes: those of the file, and those of its text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.registers.dialect import find_dialect
from planner.registers.pairs import PAIRS, find_pairs
from planner.registers.records import parse_records

words = st.text(alphabet="ab ,;", min_size=1, max_size=9).map(lambda text: f"x{text}x")


@pytest.mark.parametrize("pair", PAIRS)
def test_signs_around_every_cell_are_quotes(pair: str) -> None:
    opens, closes = pair[0], pair[1]
    rows = [["Ref", "Title", "When"], ["A1", "Road works, phase 2", "01/02/2020"], ["A2", "Bins", "02/02/2020"]]
    text = "".join(",".join(f"{opens}{cell}{closes}" for cell in row) + "\n" for row in rows)
    assert parse_records(text, find_dialect(text).dialect) == rows


def test_signs_around_the_cells_that_need_them_are_quotes() -> None:
    assert find_pairs("n,title\n1,“a, b”\n2,plain\n", ",") == ("“”",)


@pytest.mark.parametrize(
    "text",
    [
        "n,title\n1,“Hamlet”\n2,plain\n3,“Lear”\n",
        "n,title\n1,“yes”, he said\n2,she said “no, never”\n",
        "n,title\n1,he said “yes, of course” and left\n",
        "n,owner\n1,the firm’s\n2,‘old’ one\n",
    ],
)
def test_signs_within_the_text_are_text(text: str) -> None:
    assert find_pairs(text, ",") == ()


def test_the_closing_sign_is_doubled_within_a_cell() -> None:
    text = "n;title\n1;«a; «b»» c»\n2;«d; e»\n"
    dialect = find_dialect("n;title\n1;«a; b»\n2;«d; e»\n").dialect
    assert parse_records(text, dialect)[1] == ["1", "a; «b» c"]


@given(st.lists(st.tuples(words, words), min_size=3, max_size=8), st.sampled_from(PAIRS))
def test_what_was_wrapped_comes_back(rows: list[tuple[str, str]], pair: str) -> None:
    text = "".join(",".join(f"{pair[0]}{cell}{pair[1]}" for cell in row) + "\n" for row in rows)
    assert parse_records(text, find_dialect(text).dialect) == [list(row) for row in rows]
