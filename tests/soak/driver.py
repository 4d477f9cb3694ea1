"""What the fuzzers share: mutations, limits, and the run itself.

First random mutations, then atheris (coverage of the watched modules leads the mutations) for the whole of the time.
A crash, more than `MOST_SECONDS` of processor time or more than 1 GiB for one input ends the run; the input is kept.
"""

from __future__ import annotations

import argparse
import inspect
import random
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

MOST_SECONDS, MEMORY = 20, 1 << 30
MOST_LENGTH = 20_000
# of the time that atheris gets, what random mutation gets before it
SHARE_OF_MUTATION = 0.1
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

Mutate = Callable[[bytes, random.Random], bytes]


class Hang(BaseException):
    """Reading took more processor time than a file of this size may."""


def mutated(data: bytes, rng: random.Random) -> bytes:
    """`data` with some of it cut, doubled, swapped, overwritten or strewn with telling signs."""
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


@dataclass(frozen=True)
class Entry:
    """One way into the program: what goes in, how it is changed, and what must hold of it.

    `seeds` are inputs by name; `try_one` raises for anything but a result that holds together or a clean refusal.
    `mutate` changes an input without losing its shape; `watched` is the package whose coverage leads atheris.
    `own_mutations` has atheris change inputs by `mutate` too: bytes of a packed file changed blindly reach nothing.
    """

    name: str
    seeds: Mapping[str, bytes]
    try_one: Callable[[bytes], None]
    mutate: Mutate = mutated
    watched: str = "planner.registers"
    own_mutations: bool = False


def run(entry: Entry) -> None:
    """The command line of one fuzzer."""
    options = argparse.ArgumentParser(description=f"Fuzz {entry.name}.")
    options.add_argument("--minutes", type=float, default=10.0, help="for atheris; a tenth more for random mutation")
    options.add_argument("--seed", type=int, default=1)
    told = options.parse_args()
    for data in entry.seeds.values():
        _guarded(entry.try_one, data)  # loads what is loaded late, before memory is counted
    _limit_memory()
    tried = _by_mutation(entry, told.minutes * SHARE_OF_MUTATION, told.seed)
    print(f"{entry.name}: {tried} random mutations read or refused", flush=True)
    _by_atheris(entry, told.minutes)


def _guarded(try_one: Callable[[bytes], None], data: bytes) -> None:
    signal.signal(signal.SIGPROF, _hang)
    signal.setitimer(signal.ITIMER_PROF, MOST_SECONDS)
    try:
        try_one(data)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _hang(*_: object) -> None:
    raise Hang(f"more than {MOST_SECONDS} s of processor time")


def _limit_memory() -> None:
    """From here on this process may map 1 GiB more than it does now; more is a MemoryError and so a failure."""
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    most = pages * resource.getpagesize() + MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (most, resource.getrlimit(resource.RLIMIT_AS)[1]))


def _by_mutation(entry: Entry, minutes: float, seed: int) -> int:
    """Random mutations for so many minutes; how many were tried."""
    rng, seeds = random.Random(seed), list(entry.seeds.values())
    tried, end = 0, time.monotonic() + 60 * minutes
    kept = Path("var") / f"fuzz-{entry.name}.bin"
    kept.parent.mkdir(exist_ok=True)
    while time.monotonic() < end:
        data = entry.mutate(rng.choice(seeds), rng)
        kept.write_bytes(data)  # before it is tried: compiled code that gives up takes the process with it
        try:
            _guarded(entry.try_one, data)
        except BaseException:
            print(f"failed on {kept}", file=sys.stderr)
            raise
        tried += 1
    kept.unlink(missing_ok=True)
    return tried


def _by_atheris(entry: Entry, minutes: float) -> None:
    """Coverage-guided, in this process, until the time is up (atheris ends the process itself)."""
    import atheris

    _watch(entry.watched)
    with tempfile.TemporaryDirectory() as folder:
        for number, data in enumerate(entry.seeds.values()):
            (Path(folder) / str(number)).write_bytes(data)
        kept = Path("var") / f"fuzz-{entry.name}-"
        kept.parent.mkdir(exist_ok=True)
        arguments = [
            sys.argv[0],
            f"-max_total_time={int(60 * minutes)}",
            f"-max_len={max(MOST_LENGTH, *map(len, entry.seeds.values()))}",
            f"-timeout={2 * MOST_SECONDS}",
            f"-artifact_prefix={kept}",
            "-rss_limit_mb=0",  # libFuzzer's own corpus would count; the limit of memory is set above
            folder,
        ]
        ours = {"custom_mutator": _for_atheris(entry.mutate)} if entry.own_mutations else {}
        atheris.Setup(arguments, lambda data: _guarded(entry.try_one, data), **ours)
        atheris.Fuzz()


def _for_atheris(mutate: Mutate) -> Callable[[bytes, int, int], bytes]:
    def custom(data: bytes, most: int, seed: int) -> bytes:
        changed = mutate(data, random.Random(seed))
        return changed if len(changed) <= most else data

    return custom


def _watch(package: str) -> None:
    """Have atheris watch the code of one package alone; all else would take minutes to prepare."""
    import atheris

    for name, module in list(sys.modules.items()):
        if name == package or name.startswith(f"{package}."):
            for function in vars(module).values():
                if inspect.isfunction(function) and function.__module__ == name:
                    atheris.instrument_func(function)
