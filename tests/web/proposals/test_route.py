from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from planner.model import ValueBasis
from planner.proposals.value import whole_value
from planner.web.proposals.reckoning import joint_value
from tests.store.examples import contract, proposal
from tests.web.client import soup

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

    from tests.web.client import CarefulClient

CALL_OFF = "Framework, call-off without competition"


@pytest.fixture
def idea(boroughs: CarefulClient) -> str:
    """The address of the idea about the housing systems."""
    links = boroughs.page("/proposals").select(".app-idea__title a")
    return next(str(link["href"]) for link in links if "ousing" in link.get_text())


def rows(page: BeautifulSoup) -> dict[str, list[str]]:
    table = page.find("fieldset").find("table")
    return {
        row.label.get_text(" ", strip=True): [cell.get_text(" ", strip=True) for cell in row.find_all("td")]
        for row in table.select("tbody tr")
    }


def test_a_route_is_suggested_with_its_reason(boroughs: CarefulClient, idea: str) -> None:
    words = boroughs.page(idea).find(id="route").find_next("p").get_text()
    assert "also what the planner suggests" in words
    assert "reaches the threshold" in words
    assert "PA23 s.20" in words


def test_routes_stand_side_by_side_with_the_days_they_save(boroughs: CarefulClient, idea: str) -> None:
    found = rows(boroughs.page(f"{idea}/route"))
    assert found["Open procedure (suggested) (now)"][2] == "the same"
    assert found[CALL_OFF][2].endswith("days shorter")
    assert found["Competitive flexible procedure"][2].endswith("days longer")


def test_the_change_in_dates_is_shown_before_it_is_kept(boroughs: CarefulClient, idea: str) -> None:
    before = boroughs.page(idea).find(class_="app-headline").get_text()
    form = boroughs.page(f"{idea}/route")
    last_day = rows(form)[CALL_OFF][1]
    tried = soup(boroughs.submit(form, "See what would follow", procedure="framework_call_off").text)
    effect = tried.find(id="effect").find("tbody").find("tr").get_text(" ", strip=True)
    assert effect.startswith("Last day to decide together")
    assert effect.endswith(last_day)
    assert "not a step" in tried.find(id="effect").get_text()  # a call-off has no evaluation
    assert boroughs.page(idea).find(class_="app-headline").get_text() == before
    kept = soup(boroughs.submit(tried, "Keep this route").text)
    headline = kept.find(class_="app-headline").get_text(" ", strip=True)
    assert last_day in headline
    assert CALL_OFF in headline
    assert "The route changed from “Open procedure” to “Framework" in kept.get_text()


def test_a_kept_route_outlives_new_settings_and_another_day(boroughs: CarefulClient, idea: str) -> None:
    boroughs.submit(
        boroughs.page(f"{idea}/route"), "See what would follow", procedure="framework_call_off", step="keep"
    )
    boroughs.submit(boroughs.page("/settings"), "See the effect", step="keep", slack_days="60")
    page = boroughs.page(idea)
    assert CALL_OFF in page.find(class_="app-headline").get_text()
    day = ["30", "6", "2029"]
    boroughs.submit(boroughs.page(f"{idea}/plan"), "See what would follow", step="keep", target=day)
    assert CALL_OFF in boroughs.page(idea).find(class_="app-headline").get_text()


@pytest.mark.parametrize("given", ["", "bribe"])
def test_a_route_that_there_is_not_is_refused(boroughs: CarefulClient, idea: str, given: str) -> None:
    answer = boroughs.submit(boroughs.page(f"{idea}/route"), "See what would follow", procedure=given, step="keep")
    assert answer.status_code == 400
    assert soup(answer.text).find(class_="govuk-error-summary").a["href"] == "#route-1"


def test_another_day_keeps_who_could_join(boroughs: CarefulClient, idea: str) -> None:
    members = [box["value"] for box in boroughs.page(f"{idea}/plan").find_all("input", attrs={"name": "member"})]
    form = boroughs.page(f"{idea}/plan")
    target = ["30", "6", "2029"]
    page = soup(boroughs.submit(form, "See what would follow", step="keep", member=members[:4], target=target).text)
    assert page.find(id="could-join") or "Left out of this idea" in page.get_text()


def test_a_yearly_value_without_a_term_makes_nothing_look_small() -> None:
    yearly = contract("a", annual_value=Decimal(50_000), value_basis=ValueBasis.ANNUAL)
    found = proposal("p", yearly, above_threshold=False)
    assert joint_value(found, [yearly]) is None
    termed = replace(yearly, start=date(2023, 4, 1), latest_end=date(2028, 3, 31))
    assert whole_value(termed) == Decimal(250_103)
    assert joint_value(found, [termed]) == Decimal(250_103) * Decimal("1.2")
    assert joint_value(found, [termed, yearly]) is None
