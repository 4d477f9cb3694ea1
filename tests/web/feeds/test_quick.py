"""The short way to a 304 says exactly what the long way says, and leaves everything else to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from planner.store.session import Database
from planner.web.feeds.quick import Quick
from tests.web.feeds.test_make import address, made
from tests.web.registers import register

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.web.client import CarefulClient


class Watched:
    """Counts what the short way passes on, and can be told to pass on everything."""

    def __init__(self, quick: Quick) -> None:
        self.quick, self.rest, self.passed, self.off = quick, quick._rest, 0, False
        quick._rest = self.on

    def on(self, environ: dict[str, Any], start: Any) -> Any:
        self.passed += 1
        return self.rest(environ, start)

    def __call__(self, environ: dict[str, Any], start: Any) -> Any:
        return self.on(environ, start) if self.off else self.quick(environ, start)


@pytest.fixture
def watched(boroughs: CarefulClient) -> Iterator[Watched]:
    site = boroughs.application
    before = site.wsgi_app
    assert isinstance(before, Quick)
    site.wsgi_app = Watched(before)  # type: ignore[method-assign]
    yield site.wsgi_app
    site.wsgi_app = before  # type: ignore[method-assign]


@pytest.fixture
def feed(boroughs: CarefulClient) -> str:
    path = address(made(boroughs, name="Our dates"))
    boroughs.get(path)  # from now on this reader has been noted
    return path


@pytest.mark.parametrize("packing", ["", "gzip"])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("by", ["If-None-Match", "If-Modified-Since"])
def test_both_ways_say_the_same(
    boroughs: CarefulClient, feed: str, watched: Watched, by: str, method: str, packing: str
) -> None:
    first = boroughs.get(feed, headers={"Accept-Encoding": packing})
    told = {"If-None-Match": first.headers["ETag"], "If-Modified-Since": first.headers["Last-Modified"]}[by]
    headers = {by: told, "Accept-Encoding": packing}
    watched.passed = 0
    short = boroughs.open(feed, method=method, headers=headers)
    assert (short.status_code, watched.passed) == (304, 0)
    watched.off = True
    long = boroughs.open(feed, method=method, headers=headers)
    assert (long.status_code, watched.passed) == (304, 1)
    assert sorted(short.headers) == sorted(long.headers)
    assert short.data == long.data == b""


def asks(client: CarefulClient, path: str, tag: str, **more: Any) -> int:
    return int(client.get(path, headers={"If-None-Match": tag}, **more).status_code)


def test_a_changed_register_is_sent_at_once(boroughs: CarefulClient, feed: str, watched: Watched) -> None:
    tag = boroughs.get(feed).headers["ETag"]
    assert asks(boroughs, feed, tag) == 304
    found = boroughs.upload("camden.csv", register("Camden").replace(b"31/03/2028", b"30/09/2028"), council="Camden")
    boroughs.submit(found, "Confirm this register")
    watched.passed = 0
    assert (asks(boroughs, feed, tag), watched.passed) == (200, 1)


def test_a_withdrawn_address_is_refused_at_once(boroughs: CarefulClient, feed: str, watched: Watched) -> None:
    tag = boroughs.get(feed).headers["ETag"]
    assert asks(boroughs, feed, tag) == 304
    boroughs.submit(boroughs.page("/feeds/1/withdraw"), "Withdraw the address")
    assert asks(boroughs, feed, tag) == 410
    assert asks(boroughs, "/feeds/never.ics", tag) == asks(boroughs, "/feeds/é.ics", tag) == 404


def test_another_program_is_noted_and_a_foreign_host_name_refused(
    boroughs: CarefulClient, feed: str, watched: Watched
) -> None:
    tag = boroughs.get(feed).headers["ETag"]
    watched.passed = 0
    for _ in range(2):
        answer = boroughs.get(feed, headers={"If-None-Match": tag, "User-Agent": "Thunderbird/153"})
        assert answer.status_code == 304
    assert watched.passed == 1
    assert "Thunderbird, just now" in boroughs.page("/feeds").get_text()
    assert asks(boroughs, feed, tag, base_url="http://evil.example") == 400


def test_another_day_is_looked_at_in_full(boroughs: CarefulClient, feed: str, watched: Watched) -> None:
    tag = boroughs.get(feed).headers["ETag"]
    boroughs.application.config["TODAY"] = boroughs.application.config["TODAY"].replace(year=2027)
    watched.passed = 0
    asks(boroughs, feed, tag)
    assert watched.passed == 1


@pytest.fixture
def outage(monkeypatch: pytest.MonkeyPatch) -> Any:
    def begin() -> None:
        def broken(*_: object, **__: object) -> None:
            raise OSError("the disk is gone")

        monkeypatch.setattr(Database, "session", broken)
        monkeypatch.setattr(Database, "reading", broken)
        monkeypatch.setattr("planner.store.feed_heads.Heads.for_token", broken)

    return begin


def test_rule_22_a_database_that_is_gone_leaves_the_last_good_body(
    boroughs: CarefulClient, feed: str, outage: Any, caplog: pytest.LogCaptureFixture
) -> None:
    good = boroughs.get(feed)
    outage()
    again = boroughs.get(feed)
    assert (again.status_code, again.data) == (200, good.data)
    assert again.headers["ETag"] == good.headers["ETag"]
    assert asks(boroughs, feed, good.headers["ETag"]) == 304
    assert caplog.text
    assert feed.split("/")[2].removesuffix(".ics") not in caplog.text


def test_rule_22_an_address_that_nobody_remembers_is_never_a_server_error(
    boroughs: CarefulClient, feed: str, outage: Any
) -> None:
    boroughs.application.extensions.pop("planner_remembered_feeds")
    outage()
    answer = boroughs.get(feed)
    assert answer.status_code == 404
    assert answer.mimetype == "text/plain"


def test_what_was_withdrawn_is_not_remembered(boroughs: CarefulClient, feed: str, outage: Any) -> None:
    boroughs.submit(boroughs.page("/feeds/1/withdraw"), "Withdraw the address")
    assert boroughs.get(feed).status_code == 410
    outage()
    assert boroughs.get(feed).status_code == 404
