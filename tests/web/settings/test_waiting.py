"""Settings whose plan takes long are waited for, tried or kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from planner import flow
from tests.web.gates import Gate, arrived, page_with

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask

    from tests.web.client import CarefulClient


@pytest.fixture
def gate(app: Flask, boroughs: CarefulClient, monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    """The gate before each plan; the site shows a page to wait on at once."""
    app.config["PATIENCE"] = 0.2
    gate = Gate(flow.plan_contracts)
    monkeypatch.setattr(flow, "plan_contracts", gate.plan)
    yield gate
    gate.go_on.set()


def test_kept_settings_are_waited_for_with_their_plan(boroughs: CarefulClient, gate: Gate) -> None:
    answer = boroughs.submit(boroughs.page("/settings"), "See the effect", step="keep", slack_days="30")
    path = answer.request.path
    assert path.startswith("/settings/waiting/")
    page = page_with(boroughs, path, "12 of 198")
    assert page.h1.get_text() == "Working out the plan with your settings"
    assert "at least 2 councils" in boroughs.page("/proposals").get_text(), "the plan that is there is shown meanwhile"
    assert "90 days of leeway" in boroughs.page("/proposals").get_text()
    gate.go_on.set()
    assert arrived(boroughs, path).location == "/proposals"
    page = boroughs.page("/proposals")
    assert "The settings are kept" in page.get_text()
    assert "30 days of leeway" in page.get_text()


def test_the_effect_is_waited_for_and_shown_with_what_was_typed(
    app: Flask, boroughs: CarefulClient, gate: Gate
) -> None:
    path = boroughs.submit(boroughs.page("/settings"), "See the effect", min_councils="6").request.path
    assert page_with(boroughs, path, "12 of 198").h1.get_text() == "Working out the effect of your settings"
    gate.go_on.set()
    led_to = arrived(boroughs, path).location
    assert led_to.startswith("/settings?tried=")
    page = boroughs.page(led_to)
    assert "would go" in page.find(id="effect").get_text()
    assert page.find(id="min_councils")["value"] == "6"
    assert boroughs.page("/settings").find(id="min_councils")["value"] == "2"
    assert boroughs.page("/settings?tried=0123456789abcdef").find(id="effect") is None
    app.config["PATIENCE"] = 60
    assert "at least 6 councils" in boroughs.submit(page, "Keep these settings").text


def test_the_effect_of_other_lengths_is_waited_for(boroughs: CarefulClient, gate: Gate) -> None:
    longer = {"evaluation-minimum": "30", "evaluation-typical": "100", "evaluation-cautious": "150"}
    path = boroughs.submit(boroughs.page("/settings/lengths"), "See the effect", **longer).request.path
    gate.go_on.set()
    page = boroughs.page(arrived(boroughs, path).location)
    assert "would move" in page.find(id="effect").get_text()
    assert page.find(id="evaluation-typical")["value"] == "100"
    assert boroughs.page("/settings/lengths").find(id="evaluation-typical")["value"] == ""


def test_settings_are_not_waited_for_on_another_page(boroughs: CarefulClient, gate: Gate) -> None:
    path = boroughs.submit(boroughs.page("/settings"), "See the effect", min_councils="6").request.path
    boroughs.page(path.replace("/settings/waiting/", "/registers/reading/"), 404)
