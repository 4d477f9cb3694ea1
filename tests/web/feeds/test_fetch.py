"""What calendar programs need of the address; the rules that concern the answer, not the events."""

from __future__ import annotations

import gzip
import sqlite3
import time
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from planner.web.database import now
from tests.calendars.reader import events
from tests.conftest import TODAY
from tests.web.feeds.test_make import address, made
from tests.web.registers import register

if TYPE_CHECKING:
    from planner.settings import ServerSettings
    from tests.web.client import CarefulClient


@pytest.fixture
def feed(boroughs: CarefulClient) -> str:
    return address(made(boroughs, name="Our dates"))


def test_rule_19_a_strong_etag_answers_conditional_requests(boroughs: CarefulClient, feed: str) -> None:
    first = boroughs.get(feed)
    etag = first.headers["ETag"]
    assert etag.startswith('"')
    again = boroughs.get(feed, headers={"If-None-Match": etag})
    assert again.status_code == 304
    assert again.data == b""
    assert again.headers["ETag"] == etag
    for tags in (f'"other", {etag}', "*", f"W/{etag}"):
        assert boroughs.get(feed, headers={"If-None-Match": tags}).status_code == 304
    assert boroughs.get(feed, headers={"If-None-Match": '"other"'}).status_code == 200


def test_rule_20_dates_are_parsed_and_give_way_to_the_etag(boroughs: CarefulClient, feed: str) -> None:
    moment = boroughs.get(feed).headers["Last-Modified"]
    assert boroughs.get(feed, headers={"If-Modified-Since": moment}).status_code == 304
    assert boroughs.get(feed, headers={"If-Modified-Since": "Thu, 01 Jan 2099 00:00:00 GMT"}).status_code == 304
    assert boroughs.get(feed, headers={"If-Modified-Since": "Thu, 01 Jan 1998 00:00:00 GMT"}).status_code == 200
    assert boroughs.get(feed, headers={"If-Modified-Since": "nonsense"}).status_code == 200
    both = {"If-Modified-Since": moment, "If-None-Match": '"other"'}
    assert boroughs.get(feed, headers=both).status_code == 200


def test_rule_7_the_same_data_is_the_same_bytes(boroughs: CarefulClient, feed: str) -> None:
    assert boroughs.get(feed).data == boroughs.get(feed).data


def test_a_changed_register_changes_the_feed(boroughs: CarefulClient, feed: str) -> None:
    before = boroughs.get(feed)
    found = boroughs.upload("camden.csv", register("Camden").replace(b"31/03/2028", b"30/09/2028"), council="Camden")
    boroughs.submit(found, "Confirm this register")
    after = boroughs.get(feed, headers={"If-None-Match": before.headers["ETag"]})
    assert after.status_code == 200
    assert b"20280930" in after.data
    assert after.headers["Last-Modified"] >= before.headers["Last-Modified"]


@pytest.mark.parametrize("accept", ["text/calendar", "text/html", "application/json", "*/*", None])
def test_rule_21_the_type_is_calendar_whatever_is_asked_for(boroughs: CarefulClient, feed: str, accept: str) -> None:
    answer = boroughs.get(feed, headers={"Accept": accept} if accept else {})
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'inline; filename="our-dates.ics"'


def test_rule_21_head_is_like_get(boroughs: CarefulClient, feed: str) -> None:
    get, head = boroughs.get(feed), boroughs.head(feed)
    assert head.status_code == 200
    assert head.data == b""
    for name in ("ETag", "Last-Modified", "Content-Type", "Content-Length"):
        assert head.headers[name] == get.headers[name]


@pytest.mark.parametrize("method", ["PROPFIND", "OPTIONS", "PUT", "POST", "DELETE"])
def test_rule_21_other_methods_are_refused(boroughs: CarefulClient, feed: str, method: str) -> None:
    assert boroughs.open(feed, method=method).status_code == 405


def test_rule_21_no_cookie_is_set(boroughs: CarefulClient, feed: str) -> None:
    assert "Set-Cookie" not in boroughs.get(feed).headers
    assert "Cookie" not in boroughs.get(feed).headers["Vary"]


def test_rule_23_unknown_and_withdrawn_are_told_apart_and_constant(boroughs: CarefulClient, feed: str) -> None:
    unknown = [boroughs.get(f"/feeds/{token}.ics") for token in ("x", "y" * 32, "%00", "é")]
    assert {answer.status_code for answer in unknown} == {404}
    assert len({answer.data for answer in unknown}) == 1
    assert {answer.mimetype for answer in unknown} == {"text/plain"}
    assert "?" not in feed


def test_rule_24_gzip_where_it_is_taken(boroughs: CarefulClient, feed: str) -> None:
    plain, zipped = boroughs.get(feed), boroughs.get(feed, headers={"Accept-Encoding": "gzip"})
    assert zipped.headers["Content-Encoding"] == "gzip"
    assert zipped.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"
    assert gzip.decompress(zipped.data) == plain.data
    assert zipped.headers["ETag"] != plain.headers["ETag"]
    assert boroughs.get(feed, headers={"If-None-Match": zipped.headers["ETag"]}).status_code == 304
    assert "Content-Encoding" not in boroughs.get(feed, headers={"Accept-Encoding": "gzip;q=0"}).headers


def test_rule_25_robots_may_fetch_feeds_but_not_list_them(boroughs: CarefulClient, feed: str) -> None:
    robots = boroughs.get("/robots.txt").text
    assert "Disallow: /feeds" not in robots
    assert "Disallow: /\n" not in robots
    answer = boroughs.get(feed)
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert answer.headers["Cache-Control"].startswith("private")


def test_a_feed_is_fetched_from_other_machines(boroughs: CarefulClient, feed: str) -> None:
    assert boroughs.get(feed, environ_base={"REMOTE_ADDR": "192.0.2.7"}).status_code == 200


def test_a_feed_of_one_idea_has_its_last_day_to_decide(boroughs: CarefulClient) -> None:
    idea = boroughs.page("/proposals").select_one(".app-idea__title a")["href"].rsplit("/", 1)[1]
    body = boroughs.get(address(made(boroughs, f"?proposal={idea}"))).text.replace("\r\n ", "")
    assert "decide together" in body.casefold()
    assert f"https://plans.example/proposals/{idea}" in body


def test_the_feeds_lines_are_those_of_the_standard(boroughs: CarefulClient, feed: str) -> None:
    data = boroughs.get(feed).data
    assert data.startswith(b"BEGIN:VCALENDAR\r\n")
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert data.count(b"\n") == data.count(b"\r\n")
    assert b"X-WR-CALNAME:Our dates\r\n" in data


def test_a_council_sees_its_own_ends_and_not_those_of_its_partners(boroughs: CarefulClient) -> None:
    body = boroughs.get(address(made(boroughs, council="London Borough of Camden"))).data
    found = [one.text("SUMMARY") for one in events(body)]
    ends = [title for title in found if title.startswith("Ends: ")]
    assert len(ends) == 2
    assert all("Camden" in title for title in ends)
    assert any("decide together" in title for title in found)


def test_rule_05_identities_come_from_kept_keys_and_the_site(boroughs: CarefulClient, feed: str) -> None:
    whole = {one.value("UID") for one in events(boroughs.get(feed).data)}
    part = {one.value("UID") for one in events(boroughs.get(address(made(boroughs, "?text=waste"))).data)}
    assert part < whole
    assert all(uid.endswith("@plans.example") for uid in whole)


def test_rule_06_a_moved_date_says_where_it_was_and_nothing_else_changes(boroughs: CarefulClient, feed: str) -> None:
    before = {one.value("UID"): one for one in events(boroughs.get(feed).data)}
    found = boroughs.upload("camden.csv", register("Camden").replace(b"31/03/2028", b"30/09/2028"), council="Camden")
    boroughs.submit(found, "Confirm this register")
    after = {one.value("UID"): one for one in events(boroughs.get(feed).data)}
    (moved,) = [one for uid, one in after.items() if uid in before and one.value("DTSTART") == "20280930"]
    assert moved.value("SEQUENCE") == "1"
    assert "Moved: was 31 March 2028." in moved.text("DESCRIPTION")
    ends = [uid for uid, one in before.items() if one.text("CATEGORIES") == "Contract ends"]
    assert [uid for uid in ends if before[uid].lines != after[uid].lines] == [moved.value("UID")]


def test_rule_11_what_left_the_register_is_cancelled(boroughs: CarefulClient, feed: str) -> None:
    boroughs.get(feed)
    gone = b"\n".join(line for line in register("Camden").splitlines() if b"Waste" not in line)
    boroughs.submit(boroughs.upload("camden.csv", gone, council="Camden"), "Confirm this register")
    cancelled = [one for one in events(boroughs.get(feed).data) if one.value("STATUS") == "CANCELLED"]
    assert any(one.text("SUMMARY").startswith("Cancelled: Ends: Waste") for one in cancelled)


def test_rule_22_the_last_good_body_is_served_when_no_new_one_can_be_made(
    boroughs: CarefulClient, feed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = boroughs.get(feed)
    boroughs.submit(
        boroughs.upload("camden.csv", register("Camden").replace(b"2028", b"2030"), council="Camden"),
        "Confirm this register",
    )

    def broken(*_: object) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr("planner.web.feeds.routes.renewed", broken)
    again = boroughs.get(feed)
    assert (again.status_code, again.data) == (200, good.data)


def test_rule_11_after_30_days_what_was_cancelled_is_gone(
    boroughs: CarefulClient, feed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = b"\n".join(line for line in register("Camden").splitlines() if b"Waste" not in line)
    boroughs.submit(boroughs.upload("camden.csv", gone, council="Camden"), "Confirm this register")
    moments = []
    for days, shown in ((0, True), (29, True), (31, False)):
        monkeypatch.setattr("planner.web.feeds.contents.now", lambda days=days: now() + timedelta(days=days))
        boroughs.application.config["TODAY"] = TODAY + timedelta(days=days)
        answer = boroughs.get(feed)
        moments.append((answer.headers["ETag"], answer.headers["Last-Modified"]))
        titles = [one.text("SUMMARY") for one in events(answer.data)]
        assert any(title.startswith("Cancelled: Ends: Waste") for title in titles) is shown
    assert moments[0] == moments[1]
    assert all(before != after for before, after in zip(moments[1], moments[2], strict=True))


@pytest.mark.parametrize("dates", [{}, {"role": "procurement lead", "more": ["windows", "every_step"]}])
def test_nothing_creeps_from_day_to_day(boroughs: CarefulClient, dates: dict[str, str | list[str]]) -> None:
    feed = address(made(boroughs, name="Our dates", **dates))
    first = boroughs.get(feed)
    boroughs.application.config["TODAY"] = TODAY + timedelta(days=40)
    boroughs.page("/proposals")  # plans again for that day
    again = boroughs.get(feed)
    assert again.data == first.data
    assert again.headers["ETag"] == first.headers["ETag"]
    assert again.headers["Last-Modified"] == first.headers["Last-Modified"]


def test_an_address_that_nobody_uses_expires(
    boroughs: CarefulClient, feed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = now() + timedelta(days=401)
    monkeypatch.setattr("planner.web.feeds.expiry.now", lambda: later)
    assert boroughs.get(feed).status_code == 410
    assert "No feed has been made yet" in boroughs.page("/feeds").get_text()
    boroughs.application.config["SETTINGS"] = replace(boroughs.application.config["SETTINGS"], feed_expiry_days=0)
    assert boroughs.get(feed).status_code == 200


def test_a_fetch_keeps_an_address_alive(boroughs: CarefulClient, feed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    start = now()
    for days in (300, 600, 900):
        monkeypatch.setattr("planner.web.feeds.expiry.now", lambda days=days: start + timedelta(days=days))
        monkeypatch.setattr("planner.web.feeds.readers.now", lambda days=days: start + timedelta(days=days))
        assert boroughs.get(feed).status_code == 200


def test_a_fetch_does_not_wait_for_others_who_write(
    boroughs: CarefulClient, feed: str, settings: ServerSettings
) -> None:
    writer = sqlite3.connect(settings.database_url.removeprefix("sqlite:///"), isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    began = time.monotonic()
    answer = boroughs.get(feed)
    assert time.monotonic() - began < 2  # usual patience is 15 seconds
    writer.rollback()
    writer.close()
    assert answer.status_code == 200
    assert "never yet" in boroughs.get("/feeds").text
