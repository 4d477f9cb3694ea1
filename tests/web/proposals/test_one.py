from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

    from tests.web.client import CarefulClient


@pytest.fixture
def idea(boroughs: CarefulClient) -> str:
    """The address of the idea about the housing systems."""
    links = boroughs.page("/proposals").select(".app-idea__title a")
    return next(str(link["href"]) for link in links if "ousing" in boroughs.get(str(link["href"])).text)


@pytest.fixture
def page(boroughs: CarefulClient, idea: str) -> BeautifulSoup:
    return boroughs.page(idea)


def test_the_last_day_to_decide_is_the_headline(page: BeautifulSoup) -> None:
    headline = page.find(class_="app-headline").get_text(" ", strip=True)
    assert re.match(r"Last day to decide together \d+ [A-Z][a-z]+ 20\d\d in \d+ months", headline)


def test_each_member_says_what_it_would_do_and_when_it_joins(page: BeautifulSoup) -> None:
    rows = page.find("table").select("tbody tr")
    assert len(rows) == 5
    councils = [row.th.get_text() for row in rows]
    assert "London Borough of Camden" in councils
    for row in rows:
        cells = [cell.get_text(" ", strip=True) for cell in row.find_all("td")]
        assert re.fullmatch(r"\d+ [A-Z][a-z]{2} 2029", cells[1])
        assert cells[3] == "stays" or cells[3].startswith("+")
        assert cells[5] == "£180,000"


def test_the_drawing_shows_no_more_than_the_table(page: BeautifulSoup) -> None:
    drawing = page.find("svg", class_="app-timeline")
    assert drawing["role"] == "img"
    said = {title.get_text() for title in drawing.find_all("title")}
    assert "runs to 31 March 2029" in said
    names = {text.get_text() for text in drawing.find_all("text")}
    assert {"Camden", "Hackney", "Islington", "Sutton", "Merton"} <= names


def test_the_plan_runs_forwards_and_shows_its_sums(page: BeautifulSoup) -> None:
    plan = page.find_all("table")[1]
    steps = [row.th.get_text() for row in plan.select("tbody tr")]
    assert steps[-1] == "Joint arrangements start"
    assert len(steps) > 8
    assert plan.find("details").find("li").get_text()


def test_the_case_is_made_for_and_against(page: BeautifulSoup) -> None:
    assert page.find(id="for").find_next("ul").find_all("li")
    assert page.find(id="against").find_next("ul").find_all("li")


def test_the_score_and_settings_are_stated(page: BeautifulSoup) -> None:
    words = page.get_text(" ", strip=True)
    assert "90 days of leeway" in words
    assert "made of" in words


def test_the_plan_file_has_the_dates_of_the_page(boroughs: CarefulClient, idea: str, page: BeautifulSoup) -> None:
    lines = list(csv.reader(io.StringIO(boroughs.get(f"{idea}/plan.csv").data.decode("utf-8-sig"))))
    shown = [row.th.get_text() for row in page.find_all("table")[1].select("tbody tr")]
    assert [line[0] for line in lines[1:]] == shown


def test_the_calendar_file_has_the_last_day_to_decide(boroughs: CarefulClient, idea: str) -> None:
    answer = boroughs.get(f"{idea}/dates.ics")
    assert answer.mimetype == "text/calendar"
    assert answer.data.startswith(b"BEGIN:VCALENDAR\r\n")
    assert b"BEGIN:VEVENT" in answer.data


def test_the_button_leads_to_a_feed_of_this_idea(boroughs: CarefulClient, page: BeautifulSoup, idea: str) -> None:
    form = boroughs.page(page.find("a", string="Subscribe to these dates")["href"])
    assert form.find("input", attrs={"name": "proposal"})["value"] == idea.rsplit("/", 1)[-1]
