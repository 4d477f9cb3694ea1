"""Bytes to exact text: delimited files at 10k, 100k and 1M rows, and a workbook of 100k, beside the quickest peers.

Peers, in the same process on the same bytes: polars with every column as text; calamine to Python rows.
"""

from __future__ import annotations

import io
import math
import random
import resource
import time
from typing import TYPE_CHECKING

from planner.registers import RegisterFile, read_tables

if TYPE_CHECKING:
    from collections.abc import Callable

SIZES = (10_000, 100_000, 1_000_000)
COLUMNS = 20
WORDS = "supply maintenance cleaning software waste care transport licence support repair hire for services".split()  # noqa: SIM905


def record(number: int, rng: random.Random) -> list[str]:
    """One contract of 20 cells, some 350 bytes."""
    day = f"{rng.randrange(1, 29):02d}/{rng.randrange(1, 13):02d}/20{rng.randrange(20, 34)}"
    money = f"£{rng.randrange(1, 99)},{rng.randrange(100, 999)}.00"
    words = [" ".join(rng.choices(WORDS, k=5)) for _ in range(11)]
    return [
        f"C{number:07d}",
        *words,
        f"Council {number % 350}",
        f"Firm {rng.randrange(9999)} Ltd",
        day,
        day,
        money,
        "GBP",
        "Yes",
        "",
    ]


def delimited(rows: int) -> str:
    """A register as text: comma, quotes where needed."""
    rng = random.Random(7)
    lines = [",".join(f"Heading {index}" for index in range(COLUMNS))]
    records = (record(number, rng) for number in range(rows))
    lines.extend(",".join(f'"{cell}"' if "," in cell else cell for cell in cells) for cells in records)
    return "\n".join(lines) + "\n"


def workbook(rows: int) -> bytes:
    """A register as XLSX."""
    from openpyxl import Workbook

    rng = random.Random(7)
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Register")
    sheet.append([f"Heading {index}" for index in range(COLUMNS)])
    for number in range(rows):
        sheet.append([*record(number, rng)[:16], rng.randrange(10**7) / 100, number, "Yes", None])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def timed(step: Callable[[], object]) -> float:
    """The best of several runs, in seconds."""
    best, began = math.inf, time.perf_counter()
    while best == math.inf or time.perf_counter() - began < 2.0:
        start = time.perf_counter()
        step()
        best = min(best, time.perf_counter() - start)
    return best


def line(step: str, rows: int, ours: float, peer: float) -> None:
    """One line of the table."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{step:<24}{rows:>10,}{ours:>10.3f}{peer:>10.3f}{ours / peer:>8.2f}{peak:>9.0f}")


def main() -> None:
    """Print one line for each step and size."""
    import polars
    import python_calamine

    print(f"{'step':<24}{'rows':>10}{'seconds':>10}{'peer':>10}{'ratio':>8}{'peak MB':>9}")
    for rows in SIZES:
        text = delimited(rows)
        utf8 = text.encode()
        peer = timed(lambda data=utf8: polars.read_csv(io.BytesIO(data), infer_schema=False))
        for name, data in (("CSV, UTF-8", utf8), ("CSV, CP1252", text.encode("cp1252"))):
            line(name, rows, timed(lambda data=data: read_tables(RegisterFile("x.csv", data))), peer)
        if rows == 100_000:
            broken = text.replace("\n", "\n\n", 1).replace(",GBP,", ',GBP,"stray ', 1).encode()
            line("CSV, a fault in it", rows, timed(lambda data=broken: read_tables(RegisterFile("x.csv", data))), peer)
    data = workbook(100_000)

    def calamine() -> object:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        return book.get_sheet_by_index(0).to_python(skip_empty_area=False)

    line("XLSX", 100_000, timed(lambda: read_tables(RegisterFile("x.xlsx", data))), timed(calamine))


if __name__ == "__main__":
    main()
