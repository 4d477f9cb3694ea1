from __future__ import annotations

import sqlite3
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.calendars.reader import events
from tests.conftest import TODAY
from tests.web.client import soup

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

    from planner.settings import ServerSettings
    from tests.web.client import CarefulClient


def made(client: CarefulClient, query: str = "", **values: str | list[str]) -> BeautifulSoup:
    form = client.page(f"/feeds/new{query}")
    answer = client.submit(form, "Make the address", **values)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    return soup(answer.text)


def address(page: BeautifulSoup) -> str:
    """The path of the address that is shown."""
    return str(page.find(id="address")["value"]).removeprefix("https://plans.example")


def feed(boroughs: CarefulClient, page: BeautifulSoup) -> str:
    """The feed at the address that is shown, its folded lines put together again."""
    return boroughs.get(address(page)).text.replace("\r\n ", "")


def test_the_address_is_shown_once_https_first(boroughs: CarefulClient) -> None:
    page = made(boroughs, name="Our dates")
    shown = str(page.find(id="address")["value"])
    assert shown.startswith("https://plans.example/feeds/")
    assert len(shown.rsplit("/", 1)[1]) >= len("x" * 22 + ".ics")  # 128 bits in base 64
    token = address(page).removeprefix("/feeds/").removesuffix(".ics")
    assert token not in boroughs.get("/feeds").text
    links = [str(link["href"]) for link in page.find("main").find_all("a")]
    assert any(link.startswith("webcal://plans.example/") for link in links)
    assert any(link.startswith("https://calendar.google.com/calendar/r?cid=https%3A%2F%2F") for link in links)
    assert any(link.startswith("https://outlook.office.com/calendar/0/addfromweb?url=https%3A%2F%2F") for link in links)
    assert "8 to 24 hours" in page.get_text()
    copied = {str(button["data-copies"]): button for button in page.find_all("button", attrs={"data-copies": True})}
    assert list(copied) == ["address", "webcal"]
    assert str(page.find(id="webcal")["value"]) == shown.replace("https://", "webcal://")
    assert all(
        button["data-says"] in {each["id"] for each in page.find_all(role="status")} for button in copied.values()
    )


def test_the_address_itself_is_not_kept(boroughs: CarefulClient, settings: ServerSettings) -> None:
    token = address(made(boroughs)).removeprefix("/feeds/").removesuffix(".ics")
    dumped = "\n".join(sqlite3.connect(settings.database_url.removeprefix("sqlite:///")).iterdump())
    assert token not in dumped


def test_a_feed_of_a_view_has_the_contracts_of_the_view(boroughs: CarefulClient) -> None:
    body = feed(boroughs, made(boroughs, "?supplier=civica&council=London+Borough+of+Camden"))
    assert body.count("DTSTART;VALUE=DATE:20290331") == 1
    assert "Veolia" not in body
    everything = feed(boroughs, made(boroughs))
    assert "Veolia" in everything


def test_a_feed_can_have_several_service_areas(boroughs: CarefulClient) -> None:
    form = boroughs.page("/feeds/new")
    legends = [legend.get_text(strip=True) for legend in form.find_all("legend")]
    assert legends == ["Councils", "Service areas", "Which dates", "More dates, if you want them"]
    labels = {box["for"]: box.get_text(strip=True) for box in form.find_all("label")}
    boxes = {labels[box["id"]]: box["value"] for box in form.find_all("input", attrs={"name": "service_area"})}
    housing = boroughs.page("/contracts?supplier=civica").select_one("tbody tr").find_all("td")[2].get_text(strip=True)
    waste = boroughs.page("/contracts?supplier=veolia").select_one("tbody tr").find_all("td")[2].get_text(strip=True)
    one = feed(boroughs, made(boroughs, name="One", service_area=[boxes[housing]]))
    two = feed(boroughs, made(boroughs, name="Two", service_area=[boxes[housing], boxes[waste]]))
    assert "Civica" in one
    assert "Veolia" not in one
    assert "Civica" in two
    assert "Veolia" in two
    assert "Banner" not in two
    scope = next(row.get_text() for row in boroughs.page("/feeds").select("tbody tr") if "Two" in row.get_text())
    assert housing in scope
    assert waste in scope


def test_a_feed_can_be_of_several_councils(boroughs: CarefulClient) -> None:
    boxes = [box["value"] for box in boroughs.page("/feeds/new").find_all("input", attrs={"name": "council"})]
    assert len(boxes) > 2
    several = made(boroughs, name="Two councils", council=boxes[:2])
    found = events(boroughs.get(address(several)).data)
    ends = [one.text("SUMMARY") for one in found if one.text("SUMMARY").startswith("Ends: ")]
    assert {name for name in boxes for title in ends if name in title} == set(boxes[:2])
    scope = next(row.get_text() for row in boroughs.page("/feeds").select("tbody tr") if "Two councils" in row.text)
    assert all(name in scope for name in boxes[:2])
    assert boxes[2] not in scope


def test_a_partnership_feed_follows_the_councils_that_plan_together(boroughs: CarefulClient) -> None:
    boxes = [box["value"] for box in boroughs.page("/feeds/new").find_all("input", attrs={"name": "council"})]
    assert "partnership" not in boxes
    plan_together(boroughs, boxes[:2])
    label = boroughs.page("/feeds/new").find("input", attrs={"name": "council", "value": "partnership"})
    assert label is not None
    path = address(made(boroughs, name="Partnership", council=["partnership"]))
    assert councils_in(boroughs, path, boxes) == set(boxes[:2])
    assert "The councils that plan together" in boroughs.page("/feeds").get_text()
    plan_together(boroughs, boxes[1:3])
    shown = [one for one in events(boroughs.get(path).data) if one.value("STATUS") != "CANCELLED"]
    assert not any(boxes[0] in one.text("SUMMARY") for one in shown)
    assert councils_in(boroughs, path, boxes) >= set(boxes[1:3])


def plan_together(client: CarefulClient, councils: list[str]) -> None:
    """Changes the settings through their pages and keeps them."""
    effect = client.submit(client.page("/settings"), "See the effect", partnership=councils)
    client.submit(soup(effect.text), "Keep these settings")


def councils_in(client: CarefulClient, path: str, names: list[str]) -> set[str]:
    titles = [one.text("SUMMARY") for one in events(client.get(path).data)]
    return {name for name in names for title in titles if title.startswith("Ends: ") and name in title}


def test_a_view_of_ideas_brings_its_state_along(boroughs: CarefulClient) -> None:
    idea = str(boroughs.page("/proposals").select(".app-idea__title a")[0]["href"])
    boroughs.submit(boroughs.page(f"{idea}/adopt"), "Adopt")
    shown = {}
    for state in ("idea", "adopted"):
        link = boroughs.page(f"/proposals?state={state}").find("a", string="Get these dates in your calendar")
        path = address(made(boroughs, str(link["href"]).removeprefix("/feeds/new"), name=state))
        found = [one for one in events(boroughs.get(path).data) if "together" in one.text("CATEGORIES")]
        shown[state] = {one.value("STATUS") for one in found}
        assert any(idea in one.value("URL") for one in found) is (state == "adopted")
    assert shown["adopted"] == {"CONFIRMED"}
    assert shown["idea"] <= {"TENTATIVE"}
    assert "adopted joint procurements" in boroughs.page("/feeds").get_text()


def test_the_view_that_one_comes_from_ticks_its_service_area(boroughs: CarefulClient) -> None:
    code = boroughs.page("/feeds/new").find_all("input", attrs={"name": "service_area"})[3]["value"]
    link = boroughs.page(f"/contracts?service_area={code}").find("a", string="Get this view in your calendar")
    page = boroughs.page(str(link["href"]))
    assert [box["value"] for box in page.find_all("input", checked=True) if box["name"] == "service_area"] == [code]


def test_a_feed_without_a_name_is_refused_beside_its_field(boroughs: CarefulClient) -> None:
    answer = boroughs.submit(boroughs.page("/feeds/new"), "Make the address", name=" ")
    page = soup(answer.text)
    assert answer.status_code == 400
    assert page.find(class_="govuk-error-summary").a["href"] == "#name"


@pytest.mark.parametrize("values", [{"role": "king"}, {"alarms": "x"}, {"council": "Atlantis"}, {"service_area": "?"}])
def test_choices_that_were_not_offered_are_refused(boroughs: CarefulClient, values: dict[str, str]) -> None:
    assert boroughs.submit(boroughs.page("/feeds/new"), "Make the address", **values).status_code == 400


def test_a_feed_of_an_idea_that_is_not_there_is_not_found(boroughs: CarefulClient) -> None:
    boroughs.page("/feeds/new?proposal=unknown", 404)


def test_a_feed_can_be_renamed(boroughs: CarefulClient) -> None:
    made(boroughs, name="Old name")
    answer = boroughs.submit(boroughs.page("/feeds/1/rename"), "Rename", name="New name")
    assert "New name" in answer.text
    assert "Old name" not in answer.text


def test_a_withdrawn_address_is_gone_for_good(boroughs: CarefulClient) -> None:
    path = address(made(boroughs, name="Mine"))
    assert boroughs.get(path).status_code == 200
    answer = boroughs.submit(boroughs.page("/feeds/1/withdraw"), "Withdraw the address")
    assert "no longer works" in answer.text
    assert boroughs.get(path).status_code == 410


def test_a_new_address_replaces_the_old_one(boroughs: CarefulClient) -> None:
    old = address(made(boroughs, "?supplier=civica", name="Mine"))
    before = boroughs.get(old).text
    page = soup(boroughs.submit(boroughs.page("/feeds/1/new-address"), "Make a new address").text)
    assert boroughs.get(old).status_code == 410
    after = boroughs.get(address(page)).text
    assert after.count("BEGIN:VEVENT") == before.count("BEGIN:VEVENT")
    assert len(boroughs.page("/feeds").select("tbody tr")) == 1


def test_who_fetched_last_is_shown(boroughs: CarefulClient) -> None:
    path = address(made(boroughs))
    assert "never yet" in boroughs.get("/feeds").text
    boroughs.get(path, headers={"User-Agent": "Google-Calendar-Importer"})
    assert "Google Calendar, just now" in boroughs.get("/feeds").text


@pytest.mark.parametrize(("asked", "added"), [("windows", {"Could be re-let"}), ("every_step", {"Milestone"})])
def test_spans_and_steps_of_ideas_come_when_they_are_asked_for(
    boroughs: CarefulClient, asked: str, added: set[str]
) -> None:
    usual = kinds(boroughs, made(boroughs, name="Usual"))
    assert kinds(boroughs, made(boroughs, name="More", more=asked)) - usual == added


def test_a_horizon_leaves_out_what_is_far_ahead(boroughs: CarefulClient) -> None:
    near = events(boroughs.get(address(made(boroughs, name="Near", horizon="730"))).data)
    everything = events(boroughs.get(address(made(boroughs, name="Everything"))).data)
    assert len(near) < len(everything)
    assert max(one.value("DTSTART") for one in near) <= (TODAY + timedelta(days=730)).strftime("%Y%m%d")


def kinds(client: CarefulClient, page: BeautifulSoup) -> set[str]:
    return {one.text("CATEGORIES") for one in events(client.get(address(page)).data)}


def test_the_form_leads_back_to_where_it_was_opened_from(boroughs: CarefulClient) -> None:
    assert boroughs.page("/feeds/new").find(class_="govuk-back-link")["href"] == "/feeds"
    idea = str(boroughs.page("/proposals").select(".app-idea__title a")[0]["href"])
    page = boroughs.page(f"/feeds/new?proposal={idea.rsplit('/', 1)[-1]}")
    assert page.find(class_="govuk-back-link")["href"] == idea
