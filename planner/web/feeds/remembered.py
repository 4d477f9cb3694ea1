"""The last good answer of each address in this process, for as long as the database cannot be asked.

Programs that get an error drop a subscription for good, so an outage of the database must not look like one. An address
is known here by its digest alone, and for a day: one that was withdrawn meanwhile is not served for ever.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from planner.store.feeds import digest
from planner.web.database import now

if TYPE_CHECKING:
    from datetime import datetime

    from planner.store.feed_contents import FeedBody

FOR = timedelta(days=1)
MOST_BYTES = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Last:
    """What an address last said, and when."""

    name: str
    body: FeedBody
    at: datetime


class Remembered:
    """The answers of the addresses that were asked last, up to so many bytes."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._size = 0
        self._known: OrderedDict[str, Last] = OrderedDict()
        self._lock = threading.Lock()

    def keep(self, token: str, name: str, body: FeedBody) -> None:
        """The answer of an address, in place of its earlier one."""
        key, last = digest(token), Last(name, body, now())
        with self._lock:
            self._drop(key)
            self._known[key] = last
            self._size += len(last.body.zipped)
            while self._size > self._most_bytes:
                self._drop(next(iter(self._known)))

    def still(self, token: str, etag: str) -> bool:
        """Whether this is the answer that is remembered; it is then good for another day."""
        key = digest(token)
        with self._lock:
            last = self._known.get(key)
            if last is None or last.body.head.etag != etag:
                return False
            self._known[key] = replace(last, at=now())
            self._known.move_to_end(key)
            return True

    def forget(self, token: str) -> None:
        """An address that is refused."""
        with self._lock:
            self._drop(digest(token))

    def last(self, token: str) -> tuple[str, FeedBody] | None:
        """Name and answer that the address had less than a day ago."""
        found = self._known.get(digest(token))
        if found is None or now() - found.at > FOR:
            return None
        return found.name, found.body

    def _drop(self, key: str) -> None:
        last = self._known.pop(key, None)
        self._size -= len(last.body.zipped) if last else 0
