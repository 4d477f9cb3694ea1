from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.web.client import soup
from tests.web.registers import register

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


def test_ideas_that_would_go_and_dates_that_would_move_are_named(boroughs: CarefulClient) -> None:
    titles = [link.get_text() for link in boroughs.page("/proposals").select(".app-idea__title a")]
    tried = soup(boroughs.submit(boroughs.page("/settings"), "See the effect", min_councils="6").text)
    effect = tried.find(id="effect").get_text()
    assert f"{len(titles)} ideas would go" in effect or "1 idea would go" in effect
    assert all(title in effect for title in titles)
    slower = soup(boroughs.submit(boroughs.page("/settings"), "See the effect", procedure="competitive_flexible").text)
    moved = slower.find(id="moved").find_next("ul").get_text()
    assert "last day to decide together" in moved
    assert ", was " in moved


def test_what_people_adopted_is_no_idea_that_goes(boroughs: CarefulClient) -> None:
    idea = str(boroughs.page("/proposals").select(".app-idea__title a")[0]["href"])
    title = boroughs.page(idea).h1.get_text(strip=True)
    boroughs.submit(boroughs.page(f"{idea}/adopt"), "Adopt")
    effect = soup(boroughs.submit(boroughs.page("/settings"), "See the effect", min_councils="6").text).find(
        id="effect"
    )
    assert "1 more stays as it is" in effect.get_text()
    assert title not in effect.get_text()


@pytest.mark.parametrize("box", ["areas_out", "partnership", "horizon_days"])
def test_service_areas_councils_and_how_far_ahead_narrow_the_plan(boroughs: CarefulClient, box: str) -> None:
    form = boroughs.page("/settings")
    offered = [each["value"] for each in form.find_all("input", attrs={"name": box})]
    wanted = {"areas_out": offered, "partnership": offered[:1], "horizon_days": "30"}[box]
    page = soup(boroughs.submit(form, "See the effect", **{box: wanted}).text)
    assert "would go" in page.find(id="effect").get_text()


def test_closed_seasons_and_extra_steps_are_kept(boroughs: CarefulClient) -> None:
    form = boroughs.page("/settings")
    values = {"closed_seasons": ["august"], "extra_stages": ["leaseholders"], "horizon_days": "9000"}
    boroughs.submit(form, "See the effect", step="keep", **values)
    page = boroughs.page("/settings")
    ticked = {box["value"] for box in page.find_all("input", checked=True)}
    assert {"august", "leaseholders"} <= ticked
    assert page.find(id="horizon_days")["value"] == "9000"
    idea = str(boroughs.page("/proposals").select(".app-idea__title a")[0]["href"])
    assert "Leaseholders: notice of intention" in boroughs.page(idea).get_text()


def test_councils_that_are_being_merged_can_be_reckoned_with(boroughs: CarefulClient) -> None:
    for name in ("Elmbridge Borough Council", "Mole Valley District Council"):
        found = boroughs.upload(f"{name}.csv", register("Camden"), council=name)
        boroughs.submit(found, "Confirm this register")
    boroughs.submit(boroughs.page("/settings"), "See the effect", step="keep", use_reach="no")
    assert "at any distance" in boroughs.page("/proposals").get_text()
    answer = boroughs.submit(boroughs.page("/settings"), "See the effect", step="keep", reorganise="yes")
    assert answer.status_code in {200, 302}
    assert "Councils that are being merged count as one" in boroughs.page("/proposals").get_text()
    assert boroughs.page("/settings").select_one("#reorganise option[selected]")["value"] == "yes"
    pages = [
        boroughs.page(link["href"]).get_text() for link in boroughs.page("/proposals").select(".app-idea__title a")
    ]
    assert any("Consents that the reorganisation calls for" in page for page in pages)
    boroughs.submit(boroughs.page("/settings"), "See the effect", step="keep", reorganise="no")
    assert "count as one" not in boroughs.page("/proposals").get_text()


def test_when_a_contract_could_be_re_let_is_told_with_the_kept_settings(boroughs: CarefulClient) -> None:
    link = boroughs.page("/contracts?supplier=civica").select_one("tbody th a")["href"]
    before = boroughs.page(link).get_text(" ", strip=True)
    boroughs.submit(boroughs.page("/settings"), "See the effect", step="keep", slack_days="30")
    now = boroughs.page(link).get_text(" ", strip=True)
    assert "between 31 December 2028 and" in before
    assert "between 1 March 2029 and" in now
