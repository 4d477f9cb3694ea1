"""A step measured in a process of its own: seconds on the clock, seconds of both cores' work, peak memory."""

from __future__ import annotations

import math
import multiprocessing
import re
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

HEAD = f"{'step':<30} {'rows':>9} {'clock':>9} {'ratio':>7} {'work':>9} {'ratio':>7} {'peak':>9}  {'growth':>6}"


@dataclass(frozen=True)
class Measured:
    """`clock` and `work` in seconds (work: CPU time of all threads), `memory` the process's peak in megabytes."""

    clock: float
    work: float
    memory: float


def _run(
    step: Callable[[str], int], warm: str, path: str, answers: multiprocessing.Queue[tuple[int, Measured]]
) -> None:
    step(warm)  # imports and tables of words are no part of the step
    worked, began = time.process_time(), time.perf_counter()
    found = step(path)
    clock, work = time.perf_counter() - began, time.process_time() - worked
    answers.put((found, Measured(clock, work, peak())))


def peak() -> float:
    """This process's peak in megabytes; getrusage would count what the parent held when it was started."""
    kept = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text(encoding="ascii"))
    assert kept
    return int(kept[1]) / 1024


def measured(step: Callable[[str], int], warm: str, path: str, rows: int) -> Measured:
    """One step on a file, which must find so many rows; `warm` is a small file of the same sort."""
    spawned = multiprocessing.get_context("spawn")
    answers = spawned.Queue()
    process = spawned.Process(target=_run, args=(step, warm, path, answers))
    process.start()
    found, result = answers.get(timeout=1800)
    process.join()
    if found != rows:
        raise SystemExit(f"{step.__name__} found {found:,} rows of {rows:,}.")
    return result


class Lines:
    """Prints a line for each step beside its peer, with the exponent of its growth since the last size."""

    def __init__(self) -> None:
        self.last: dict[str, tuple[int, float]] = {}

    def show(self, name: str, rows: int, own: Measured, peer: Measured) -> None:
        """One line."""
        size, work = self.last.get(name, (0, 0.0))
        growth = f"{math.log(own.work / work) / math.log(rows / size):>6.2f}" if size else ""
        self.last[name] = rows, own.work
        times = f"{own.clock:>7.2f} s {own.clock / peer.clock:>6.1f}× {own.work:>7.2f} s {own.work / peer.work:>6.1f}×"
        print(f"{name:<30} {rows:>9,} {times} {own.memory:>6.0f} MB  {growth}", flush=True)
