"""Grouping supplier names at 12.5k, 25k and 50k, beside rapidfuzz in three-letter blocks and the floor of an exact key.

Names are made with a seed: spellings of some 15,000 firms with legal forms, capitals, typing errors and names cut off,
whose right groups are known, so that the table also gives precision and recall (F1) of each way.
"""

from __future__ import annotations

import random
import resource
import time
from collections import defaultdict
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from planner.matching.suppliers import group_suppliers

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SIZES = (12_500, 25_000, 50_000)
LIKE = 0.93
FIRST_WORDS = """
    North South East West Green Blue Alpha Beta Prime First Kings Queens Castle River Oak Elm Stone
    Bridge Mill Park Hill Grove Lake Forest Harbour Summit Crown Royal United Anglo Inter Trans Omni
    Multi Star Sun Moon Sky Fire Iron Gold
"""
TRADE_WORDS = """
    Care Homes Transport Taxis Construction Building Electrical Plumbing Cleaning Security Catering
    Training Consulting Software Systems Solutions Services Engineering Roofing Landscapes Recycling
    Waste Logistics Media Design Print Education Nursery Health Fostering Support Housing Legal Property
    Estates Fleet Motors Office Foods Energy Lighting
"""
FIRST, TRADE = tuple(FIRST_WORDS.split()), tuple(TRADE_WORDS.split())
FORMS = ("Ltd", "Limited", "LIMITED", "ltd.", "", "(UK) Ltd", "UK Limited")


def made(count: int, seed: int = 4) -> tuple[list[str], list[int]]:
    """Names with the firm that each is of."""
    rng = random.Random(seed)
    firms = list({f"{rng.choice(FIRST)} {_word(rng)} {rng.choice(TRADE)} {rng.choice(TRADE)}" for _ in range(15_000)})
    firms.sort()
    names, of = [], []
    for _ in range(count):
        firm = rng.randrange(len(firms))
        names.append(_spelt(firms[firm], rng))
        of.append(firm)
    return names, of


def _word(rng: random.Random) -> str:
    return rng.choice(FIRST) + "".join(rng.choice(part) for part in ("bcdfgklmnprstv", "aeiou", "nrstldm", "aeiou"))


def _spelt(name: str, rng: random.Random) -> str:
    luck = rng.random()
    if luck < 0.08:
        place = rng.randrange(6, len(name))
        name = name[:place] + name[place + 1 :]
    elif luck < 0.16:
        name = name.upper()
    elif luck < 0.22 and len(name) > 26:
        return name[:26]
    return f"{name} {rng.choice(FORMS)}".strip()


def exact_key(names: Sequence[str]) -> list[int]:
    """The floor: lower case, letters and digits alone, legal forms off."""
    forms = {"ltd", "limited", "plc", "llp", "uk"}
    keys: dict[str, int] = {}
    found = []
    for name in names:
        words = "".join(c if c.isalnum() else " " for c in name.lower()).split()
        found.append(keys.setdefault(" ".join(w for w in words if w not in forms), len(keys)))
    return found


def blocked(names: Sequence[str]) -> list[int]:
    """The peer: Jaro-Winkler of every pair inside blocks of the first three letters."""
    keys = exact_key(names)
    first: dict[int, str] = {}
    for name, key in zip(names, keys, strict=True):
        first.setdefault(
            key, " ".join(w for w in name.lower().split() if w not in ("ltd", "limited", "uk", "(uk)", "ltd."))
        )
    blocks = defaultdict(list)
    for key, text in first.items():
        blocks[text[:3]].append(key)
    parent = {key: key for key in first}

    def root(key: int) -> int:
        while parent[key] != key:
            key = parent[key]
        return key

    for block in blocks.values():
        texts = [first[key] for key in block]
        scores = process.cdist(texts, texts, scorer=JaroWinkler.similarity, score_cutoff=LIKE)
        for one, other in zip(*scores.nonzero(), strict=True):
            if one < other:
                parent[root(block[other])] = root(block[one])
    return [root(key) for key in keys]


def ours(names: Sequence[str]) -> list[int]:
    """Our groups, as the number of each name's group; equal names are in one."""
    of = {name: number for number, group in enumerate(group_suppliers(names)) for name in group.spellings}
    return [of[name] for name in names]


def f1(found: Sequence[int], right: Sequence[int]) -> tuple[float, float, float]:
    """Precision, recall and F1 over pairs."""

    def pairs(labels: Sequence[object]) -> int:
        count: dict[object, int] = defaultdict(int)
        for label in labels:
            count[label] += 1
        return sum(n * (n - 1) // 2 for n in count.values())

    both, mine, true = pairs(list(zip(found, right, strict=True))), pairs(found), pairs(right)
    precision, recall = both / max(1, mine), both / max(1, true)
    return precision, recall, 2 * precision * recall / (precision + recall)


def main() -> None:
    """Print the table."""
    ways: dict[str, Callable[[Sequence[str]], list[int]]] = {"exact key": exact_key, "blocked": blocked, "ours": ours}
    print(
        f"{'names':>8} {'way':<12} {'cpu s':>8} {'ratio':>7} {'precision':>10} {'recall':>8} {'F1':>7} {'peak MB':>8}"
    )
    for size in SIZES:
        names, right = made(size)
        spent = {}
        for way, run in ways.items():
            start = time.process_time()
            found = run(names)
            spent[way] = time.process_time() - start
            precision, recall, score = f1(found, right)
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            ratio = spent[way] / spent.get("blocked", spent[way])
            quality = f"{precision:>10.4f} {recall:>8.4f} {score:>7.4f}"
            print(f"{size:>8,} {way:<12} {spent[way]:>8.2f} {ratio:>7.2f} {quality} {peak:>8}")


if __name__ == "__main__":
    main()
