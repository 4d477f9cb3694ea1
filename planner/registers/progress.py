"""How far a long reading has come, for whoever listens: a bar in the terminal, a page that is being waited for."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    Listener = Callable[[str, int, int], None]

EVERY = 2_000
ROWS, AREAS = "rows", "areas"
_LISTENER: ContextVar[Listener | None] = ContextVar("listener", default=None)


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """While this lasts, `listener(step, done, total)` hears of rows read, then of areas found, in this thread."""
    token = _LISTENER.set(listener)
    try:
        yield
    finally:
        _LISTENER.reset(token)


def listener(step: str) -> Callable[[int, int], None] | None:
    """What to tell `(done, total)` of a step; None where nobody listens."""
    found = _LISTENER.get()
    return partial(found, step) if found else None


def followed(rows: Sequence[int]) -> Iterable[int]:
    """The rows one by one, telling the listener now and then."""
    told = listener(ROWS)
    return rows if told is None else _told(rows, told)


def _told(rows: Sequence[int], told: Callable[[int, int], None]) -> Iterator[int]:
    for done, row in enumerate(rows):
        if done % EVERY == 0:
            told(done, len(rows))
        yield row
    told(len(rows), len(rows))
