"""Planning that stops until it is let on, and what the page to wait on shows meanwhile."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from planner.progress import PROPOSALS, listener

if TYPE_CHECKING:
    from typing import Any

    from tests.web.client import CarefulClient


class Gate:
    """Planning that goes on only when it is let, after it has told how far it is."""

    def __init__(self, real: Any) -> None:
        self.go_on = threading.Event()
        self.real = real
        self.began = 0

    def plan(self, *args: Any, **kwargs: Any) -> Any:
        self.began += 1
        told = listener(PROPOSALS)
        assert told is not None
        told(12, 198)
        assert self.go_on.wait(20)
        return self.real(*args, **kwargs)


def page_with(client: CarefulClient, path: str, words: str) -> Any:
    """The page to wait on as soon as it says so."""
    for _ in range(200):
        page = client.page(path)
        if words in page.get_text(" ", strip=True):
            return page
        threading.Event().wait(0.05)
    raise AssertionError(f"it never said {words}")


def arrived(client: CarefulClient, path: str) -> Any:
    """The answer of the page to wait on once the plan is there."""
    for _ in range(200):
        answer = client.get(path)
        if answer.status_code != 200:
            return answer
        threading.Event().wait(0.05)
    raise AssertionError("it never ended")
