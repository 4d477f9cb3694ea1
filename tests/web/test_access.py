from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from planner.web.access import Rule, rule_of

if TYPE_CHECKING:
    from flask import Flask

    from tests.web.client import CarefulClient

ADDRESSES = Path(__file__).with_name("addresses.txt")
SECRET = {"feeds.fetch"}
PUBLIC = {"static", "health.healthz", "start.brand", "start.robots", "help.contents", "help.page"}


def addresses(app: Flask) -> list[str]:
    return sorted(
        f"{','.join(sorted((rule.methods or set()) - {'HEAD', 'OPTIONS'}))} {rule.rule} {rule_of(app, rule.endpoint)}"
        for rule in app.url_map.iter_rules()
    )


def test_every_address_declares_who_may_ask(app: Flask) -> None:
    assert [rule.endpoint for rule in app.url_map.iter_rules() if rule_of(app, rule.endpoint) is None] == []


def test_only_feeds_are_open_to_whoever_has_the_address_and_only_help_to_everybody(app: Flask) -> None:
    rules = {rule.endpoint: rule_of(app, rule.endpoint) for rule in app.url_map.iter_rules()}
    assert {name for name, rule in rules.items() if rule is Rule.SECRET_ADDRESS} == SECRET
    assert {name for name, rule in rules.items() if rule is Rule.PUBLIC} == PUBLIC


def test_no_address_is_lost_or_added_without_thought(app: Flask) -> None:
    assert addresses(app) == ADDRESSES.read_text().splitlines()


def test_a_view_without_a_rule_is_refused(app: Flask) -> None:
    app.add_url_rule("/forgotten", "forgotten", lambda: "secrets")
    app.config["PROPAGATE_EXCEPTIONS"] = False
    app.config["TESTING"] = False
    assert app.test_client().get("/forgotten").status_code == 500


@pytest.mark.parametrize("path", ["/", "/contracts", "/registers/upload", "/proposals", "/feeds"])
def test_pages_open_on_this_machine_only(client: CarefulClient, path: str) -> None:
    answer = client.get(path, environ_base={"REMOTE_ADDR": "192.0.2.7"})
    assert answer.status_code == 403
    assert "its own machine only" in answer.text
    assert client.get(path, environ_base={"REMOTE_ADDR": "::1"}).status_code == 200


def test_help_and_health_open_from_anywhere(client: CarefulClient) -> None:
    for path in ("/help", "/help/dates", "/healthz"):
        assert client.get(path, environ_base={"REMOTE_ADDR": "192.0.2.7"}).status_code == 200


def test_a_foreign_host_name_is_not_answered(client: CarefulClient) -> None:
    # A page elsewhere can make a browser resolve its own name to 127.0.0.1.
    assert client.get("/contracts", base_url="http://elsewhere.example").status_code == 400
    assert client.get("/contracts", base_url="https://plans.example").status_code == 200
