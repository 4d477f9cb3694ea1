"""Fuzz the reading of whole registers: delimited text in, contracts and issues or a clean refusal out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from planner.registers import RegisterFile, Unreadable, cleaned_csv, merge, read_register
from tests.soak.driver import Entry, mutated, run

if TYPE_CHECKING:
    import random

EXAMPLES = Path(__file__).parents[1] / "examples"
OWN = {"contracts.json", "issues.json", "options.json", "README.md"}
CELLS = [
    "",
    "TBC",
    "Various",
    "31/12/9999",
    "01/01/1",
    "00/00/0000",
    "29/02/2027",
    "12/31/99",
    "45382",
    "99999999999",
    "1e308",
    "-1",
    "nan",
    "£1.2m - £3m",
    "(1,000.00)",
    "3+1+1",
    "999 x 999 years",
    "9999999 months",
    "an initial term of 8 years, with an option to extend for a further 8 year period",
    "option to extend for 9999 months",
    "Q4 2026/27",
    "end of February 9999",
    "rolling",
    "2026-03-31T23:00:00Z",
    "0001-01-01T00:00:00+14:00",
    "\ud7ff\u0130\u00df",
    "&pound;&amp;&#0;",
    "GB-COH-00000000; a@b.example",
    "(" * 300,
    "1 + " * 300,
    "a" * 5000,
]


def examples() -> dict[str, bytes]:
    """The register of every example folder, by name."""
    paths = (path for folder in sorted(EXAMPLES.iterdir()) if folder.is_dir() for path in sorted(folder.iterdir()))
    return {f"{path.parent.name}/{path.name}": path.read_bytes() for path in paths if path.name not in OWN}


def seeds() -> dict[str, bytes]:
    """The example registers that are text."""
    return {name: data for name, data in examples().items() if not data.startswith((b"PK", b"\xd0\xcf", b"{"))}


def try_one(data: bytes) -> None:
    """Read `data`; anything but contracts that hold together or a refusal is raised."""
    try:
        reading = read_register(RegisterFile("fuzz.csv", data), council="Northmoor County Council")
        contracts, _ = merge([reading, reading])
        cleaned_csv(reading)
    except Unreadable:
        return
    assert len({contract.id for contract in contracts}) == len(contracts)
    for contract in contracts:
        assert not (contract.end and contract.latest_end) or contract.end <= contract.latest_end, contract
        assert all(months > 0 for months in contract.extensions), contract
        assert contract.value is None or contract.value.is_finite(), contract


def other_cells(data: bytes, rng: random.Random) -> bytes:
    """A delimited text with some of its cells exchanged for others, or for those that have been trouble before."""
    try:
        lines = data.decode().splitlines()
    except UnicodeDecodeError:
        return mutated(data, rng)
    for _ in range(rng.randrange(1, 6)):
        at = rng.randrange(len(lines)) if lines else 0
        cells = lines[at].split(",") if lines else [""]
        cells[rng.randrange(len(cells))] = f'"{rng.choice([*CELLS, rng.choice(cells)])}"'
        lines[at : at + 1] = [",".join(cells)] * rng.choice([1, 1, 1, 2, 40])
    return "\n".join(lines).encode("utf-8", "surrogatepass")


def changed(data: bytes, rng: random.Random) -> bytes:
    """Cells exchanged, or the bytes mutated."""
    return other_cells(data, rng) if rng.random() < 0.6 else mutated(data, rng)


if __name__ == "__main__":
    run(Entry("register", seeds(), try_one, mutate=changed, own_mutations=True))
