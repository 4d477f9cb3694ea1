from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.web.client import soup

if TYPE_CHECKING:
    from tests.web.client import CarefulClient

LONGER = {"evaluation-minimum": "30", "evaluation-typical": "100", "evaluation-cautious": "150"}


def first_idea(client: CarefulClient) -> str:
    return str(client.page("/proposals").select(".app-idea__title a")[0]["href"])


def test_longer_steps_move_the_days_and_nothing_is_kept_before_it_is_said(boroughs: CarefulClient) -> None:
    idea = first_idea(boroughs)
    before = boroughs.page(idea).find(class_="app-headline").get_text()
    tried = soup(boroughs.submit(boroughs.page("/settings/lengths"), "See the effect", **LONGER).text)
    assert "would move" in tried.find(id="effect").get_text()
    assert boroughs.page(idea).find(class_="app-headline").get_text() == before
    boroughs.submit(tried, "Keep these settings")
    assert boroughs.page(idea).find(class_="app-headline").get_text() != before
    page = boroughs.page("/settings/lengths")
    assert page.find(id="evaluation-typical")["value"] == "100"
    other = boroughs.page("/settings/lengths?route=below_threshold")
    assert other.find(id="evaluation-typical")["value"] == ""


def test_emptied_boxes_bring_the_planners_lengths_back(boroughs: CarefulClient) -> None:
    idea = first_idea(boroughs)
    before = boroughs.page(idea).find(class_="app-headline").get_text()
    boroughs.submit(boroughs.page("/settings/lengths"), "See the effect", step="keep", **LONGER)
    empty = dict.fromkeys(LONGER, "")
    boroughs.submit(boroughs.page("/settings/lengths"), "See the effect", step="keep", **empty)
    assert boroughs.page(idea).find(class_="app-headline").get_text() == before


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (("20", "40", "60"), "PA23 s.54(4)"),
        (("40", "30", "60"), "in rising order"),
        (("30", "", "60"), "all three"),
        (("-1", "40", "60"), "whole numbers"),
    ],
)
def test_the_law_is_not_undercut_and_its_section_is_named(
    boroughs: CarefulClient, days: tuple[str, str, str], words: str
) -> None:
    values = dict(zip(("tender-minimum", "tender-typical", "tender-cautious"), days, strict=True))
    answer = boroughs.submit(boroughs.page("/settings/lengths"), "See the effect", step="keep", **values)
    assert answer.status_code == 400
    page = soup(answer.text)
    assert words in page.find(id="tender-error").get_text()
    assert page.find(class_="govuk-error-summary").a["href"] == "#tender-minimum"
    assert boroughs.page("/settings/lengths").find(id="tender-typical")["value"] == ""
