"""Fuzz the reader of workbooks (XLSX, ODS, XLS): damaged files, and parts damaged behind the zip's own checks."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from tests.soak.driver import Entry, mutated, run
from tests.soak.fuzz_table import try_one

if TYPE_CHECKING:
    import random

ROWS = (("Title", "End", "Value"), ("Lifts", "2027-03-31", 12.5), ("Doors", "2028-03-31", 3))


def seeds() -> dict[str, bytes]:
    """One small register in each kind of workbook."""
    return {"xlsx": xlsx(), "ods": ods(), "xls": xls()}


def xlsx() -> bytes:
    """The rows as Excel keeps them since 2007."""
    from openpyxl import Workbook

    book, out = Workbook(), io.BytesIO()
    for row in ROWS:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


def xls() -> bytes:
    """The rows as Excel kept them from 1997 to 2003."""
    import xlwt

    book, out = xlwt.Workbook(), io.BytesIO()
    sheet = book.add_sheet("Register")
    for number, row in enumerate(ROWS):
        for place, cell in enumerate(row):
            sheet.write(number, place, cell)
    book.save(out)
    return out.getvalue()


def ods() -> bytes:
    """The rows as LibreOffice keeps them, in the three parts without which it is no OpenDocument sheet."""
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>' for cell in row
        )
        + "</table:table-row>"
        for row in ROWS
    )
    names = "urn:oasis:names:tc:opendocument:xmlns:"
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{names}office:1.0"'
        f' xmlns:table="{names}table:1.0" xmlns:text="{names}text:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="Register">{cells}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        f'<?xml version="1.0"?><manifest:manifest xmlns:manifest="{names}manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("mimetype", kind)
        packed.writestr("content.xml", content)
        packed.writestr("META-INF/manifest.xml", manifest)
    return out.getvalue()


def damaged(data: bytes, rng: random.Random) -> bytes:
    """Mostly one part of the package changed and packed again; else, or where it is no package, its bytes."""
    if rng.random() < 0.2:
        return mutated(data, rng)
    out = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
            parts = {name: old.read(name) for name in old.namelist()}
            victim = rng.choice(sorted(parts))
            for name, part in parts.items():
                new.writestr(name, mutated(part, rng) if name == victim else part)
    except Exception:  # what was damaged before need not be a package any more
        return mutated(data, rng)
    return out.getvalue()


def try_workbook(data: bytes) -> None:
    """Read `data` under a name without an ending: what a file is, its bytes say."""
    try_one(data, "fuzz")


if __name__ == "__main__":
    run(Entry("workbook", seeds(), try_workbook, mutate=damaged, own_mutations=True))
