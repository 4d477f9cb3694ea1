"""How far something long has come, for whoever listens: a bar in the terminal, a page that is being waited for."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Listener = Callable[[str, int, int], None]

EVERY = 2_000  # rows between two words to the listener
ROWS, AREAS, PROPOSALS, DAYS = "rows", "areas", "proposals", "days"
_LISTENER: ContextVar[Listener | None] = ContextVar("listener", default=None)


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """While this lasts, `listener(step, done, total)` hears how far each step has come, in this thread.

    The steps are rows read, contracts whose service area was found, service areas whose proposals were, and contracts
    whose days were counted back.
    """
    token = _LISTENER.set(listener)
    try:
        yield
    finally:
        _LISTENER.reset(token)


def listener(step: str) -> Callable[[int, int], None] | None:
    """What to tell `(done, total)` of a step; None where nobody listens."""
    found = _LISTENER.get()
    return partial(found, step) if found else None
