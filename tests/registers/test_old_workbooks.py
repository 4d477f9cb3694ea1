"""Workbooks of older programs: Excel 97-2003, written by another library than the one that reads them."""

from __future__ import annotations

import datetime
import io
import resource
import struct
import warnings

import pytest

from planner.registers import RegisterFile, Unreadable, read_register, read_tables

HEADINGS = ["Contract Ref", "Title", "Supplier", "Start Date", "End Date", "Annual Value"]


@pytest.fixture(scope="module")
def register() -> RegisterFile:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the writer is older than this Python
        xlwt = pytest.importorskip("xlwt", reason="it writes the old format; scripts/test installs it")
        book = xlwt.Workbook()
        sheet = book.add_sheet("Register")
        day = xlwt.XFStyle()
        day.num_format_str = "DD/MM/YYYY"
        sheet.write(0, 0, "Contract register")
        for column, heading in enumerate(HEADINGS):
            sheet.write(2, column, heading)
        for row, reference in enumerate(("007", "B1"), start=3):
            sheet.write(row, 0, reference)
            sheet.write(row, 1, "Refuse collection")
            sheet.write(row, 2, "Acme Ltd")
            sheet.write(row, 3, datetime.date(2024, 4, 1), day)
            sheet.write(row, 4, datetime.date(2027, 3, 31), day)
            sheet.write(row, 5, 25000)
        book.add_sheet("Notes").write(0, 0, "About this file")
        out = io.BytesIO()
        book.save(out)
    return RegisterFile("register.xls", out.getvalue())


def test_the_table_of_an_old_workbook_is_read_as_it_stands(register: RegisterFile) -> None:
    (table,) = read_tables(register)
    assert (table.format, table.sheet, table.header_row) == ("xls", "Register", 3)
    assert table.header == tuple(HEADINGS)
    assert [column[0].as_py() for column in table.columns] == [
        *("007", "Refuse collection", "Acme Ltd", "2024-04-01", "2027-03-31", "25000")
    ]


def test_its_true_dates_are_days(register: RegisterFile) -> None:
    contracts = read_register(register, council="Kent County Council").contracts
    assert {contract.reference for contract in contracts} == {"007", "B1"}
    assert {contract.end for contract in contracts} == {datetime.date(2027, 3, 31)}


def test_one_of_its_sheets_is_read_by_name_or_the_names_are_said(register: RegisterFile) -> None:
    (notes,) = read_tables(register, "Notes")
    assert notes.sheet == "Notes"
    with pytest.raises(Unreadable, match=r"there is no sheet 'Minutes'; the sheets are 'Register', 'Notes'"):
        read_tables(register, "Minutes")


def test_sectors_that_follow_each_other_in_a_circle_are_refused_before_memory_is_gone(register: RegisterFile) -> None:
    """[MS-CFB] 2.3: the allocation table says which sector follows each; here the directory's is its own successor, and
    a reader that trusts it never ends."""
    data = bytearray(register.data)
    (directory,) = struct.unpack_from("<I", data, 48)  # [MS-CFB] 2.2: the first sector of the directory,
    (table,) = struct.unpack_from("<I", data, 76)  # and the first of the table
    struct.pack_into("<I", data, 512 * (table + 1) + 4 * directory, directory)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(Unreadable, match="point at each other without end"):
        read_tables(RegisterFile("register.xls", bytes(data)))
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 500_000


def test_a_cut_file_is_refused_with_what_to_do(register: RegisterFile) -> None:
    with pytest.raises(Unreadable, match="save the register as XLSX or CSV"):
        read_tables(RegisterFile("register.xls", register.data[:2000]))
