"""Maximal clusters with their members at 10k, 100k and 1M contracts, beside a plain sweep over sets and the floor.

Peers, in the same process on the same windows: a sweep in Python over a set of open contracts (what one would write),
networkx (maximal cliques of the overlap graph; 10k only), and one sort of the first days (nothing answers in less).
"""

from __future__ import annotations

import math
import time
import tracemalloc
from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from planner.matching.sweep import maximal_sets
from tests.benchmarks.registers import made

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.matching.sweep import Columns

SIZES = (10_000, 100_000, 1_000_000)
# a sweep over sets lists members one by one: beyond this it takes minutes and gigabytes
MOST_FOR_SETS, MOST_FOR_NETWORKX = 100_000, 10_000


def ours(columns: Columns) -> int:
    """Sets found, members implicit."""
    return len(maximal_sets(columns))


def ours_listed(columns: Columns) -> int:
    """Sets found and every member listed."""
    return sum(len(rows) for rows in maximal_sets(columns))


def python_sweep(columns: Columns) -> int:
    """One event list for each area; the open contracts as a set, copied whenever a window closes after one opened."""
    events = defaultdict(list)
    rows = zip(*(getattr(columns, name).tolist() for name in ("area", "first", "last", "buyer")), strict=True)
    buyers = columns.buyer.tolist()
    for row, (area, first, last, _) in enumerate(rows):
        events[area] += [(first, 0, row), (last, 1, row)]
    total = 0
    for these in events.values():
        these.sort()
        alive: set[int] = set()
        grown = False
        for _, closes, row in these:
            if closes:
                if grown and len({buyers[each] for each in alive}) > 1:
                    total += len(frozenset(alive))
                grown = False
                alive.remove(row)
            else:
                alive.add(row)
                grown = True
    return total


def with_networkx(columns: Columns) -> int:
    """Maximal cliques of the graph in which overlapping windows of one area are linked."""
    import networkx

    total = 0
    for area in np.unique(columns.area):
        rows = np.flatnonzero(columns.area == area)
        graph = networkx.Graph()
        graph.add_nodes_from(rows.tolist())
        first, last = columns.first[rows], columns.last[rows]
        for at, row in enumerate(rows.tolist()):
            linked = rows[(first <= last[at]) & (last >= first[at])]
            graph.add_edges_from((row, other) for other in linked.tolist() if other > row)
        cliques = networkx.chordal_graph_cliques(graph)
        total += sum(len(one) for one in cliques if len({int(columns.buyer[row]) for row in one}) > 1)
    return total


def floor(columns: Columns) -> int:
    """One sort of the first days."""
    return len(np.sort(columns.first))


PEERS = (("Python sweep", python_sweep, MOST_FOR_SETS), ("networkx", with_networkx, MOST_FOR_NETWORKX))


def timed(step: Callable[[Columns], int], columns: Columns) -> tuple[float, int]:
    """The best of several runs in seconds, and what the step answers."""
    best, answer, began = math.inf, 0, time.perf_counter()
    while time.perf_counter() - began < 1.0 or best == math.inf:
        start = time.perf_counter()
        answer = step(columns)
        best = min(best, time.perf_counter() - start)
    return best, answer


def peak(step: Callable[[Columns], int], columns: Columns) -> float:
    """Megabytes allocated at the peak of one run."""
    tracemalloc.start()
    step(columns)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / 1e6


def row(name: str, size: int, seconds: float, peer: str, ratio: float, megabytes: float) -> None:
    """One line of the table."""
    print(f"{name:<34} {size:>9,} {seconds:>9.4f} s  {peer:<28} {ratio:>7.1f}×  {megabytes:>8.1f} MB")


def main() -> None:
    """Print the table and the growth."""
    print(f"{'step':<34} {'contracts':>9} {'best':>11}  {'beside':<28} {'ratio':>8}  {'peak':>11}")
    grown: list[tuple[int, float]] = []
    for size in SIZES:
        columns = made(size).columns()
        least, _ = timed(floor, columns)
        beside = f"sort {least:.4f} s, slower"
        implicit, sets = timed(ours, columns)
        grown.append((size, implicit))
        row(f"{sets:,} sets, members implicit", size, implicit, beside, implicit / least, peak(ours, columns))
        listed, members = timed(ours_listed, columns)
        row(f"{members:,} members listed", size, listed, beside, listed / least, peak(ours_listed, columns))
        for name, step, most in PEERS:
            if size <= most:
                seconds, answer = timed(step, columns)
                if answer != members:
                    raise SystemExit(f"{name} lists {answer:,} members, we {members:,}: one of them is wrong.")
                beside = f"we list {listed:.4f} s, quicker"
                row(f"  {name}", size, seconds, beside, seconds / listed, peak(step, columns))
    (small, quick), (large, slow) = grown[0], grown[-1]
    exponent = math.log(slow / quick) / math.log(large / small)
    print(f"growth exponent from {small:,} to {large:,}: {exponent:.2f}")


if __name__ == "__main__":
    main()
