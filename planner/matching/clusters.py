"""Contracts and their windows in; the maximal clusters of each service area out, listed when they are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, overload

import numpy as np

from planner.matching.sweep import Columns, Ints, Sets, maximal_sets
from planner.model import Cluster, Window

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from planner.model import Contract


@dataclass(frozen=True, slots=True, eq=False)
class Clusters(Sequence[Cluster]):
    """Every maximal cluster in order of area and day; counting them costs nothing, each is built when it is read."""

    contracts: Sequence[Contract]
    sets: Sets

    def __len__(self) -> int:
        """How many clusters there are."""
        return len(self.sets)

    @overload
    def __getitem__(self, index: int) -> Cluster: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Cluster]: ...
    def __getitem__(self, index: int | slice) -> Cluster | Sequence[Cluster]:
        """One cluster, or several."""
        if isinstance(index, slice):
            return [self._cluster(number) for number in range(len(self))[index]]
        return self._cluster(range(len(self))[index])

    def _cluster(self, number: int) -> Cluster:
        members = [self.contracts[row] for row in self.sets.members(number).tolist()]
        first, last = int(self.sets.first[number]), int(self.sets.last[number])
        return Cluster(
            service_area=members[0].service_area or "",
            contracts=tuple(member.id for member in members),
            councils=tuple(sorted({member.council for member in members if member.council})),
            window=Window(date.fromordinal(first), date.fromordinal(last)),
        )


def find_clusters(contracts: Iterable[Contract], windows: Mapping[str, Window], *, min_councils: int) -> Clusters:
    """Each maximal set of contracts of one service area, of `min_councils` buyers or more, whose windows share a day.

    Contracts without a window, a service area or a council are in no cluster. Equal council names are one buyer; two
    contracts of one buyer may be in one cluster. Every kind of agreement counts here: what cannot be re-let as such
    (a framework, a grant) is left out of proposals, not out of clusters.
    """
    taken = [each for each in contracts if each.id in windows and each.service_area and each.council]
    taken.sort(key=lambda each: (each.service_area or "", windows[each.id].first, each.id))
    spans = [windows[each.id] for each in taken]
    columns = Columns(
        area=_numbered([each.service_area for each in taken]),
        buyer=_numbered([each.council for each in taken]),
        first=np.array([span.first.toordinal() for span in spans], dtype=np.int64),
        last=np.array([span.last.toordinal() for span in spans], dtype=np.int64),
    )
    return Clusters(taken, maximal_sets(columns, min_councils))


def _numbered(names: Sequence[str | None]) -> Ints:
    """Names as numbers from 0, in the order in which they first appear."""
    numbers: dict[str | None, int] = {}
    return np.array([numbers.setdefault(name, len(numbers)) for name in names], dtype=np.int64)
