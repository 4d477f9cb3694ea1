"""A file to its tables: the one entry to reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.collecting import cycles_uncollected
from planner.registers.delimited import read_delimited
from planner.registers.errors import Unreadable
from planner.registers.formats import find_format
from planner.registers.region import Region, find_regions
from planner.registers.sheets import choose_tables
from planner.registers.table import RegisterFile, Table
from planner.registers.web_page import read_web_page
from planner.registers.workbook import read_sheets, uses_1904

if TYPE_CHECKING:
    from planner.registers.dialect import Dialect


def read_tables(file: RegisterFile, sheet: str | None = None) -> list[Table]:
    """The tables of a file, as read: one for a delimited file, one a sheet for a workbook of one layout.

    `sheet` names the sheet to read. Unreadable where no table can be read.
    """
    format_ = find_format(file)
    if format_ == "json":
        raise Unreadable(file.name, "this is JSON, which has no rows; it can be read as OCDS by check and plan")
    if format_ == "csv":
        return _read_text(file, sheet)
    if format_ == "html":
        return _read_page(file)
    date_1904 = format_ == "xlsx" and uses_1904(file.data)
    with cycles_uncollected():
        sheets = read_sheets(file, sheet)
    tables = [
        _table(file, format_, region, sheet=read.name, date_1904=date_1904)
        for read in sheets
        if read.visible or sheet is not None
        for region in find_regions(read.grid)
    ]
    if not any(table.columns for table in tables):
        raise Unreadable(file.name, "no sheet of the workbook has any cells; export it again and upload that")
    return tables if sheet is not None else choose_tables(tables)


def _read_page(file: RegisterFile) -> list[Table]:
    tables = [_table(file, "html", region) for grid in read_web_page(file.data) for region in find_regions(grid)]
    if not any(table.columns for table in tables):
        raise Unreadable(file.name, "this is a web page without a table; upload the register's own file")
    return choose_tables(tables)


def _read_text(file: RegisterFile, sheet: str | None) -> list[Table]:
    if sheet is not None:
        raise Unreadable(file.name, "this is no workbook and has no sheets; leave out the sheet")
    read = read_delimited(file)
    format_ = "tsv" if read.dialect.delimiter == "\t" else "csv"
    return [
        _table(file, format_, region, encoding=read.encoding, dialect=read.dialect)
        for region in find_regions(read.grid)
    ]


def _table(
    file: RegisterFile,
    format_: str,
    region: Region,
    *,
    sheet: str | None = None,
    encoding: str | None = None,
    dialect: Dialect | None = None,
    date_1904: bool = False,
) -> Table:
    return Table(
        file=file.name,
        format=format_,
        encoding=encoding,
        sheet=sheet,
        header=region.header,
        header_row=region.header_row,
        columns=region.columns,
        row_numbers=region.row_numbers,
        set_aside=region.set_aside,
        dialect=() if dialect is None else dialect.described(),
        date_1904=date_1904,
        shared=region.shared,
    )
