"""Rows → a CSV download that a spreadsheet opens as text, whatever a register's cells hold."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from flask import Response

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WORKBOOKS = {  # by the endings of their names
    ".xlsx": WORKBOOK,
    ".xlsm": "application/vnd.ms-excel.sheet.macroEnabled.12",
    ".xltx": "application/vnd.openxmlformats-officedocument.spreadsheetml.template",
    ".xltm": "application/vnd.ms-excel.template.macroEnabled.12",
}
FORMULA = ("=", "+", "-", "@", "\t", "\r")
NUMBER = re.compile(r"[+-]?\d[\d,]*(\.\d+)?")


def harmless(value: object) -> str:
    """A cell's text; what a spreadsheet would run as a formula gets an apostrophe before it.

    >>> harmless("=HYPERLINK(1)"), harmless("-12.50"), harmless(None), harmless("Grounds maintenance")
    ("'=HYPERLINK(1)", '-12.50', '', 'Grounds maintenance')
    """
    text = "" if value is None else str(value)
    if text.lstrip().startswith(FORMULA) and not NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def csv_download(name: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> Response:
    """The rows as a file; a byte order mark lets Excel read the pound signs."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return download(name, text.getvalue().encode("utf-8-sig"), "text/csv; charset=utf-8")


def download(name: str, data: bytes, mimetype: str) -> Response:
    """Bytes as a file to keep; names may hold any letter."""
    answer = Response(data, content_type=mimetype)
    plain = re.sub(r"[^A-Za-z0-9._ -]", "-", name)
    answer.headers["Content-Disposition"] = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
    return answer


def file_name(words: str, ending: str) -> str:
    """Words as a file name.

    >>> file_name("Housing: five boroughs/2027", "csv")
    'housing-five-boroughs-2027.csv'
    """
    return re.sub(r"[^a-z0-9]+", "-", words.casefold()).strip("-")[:80] + f".{ending}"
