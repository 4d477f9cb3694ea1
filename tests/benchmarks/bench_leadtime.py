"""Lead times for many starts: remembered, computed, with the whole plan; beside numpy's business days as the floor.

The floor counts what cannot be left out, eight working days back, for all starts in one vectorised call.
"""

from __future__ import annotations

import time
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np

from planner.dates import bank_holidays
from planner.leadtime import PlannedLeadTimes
from planner.model import Need

if TYPE_CHECKING:
    from collections.abc import Callable

STARTS = [date(2027, 1, 1) + timedelta(days=ahead) for ahead in range(5_000)]
NEED = Need("open", "core_it", 4)


def floor() -> None:
    """The standstill alone, for every start at once."""
    closed = np.array(list(bank_holidays()), dtype="datetime64[D]")
    np.busday_offset(np.array(STARTS, dtype="datetime64[D]"), -7, roll="backward", holidays=closed)


def main() -> None:
    """Print the table: microseconds for one start, and the ratio to the floor."""
    times = PlannedLeadTimes()
    steps: dict[str, Callable[[], object]] = {
        "floor: numpy, standstill alone": floor,
        "start_by, computed": lambda: [PlannedLeadTimes.start_by(times, day, NEED) for day in STARTS],
        "start_by, remembered": lambda: [times.start_by(day, NEED) for day in STARTS],
        "schedule with every sum": lambda: [times.schedule(day, NEED) for day in STARTS],
        "schedule, remembered": lambda: [times.schedule(day, NEED) for day in STARTS],
    }
    print(f"{'step':34} {'µs each':>9} {'/floor':>8}")
    least = 0.0
    for name, work in steps.items():
        before = time.perf_counter()
        work()
        each = (time.perf_counter() - before) / len(STARTS) * 1e6
        least = least or each
        print(f"{name:34} {each:9.2f} {each / least:8.1f}")


if __name__ == "__main__":
    main()
