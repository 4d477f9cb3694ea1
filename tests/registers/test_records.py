"""Text to records: the rules where they are kept, sense where they are not."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.registers.dialect import Dialect
from planner.registers.records import parse_records, parser_for

PLAIN = Dialect(",")


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ('a,"b,c",d\n', [["a", "b,c", "d"]]),
        ('a,"b\nc",d\n', [["a", "b\nc", "d"]]),
        ('"a ""b"" c"\n', [['a "b" c']]),
        ("a,b\n\nc,d\n", [["a", "b"], [], ["c", "d"]]),
        ("a,\n,b\n", [["a", ""], ["", "b"]]),
        ('5" pipe,x\n', [['5" pipe', "x"]]),
        ('"a" b,c\n', [['"a" b', "c"]]),
        ('"a "b" c",d\n', [['a "b" c', "d"]]),
        ('"a,b\nc,d\n', [['"a', "b"], ["c", "d"]]),
        ("a,b", [["a", "b"]]),
        ('""\n', [[]]),
        ("", []),
    ],
)
def test_cells_are_cut_where_a_person_would_cut_them(text: str, rows: list[list[str]]) -> None:
    assert parse_records(text, PLAIN) == rows


def test_a_quote_at_the_end_of_what_is_looked_at_closes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planner.registers.records._LONGEST", 8)
    assert "".join(parse_records('"' * 20 + "\n", PLAIN)[0]).count('"') == 20


def test_a_cell_of_a_megabyte_and_more_is_one_cell() -> None:
    long = 'so it goes, "on", and on; ' * 60_000
    doubled = long.replace('"', '""')
    assert parse_records(f'1,"{doubled}",x\n2,y,z\n', PLAIN) == [["1", long, "x"], ["2", "y", "z"]]


def test_quotes_that_never_close_are_looked_for_in_vain_no_longer_than_it_is_worth(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("planner.registers.records._LONGEST", 1000)
    monkeypatch.setattr("planner.registers.records._PATIENCE", 5000)
    monkeypatch.setattr("planner.registers.records._SHORTER", 10)
    parser = parser_for(PLAIN)
    text = '"a' + "b" * 2000 + "," + '"a""b,' * 2000
    assert sum(len(cell) for row in parser.records(text) for cell in row) == len(text) - text.count(",")
    assert parser.in_vain < 50_000


def test_an_escaped_quote_does_not_close_a_cell() -> None:
    assert parse_records('"5\\" bolt, big",x\n', Dialect(",", escape="\\")) == [['5" bolt, big', "x"]]


def test_a_stray_quote_does_not_swallow_the_records_after_it() -> None:
    text = '1,"a,b\n2,c,d\n3,e,f"\n4,g,h\n'
    rows = list(parser_for(PLAIN).records(text, 3, lambda row, raw: row))
    assert rows == [["1", '"a', "b"], ["2", "c", "d"], ["3", "e", 'f"'], ["4", "g", "h"]]


def test_a_long_cell_of_many_lines_stays_one_cell() -> None:
    text = '1,"Dear Ann,\nthe works, as agreed,\nare done"\n2,"x"\n'
    assert next(iter(parser_for(PLAIN).records(text, 2, lambda row, raw: row)))[1].count("\n") == 2


cells = st.text(alphabet=st.sampled_from('ab ,"\n;'), max_size=8)


@given(st.lists(st.lists(cells, min_size=2, max_size=4), min_size=1, max_size=8))
def test_whatever_the_standard_library_writes_is_read_back(rows: list[list[str]]) -> None:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(rows)
    assert parse_records(out.getvalue(), PLAIN) == rows
