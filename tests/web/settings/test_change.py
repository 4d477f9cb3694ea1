from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.web.client import soup

if TYPE_CHECKING:
    from tests.web.client import CarefulClient


def test_the_effect_is_shown_before_anything_changes(boroughs: CarefulClient) -> None:
    before = boroughs.get("/proposals.csv").data
    page = soup(boroughs.submit(boroughs.page("/settings"), "See the effect", min_councils="6").text)
    rows = {
        row.th.get_text(): [cell.get_text() for cell in row.find_all("td")] for row in page.select("#effect tbody tr")
    }
    now, then = (int(number) for number in rows["In all"])
    assert now > 0
    assert then == 0
    assert boroughs.get("/proposals.csv").data == before
    assert "at least 2 councils" in boroughs.page("/proposals").get_text()


def test_kept_settings_count_and_stay(boroughs: CarefulClient) -> None:
    tried = soup(boroughs.submit(boroughs.page("/settings"), "See the effect", slack_days="30").text)
    page = soup(boroughs.submit(tried, "Keep these settings").text)
    assert "The settings are kept" in page.get_text()
    assert "30 days of leeway" in page.get_text()
    assert boroughs.page("/settings").find(id="slack_days")["value"] == "30"


@pytest.mark.parametrize(
    ("values", "box"),
    [
        ({"slack_days": "-1"}, "#slack_days"),
        ({"max_move_days": "soon"}, "#max_move_days"),
        ({"min_councils": "1"}, "#min_councils"),
        ({"min_annual_value": ""}, "#min_annual_value"),
        ({"procedure": "bribe"}, "#procedure"),
        ({"target": ["31", "2", "2029"]}, "#target-day"),
    ],
)
def test_what_cannot_be_is_said_beside_its_box(boroughs: CarefulClient, values: dict[str, object], box: str) -> None:
    answer = boroughs.submit(boroughs.page("/settings"), "See the effect", step="keep", **values)
    assert answer.status_code == 400
    assert soup(answer.text).find(class_="govuk-error-summary").a["href"] == box


def test_one_day_for_all_is_the_day_of_each_idea(boroughs: CarefulClient) -> None:
    form = boroughs.page("/settings")
    boroughs.submit(form, "See the effect", step="keep", target=["31", "3", "2029"])
    for link in boroughs.page("/proposals").select(".app-idea__title a"):
        assert "31 March 2029" in boroughs.page(link["href"]).find(class_="app-headline").get_text()
