"""Damaged files from clean tables: every fault alone on several tables, then faults of different sorts together."""

from __future__ import annotations

import inspect
import random
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from . import cells, dialects, encodings, headers, layout
from .clean import KINDS
from .draft import Draft, NotApplicable, draft_of

if TYPE_CHECKING:
    from types import ModuleType

Fault = Callable[[Draft], None]
HELPERS = {"second_table", "draft_of", "need"}


@dataclass(frozen=True)
class Damaged:
    """One file of the corpus with what a reader should find in it."""

    name: str
    faults: tuple[str, ...]
    data: bytes
    header: tuple[str, ...] | None
    rows: tuple[tuple[str, ...], ...]


def faults_of(module: ModuleType) -> list[Fault]:
    """The faults that a module defines, in order."""
    return [
        function
        for name, function in vars(module).items()
        if inspect.isfunction(function)
        and function.__module__ == module.__name__
        and not name.startswith("_")
        and name not in HELPERS
    ]


def all_faults() -> list[Fault]:
    """Every fault."""
    return [fault for module in (headers, layout, cells, encodings, dialects) for fault in faults_of(module)]


def damage(kind: int, size: int, faults: Sequence[Fault], seed: int) -> Damaged | None:
    """One clean table with these faults, or None where they cannot be made in it."""
    clean = KINDS[kind](random.Random(seed), size)
    draft = draft_of(clean, seed + 1)
    names = tuple(fault.__name__ for fault in faults)
    try:
        for fault in faults:
            fault(draft)
        data = draft.to_bytes()
    except (NotApplicable, UnicodeEncodeError):
        return None
    header = draft.expected_header
    return Damaged(f"{clean.name}-{'-'.join(names)}.csv", names, data, header, tuple(draft.expected_rows))


def single_faults(tables: int = 8) -> Iterator[Damaged]:
    """Each fault alone, on up to `tables` different tables of 12 to 60 records."""
    for fault in all_faults():
        made = 0
        start = zlib.crc32(fault.__name__.encode()) % len(KINDS)
        for offset in range(len(KINDS)):
            kind = (start + offset * 5) % len(KINDS)
            seed = kind * 1000 + start
            found = damage(kind, 12 + (seed * 7) % 49, [fault], seed)
            if found is not None:
                made += 1
                yield found
            if made == tables:
                break


def combined_faults(count: int, seed: int = 11) -> Iterator[Damaged]:
    """Files with two to four faults, of different sorts, at once."""
    rng = random.Random(seed)
    around = [*faults_of(headers), *faults_of(layout)]
    sorts = (faults_of(encodings), faults_of(dialects), faults_of(cells), around)
    made = 0
    while made < count:
        order = sorted(rng.sample(range(4), rng.randrange(2, 5)), key=lambda index: (index != 3, index))
        chosen = [rng.choice(sorts[index]) for index in sorted(order, key=[1, 0, 2, 3].index)]
        found = damage(rng.randrange(len(KINDS)), rng.randrange(8, 80), chosen, rng.randrange(10**6))
        if found is not None:
            made += 1
            yield found


def undamaged() -> Iterator[Damaged]:
    """Each clean table as plain CSV."""
    for kind in range(len(KINDS)):
        for size in (5, 40):
            found = damage(kind, size, [], kind + size)
            assert found is not None
            yield found
