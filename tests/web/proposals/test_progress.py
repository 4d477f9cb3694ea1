from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from planner.web.proposals.progress import as_typed
from tests.conftest import TODAY
from tests.web.client import soup

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

    from tests.web.client import CarefulClient

BEGUN, CONVENED = TODAY - timedelta(days=60), TODAY - timedelta(days=10)
DAYS = {"done-begin": as_typed(BEGUN), "done-convene": as_typed(CONVENED)}


@pytest.fixture
def adopted(boroughs: CarefulClient) -> str:
    """The address of the idea about the housing systems, adopted."""
    links = boroughs.page("/proposals").select(".app-idea__title a")
    idea = next(str(link["href"]) for link in links if "ousing" in link.get_text())
    boroughs.submit(boroughs.page(f"{idea}/adopt"), "Adopt")
    return idea


def sent(client: CarefulClient, idea: str, **values: Any) -> Any:
    return client.submit(client.page(f"{idea}/progress"), "Keep these days", **values)


def row(page: BeautifulSoup, code: str) -> list[str]:
    box = page.find(id=f"done-{code}")
    return [cell.get_text(" ", strip=True) for cell in box.find_parent("tr").find_all("td")]


def test_days_are_entered_for_what_was_adopted_only(boroughs: CarefulClient, adopted: str) -> None:
    assert boroughs.page(adopted).find("a", href=f"{adopted}/progress")
    boroughs.submit(boroughs.page(adopted), "Open it again")
    assert boroughs.page(adopted).find("a", href=f"{adopted}/progress") is None
    answer = boroughs.get(f"{adopted}/progress")
    assert answer.status_code == 400
    assert "Adopt this one first" in answer.text


def test_actual_days_move_the_rest_and_the_history_tells_of_them(boroughs: CarefulClient, adopted: str) -> None:
    before = boroughs.page(f"{adopted}/progress")
    page = soup(sent(boroughs, adopted, **DAYS).text)
    assert "planned from them" in page.get_text()
    assert row(page, "convene")[2] == "done"
    assert page.find(id="done-convene")["value"] == as_typed(CONVENED)
    assert row(page, "agreement")[2] != row(before, "agreement")[2]  # begun ten days ago, not in six weeks
    assert row(page, "agreement")[1] == row(before, "agreement")[1]  # the last day stays: the start does
    history = boroughs.page(adopted).find(class_="app-history").get_text(" ", strip=True)
    assert "Convening: done on" in history


def test_the_steps_that_decide_the_start_are_marked(boroughs: CarefulClient, adopted: str) -> None:
    page = soup(sent(boroughs, adopted, **DAYS).text)
    assert "decides the start" in page.find("table").get_text()
    assert "of room" in page.find("main").get_text() or "too late" in page.find("main").get_text()


@pytest.mark.parametrize(
    ("values", "box", "words"),
    [
        ({"done-convene": "soon"}, "#done-convene", "Enter the day as a date"),
        ({"done-convene": as_typed(TODAY + timedelta(days=1))}, "#done-convene", "after today"),
        ({**DAYS, "done-convene": as_typed(BEGUN - timedelta(days=1))}, "#done-convene", "before Start convening"),
    ],
)
def test_days_that_cannot_be_are_refused_beside_their_box(
    boroughs: CarefulClient, adopted: str, values: dict[str, str], box: str, words: str
) -> None:
    answer = sent(boroughs, adopted, **values)
    assert answer.status_code == 400
    page = soup(answer.text)
    assert page.find(class_="govuk-error-summary").a["href"] == box
    assert words in page.find(id=f"{box[1:]}-error").get_text()
    assert page.find(id=box[1:])["value"] == values[box[1:]]


def test_what_a_step_took_is_shown_beside_the_usual_lengths(boroughs: CarefulClient, adopted: str) -> None:
    assert "Nothing has been learned yet" in boroughs.page("/settings/lengths/learned").get_text()
    sent(boroughs, adopted, **DAYS)
    cells = boroughs.page("/settings/lengths/learned").find("tbody").find("tr").get_text("|", strip=True)
    assert cells == "Convening|Open procedure|1|50|too few yet|50|14, 42, 84"


def test_learned_lengths_fill_the_boxes_and_are_tried_before_they_are_kept(
    boroughs: CarefulClient, adopted: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from planner.leadtime import Took

    taken = tuple(Took("open", stage, days) for stage in ("convene", "tender") for days in (20, 20, 20))
    monkeypatch.setattr("planner.store.progress.all_taken", lambda _: taken)
    page = boroughs.page("/settings/lengths/learned")
    filled = soup(boroughs.submit(page, "Use these lengths for: Open procedure").text)
    assert filled.find(id="convene-typical")["value"] == "20"
    assert filled.find(id="tender-typical")["value"] == "25"  # the law's own (PA23 s.54(4))
    tried = soup(boroughs.submit(filled, "See the effect").text)
    assert tried.find(id="effect")
    boroughs.submit(tried, "Keep these settings")
    assert boroughs.page("/settings/lengths").find(id="convene-typical")["value"] == "20"
