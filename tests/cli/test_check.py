import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from planner.cli.check import command
from planner.model import PlannerError
from tests.registers.marked import workbooks

REGISTER = "Reference,Title,Start date,End date\nC1,Care,01/04/2024,31/03/2027\nC2,Meals,13/05/2024,31/12/9999\n"
TODAY = ["--today", "2026-11-22"]


@pytest.fixture
def register(tmp_path):
    path = tmp_path / "kent county council.csv"
    path.write_text(REGISTER)
    return path


def run(*arguments):
    return CliRunner().invoke(command, [*map(str, arguments), *TODAY], catch_exceptions=False)


def test_json_has_every_part_of_the_interface(register):
    found = json.loads(run(register, "--json").stdout)
    assert list(found) == [
        *("file", "format", "encoding", "sheets", "columns", "date_order", "counts", "contracts", "issues"),
    ]
    assert found["counts"] == {"rows": 2, "contracts": 2, "issues": 1}
    assert found["columns"]["end"] == "End date"
    assert found["date_order"]["End date"] == {"order": "dmy", "proof": [2, 3]}
    assert found["contracts"][0]["sources"] == [{"file": "kent county council.csv", "sheet": None, "row": 2}]
    assert found["issues"][0] | {"message": ""} == {
        "file": "kent county council.csv",
        "sheet": None,
        "row": 3,
        "column": "End date",
        "kind": "sentinel-date",
        "value": "31/12/9999",
        "message": "",
        "severity": "warning",
    }


def test_the_text_says_how_it_was_read_what_is_usable_and_what_to_fix_first(register):
    text = run(register).stdout.replace("\u00a0", " ")
    assert "2 data rows, header in row 1" in text
    assert "day/month/year, proved by row" in text
    assert "2 contracts, 1 with a usable end (50%)" in text
    assert "Fix first" in text
    assert "row 3, ‘End date’, holds ‘31/12/9999’" in text


def test_a_mapping_may_be_what_json_printed_before(register, tmp_path):
    mapping = tmp_path / "mapping.json"
    mapping.write_text(json.dumps({"columns": {"end": "Start date", "start": "End date"}}))
    found = json.loads(run(register, "--mapping", mapping, "--json").stdout)
    assert found["columns"]["end"] == "Start date"


def test_a_mapping_that_is_none_is_refused_in_words(register, tmp_path):
    mapping = tmp_path / "mapping.json"
    mapping.write_text("[1, 2]")
    with pytest.raises(PlannerError, match="field to heading"):
        run(register, "--mapping", mapping)


def test_a_mapping_of_an_unknown_field_is_refused_and_a_missing_heading_is_said(register, tmp_path):
    mapping = tmp_path / "mapping.json"
    mapping.write_text(json.dumps({"ends": "End date"}))
    with pytest.raises(PlannerError, match="there is no field ‘ends’"):
        run(register, "--mapping", mapping)
    mapping.write_text(json.dumps({"end": "Expires"}))
    found = run(register, "--mapping", mapping, "--json")
    assert json.loads(found.stdout)["columns"]["end"] == "End date"
    assert "no column ‘Expires’" in found.stderr


def test_cleaned_and_marked_files_are_written(register, tmp_path):
    run(register, "--cleaned", tmp_path / "c.csv", "--marked", tmp_path / "m.xlsx")
    assert "Title of the Agreement" in (tmp_path / "c.csv").read_text(encoding="utf-8-sig")
    assert load_workbook(tmp_path / "m.xlsx").worksheets[0]["D3"].comment is not None


def test_a_marked_copy_with_macros_is_named_for_them(tmp_path):
    path = tmp_path / "kent.xlsm"
    path.write_bytes(workbooks.everything())
    assert "Add --marked FILE.xlsm to get" in run(path).stdout
    with pytest.raises(PlannerError, match=r"m\.xlsx: Excel opens .* ending \.xlsm alone; name it m\.xlsm\."):
        run(path, "--marked", tmp_path / "m.xlsx")
    assert not (tmp_path / "m.xlsx").exists()
    run(path, "--marked", tmp_path / "m.xlsm")
    kept = workbooks.parts((tmp_path / "m.xlsm").read_bytes())
    assert kept["xl/vbaProject.bin"] == workbooks.parts(path.read_bytes())["xl/vbaProject.bin"]


@pytest.mark.parametrize(("option", "name"), [("--cleaned", "c.doc"), ("--marked", "m.csv")])
def test_a_file_of_another_kind_is_wrong_usage(register, option, name):
    assert run(register, option, Path(name)).exit_code == 2


def test_what_cannot_be_read_is_refused(tmp_path):
    path = tmp_path / "picture.csv"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    with pytest.raises(PlannerError, match=r"picture\.csv"):
        run(path)


def text_of(path):
    """The report in one line, wherever it was broken."""
    return " ".join(run(path).stdout.split())


def test_no_line_is_wider_than_a_terminal_and_no_field_is_named_as_a_machine_does(tmp_path):
    heading = "Supplier [Name|Address|Ref type|Ref Number|Is SME|Is VCSE]"
    row = "Care for adults,[Ash Ltd|1 Road||||],31/03/2029,a@b.uk\n"
    path = tmp_path / "kent.csv"
    path.write_text(f"Ref,Title,{heading},Last extension date,Contact Email\nC1,{row}C2,{row}C3,{row}")
    assert max(map(len, run(path).stdout.splitlines())) <= 80
    text = text_of(path)
    assert "Latest end, all options used" in text
    assert "latest_end" not in text
    assert "suppliers packed" not in text
    assert "Dropped, because they name people or how to reach them: ‘Contact Email’." in text


def test_dates_are_written_out_and_every_row_is_accounted_for(tmp_path):
    path = tmp_path / "kent.csv"
    path.write_text(
        "Ref,Title,Start date,End date,Status\nC1,Care,01/04/2024,31/03/2027,\nC2,Gone,,31/03/2027,Withdrawn\n"
    )
    text = text_of(path)
    assert "1 of them ends on or after 22 November 2026" in text
    assert "1 row is among them; 1 that gave no contract is named below." in text
    assert "2026-11-22" not in text


def test_a_file_of_no_contract_says_so(tmp_path):
    path = tmp_path / "kent.csv"
    path.write_text("Payment date,Supplier,Net Amount\n01/04/2024,Ash Ltd,500\n")
    text = text_of(path)
    assert "No contract could be read from this file." in text
    assert "This is a list of payments, not of contracts" in text
