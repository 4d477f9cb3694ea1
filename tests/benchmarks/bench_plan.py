"""The whole plan without writing the clusters, at 10k and 100k contracts, beside the plain cluster sweep.

Windows, clusters (counted, not listed), targets, the best packing of candidates, moves, reasons, who is left out.
"""

from __future__ import annotations

import math
import resource
import time
from typing import TYPE_CHECKING

from planner import leadtime, matching, proposals
from planner.classification import service_areas
from planner.settings import PlanSettings
from tests.benchmarks.bench_clusters import python_sweep
from tests.benchmarks.registers import TODAY, contracts, made

if TYPE_CHECKING:
    from planner.matching.sweep import Columns

SIZES = (10_000, 100_000)
WARM = 5_000


def plan(size: int) -> tuple[float, int, int]:
    """Seconds, clusters and proposals of one plan."""
    rows = contracts(size)
    settings = PlanSettings()
    areas = {area.code: area for area in service_areas()}
    times = leadtime.PlannedLeadTimes()
    began = time.perf_counter()
    windows = matching.windows(rows, today=TODAY, settings=settings)
    clusters = matching.find_clusters(rows, windows, min_councils=settings.min_councils)
    joint = matching.existing_joint(rows)
    knowledge = proposals.Knowledge(areas, times, matching.likeness, leadtime.threshold, joint)
    found = proposals.propose(rows, windows, clusters, today=TODAY, settings=settings, knowledge=knowledge)
    return time.perf_counter() - began, len(clusters), len(found)


def _seconds(columns: Columns) -> float:
    """Seconds of one plain cluster sweep, the peer."""
    began = time.perf_counter()
    python_sweep(columns)
    return time.perf_counter() - began


def main() -> None:
    """Print the table and the growth."""
    plan(WARM)  # imports and tables are no part of the step, as in the other benchmarks
    seconds = {}
    for size in SIZES:
        columns = made(size).columns()
        sweep = min(_seconds(columns) for _ in range(5))
        seconds[size], clusters, found = plan(size)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"whole plan {size:>9,} contracts: {seconds[size]:8.2f} s, {clusters:,} clusters, {found:,} proposals; "
            f"cluster sweep {sweep:.3f} s, {seconds[size] / sweep:.0f} times; peak {peak:,.0f} MB"
        )
    small, large = SIZES[0], SIZES[-1]
    exponent = math.log(seconds[large] / seconds[small]) / math.log(large / small)
    print(f"growth exponent from {small:,} to {large:,}: {exponent:.2f}")


if __name__ == "__main__":
    main()
