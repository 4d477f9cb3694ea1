"""Files to tables: real ones, arbitrary bytes, and what was written comes back."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.registers import RegisterFile, Unreadable, read_register, read_tables, strict

if TYPE_CHECKING:
    from pathlib import Path

    from planner.registers import Table

HEADER = ["Contract ref", "Title of contract", "Value"]


def rows_of(table: Table) -> list[list[str]]:
    return [list(row) for row in zip(*(column.to_pylist() for column in table.columns), strict=True)]


def only(data: bytes, name: str = "x.csv") -> Table:
    tables = read_tables(RegisterFile(name, data))
    assert len(tables) == 1
    return tables[0]


@settings(deadline=None, max_examples=150)
@given(st.one_of(st.binary(max_size=400), st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace"))))
def test_reading_arbitrary_bytes_gives_tables_or_a_refusal(data: bytes) -> None:
    try:
        tables = read_tables(RegisterFile("x.csv", data))
    except Unreadable:
        return
    for table in tables:
        assert all(len(column) == len(table.row_numbers) for column in table.columns)
        assert table.header is None or len(table.header) == len(table.columns)


PIECES = st.sampled_from(
    [",", ";", "\t", "|", '"', "'", "\n", "\r\n", "\r", "a", "B 7", "1.5", "2024-01-02", " ", "\\", "é"]
)


@settings(deadline=None, max_examples=150)
@given(st.lists(PIECES, max_size=80).map("".join))
def test_no_character_of_a_cell_is_lost(text: str) -> None:
    """Only quotes, separators, escapes, line ends and padding may be missing from what was read."""
    try:
        tables = read_tables(RegisterFile("x.csv", text.encode()))
    except Unreadable:
        return
    read = "".join(
        "".join([*(table.header or ()), *(cell for column in table.columns for cell in column.to_pylist())])
        + "".join(aside.text for aside in table.set_aside)
        for table in tables
    )
    for sign in "aBé":
        assert read.count(sign) == text.count(sign)


words = st.text(alphabet=st.sampled_from("abcdefgh ijk,;|'\"\n£é"), min_size=1, max_size=20).map(str.strip).filter(bool)
records = st.lists(
    st.tuples(st.integers(1, 99999).map(str), words, st.integers(0, 9999).map(str)), min_size=8, max_size=20
)


@settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.too_slow])
@given(
    records,
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_what_is_written_by_the_rules_is_read_back_the_same(
    rows: list[tuple[str, str, str]], delimiter: str, line_end: str, encoding: str
) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=line_end, quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(HEADER)
    writer.writerows(rows)
    table = only(out.getvalue().encode(encoding))
    assert list(table.header or ()) == HEADER
    assert rows_of(table) == [list(row) for row in rows]


def test_rows_are_numbered_as_a_spreadsheet_shows_them() -> None:
    table = only(b'Report\n\nRef,Note,Sum\n1,"two\nlines",5\n\n2,x,6\nTotal,,11\n')
    assert table.header == ("Ref", "Note", "Sum")
    assert table.header_row == 3
    assert table.row_numbers.tolist() == [4, 6]
    assert [(aside.row, aside.why) for aside in table.set_aside] == [(1, "above the header"), (7, "a total")]


def test_text_comes_out_as_it_went_in() -> None:
    table = only(b"Company,Number,When,Sum\n Acme ,00007919,01/02/03,1e5\nB,000123,2/3/04,-0\n")
    assert rows_of(table) == [[" Acme ", "00007919", "01/02/03", "1e5"], ["B", "000123", "2/3/04", "-0"]]


def test_a_short_record_is_filled_up_and_a_long_one_keeps_its_surplus() -> None:
    table = only(b"Ref,Title,Sum\n1,a b,5\n2,c d\n3,e f,7,see note\n4,g h,8\n")
    assert table.header == ("Ref", "Title", "Sum", "")
    assert rows_of(table)[1:3] == [["2", "c d", "", ""], ["3", "e f", "7", "see note"]]


def test_a_file_without_header_says_so() -> None:
    table = only(b"1,2021-01-02,5.5\n2,2021-01-03,6.5\n3,2021-01-04,7.5\n")
    assert table.header is None
    assert table.header_row is None
    assert len(table.row_numbers) == 3


def test_how_a_file_was_read_is_told() -> None:
    table = only("Ref;Titel;Summe\r\n1;Käse;5,50\r\n2;Öl;6,70\r\n".encode("cp1252"))
    assert table.encoding == "cp1252"
    assert dict(table.dialect) == {"delimiter": ";", "quote": "", "escape": "", "line_end": "\r\n"}


def test_two_tables_in_one_file_are_two() -> None:
    first, second = read_tables(
        RegisterFile("x.csv", b"Ref,Title,Sum\n1,a,5\n2,b,6\n3,c,7\n\nCode,Meaning\n1,low\n2,mid\n3,high\n")
    )
    assert first.header == ("Ref", "Title", "Sum")
    assert second.header == ("Code", "Meaning")
    assert second.header_row == 6


EXPECTED_LAYOUTS = {
    "August-23-csv.csv": (2, 606, "cp1252"),
    "1710.csv": (1, 195, "cp850"),
    "1806.csv": (1, 241, "cp1252"),
    "February-2025-csv.csv": (1, 905, "cp1252"),
}


@pytest.mark.parametrize("name", EXPECTED_LAYOUTS)
def test_the_layout_faults_of_finance_teams_are_read(shared_data: Path, name: str) -> None:
    path = shared_data / "layouts" / name
    table = only(path.read_bytes(), name)
    assert (table.header_row, len(table.row_numbers), table.encoding) == EXPECTED_LAYOUTS[name]
    assert any("Amount" in cell and "\ufffd" not in cell for cell in table.header or ())


def test_month_sheets_of_one_layout_are_joined(shared_data: Path) -> None:
    path = shared_data / "layouts" / "pcc-2023-24.xlsx"
    tables = read_tables(RegisterFile(path.name, path.read_bytes()))
    assert [table.sheet for table in tables][:3] == ["Apr", "May", "Jun"]
    assert len(tables) == 12
    assert all((table.header or ("",))[0] == "* Expenditure Category" for table in tables)


def test_every_real_register_has_its_header_on_the_first_row(shared_data: Path) -> None:
    for path in sorted((shared_data / "registers").glob("*/*.csv")):
        table = only(path.read_bytes(), path.name)
        assert table.header_row == 1, path.name
        assert not table.set_aside, path.name
        assert dict(table.dialect)["delimiter"] == ",", path.name
        assert len(table.columns) == path.read_bytes().split(b"\n")[0].split(b"\r")[0].count(b",") + 1, path.name


@pytest.mark.parametrize("notes", [False, True])
def test_a_file_read_in_many_pieces_gives_what_one_piece_gives(monkeypatch: pytest.MonkeyPatch, notes: bool) -> None:
    lines = [f"C{number},Care {number % 7},{number % 28 + 1:02}/03/2027,{number * 10}" for number in range(3000)]
    if notes:
        lines = ["Register of contracts,,,", ",,,", *lines[:2000], ",,,", *lines[2000:], "Total,,,44985000"]
    lines.insert(2 if notes else 0, "Reference,Title,End date,Value")
    file = RegisterFile("kent.csv", "\n".join(lines).encode())
    whole, reading = read_tables(file), read_register(file)
    monkeypatch.setattr(strict, "_BLOCK", 1 << 12)
    pieces = read_tables(file)
    assert notes or pieces[0].columns[0].num_chunks > 5
    assert [column.to_pylist() for column in pieces[0].columns] == [column.to_pylist() for column in whole[0].columns]
    assert pieces[0].row_numbers.tolist() == whole[0].row_numbers.tolist()
    assert pieces[0].set_aside == whole[0].set_aside
    assert len(pieces[0].row_numbers) == 3000
    assert read_register(file) == reading


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_quotes_that_come_late_in_a_long_file_are_quotes(mark: str) -> None:
    plain = "".join(f"{number},Road works,{number * 3}\n" for number in range(12_000))
    late = '12000,"Bins, ""big""",1\n12001,"Lifts",2\n'
    rows = rows_of(only(f"{mark}{','.join(HEADER)}\n{plain}{late}".encode()))
    assert rows[-2:] == [["12000", 'Bins, "big"', "1"], ["12001", "Lifts", "2"]]


def test_late_quotes_without_a_delimiter_inside_are_quotes_too() -> None:
    plain = "".join(f"{number},Road works,{number * 3}\n" for number in range(12_000))
    rows = rows_of(only(f'{",".join(HEADER)}\n{plain}12000,"Lifts",2\n'.encode()))
    assert rows[-1] == ["12000", "Lifts", "2"]
