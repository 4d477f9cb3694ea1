"""The sample registers: always the same for a day, never stale, in every layout, with every fault."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, timedelta
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner import samples
from planner.samples import story
from planner.samples.faults import FAULTS
from planner.samples.layouts import contracts_finder

if TYPE_CHECKING:
    from planner.samples import SampleFile

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def files() -> dict[str, SampleFile]:
    return {file.layout: file for file in samples.generate(TODAY)}


def test_the_same_day_and_seed_give_the_same_bytes() -> None:
    once, again = samples.generate(TODAY), samples.generate(TODAY)
    assert once == again
    assert [file.data for file in samples.generate(TODAY, seed=1)] != [file.data for file in once]


def test_some_400_contracts_of_nine_councils_in_nine_layouts(files: dict[str, SampleFile]) -> None:
    assert len(files) == len({file.council for file in files.values()}) == 9
    assert 400 <= sum(file.contracts for file in files.values()) <= 450


def test_every_fault_is_somewhere_and_every_place_is_named(files: dict[str, SampleFile]) -> None:
    found = {key for file in files.values() for key in file.faults}
    assert found == FAULTS.keys() | {"several buyers", "duration in place of an end"}
    assert all(references for file in files.values() for references in file.faults.values())


def test_text_layouts_are_encoded_as_their_councils_would(files: dict[str, SampleFile]) -> None:
    assert files["lga_csv"].data.startswith(b"\xef\xbb\xbfOrganisation name,")
    with pytest.raises(UnicodeDecodeError):
        files["transparency_csv"].data.decode("utf-8")
    assert "(£)" in files["transparency_csv"].data.decode("cp1252").splitlines()[3]
    assert files["utf16_tsv"].data.decode("utf-16").count("\t") > 400
    assert b"\n" not in files["quarterly_csv"].data
    assert files["semicolon"].data.decode().splitlines()[0].count(";") == 9


def test_the_workbooks_have_titles_two_sheets_and_serial_numbers(files: dict[str, SampleFile]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(files["two_sheets"].data))
    assert book.sheetnames == ["Corporate", "Services"]
    for sheet in book:
        assert str(sheet["A1"].value).startswith("London Borough of Saltbourne")
        assert sheet["A4"].value == "Organisation"
    (sheet,) = openpyxl.load_workbook(io.BytesIO(files["starred_xlsx"].data))
    ends = [row[6] for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert sum(isinstance(end, int) for end in ends) >= 5


def test_the_export_has_its_43_columns_and_every_status(files: dict[str, SampleFile]) -> None:
    rows = list(csv.DictReader(io.StringIO(files["contracts_finder"].data.decode(), newline="")))
    assert len(contracts_finder.COLUMNS) == len(rows[0]) == 43
    assert {row["Status"] for row in rows} == {"Awarded", "Open", "Planned"}
    awarded = [row for row in rows if row["Contract end date"]]
    assert any(row["End Date"] != row["Contract end date"] for row in awarded)


def test_no_notice_is_published_and_no_contract_awarded_in_the_future(files: dict[str, SampleFile]) -> None:
    rows = list(csv.DictReader(io.StringIO(files["contracts_finder"].data.decode(), newline="")))
    assert max(row["Published Date"] for row in rows) < TODAY.isoformat()
    starts = [row["Contract start date"].split("/") for row in rows if row["Contract start date"]]
    usual = [date(int(year), int(month), int(day)) <= TODAY for day, month, year in starts]
    assert usual.count(False) <= 1  # the one whose start equals its end
    package = json.loads(files["ocds"].data)
    assert max(release["date"] for release in package["releases"]) < TODAY.isoformat()


def test_the_releases_are_a_package_with_durations_and_several_buyers(files: dict[str, SampleFile]) -> None:
    package = json.loads(files["ocds"].data)
    awards = [award for release in package["releases"] for award in release.get("awards", ())]
    assert sum("durationInDays" in award["contractPeriod"] for award in awards) == len(
        files["ocds"].faults["duration in place of an end"]
    )
    assert sum(len(release["parties"]) == 3 for release in package["releases"]) == 2


def test_every_contact_is_made_up_at_a_reserved_host(files: dict[str, SampleFile]) -> None:
    text = files["quarterly_csv"].data.decode()
    assert text.count("@calderwick.example.org") == text.count("@") >= files["quarterly_csv"].contracts


@settings(max_examples=40)
@given(st.dates(date(2024, 1, 1), date(2040, 12, 31)))
def test_the_five_housing_systems_end_in_one_quarter_34_months_or_more_ahead(today: date) -> None:
    first, last = story.quarter(today)
    assert (first.month % 3, first.day) == (1, 1)
    assert (last + timedelta(days=1)).month % 3 == 1
    assert (first - today).days >= 34 * 30
    assert (last - today).days <= 41 * 31


@settings(max_examples=5, deadline=None)
@given(st.dates(date(2025, 1, 1), date(2035, 12, 31)))
def test_the_registers_never_go_stale(today: date) -> None:
    files = {file.layout: file for file in samples.generate(today)}
    rows = list(csv.DictReader(io.StringIO(files["semicolon"].data.decode(), newline=""), delimiter=";"))
    years = [2000 + int(row["Expiry date"][-2:]) for row in rows if row["Expiry date"][-3:-2] == "-"]
    assert sum(year >= today.year for year in years) > len(years) * 0.8
