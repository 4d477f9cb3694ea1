"""What is set aside from a table, and why; several tables in one sheet."""

from __future__ import annotations

import pytest

from planner.registers import RegisterFile, read_tables

HEAD = "Ref,Title,Units,Value\n"
BODY = "".join(f"A{number},Road works {number},{number * 7},{number * 100}\n" for number in range(1, 7))


def aside(text: str) -> list[tuple[int, str]]:
    (table,) = read_tables(RegisterFile("x.csv", text.encode()))
    assert table.header == ("Ref", "Title", "Units", "Value")
    assert len(table.row_numbers) == 6
    return [(row.row, row.why) for row in table.set_aside]


@pytest.mark.parametrize(
    "total",
    [
        "Total,,147,2100\n",
        ",,,2100\n",
        "Grand total,,,2100\n",
        ",Total:,147,2100\n",
        "\n,,,2100\n",
        "Insgesamt,,147,2100\n",
    ],
)
def test_totals_at_the_end_are_no_data(total: str) -> None:
    assert [why for _, why in aside(HEAD + BODY + total)] == ["a total"]


@pytest.mark.parametrize(
    "note",
    [
        "Source: annual return\n",
        "\nNotes:\n1. Provisional.\n",
        "* estimate,,,\n",
        "Report generated on 01/02/2020\n",
        "Quelle: Amt, 2020\n",
        ",Fuente: INE,,\n",
    ],
)
def test_notes_at_the_end_are_no_data(note: str) -> None:
    assert {why for _, why in aside(HEAD + BODY + note)} == {"a note below the data"}


@pytest.mark.parametrize(
    "line", ["1,2,3,4\n", "(1),(2),(3),(4)\n", "A,B,C,D\n", "text,text,int,int\n", "5s,20s,8n,8n\n"]
)
def test_what_numbers_or_types_the_columns_is_no_data(line: str) -> None:
    assert aside(HEAD + line + BODY) == [(2, "numbers or types of the columns")]


@pytest.mark.parametrize("first", ["1,2,3\n", "1,1,2\n", "A,B,C\n"])
def test_a_first_record_that_happens_to_count_is_data(first: str) -> None:
    rest = "X,Y,Z\n" * 4 if first.startswith("A") else "4,5,6\n7,8,9\n2,2,2\n"
    (table,) = read_tables(RegisterFile("x.csv", f"one,two,three\n{first}{rest}".encode()))
    assert table.row_numbers[0] == 2


def test_a_repeated_header_is_no_data() -> None:
    assert aside(HEAD + BODY[:60] + BODY[60:].split("\n", 1)[0] + "\n" + HEAD + BODY[60:].split("\n", 1)[1]) == [
        (BODY[:60].count("\n") + 3, "the header again")
    ]


def test_titles_that_come_again_with_the_header_are_no_data() -> None:
    lines = BODY.splitlines(keepends=True)
    page = "Payroll,,,\nPage {},,,\n" + HEAD
    text = page.format(1) + "".join(lines[:3]) + page.format(2) + "".join(lines[3:])
    assert [row for row, _ in aside(text)] == [1, 2, 7, 8, 9]


def test_a_long_table_with_a_rhythm_of_its_own_keeps_its_records() -> None:
    pages = "1,2,3\nPayroll,,\nName,Hours,Pay\n" * 3000
    (table,) = read_tables(RegisterFile("x.csv", f"Payroll,,\nName,Hours,Pay\n{pages}".encode()))
    assert (table.header, table.header_row, len(table.row_numbers)) == (("Name", "Hours", "Pay"), 2, 3000)


def test_drawn_lines_above_and_below_the_data_are_no_data() -> None:
    assert {why for _, why in aside(HEAD + "---,---,---,---\n" + BODY + "---,---,---,---\n")} == {"a drawn line"}


def test_a_heading_of_a_group_is_data() -> None:
    (table,) = read_tables(
        RegisterFile("x.csv", b"Area,Men,Women\nNorth,,\nDurham,10,11\nSouth,,\nKent,8,9\nDevon,7,6\n")
    )
    assert len(table.row_numbers) == 5


def test_empty_columns_are_left_out_and_named_ones_stay() -> None:
    (table,) = read_tables(RegisterFile("x.csv", b"Ref,,Title,Note,,\n1,,a b,,,\n2,,c d,,,\n3,,e f,,,\n"))
    assert table.header == ("Ref", "Title", "Note")
