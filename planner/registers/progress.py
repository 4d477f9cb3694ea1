"""How far a long reading has come, for whoever listens: a bar in the terminal, a page that is being waited for."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    Listener = Callable[[int, int], None]

EVERY = 2_000
_LISTENER: ContextVar[Listener | None] = ContextVar("listener", default=None)


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """While this lasts, `listener(done, total)` hears of rows read in this thread or task."""
    token = _LISTENER.set(listener)
    try:
        yield
    finally:
        _LISTENER.reset(token)


def followed(rows: Sequence[int]) -> Iterable[int]:
    """The rows one by one, telling the listener now and then."""
    listener = _LISTENER.get()
    if listener is None:
        return rows
    return _told(rows, listener)


def _told(rows: Sequence[int], listener: Listener) -> Iterator[int]:
    for done, row in enumerate(rows):
        if done % EVERY == 0:
            listener(done, len(rows))
        yield row
    listener(len(rows), len(rows))
