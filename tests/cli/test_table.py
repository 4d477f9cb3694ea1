"""`planner table`: the table as read, as plain CSV."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from planner.cli.table import command

if TYPE_CHECKING:
    from pathlib import Path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments])


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "register.csv"
    path.write_bytes('Title page\r\n\r\nRef;Name;Sum\r\n1;Café, old;007\r\n2;B "x";8\r\nTotal;;15\r\n'.encode("cp1252"))
    return path


def test_the_table_goes_to_stdout_as_plain_csv(register: Path) -> None:
    result = run(register)
    assert result.exit_code == 0
    assert list(csv.reader(io.StringIO(result.stdout))) == [
        ["Ref", "Name", "Sum"],
        ["1", "Café, old", "007"],
        ["2", 'B "x"', "8"],
    ]


def test_several_files_go_to_a_folder_and_a_bad_one_does_not_stop_them(register: Path, tmp_path: Path) -> None:
    (tmp_path / "picture.csv").write_bytes(b"\x89PNG\r\n\x1a\n")
    result = run(tmp_path / "picture.csv", register, "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert "picture.csv: this is a picture" in result.stderr
    assert result.stdout == ""
    assert (tmp_path / "out" / "register.csv.csv").read_text(encoding="utf-8").startswith("Ref,Name,Sum\n")


def test_two_files_of_one_name_do_not_overwrite_each_other(register: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / register.name
    other.parent.mkdir()
    other.write_text("a,b\n1,2\n")
    result = run(register, other, "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert str(other) in result.stderr
    assert "Café" in (tmp_path / "out" / "register.csv.csv").read_text(encoding="utf-8")


def test_several_files_without_a_folder_are_wrong_usage(register: Path) -> None:
    assert run(register, register).exit_code == 2


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    result = run(tmp_path / "none.csv")
    assert result.exit_code == 1
    assert "none.csv" in result.stderr


def test_a_file_without_header_is_written_without_one(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("1,2021-01-02,5\n2,2021-01-03,6\n3,2021-01-04,7\n")
    assert run(tmp_path / "x.csv").stdout == "1,2021-01-02,5\n2,2021-01-03,6\n3,2021-01-04,7\n"


def test_surplus_cells_stand_in_their_own_rows_alone(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("Ref,Title,Sum\n1,a b,5\n2,c d,6,see note\n3,e f,7\n4,g h,8\n5,i j,9\n6,k l,4\n")
    assert run(tmp_path / "x.csv").stdout.splitlines()[:3] == ["Ref,Title,Sum", "1,a b,5", "2,c d,6,see note"]


def test_a_return_within_a_cell_comes_back(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_bytes(b'Ref,Title,Sum\n1,"a\rb",5\n2,c d,6\n3,e f,7\n')
    assert (CliRunner().invoke(command, [str(tmp_path / "x.csv")])).stdout_bytes == (tmp_path / "x.csv").read_bytes()
