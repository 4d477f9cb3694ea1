"""Fuzz the reader of OCDS releases: packages whose values, keys and nesting are not what the standard says."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from tests.soak.driver import Entry, mutated, run
from tests.soak.fuzz_register import examples, try_one

if TYPE_CHECKING:
    import random

ODD: list[Any] = [
    None,
    "",
    0,
    -1,
    1e308,
    True,
    [],
    {},
    [[]],
    "2026-03-31T23:00:00+14:00",
    "9999-12-31",
    "\u0000",
    "£1m",
    ["GB-COH-00000000"],
    {"id": None},
    {"amount": "NaN"},
    {"startDate": 20260331},
    720,
    10**30,
]


def seeds() -> dict[str, bytes]:
    """The packages of the example folders."""
    return {name: data for name, data in examples().items() if data.lstrip().startswith(b"{")}


def changed(data: bytes, rng: random.Random) -> bytes:
    """A package with some of its values exchanged, doubled or taken away; bytes where it is no package."""
    try:
        package = json.loads(data)
    except ValueError:
        return mutated(data, rng)
    for _ in range(rng.randrange(1, 6)):
        _change(package, rng)
    return json.dumps(package).encode()


def _change(value: Any, rng: random.Random) -> None:
    """One place somewhere below `value`, changed."""
    while isinstance(value, dict | list) and value:
        keys: list[Any] = list(value) if isinstance(value, dict) else list(range(len(value)))
        key = rng.choice(keys)
        deeper = value[key]
        if isinstance(deeper, dict | list) and deeper and rng.random() < 0.85:
            value = deeper
            continue
        choice = rng.randrange(4)
        if choice == 0:
            del value[key]
        elif choice == 1 and isinstance(value, list):
            value.extend(deepcopy(deeper) for _ in range(rng.choice([1, 2, 40])))
        else:
            value[key] = deepcopy(rng.choice([*ODD, [deeper], {"id": deeper}, str(deeper)]))
        return


if __name__ == "__main__":
    run(Entry("releases", seeds(), try_one, mutate=changed, own_mutations=True))
