"""Fuzz the reading of whole registers: bytes in, contracts and issues or a clean refusal out.

No crash, no hang, no more than 1 GiB of memory for one file. With atheris where it is installed (coverage leads the
mutations), else by random mutation of the example registers and of their cells alone.
"""

from __future__ import annotations

import argparse
import random
import resource
import signal
import sys
import time
from pathlib import Path

from planner.registers import RegisterFile, Unreadable, cleaned_csv, merge, read_register
from tests.soak.fuzz_table import instrument, mutated

MOST_SECONDS, MEMORY = 20, 1 << 30
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


class Hang(BaseException):
    """Reading took more processor time than a file of this size may."""


def seeds() -> dict[str, bytes]:
    """The register of every example folder, by name."""
    paths = (path for folder in sorted(EXAMPLES.iterdir()) if folder.is_dir() for path in sorted(folder.iterdir()))
    return {f"{path.parent.name}/{path.name}": path.read_bytes() for path in paths if path.name not in OWN}


def limit_memory() -> None:
    """From here on this process may map 1 GiB more than it does now; more is a MemoryError and so a failure."""
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    most = pages * resource.getpagesize() + MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (most, resource.getrlimit(resource.RLIMIT_AS)[1]))


def try_one(data: bytes, name: str = "fuzz.csv") -> None:
    """Read `data`; anything but contracts that hold together or a refusal, in good time, is raised."""
    signal.signal(signal.SIGPROF, _hang)
    signal.setitimer(signal.ITIMER_PROF, MOST_SECONDS)
    try:
        reading = read_register(RegisterFile(name, data), council="Northmoor County Council")
        contracts, _ = merge([reading, reading])
        cleaned_csv(reading)
    except Unreadable:
        return
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    assert len({contract.id for contract in contracts}) == len(contracts)
    for contract in contracts:
        assert not (contract.end and contract.latest_end) or contract.end <= contract.latest_end, contract
        assert all(months > 0 for months in contract.extensions), contract
        assert contract.value is None or contract.value.is_finite(), contract


def _hang(*_: object) -> None:
    raise Hang(f"more than {MOST_SECONDS} s of processor time")


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


def by_mutation(minutes: float, seed: int) -> int:
    """Random mutations for so many minutes; how many were tried."""
    rng, files = random.Random(seed), seeds()
    for name, data in files.items():
        try_one(data, name)  # loads what is loaded late, before memory is counted
    limit_memory()
    tried, end = 0, time.monotonic() + 60 * minutes
    while time.monotonic() < end:
        name, data = rng.choice(list(files.items()))
        text = not data.startswith(b"PK")
        data = other_cells(data, rng) if text and rng.random() < 0.6 else mutated(data, rng)
        try:
            try_one(data, name)
        except BaseException:
            kept = Path("var") / f"fuzz-register-{tried}-{Path(name).name}"
            kept.parent.mkdir(exist_ok=True)
            kept.write_bytes(data)
            print(f"failed on {kept}", file=sys.stderr)
            raise
        tried += 1
    return tried


def by_atheris(minutes: float) -> None:
    """Coverage-guided, in this process, until the time is up (atheris ends the process itself)."""
    import tempfile

    import atheris

    with tempfile.TemporaryDirectory() as folder:
        for number, data in enumerate(seeds().values()):
            (Path(folder) / str(number)).write_bytes(data)
        instrument()
        limits = [f"-max_total_time={int(60 * minutes)}", "-max_len=20000", "-rss_limit_mb=1024", "-timeout=20"]
        atheris.Setup([sys.argv[0], *limits, folder], try_one)
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
