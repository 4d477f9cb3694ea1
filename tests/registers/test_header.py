"""Which row is the header, by contrast with what stands below it."""

from __future__ import annotations

import pytest

from planner.registers import RegisterFile, read_tables

BODY = "A1,Road works,01/04/2024,100\nA2,Bins,01/05/2024,250\nA3,Lifts,01/06/2024,75\n"


def read(text: str) -> tuple[tuple[str, ...] | None, int | None, int]:
    table = read_tables(RegisterFile("x.csv", text.encode()))[0]
    return table.header, table.header_row, len(table.row_numbers)


@pytest.mark.parametrize(
    ("above", "row"),
    [
        ("", 1),
        ("Contracts register,,,\n,,,\n", 3),
        ("Contracts register\nJuly 2024\n\n", 4),
        ("Council:,Anytown,,\nAs at:,01/07/2024,,\n\n", 4),
        ("# export 3\n", 2),
    ],
)
def test_titles_above_the_header_are_no_header(above: str, row: int) -> None:
    assert read(f"{above}Ref,Title,Start,Value\n{BODY}") == (("Ref", "Title", "Start", "Value"), row, 3)


def test_data_without_headings_have_no_header() -> None:
    assert read(BODY) == (None, None, 3)


def test_two_rows_with_merged_cells_make_one_header() -> None:
    header, row, rows = read(f"Contract,,Terms,\nRef,Title,Start,Value\n{BODY}")
    assert (row, rows) == (2, 3)
    assert header == ("Contract Ref", "Contract Title", "Terms Start", "Terms Value")


def test_columns_named_in_the_upper_row_alone_keep_their_own_names() -> None:
    header, row, rows = read(f"Ref,Title,Terms,\n,,Start,Value\n{BODY}")
    assert (header, row, rows) == (("Ref", "Title", "Terms Start", "Terms Value"), 2, 3)


def test_headings_broken_over_three_rows_are_one_header() -> None:
    text = "Local,Number of,Rank\narea,thefts,in\nname,recorded,England\nAdur,3012,120\nArun,8801,99\nWare,990,31\n"
    assert read(text)[0] == ("Local area name", "Number of thefts recorded", "Rank in England")


def test_a_title_over_one_column_alone_is_no_heading() -> None:
    assert read("Polling stations,,\n,,\nStation,,\nVillage Hall,,\nScout Hut,,\nLibrary,,\n")[:2] == (("Station",), 3)


def test_units_under_the_headings_belong_to_them() -> None:
    assert read("Time,Voltage,Current\n(s),(V),(A)\n0.1,1.2,3\n0.2,1.3,4\n0.3,1.4,5\n")[0] == (
        "Time (s)",
        "Voltage (V)",
        "Current (A)",
    )


def test_a_header_may_stand_at_the_bottom() -> None:
    assert read(f"{BODY}Ref,Title,Start,Value\n") == (("Ref", "Title", "Start", "Value"), 4, 3)


@pytest.mark.parametrize("head", ["Area,2001,2011,2021", "Site,01/01/2020,02/01/2020,03/01/2020", "Hour,0,1,2"])
def test_years_dates_and_series_can_be_headings_of_numbers(head: str) -> None:
    body = "".join(f"Town {name},{number},{number + 7},{number * 3}\n" for number, name in enumerate("abcdefg", 512))
    expected = 8 if head.startswith("Hour") else 7
    header, _, rows = read(
        f"{head}{',3' * (expected == 8)}\n" + (body.replace("\n", ",77\n") if expected == 8 else body)
    )
    assert header is not None
    assert header[0] == head.split(",", maxsplit=1)[0]
    assert rows == 7


def test_words_over_words_are_a_header_unless_they_come_again() -> None:
    assert read("Name,Role\nAnn Lee,Clerk\nBo Day,Boss\n")[0] == ("Name", "Role")
    assert read("Yes,No,Yes\nNo,No,Yes\nYes,Yes,No\nNo,Yes,No\n")[0] is None


def test_a_header_may_lack_names() -> None:
    header = read("Ref,,Start,Value\n" + BODY)[0]
    assert header == ("Ref", "", "Start", "Value")


def test_row_names_have_no_heading() -> None:
    assert read("mpg,cyl\nMazda,21,6\nDatsun,22.8,4\nHornet,21.4,6\n")[0] == ("", "mpg", "cyl")


def test_a_missing_value_in_the_first_record_does_not_make_it_a_header() -> None:
    assert read("Country,Rate,Share\nFrance,n/a,..\nSpain,1.5,2\nItaly,2.5,3\n")[:2] == (
        ("Country", "Rate", "Share"),
        1,
    )


def test_a_file_of_one_row_is_a_header_if_it_is_of_words() -> None:
    assert read("Ref,Title,Start\n") == (("Ref", "Title", "Start"), 1, 0)
    assert read("17,3.5,2020-01-01\n") == (None, None, 1)
