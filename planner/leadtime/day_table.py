"""The days of many contracts as columns, to choose and order by; words are made for those alone that are shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from planner.leadtime.contract_days import ContractDay, contract_days
from planner.leadtime.plan_warnings import re_let_need
from planner.model import Stage
from planner.model import Warning as Standing
from planner.progress import EVERY

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping
    from datetime import date

    from numpy.typing import NDArray

    from planner.leadtime.lead_times import PlannedLeadTimes
    from planner.model import Contract

_KINDS = ("decide_by", "notice_by", "extend_by", "ends", "termination_notice", "ended")
_KIND = {kind: number for number, kind in enumerate(_KINDS)}
_LEVEL: dict[Standing | None, int] = {None: 0} | {level: number for number, level in enumerate(Standing, 1)}


@dataclass(frozen=True, slots=True)
class DayTable:
    """`contracts` and `councils` are of the contracts in order of id. The columns have one row a day, the most pressing
    first: by date, what has ended last, days that fall together in order of id. `contract` is a place in `contracts`.
    """

    contracts: tuple[str, ...]
    councils: tuple[str | None, ...]
    contract: NDArray[np.int32]
    kind: NDArray[np.int8]
    level: NDArray[np.int8]

    def rows(
        self, *, council: str | None = None, kind: str | None = None, levels: Collection[Standing | None] | None = None
    ) -> NDArray[np.intp]:
        """The rows of a council, a kind of date and some levels, in order; what is None narrows nothing."""
        wanted = np.ones(len(self.contract), dtype=bool)
        if council is not None:
            own = np.fromiter((each == council for each in self.councils), dtype=bool, count=len(self.councils))
            wanted &= own[self.contract]
        if kind is not None:
            wanted &= self.kind == _KIND[kind]
        if levels is not None:
            wanted &= np.isin(self.level, [_LEVEL[level] for level in levels])
        return np.flatnonzero(wanted)

    def named(self, rows: Iterable[int]) -> list[tuple[str, str]]:
        """The contract and the kind of date of each of these rows: no contract has two dates of one kind."""
        return [(self.contracts[self.contract[row]], _KINDS[self.kind[row]]) for row in rows]


def day_table(
    contracts: Iterable[Contract],
    *,
    today: date,
    classes: Mapping[str, str],
    lead_times: PlannedLeadTimes,
    told: Callable[[int, int], None] | None = None,
) -> DayTable:
    """The days of contracts as `plan_warnings` has them. Of each contract only what they depend on need be there.

    `told` hears now and then of how many contracts are done, of how many.
    """
    listed = sorted(contracts, key=lambda each: each.id)
    found: list[tuple[int, int, int, int]] = []
    for place, contract in enumerate(listed):
        if told and place % EVERY == 0:
            told(place, len(listed))
        found.extend(
            (place, _KIND[day.kind], _LEVEL[day.level], day.date.toordinal())
            for day in _days(contract, today, classes, lead_times)
        )
    contract_, kind, level, ordinal = np.array(found, dtype=np.int32).reshape(-1, 4).T
    order = np.lexsort((contract_, ordinal, kind == _KIND["ended"]))
    return DayTable(
        tuple(each.id for each in listed),
        tuple(each.council for each in listed),
        contract_[order],
        kind[order].astype(np.int8),
        level[order].astype(np.int8),
    )


def _days(
    contract: Contract, today: date, classes: Mapping[str, str], lead_times: PlannedLeadTimes
) -> list[ContractDay]:
    if contract.stage is not Stage.AWARDED:
        return []
    return contract_days(contract, today=today, need=re_let_need(contract, classes), lead_times=lead_times)
