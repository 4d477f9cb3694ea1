"""Feeds over HTTP: unchanged (304), unchanged and sent whole, and made anew, beside a Flask page that says hello.

Requests go straight into the WSGI application, so that neither a socket nor a client is measured.
"""

from __future__ import annotations

import io
import resource
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flask import Flask

from planner.model import Contract, EndKind, Reading, SheetRead, Source
from planner.settings import ServerSettings
from planner.store import feeds, registers
from planner.store.kept import FeedScope
from planner.store.session import Database
from planner.web import create_app

if TYPE_CHECKING:
    from collections.abc import Callable

SIZES = (10, 100, 1_000)
TODAY = date(2026, 11, 22)
SECONDS = 2.0


def contracts(count: int) -> tuple[Contract, ...]:
    """So many contracts of one council with a fixed end each."""
    return tuple(
        Contract(
            id=f"c{number}",
            title=f"Contract {number}, with a title of the usual length; £{number}",
            council="Example Borough Council",
            sources=(Source("register.csv", None, number + 2),),
            reference=f"EX-{number}",
            supplier="Example Services Ltd",
            end_kind=EndKind.FIXED,
            end=TODAY + timedelta(days=30 + number % 900),
            latest_end=TODAY + timedelta(days=30 + number % 900),
        )
        for number in range(count)
    )


def site(folder: Path, count: int) -> tuple[Flask, str]:
    """A site with that many contracts, and the path of a feed of all of them."""
    settings = ServerSettings(database_url=f"sqlite:///{folder / 'planner.sqlite'}", secret_key="k" * 32)
    database = Database(settings.database_url)
    database.migrate()
    found = contracts(count)
    reading = Reading("register.csv", "csv", "utf-8", (SheetRead(None, 1, count),), {}, {}, count, found, ())
    moment = datetime.now(UTC)
    with database.session() as session:
        version = registers.add_pending(
            session, council="Example Borough Council", file_name="r.csv", data=b"x", reading=reading, at=moment
        )
        registers.confirm(session, version, at=moment)
        token = feeds.create_feed(session, scope=FeedScope(), name="Feed", at=moment)
    database.close()
    return create_app(settings, today=TODAY), f"/feeds/{token}.ics"


def hello() -> Flask:
    """The floor: what Flask needs to say hello."""
    app = Flask("hello")
    app.add_url_rule("/", view_func=lambda: "hello")
    return app


def ask(app: Flask, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    """One request, as a server would pass it on."""
    got: dict[str, Any] = {}
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "SCRIPT_NAME": "",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": "127.0.0.1:8000",
        "HTTP_USER_AGENT": "bench",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    } | {f"HTTP_{name.upper()}": value for name, value in headers.items()}

    def start(status: str, found: list[tuple[str, str]], _: object = None) -> Callable[[bytes], object]:
        got.update(status=int(status[:3]), headers={name.lower(): value for name, value in found})
        return lambda data: data

    body = b"".join(app.wsgi_app(environ, start))
    return got["status"], got["headers"], body


def rate(work: Callable[[], object]) -> float:
    """Requests for each second of the processor: other people's work on the machine does not count."""
    work()
    done, start = 0, time.process_time()
    while time.process_time() - start < SECONDS:
        work()
        done += 1
    return done / (time.process_time() - start)


def rates(app: Flask, path: str, floor_app: Flask) -> dict[str, float]:
    """Each step's requests a second, the floor first."""
    began = time.process_time()
    _, headers, _ = ask(app, path)
    first = time.process_time() - began
    assert ask(app, path, If_None_Match=headers["etag"])[0] == 304
    return {
        "Flask hello": rate(lambda: ask(floor_app, "/")),
        "unchanged: 304": rate(lambda: ask(app, path, If_None_Match=headers["etag"])),
        "unchanged: whole": rate(lambda: ask(app, path)),
        "unchanged: whole, gzip": rate(lambda: ask(app, path, Accept_Encoding="gzip")),
        "first rendering": 1 / first,
    }


def main() -> None:
    """Print the table: requests a second of processor time, ratio to the floor in the same run, peak memory."""
    floor_app = hello()
    print(f"{'step':30} {'events':>7} {'req/s':>9} {'ms':>8} {'/hello':>7} {'peak MB':>8}")
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            app, path = site(Path(folder), size)
            found = rates(app, path, floor_app)
            assert ask(app, path)[2].count(b"BEGIN:VEVENT") == size
            app.extensions["planner_database"].close()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        floor = found["Flask hello"]
        for name, value in found.items():
            print(f"{name:30} {size:7,} {value:9.1f} {1000 / value:8.2f} {value / floor:7.2f} {peak:8.0f}")


if __name__ == "__main__":
    main()
