"""Made-up registers for benchmarks: 400 areas by Zipf, 350 councils, ends over 8 years with 30 % in late March."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np

from planner.matching.sweep import Columns

if TYPE_CHECKING:
    from numpy.typing import NDArray

TODAY = date(2026, 11, 22)
AREAS, COUNCILS, YEARS, SLACK = 400, 350, 8, 90


@dataclass(frozen=True)
class Made:
    """Numbers of areas and councils, and ends as ordinal days."""

    area: NDArray[np.int64]
    council: NDArray[np.int64]
    end: NDArray[np.int64]

    def columns(self) -> Columns:
        """Windows of 90 days either side."""
        return Columns(self.area, self.council, self.end - SLACK, self.end + SLACK)


def made(size: int, seed: int = 1) -> Made:
    """So many contracts; the same for the same seed."""
    chance = np.random.default_rng(seed)
    weight = 1 / np.arange(1, AREAS + 1)
    area = chance.choice(AREAS, size=size, p=weight / weight.sum())
    council = chance.integers(0, COUNCILS, size)
    end = TODAY.toordinal() + chance.integers(0, YEARS * 365, size)
    late_march = chance.random(size) < 0.3
    year = chance.integers(2027, 2027 + YEARS, size)
    days = np.array([date(int(y), 3, 31).toordinal() for y in year]) - chance.integers(0, 7, size)
    return Made(area.astype(np.int64), council.astype(np.int64), np.where(late_march, days, end).astype(np.int64))


def day(ordinal: int) -> date:
    """An ordinal as a date."""
    return TODAY + timedelta(days=int(ordinal) - TODAY.toordinal())
