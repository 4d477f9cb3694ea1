import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from planner.registers import RegisterFile, cleaned_csv, cleaned_workbook, read_register

EXAMPLES = Path(__file__).parents[1] / "examples"
KEPT = [
    "reference",
    "title",
    "council",
    "supplier",
    "suppliers",
    "supplier_number",
    "start",
    "initial_end",
    "end",
    "latest_end",
    "end_kind",
    "extensions",
    "value",
    "annual_value",
    "cpv",
    "sme",
    "vcse",
    "notice_days",
    "review",
    "system",
    "department",
    "category",
    "stage",
]


def read(data, name="kent register.csv"):
    return read_register(RegisterFile(name, data))


def registers():
    for folder in sorted(EXAMPLES.iterdir()):
        for path in folder.glob("register.*"):
            yield pytest.param(path, id=folder.name)


@pytest.mark.parametrize("path", list(registers()))
@pytest.mark.parametrize("write", [cleaned_csv, cleaned_workbook])
def test_a_cleaned_register_reads_back_as_the_same_contracts(path, write):
    first = read_register(RegisterFile(path.name, path.read_bytes()), council="Northmoor County Council")
    again = read(write(first), "clean.csv" if write is cleaned_csv else "clean.xlsx")
    for before, after in zip(first.contracts, again.contracts, strict=True):
        for name in KEPT:
            assert getattr(after, name) == getattr(before, name), (before.reference, name)


def test_dates_and_amounts_of_the_workbook_are_true_ones():
    text = 'Reference,Title,Start,End date,Value\nC1,Care,01/04/2024,31/03/2027,"£300,000"\n'
    sheet = load_workbook(io.BytesIO(cleaned_workbook(read(text.encode())))).active
    header = [cell.value for cell in sheet[1]]
    row = dict(zip(header, [cell.value for cell in sheet[2]], strict=True))
    assert row["End date"].date() == date(2027, 3, 31)
    assert row["Contract value"] == 300000


def test_no_cell_becomes_a_formula():
    reading = read(b"Title,End date\nCare,31/03/2027\n")
    nasty = replace(reading, contracts=(replace(reading.contracts[0], title='=HYPERLINK("http://x")'),))
    sheet = load_workbook(io.BytesIO(cleaned_workbook(nasty))).active
    assert [cell.data_type for cell in sheet[2] if cell.value and "HYPERLINK" in str(cell.value)] == ["s"]
    rows = list(csv.DictReader(io.StringIO(cleaned_csv(nasty).decode("utf-8-sig"))))
    assert rows[0]["Title of the Agreement"].startswith("'=")
