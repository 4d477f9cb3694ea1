"""The plan of a new day is waited for on a page of its own, by everybody together, and then leads on."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from planner import flow
from planner.model import PlannerError
from planner.settings import PlanSettings
from planner.store import jobs, revisions
from planner.store import proposals as kept_proposals
from planner.web import background, plans
from planner.web.database import NAME
from tests.conftest import TODAY
from tests.web.client import CarefulClient, soup
from tests.web.gates import Gate, arrived, page_with

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from flask import Flask

TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def gate(app: Flask, boroughs: CarefulClient, monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    """The gate before the plan of the next day; the site shows a page to wait on at once."""
    app.config["TODAY"] = TOMORROW
    app.config["PATIENCE"] = 0.2
    gate = Gate(flow.plan_contracts)
    monkeypatch.setattr(flow, "plan_contracts", gate.plan)
    yield gate
    gate.go_on.set()


def waited_for(client: CarefulClient, path: str) -> str:
    """Where the page to wait on is that this page leads to."""
    answer = client.get(path)
    assert answer.status_code == 302, answer.text[:500]
    assert answer.location.startswith("/plan/waiting/")
    return str(answer.location)


def plan_of(app: Flask) -> Any:
    with app.extensions[NAME].reading() as session:
        return kept_proposals.last_plan(session)


def test_the_first_page_of_a_day_is_waited_for_and_shown_in_the_end(
    app: Flask, boroughs: CarefulClient, gate: Gate
) -> None:
    path = waited_for(boroughs, "/proposals?council=Camden&state=adopted")
    page = page_with(boroughs, path, "12 of 198")
    assert page.h1.get_text() == "Working out today’s plan"
    assert page.find("noscript").find("meta", attrs={"http-equiv": "refresh", "content": "5"})
    now = page.find(attrs={"aria-current": "step"})
    assert "one service area after the other: 12 of 198" in now.get_text(" ", strip=True)
    assert (now.find("progress")["value"], now.find("progress")["max"]) == ("12", "198")
    assert "Read the contracts: done" in page.get_text()
    assert boroughs.get("/contracts").status_code == 200, "what needs no plan does not wait"
    gate.go_on.set()
    assert arrived(boroughs, path).location == "/proposals?council=Camden&state=adopted"
    assert plan_of(app).today == TOMORROW
    assert boroughs.page("/proposals?council=Camden")


def test_whoever_comes_meanwhile_waits_for_the_same_plan(app: Flask, boroughs: CarefulClient, gate: Gate) -> None:
    first = waited_for(boroughs, "/")
    other = app.test_client()
    assert isinstance(other, CarefulClient)
    second = waited_for(other, "/warnings")
    assert urlsplit(first).path == urlsplit(second).path
    gate.go_on.set()
    assert arrived(boroughs, first).location == "/"
    assert arrived(other, second).location == "/warnings"
    assert gate.began == 1


def test_a_confirmation_that_makes_the_plan_is_waited_for_by_other_pages(
    app: Flask, boroughs: CarefulClient, gate: Gate
) -> None:
    work = background.Work("confirm", "kent.csv", "Kent")
    with app.app_context():
        assert background._made_known(work)
    path = waited_for(boroughs, "/proposals")
    assert f"/{work.id}?" in path
    page = boroughs.page(path)
    assert page.h1.get_text() == "Working out today’s plan"
    assert "Bring the contracts up to date" in page.find(attrs={"aria-current": "step"}).get_text()
    with app.extensions[NAME].session() as session:
        jobs.end(session, work.id, state="refused", answer={"words": "no"}, at=background.now())
    assert boroughs.get(path).location == "/proposals", "another’s refusal is not told here"
    assert gate.began == 0
    assert f"/{work.id}?" not in waited_for(boroughs, "/proposals")


def test_the_script_only_hears_that_it_is_done(boroughs: CarefulClient, gate: Gate) -> None:
    path = waited_for(boroughs, "/")
    look = {"X-Look": "1"}
    page_with(boroughs, path, "12 of 198")
    assert "12 of 198" in boroughs.get(path, headers=look).text
    gate.go_on.set()
    arrived(boroughs, path)
    assert boroughs.get(path, headers=look).status_code == 204


@pytest.mark.parametrize("path", ["/proposals.csv", "/warnings.csv"])
def test_a_file_waits_for_the_plan_itself(app: Flask, boroughs: CarefulClient, gate: Gate, path: str) -> None:
    timer = threading.Timer(0.6, gate.go_on.set)
    timer.start()
    answer = boroughs.get(path)
    timer.join()
    assert answer.status_code == 200
    assert answer.mimetype == "text/csv"
    assert plan_of(app).today == TOMORROW


def test_a_plan_whose_process_was_stopped_is_made_again(app: Flask, boroughs: CarefulClient, gate: Gate) -> None:
    path = waited_for(boroughs, "/proposals?state=adopted")
    long_ago = background.now() - timedelta(minutes=5)
    job_id = urlsplit(path).path.rsplit("/", 1)[-1]
    with app.extensions[NAME].session() as session:
        jobs.tell(session, job_id, step="rows", done=1, total=2, at=long_ago)
    page = boroughs.page(path, 503)
    assert "Nothing was lost" in page.get_text()
    assert page.find("a", href="/proposals?state=adopted")
    assert page.h1.get_text() == "The work was not finished"
    assert waited_for(boroughs, "/proposals") != path
    gate.go_on.set()


def test_what_keeps_a_plan_from_being_made_is_said(
    app: Flask, boroughs: CarefulClient, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise PlannerError("The target lies before today.")

    gate.real = refuse
    path = waited_for(boroughs, "/")
    gate.go_on.set()
    assert "The target lies before today." in arrived(boroughs, path).text


def test_the_page_to_wait_on_never_leads_elsewhere(boroughs: CarefulClient, gate: Gate) -> None:
    path = urlsplit(waited_for(boroughs, "/")).path
    gate.go_on.set()
    arrived(boroughs, path)
    assert boroughs.get(path, query_string={"to": "//elsewhere.example/"}).location == "/"


def test_where_somebody_was_going_travels_whole(boroughs: CarefulClient, gate: Gate) -> None:
    path = waited_for(boroughs, "/proposals?council=Caf%C3%A9+%26+Sons&band=later")
    assert parse_qs(urlsplit(path).query)["to"] == ["/proposals?council=Caf%C3%A9+%26+Sons&band=later"]


def test_a_feed_says_what_it_last_said_until_the_plan_is_there(app: Flask, boroughs: CarefulClient, gate: Gate) -> None:
    app.config["PATIENCE"] = 60
    gate.go_on.set()
    made = soup(boroughs.submit(boroughs.page("/feeds/new"), "Make the address", name="All").text)
    address = urlsplit(str(made.find("input", id="address")["value"])).path
    before = boroughs.get(address).data
    gate.go_on.clear()
    app.config["PATIENCE"] = 0.2
    with app.extensions[NAME].session() as session:
        revisions.changed(session, revisions.CONTRACTS)
    answer = boroughs.get(address)
    assert (answer.status_code, answer.data) == (200, before)
    assert answer.mimetype == "text/calendar"


def test_settings_that_are_kept_while_a_plan_is_made_stand(app: Flask, boroughs: CarefulClient, gate: Gate) -> None:
    path = waited_for(boroughs, "/")
    real, flow.plan_contracts = flow.plan_contracts, gate.real
    with app.app_context():
        plans.plan_again(PlanSettings(slack_days=30))
    flow.plan_contracts = real
    gate.go_on.set()
    assert arrived(boroughs, path).location == "/"
    assert plan_of(app).settings.slack_days == 30
