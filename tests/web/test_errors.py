from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

from planner.model import PlannerError
from planner.web import access

if TYPE_CHECKING:
    from flask import Flask

    from tests.web.client import CarefulClient


def test_a_page_that_is_not_there_says_so(client: CarefulClient) -> None:
    page = client.page("/nothing-here", 404)
    assert page.find("h1").get_text() == "Page not found"


@pytest.mark.parametrize("path", ["/contracts/unknown", "/proposals/unknown", "/registers/99", "/feeds/99/rename"])
def test_what_is_not_kept_is_not_found(client: CarefulClient, path: str) -> None:
    assert "There is no" in client.page(path, 404).find("main").get_text()


def test_a_page_that_takes_no_forms_says_so(client: CarefulClient) -> None:
    assert client.post("/help").status_code == 405


def test_a_refusal_shows_its_own_words(app: Flask, client: CarefulClient) -> None:
    @app.get("/refused")
    @access.public
    def refused() -> str:
        raise PlannerError("Choose another file <b>now</b>")

    answer = client.get("/refused")
    assert answer.status_code == 400
    assert "Choose another file &lt;b&gt;now&lt;/b&gt;" in answer.text


def test_the_unexpected_is_logged_and_shows_nothing_of_itself(
    app: Flask, client: CarefulClient, caplog: pytest.LogCaptureFixture
) -> None:
    @app.get("/broken/<secret>")
    @access.public
    def broken(secret: str) -> str:
        raise ZeroDivisionError("inner workings")

    with caplog.at_level(logging.ERROR):
        answer = client.get("/broken/confidential")
    assert answer.status_code == 500
    assert "Sorry, there is a problem with the planner" in answer.text
    assert "inner workings" not in answer.text
    assert "broken" in caplog.text
    assert "confidential" not in caplog.messages[0]


def test_an_error_of_the_database_with_a_code_of_its_own_shows_the_same_page(app: Flask, client: CarefulClient) -> None:
    class OddError(Exception):
        code = "e3q8"

    @app.get("/odd")
    @access.public
    def odd() -> str:
        raise OddError("no such table")

    answer = client.get("/odd")
    assert answer.status_code == 500
    assert "Sorry, there is a problem with the planner" in answer.text
