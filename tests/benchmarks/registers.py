"""Made-up registers for benchmarks: 400 areas by Zipf, 350 councils, ends over 8 years with 30 % in late March."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np

from planner.dates import extend_end
from planner.matching.sweep import Columns
from planner.model import AgreementKind, Contract, EndKind, LegalRegime

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


def contracts(size: int, seed: int = 1) -> list[Contract]:
    """The same as contracts of real councils, with titles, values, options, suppliers and the areas of the product."""
    from planner.classification import service_areas
    from planner.councils import all_councils

    chance = np.random.default_rng(seed + 1)
    numbers = made(size, seed)
    leaves = [area for area in service_areas() if area.parent]
    buyers = [council.name for council in all_councils() if council.end is None and council.nation == "England"]
    extra = ("services", "and related services", "maintenance", "support", "county wide", "for older people", "hire")
    options = ((), (), (12,), (12, 12), (24,), (12, 12, 12))
    draws = [chance.integers(0, 1_000_000, size).tolist() for _ in range(4)]
    found = []
    for row, (area, council, end, *luck) in enumerate(
        zip(numbers.area.tolist(), numbers.council.tolist(), numbers.end.tolist(), *draws, strict=True)
    ):
        leaf = leaves[area % len(leaves)]
        option = options[luck[0] % len(options)]
        last = date.fromordinal(end)
        word = leaf.words[luck[1] % len(leaf.words)] if leaf.words else leaf.name
        found.append(
            Contract(
                id=f"{row:07}",
                title=f"{word} {extra[luck[2] % len(extra)]}",
                council=buyers[council % len(buyers)],
                sources=(),
                supplier=f"Supplier {luck[3] % 900} Ltd",
                agreement_kind=AgreementKind.CONTRACT,
                start=last - timedelta(days=1461),
                end=last,
                latest_end=extend_end(last, sum(option)),
                extensions=option,
                end_kind=EndKind.FIXED,
                annual_value=Decimal(luck[1] % 900_000) if luck[2] % 4 else None,
                currency="GBP",
                service_area=f"{leaf.code}/{area // len(leaves)}" if area >= len(leaves) else leaf.code,
                legal_regime=LegalRegime.PCR2015,
            )
        )
    return found
