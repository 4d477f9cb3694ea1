"""A feed on this machine's own address for clients that fetch it themselves; its bytes can be changed."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class Served:
    """The feed: put other bytes into `body` and the next request gets them."""

    def __init__(self, body: bytes) -> None:
        self.body = body
        self.url = ""


@contextmanager
def served(body: bytes) -> Iterator[Served]:
    """Serve these bytes as text/calendar for as long as the block runs."""
    feed = Served(body)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/calendar; charset=utf-8")
            self.send_header("Content-Length", str(len(feed.body)))
            self.end_headers()
            self.wfile.write(feed.body)

        def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the base class's name
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    feed.url = f"http://127.0.0.1:{server.server_address[1]}/feed.ics"
    try:
        yield feed
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
