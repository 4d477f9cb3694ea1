from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from planner.web.filters import day
from planner.web.proposals.progress import as_typed
from tests.calendars.reader import events
from tests.conftest import TODAY
from tests.web.client import soup
from tests.web.feeds.test_make import address, made

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


def steps_on(page: BeautifulSoup) -> dict[str, str]:
    """The plan table: step → its day with what is said of it."""
    table = page.find(id="plan").find_next("table")
    return {row.th.get_text(strip=True): row.td.get_text(" ", strip=True) for row in table.select("tbody tr")}


def test_the_plan_its_files_and_its_feed_follow_what_was_done(boroughs: CarefulClient, adopted: str) -> None:
    feed = address(made(boroughs, f"?proposal={adopted.rsplit('/', 1)[1]}", every_step="yes"))
    before = {one.value("UID"): one for one in events(boroughs.get(feed).data)}
    planned = steps_on(boroughs.page(adopted))
    boroughs.application.config["TODAY"] = today = TODAY + timedelta(days=240)
    begun, convened = today - timedelta(days=100), today - timedelta(days=3)
    sent(boroughs, adopted, **{"done-begin": as_typed(begun), "done-convene": as_typed(convened)})

    page = boroughs.page(adopted)
    steps = steps_on(page)
    assert steps["Convening"] == f"{day(convened)} done"
    assert steps["Tender"] != planned["Tender"]  # months late: shortened evenly
    assert steps["Joint arrangements start"] == planned["Joint arrangements start"]
    assert page.find(class_="govuk-tag").get_text(strip=True) == "Late"
    assert "Last day to finish agreement between councils" in page.find(class_="app-headline").get_text()
    assert "Convening began" in page.find(class_="app-headline").get_text()

    rows = list(csv.DictReader(io.StringIO(boroughs.get(f"{adopted}/plan.csv").data.decode("utf-8-sig"))))
    by_step = {row["step"]: row for row in rows}
    assert (by_step["Convening"]["finished_by"], by_step["Convening"]["done"]) == (convened.isoformat(), "yes")
    assert day(date.fromisoformat(by_step["Tender"]["finished_by"])) in steps["Tender"]

    after = {one.value("UID"): one for one in events(boroughs.get(feed).data)}
    assert after.keys() == before.keys()  # the same events, moved
    tender = next(uid for uid, one in after.items() if one.text("SUMMARY").startswith("Tender: "))
    assert after[tender].value("DTSTART") == by_step["Tender"]["finished_by"].replace("-", "")
    assert (before[tender].value("SEQUENCE"), after[tender].value("SEQUENCE")) == ("0", "1")
    assert f"Moved: was {planned['Tender'].removesuffix(' assumed')}." in after[tender].text("DESCRIPTION")
    done = next(one for one in after.values() if one.text("SUMMARY").startswith("Convening (done): "))
    assert done.value("DTSTART") == convened.strftime("%Y%m%d")
    assert done.value("SEQUENCE") == "1"
    once = {one.value("UID"): one for one in events(boroughs.get(f"{adopted}/dates.ics").data)}
    assert once[tender].value("DTSTART") == after[tender].value("DTSTART")


def test_the_careful_day_stands_beside_the_usual_one(boroughs: CarefulClient, adopted: str) -> None:
    terms = [term.get_text(strip=True) for term in boroughs.page(adopted).select(".app-headline dt")]
    assert terms[:2] == ["Call the councils together by", "With careful lengths"]
    body = boroughs.get(f"{adopted}/dates.ics").data
    convene = next(one for one in events(body) if one.text("SUMMARY").startswith("Convene: "))
    assert "With careful lengths, by " in convene.text("DESCRIPTION")


def test_warnings_speak_of_what_remains(boroughs: CarefulClient, adopted: str) -> None:
    boroughs.application.config["TODAY"] = today = TODAY + timedelta(days=240)
    sent(boroughs, adopted, **{"done-convene": as_typed(today)})
    words = boroughs.page(adopted).find(class_="govuk-tag").parent.get_text(" ", strip=True)
    assert "agreement between councils must be finished by" in words
    levers = boroughs.page(adopted).find(id="levers")
    assert levers is not None
    assert "Join under an agreement that exists already" in levers.find_next("table").get_text()
    sent(boroughs, adopted, **{"done-convene": as_typed(today), "done-agreement": as_typed(today)})
    levers = boroughs.page(adopted).find(id="levers")
    assert levers is None or "Join under an agreement" not in levers.find_next("table").get_text()


def test_a_route_chosen_later_keeps_what_was_done(boroughs: CarefulClient, adopted: str) -> None:
    sent(boroughs, adopted, **DAYS)
    page = boroughs.page(f"{adopted}/route")
    tried = soup(boroughs.submit(page, "See what would follow", procedure="framework_mini_competition").text)
    boroughs.submit(tried, "Keep this route")
    assert steps_on(boroughs.page(adopted))["Convening"] == f"{day(CONVENED)} done"


def test_taking_the_days_out_again_gives_the_plan_before(boroughs: CarefulClient, adopted: str) -> None:
    planned = steps_on(boroughs.page(adopted))
    sent(boroughs, adopted, **DAYS)
    assert steps_on(boroughs.page(adopted)) != planned
    sent(boroughs, adopted, **dict.fromkeys(DAYS, ""))
    assert steps_on(boroughs.page(adopted)) == planned


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
