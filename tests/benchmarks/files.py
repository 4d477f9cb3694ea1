"""Made-up registers as files for benchmarks: 20 columns and some 350 bytes a row, the same for the same size."""

from __future__ import annotations

import csv
import io
import random
from datetime import date, timedelta

WORDS = [
    "grass",
    "cutting",
    "housing",
    "repairs",
    "system",
    "catering",
    "cleaning",
    "waste",
    "highways",
    "lighting",
    "software",
    "payroll",
    "care",
]
HEADER = [
    "Contract reference",
    "Contract title",
    "Description",
    "Directorate",
    "Supplier",
    "Supplier company number",
    "Contract start date",
    "Contract end date",
    "Review date",
    "Extension options",
    "Contract value (£)",
    "Annual value (£)",
    "CPV code",
    "SME",
    "VCSE",
    "Category",
    "Procurement route",
    "Status",
    "Notice period",
    "Council",
]
DATES = ("Contract start date", "Contract end date", "Review date")


def made(rows: int) -> bytes:
    """A clean register in UTF-8 (ASCII, as it happens)."""
    chance = random.Random(rows)
    titles = [" ".join(chance.choices(WORDS, k=4)) for _ in range(5000)]
    prose = [" ".join(chance.choices(WORDS, k=18)) for _ in range(20_000)]
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEADER)
    for number in range(rows):
        start = date(2016, 1, 1) + timedelta(days=chance.randrange(3650))
        years = chance.randint(1, 5)
        end = date(start.year + years, 3, 31) if chance.random() < 0.3 else start + timedelta(days=365 * years)
        value = chance.randrange(5000, 5_000_000)
        writer.writerow(
            [
                *(f"C{number:07}", chance.choice(titles), chance.choice(prose), "Place"),
                *(f"Supplier {number % 20000} Ltd", f"{chance.randrange(10**8):08}"),
                *(f"{start:%d/%m/%Y}", f"{end:%d/%m/%Y}", f"{end:%d/%m/%Y}"),
                *(chance.choice(["", "2 x 12 months", "1+1", "24 months"]), value, value // years, "90610000"),
                *(chance.choice("YN"), chance.choice("YN"), "Environment", "Open", "Live", "3 months"),
                chance.choice(["Kent County Council", "Essex County Council", "Leeds City Council"]),
            ]
        )
    return out.getvalue().encode()


def workbook(path: str, text: bytes) -> None:
    """The same register as XLSX, with true dates and numbers."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Register")
    rows = csv.reader(io.StringIO(text.decode()))
    sheet.append(next(rows))
    kinds = [_day if name in DATES else int if "value" in name else str for name in HEADER]
    for row in rows:
        sheet.append([kind(cell) for kind, cell in zip(kinds, row, strict=True)])
    book.save(path)


def _day(text: str) -> date:
    day, month, year = map(int, text.split("/"))
    return date(year, month, day)


def accented(text: bytes) -> str:
    """The register with letters and signs that ASCII has not, some in every second row."""
    return text.decode().replace("highways", "château").replace("payroll", "café – £5")
