"""A bar on stderr for anything that takes longer than two seconds, in a terminal alone."""

from __future__ import annotations

import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE = 2.0
STEPS = {"areas": "Finding the service areas", "proposals": "Finding who could buy together"}


@contextmanager
def bar_when_slow(what: str) -> Iterator[None]:
    """While this lasts, a bar stands there once two seconds have gone by; rows read by `registers` move it."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console
    from rich.progress import Progress

    from planner.progress import listening

    bar = Progress(console=Console(stderr=True), transient=True)
    task = bar.add_task(what, total=None)

    def move(step: str, done: int, total: int) -> None:
        bar.update(task, completed=done, total=total, description=STEPS.get(step, what))

    timer = threading.Timer(PATIENCE, bar.start)  # before there are rows to count, the bar pulses
    timer.daemon = True
    timer.start()
    try:
        with listening(move):
            yield
    finally:
        timer.cancel()
        timer.join()
        if bar.live.is_started:
            bar.stop()
