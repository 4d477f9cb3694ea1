"""A bar on stderr for anything that takes longer than two seconds, in a terminal alone."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE = 2.0
STEPS = {"areas": "Finding the service areas"}


@contextmanager
def bar_when_slow(what: str) -> Iterator[None]:
    """While this lasts, rows read by `registers` move a bar once two seconds have gone by."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console
    from rich.progress import Progress

    from planner.registers.progress import listening

    began = time.monotonic()
    bar = Progress(console=Console(stderr=True), transient=True)
    task = bar.add_task(what, total=None)

    def move(step: str, done: int, total: int) -> None:
        if time.monotonic() - began > PATIENCE and not bar.live.is_started:
            bar.start()
        bar.update(task, completed=done, total=total, description=STEPS.get(step, what))

    try:
        with listening(move):
            yield
    finally:
        if bar.live.is_started:
            bar.stop()
