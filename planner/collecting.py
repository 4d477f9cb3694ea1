"""Reading and planning make millions of small objects without cycles: looking for cycles among them is time lost."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def cycles_uncollected() -> Iterator[None]:
    """While this lasts, Python's collector of cycles rests; objects without cycles are freed as ever.

    What was made meanwhile counts as old afterwards, or the collector would look through all of it at once.
    Whoever finds it working sets it to work again, so that the block may be nested or run in several threads.
    """
    working = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if working:
            gc.freeze()  # all objects, young and old, become …
            gc.unfreeze()  # … old
            gc.enable()
