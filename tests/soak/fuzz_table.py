"""Fuzz the table reader: bytes in, tables or a clean refusal out; no crash, no hang, no more than 1 GiB of memory.

With atheris where it is installed (coverage leads the mutations), else by random mutation of the same seeds.
"""

from __future__ import annotations

import argparse
import io
import random
import resource
import sys
import time
import zipfile
from itertools import islice
from pathlib import Path

from planner.registers import RegisterFile, Unreadable, read_tables
from tests.registers.faults.corpus import combined_faults, single_faults

MOST_SECONDS, MOST_MEGABYTES = 20.0, 1024
SIGNS = [
    b",",
    b";",
    b'"',
    b"'",
    b"\n",
    b"\r\n",
    b"\r",
    b"\0",
    b"\\",
    b"\t",
    b"|",
    b"\xa3",
    b"\xc3",
    b"\xff\xfe",
    b"PK",
    b" ",
]


class Stop(Exception):  # noqa: N818 - the end of a run, no error
    """The time is up."""


def seeds() -> list[bytes]:
    """Damaged text files, and a small workbook."""
    files = [damaged.data for damaged in islice(single_faults(tables=2), 120)]
    files += [damaged.data for damaged in combined_faults(40)]
    return [*files, workbook()]


def workbook() -> bytes:
    """A workbook of two rows, as small as it can be."""
    from openpyxl import Workbook

    book = Workbook()
    for row in (["Title", "End", "Value"], ["Lifts", "2027-03-31", 12.5], ["Doors", "2028-03-31", 3]):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def try_one(data: bytes) -> None:
    """Read `data`; anything but tables or a refusal in good time is raised."""
    start = time.process_time()
    try:
        tables = read_tables(RegisterFile("fuzz.csv", data))
    except Unreadable:
        tables = []
    for table in tables:
        assert all(len(column) == len(table.row_numbers) for column in table.columns)
        assert table.header is None or len(table.header) == len(table.columns)
    took = time.process_time() - start
    assert took < MOST_SECONDS, f"{len(data)} bytes took {took:.1f} s"
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    assert used < MOST_MEGABYTES, f"{len(data)} bytes took {used:.0f} MB"


def mutated(data: bytes, rng: random.Random) -> bytes:
    """`data` with some of it cut, doubled, swapped, overwritten or strewn with telling signs."""
    if data.startswith(b"PK") and rng.random() < 0.7:
        return repacked(data, rng)
    text = bytearray(data)
    for _ in range(rng.randrange(1, 9)):
        at = rng.randrange(len(text) + 1)
        size = rng.choice([1, 1, 2, 5, 40, 400])
        choice = rng.randrange(5)
        if choice == 0:
            del text[at : at + size]
        elif choice == 1:
            text[at:at] = rng.choice(SIGNS) * rng.choice([1, 1, 1, 2, 50])
        elif choice == 2:
            text[at:at] = text[at : at + size] * rng.choice([1, 2, 30])
        elif choice == 3:
            text[at : at + size] = rng.randbytes(size)
        else:
            other = rng.randrange(len(text) + 1)
            text[at:at] = text[other : other + size]
    return bytes(text)


def repacked(data: bytes, rng: random.Random) -> bytes:
    """A workbook with one of its parts mutated, so that the damage lies behind the zip's own checks."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        victim = rng.choice(names)
        for name in names:
            part = old.read(name)
            new.writestr(name, mutated(b" " + part, rng)[1:] if name == victim else part)
    return out.getvalue()


def by_mutation(minutes: float, seed: int) -> int:
    """Random mutations for so many minutes; how many were tried."""
    rng, files = random.Random(seed), seeds()
    tried, end = 0, time.monotonic() + 60 * minutes
    while time.monotonic() < end:
        data = mutated(rng.choice(files), rng)
        try:
            try_one(data)
        except BaseException:
            kept = Path("var") / f"fuzz-table-{tried}.bin"
            kept.parent.mkdir(exist_ok=True)
            kept.write_bytes(data)
            print(f"failed on {kept}", file=sys.stderr)
            raise
        tried += 1
    return tried


def instrument() -> None:
    """Have atheris watch the code of the reader alone; all else would take minutes to prepare."""
    import inspect

    import atheris

    for name, module in list(sys.modules.items()):
        if name.startswith("planner.registers"):
            for function in vars(module).values():
                if inspect.isfunction(function) and function.__module__ == name:
                    atheris.instrument_func(function)


def by_atheris(minutes: float) -> None:
    """Coverage-guided, in this process, until the time is up (atheris ends the process itself)."""
    import tempfile

    import atheris

    with tempfile.TemporaryDirectory() as folder:
        for number, data in enumerate(seeds()):
            (Path(folder) / str(number)).write_bytes(data)
        instrument()
        atheris.Setup(
            [
                sys.argv[0],
                f"-max_total_time={int(60 * minutes)}",
                "-max_len=20000",
                "-rss_limit_mb=1024",
                "-timeout=20",
                folder,
            ],
            try_one,
        )
        atheris.Fuzz()


def main() -> None:
    """Mutation first, then atheris where it is there, half of the time each."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--minutes", type=float, default=10.0)
    options.add_argument("--seed", type=int, default=1)
    told = options.parse_args()
    try:
        import atheris  # noqa: F401 - only whether it is there
    except ImportError:
        print(f"{by_mutation(told.minutes, told.seed)} mutations read or refused; atheris is not installed")
        return
    print(f"{by_mutation(told.minutes / 2, told.seed)} mutations read or refused", flush=True)
    by_atheris(told.minutes / 2)


if __name__ == "__main__":
    main()
