from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.web.client import soup

if TYPE_CHECKING:
    from tests.web.client import CarefulClient

DAY = ["30", "6", "2029"]


@pytest.fixture
def idea(boroughs: CarefulClient) -> str:
    """The address of the idea about the housing systems."""
    links = boroughs.page("/proposals").select(".app-idea__title a")
    return next(str(link["href"]) for link in links if "ousing" in link.get_text())


def test_another_day_is_tried_before_it_is_kept(boroughs: CarefulClient, idea: str) -> None:
    before = boroughs.page(idea).find(class_="app-headline").get_text()
    target = ["30", "6", "2029"]
    tried = soup(boroughs.submit(boroughs.page(f"{idea}/plan"), "See what would follow", target=target).text)
    assert "Joint arrangements start: 1 July 2029" in tried.find(id="effect").get_text()
    assert boroughs.page(idea).find(class_="app-headline").get_text() == before
    kept = soup(boroughs.submit(tried, "Keep this plan").text)
    assert "30 June 2029" in kept.find(class_="app-headline").get_text()


def test_a_contract_can_be_left_out(boroughs: CarefulClient, idea: str) -> None:
    form = boroughs.page(f"{idea}/plan")
    members = [box["value"] for box in form.find_all("input", attrs={"name": "member"})]
    assert len(members) == 5
    page = soup(boroughs.submit(form, "See what would follow", step="keep", member=members[:3], target=DAY).text)
    assert len(page.find("table").select("tbody tr")) == 3


@pytest.mark.parametrize("target", [["", "", ""], ["31", "2", "2029"]])
def test_a_day_is_needed(boroughs: CarefulClient, idea: str, target: list[str]) -> None:
    answer = boroughs.submit(boroughs.page(f"{idea}/plan"), "See what would follow", target=target)
    assert answer.status_code == 400
    assert soup(answer.text).find(class_="govuk-error-summary").a["href"] == "#target-day"


def test_one_council_alone_is_no_joint_procurement(boroughs: CarefulClient, idea: str) -> None:
    form = boroughs.page(f"{idea}/plan")
    first = form.find("input", attrs={"name": "member"})["value"]
    answer = boroughs.submit(form, "See what would follow", member=[first], target=DAY)
    assert answer.status_code == 400
    assert "at least two councils" in answer.text
