"""Delimiter, quote, escape and line ends, found without being told."""

from __future__ import annotations

import pytest

from planner.registers.dialect import Dialect, find_dialect, find_line_end


def found(text: str) -> Dialect:
    return find_dialect(text).dialect


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", "~", "^", "||", ";;", "::", "|~|", "\x1f"])
def test_the_delimiter_is_the_sign_that_cuts_lines_alike(delimiter: str) -> None:
    rows = [["Ref", "Title", "When"], ["A1", "Road works, phase 2", "01/02/2020"], ["A2", "Bins", "02/02/2020"]]
    assert found("\n".join(delimiter.join(row) for row in rows) + "\n").delimiter == delimiter


def test_a_delimiter_and_the_sign_that_happens_to_follow_it_are_not_one() -> None:
    lines = [f"user{row}:{1000 + row}:/home/user{row}:/bin/sh" for row in range(6)]
    scored = find_dialect("name:number:home:shell\n" + "\n".join(lines) + "\n")
    assert (scored.dialect.delimiter, scored.width) == (":", 4)


def test_a_decimal_comma_is_no_delimiter() -> None:
    assert found("Ort;Betrag;Anteil\nBonn;1,5;2,5\nKöln;2,5;3,5\n").delimiter == ";"


def test_a_date_with_time_is_not_cut_at_its_space() -> None:
    assert found("when,a,b\n2020-01-01 10:00,5,6\n2020-01-01 10:10,7,8\n").delimiter == ","


def test_prose_alone_is_one_column() -> None:
    text = "Comments\nI like the park, but not the bins.\nGood.\nMore lights, please; it is dark.\nFine, thanks, bye\n"
    assert found(text).delimiter == ""


def test_columns_set_apart_by_spaces_are_columns() -> None:
    text = "Code  Name            Total\nAB1   North area        120\nAB2   South area         90\n"
    scored = find_dialect(text)
    assert (scored.dialect.padded, scored.width) == (True, 3)


def test_padding_beside_the_delimiter_belongs_to_no_cell() -> None:
    assert found('1, "a, b", 2\n3, "c, d", 4\n').padded


def test_apostrophes_are_quotes_only_where_they_wrap_cells() -> None:
    assert found("id,name\n1,'Hose, rubber'\n2,'O''Neil, Ann'\n").quote == "'"
    assert found("id,name\n1,O'Neil\n2,D'Arcy\n").quote == ""
    assert found("id,name,when\n1,Ng,'soon'\n2,D'Arcy,later\n3,Lee,\n4,Roe,\n").quote == ""
    assert found("id,name\n1,'two\nlines'\n2,D'Arcy\n3,Lee\n4,Roe\n").quote == "'"


def test_where_all_quotes_wrap_cells_says_which_sign_delimits() -> None:
    lines = [f'Town{row} "POINT ({row}.1 50.{row})" "POLYGON ((0 0, {row} 1, 1 1, 0 0))" x=1,2' for row in range(8)]
    assert found("name centre outline link\n" + "\n".join(lines) + "\n").delimiter == " "


def test_commas_within_brackets_delimit_nothing() -> None:
    lines = [
        f"{row};POLYGON(({', '.join(f'{row}.{point} 51.{point}' for point in range(30))}));Town" for row in range(9)
    ]
    assert found("id;outline;place\n" + "\n".join(lines) + "\n").delimiter == ";"


def test_rare_signs_are_quotes_where_they_wrap_cells() -> None:
    dialect = found("~01~^~Butter, salted~^15\n~02~^~Oil^s best~^16\n~03~^~Cheese~^17\n")
    assert (dialect.delimiter, dialect.quote) == ("^", "~")


def test_a_backslash_keeps_a_separator_in_its_cell_where_nothing_is_quoted() -> None:
    dialect = found("id,place,land\n1,Paris\\, Texas,US\n2,York,GB\n3,Perth\\, Scotland,GB\n")
    assert (dialect.quote, dialect.escape) == ("", "\\")


def test_the_end_of_an_entity_is_no_separator() -> None:
    assert found("Nom;T&eacute;l\nCaf&eacute; Central;01\nChez L&eacute;on;02\n").entities


def test_a_backslash_escapes_where_quotes_follow_it() -> None:
    assert found('id,item\n"1","5\\" bolt"\n"2","6\\" bolt"\n').escape == "\\"


def test_excel_can_name_the_separator_itself() -> None:
    assert found("sep=;\nRef;Name\n1;a, b\n2;c, d\n").delimiter == ";"


@pytest.mark.parametrize(
    ("text", "line_end"),
    [("a\nb\n", "\n"), ("a\r\nb\r\n", "\r\n"), ("a\rb\r", "\r"), ("a\nb\r\n", "mixed"), ("a", "\n")],
)
def test_line_ends(text: str, line_end: str) -> None:
    assert find_line_end(text) == line_end
