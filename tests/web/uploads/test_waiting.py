"""A big register is waited for on a page of its own, without JavaScript too."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from planner import flow
from planner.store import jobs
from planner.web import background
from planner.web.database import NAME
from tests.web.client import CarefulClient, soup
from tests.web.registers import register

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from flask import Flask


class Gate:
    """Reading that goes on only when it is let, after it has told how far it is."""

    def __init__(self, real: Any) -> None:
        self.go_on = threading.Event()
        self.real = real

    def read(self, *args: Any, **kwargs: Any) -> Any:
        from planner.progress import ROWS, listener

        told = listener(ROWS)
        assert told is not None
        told(6_000, 40_000)
        assert self.go_on.wait(20)
        return self.real(*args, **kwargs)


def step_comes(client: CarefulClient, path: str, words: str) -> bool:
    """Whether the page of waiting comes to that step."""
    for _ in range(200):
        if words in client.page(path).find(attrs={"aria-current": "step"}).get_text():
            return True
        threading.Event().wait(0.05)
    return False


@pytest.fixture
def gate(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    """The gate before each reading; the site shows a page to wait on at once."""
    app.config["PATIENCE"] = 0.2
    gate = Gate(flow.read)
    monkeypatch.setattr(flow, "read", gate.read)
    yield gate
    gate.go_on.set()


def job_id(answer: Any) -> str:
    return str(answer.request.path).rsplit("/", 1)[-1]


def arrived(client: CarefulClient, path: str) -> Any:
    """The page that the waiting one leads to in the end."""
    for _ in range(200):
        answer = client.get(path, follow_redirects=True)
        if answer.request.path != path or answer.status_code != 200:
            return answer
        threading.Event().wait(0.05)
    raise AssertionError("it never ended")


def test_a_slow_register_is_waited_for_and_found_in_the_end(client: CarefulClient, gate: Gate) -> None:
    answer = client.send("camden.csv", register("Camden"), council="Camden")
    path = answer.request.path
    assert path.startswith("/registers/reading/")
    page = soup(answer.text)
    assert page.find("h1").get_text() == "Reading your register"
    assert page.find("noscript").find("meta", attrs={"http-equiv": "refresh", "content": "5"})
    assert "Read the rows: 6,000 of 40,000" in page.find(attrs={"aria-current": "step"}).get_text(" ", strip=True)
    bar = page.find("progress")
    assert (bar["value"], bar["max"]) == ("6000", "40000")
    assert client.get(path).status_code == 200, "a reload changes nothing"
    listed = client.page("/registers").find("main")
    assert listed.find("a", href=path)
    assert "No register has been uploaded yet" not in listed.get_text()
    gate.go_on.set()
    found = arrived(client, path)
    assert found.request.path == "/registers/1"
    assert "What was found in camden.csv" in found.text
    assert client.get(path).status_code == 302, "the address leads there for ever"
    assert not client.page("/registers").find("a", href=path)


def test_what_is_wrong_with_a_slow_file_stands_beside_its_field(client: CarefulClient, gate: Gate) -> None:
    answer = client.send("register.csv", b"\x89PNG\r\n\x1a\n" + bytes(300), council="Camden")
    gate.go_on.set()
    page = soup(arrived(client, answer.request.path).text)
    assert page.title.get_text().startswith("Error: ")
    assert page.find(class_="govuk-error-summary").find("a")["href"] == "#file"
    assert page.find(id="file-error")
    assert page.find(id="council")["value"] == "Camden"
    assert "No register has been uploaded yet" in client.get("/registers").text


def test_a_slow_file_without_a_council_asks_for_it(client: CarefulClient, gate: Gate) -> None:
    answer = client.send("contracts.csv", register("Camden"))
    gate.go_on.set()
    page = soup(arrived(client, answer.request.path).text)
    assert page.find(class_="govuk-error-summary").find("a")["href"] == "#council"


def test_the_same_bytes_twice_lead_to_the_first_from_the_page_of_waiting_too(client: CarefulClient, gate: Gate) -> None:
    gate.go_on.set()
    client.application.config["PATIENCE"] = 60
    client.upload("camden.csv", register("Camden"), council="Camden")
    client.application.config["PATIENCE"] = 0.2
    gate.go_on.clear()
    answer = client.send("again.csv", register("Camden"), council="Camden")
    gate.go_on.set()
    refused = arrived(client, answer.request.path)
    assert refused.status_code == 409
    assert soup(refused.text).find(class_="govuk-error-summary").find("a")["href"] == "/registers/1"


def test_the_script_only_hears_that_it_is_done(client: CarefulClient, gate: Gate) -> None:
    answer = client.send("camden.csv", register("Camden"), council="Camden")
    look = {"X-Look": "1"}
    assert "6,000 of 40,000" in client.get(answer.request.path, headers=look).text
    gate.go_on.set()
    arrived(client, answer.request.path)
    assert client.get(answer.request.path, headers=look).status_code == 204


def test_a_register_whose_process_was_stopped_is_asked_for_again(app: Flask, client: CarefulClient, gate: Gate) -> None:
    answer = client.send("camden.csv", register("Camden"), council="Camden")
    long_ago = background.now() - timedelta(minutes=5)
    with app.extensions[NAME].session() as session:
        jobs.tell(session, job_id(answer), step="rows", done=1, total=2, at=long_ago)
    page = client.page(answer.request.path, 400)
    words = page.find(id="file-error").get_text()
    assert "The planner was stopped while it read camden.csv. Nothing was kept." in words
    gate.go_on.set()
    again = client.get(answer.request.path)
    assert "was stopped" in again.text
    assert "No register has been uploaded yet" in client.get("/registers").text


def test_a_slow_confirmation_says_in_the_end_what_it_did(
    app: Flask, client: CarefulClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    from planner.web.uploads import answers

    found = client.upload("camden.csv", register("Camden"), council="Camden")
    app.config["PATIENCE"] = 0.2
    gate, real = threading.Event(), answers.plan_again
    monkeypatch.setattr(answers, "plan_again", lambda: gate.wait(20) and real())
    answer = client.submit(found, "Confirm this register")
    assert soup(answer.text).find("h1").get_text() == "Confirming your register"
    assert step_comes(client, answer.request.path, "Read the contracts")
    gate.set()
    assert "The register is confirmed: 3 new contracts" in arrived(client, answer.request.path).text


def test_nothing_is_waited_for_at_an_address_that_never_was(client: CarefulClient) -> None:
    assert "There is nothing to wait for" in client.page("/registers/reading/0123456789abcdef", 404).get_text()
