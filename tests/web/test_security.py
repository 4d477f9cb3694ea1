from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from planner.web import create_app

if TYPE_CHECKING:
    from planner.settings import ServerSettings
    from tests.web.client import CarefulClient


@pytest.mark.parametrize("path", ["/", "/registers/upload", "/no-such-page", "/static/planner.js", "/healthz"])
def test_every_answer_carries_the_security_headers(client: CarefulClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"


def test_pages_are_kept_by_nobody_and_static_files_by_browsers(client: CarefulClient) -> None:
    assert client.get("/contracts").headers["Cache-Control"] == "no-store"
    assert "max-age=3600" in client.get("/static/planner.js").headers["Cache-Control"]


def test_the_cookie_is_out_of_reach_of_scripts_and_of_other_sites(client: CarefulClient) -> None:
    cookie = client.get("/registers/upload").headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Secure" in cookie  # the settings say https


def test_pages_to_look_at_set_no_cookie(client: CarefulClient) -> None:
    for path in ("/help", "/contracts", "/healthz"):
        assert "Set-Cookie" not in client.get(path).headers


def test_a_form_from_elsewhere_changes_nothing(client: CarefulClient) -> None:
    answer = client.post("/feeds/new", data={"name": "Theirs"})
    assert answer.status_code == 400
    assert "This form has expired" in answer.text
    assert "Theirs" not in client.get("/feeds").text


def test_the_council_colour_is_a_colour_or_nothing(settings: ServerSettings) -> None:
    from dataclasses import replace

    def css(colour: str) -> str:
        return create_app(replace(settings, brand_colour=colour)).test_client().get("/brand.css").text

    assert css("#123abc") == ":root{--govuk-brand-colour:#123abc}\n"
    assert css("red;}body{display:none") == ""
