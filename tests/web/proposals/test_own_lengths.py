from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.web.client import soup

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

    from tests.web.client import CarefulClient

LONGER = {"evaluation-minimum": "30", "evaluation-typical": "100", "evaluation-cautious": "150"}


@pytest.fixture
def idea(boroughs: CarefulClient) -> str:
    """The address of the idea about the housing systems."""
    links = boroughs.page("/proposals").select(".app-idea__title a")
    return next(str(link["href"]) for link in links if "ousing" in link.get_text())


def headline(page: BeautifulSoup) -> str:
    return page.find(class_="app-headline").get_text(" ", strip=True)


def test_lengths_of_its_own_are_tried_then_kept_for_this_one_alone(boroughs: CarefulClient, idea: str) -> None:
    before = headline(boroughs.page(idea))
    page = boroughs.page(f"{idea}/lengths")
    tried = soup(boroughs.submit(page, "See what would follow", **LONGER).text)
    evaluation = tried.find(id="effect").find("th", string="Tender").find_parent("tr")
    was, then = (cell.get_text(strip=True) for cell in evaluation.find_all("td"))
    assert was != then  # 65 more days for the step after it
    assert headline(boroughs.page(idea)) == before
    kept = soup(boroughs.submit(tried, "Keep these lengths").text)
    assert headline(kept) != before
    assert "1 step of this one has a length of its own" in kept.get_text(" ", strip=True).replace("\n", " ")
    assert then in kept.find(id="plan").find_next("table").get_text()
    assert "Lengths of its own: Evaluation 30, 100, 150 days" in kept.find(class_="app-history").get_text()
    assert boroughs.page("/settings/lengths").find(id="evaluation-typical")["value"] == ""
    assert boroughs.page(f"{idea}/lengths").find(id="evaluation-typical")["value"] == "100"


def test_they_outlive_another_day_and_another_plan_and_can_be_taken_out(boroughs: CarefulClient, idea: str) -> None:
    before = headline(boroughs.page(idea))
    boroughs.submit(boroughs.page(f"{idea}/lengths"), "See what would follow", step="keep", **LONGER)
    longer = headline(boroughs.page(idea))
    boroughs.submit(boroughs.page(f"{idea}/plan"), "See what would follow", step="keep")
    assert headline(boroughs.page(idea)) == longer
    routes = boroughs.page(f"{idea}/route").find("fieldset").get_text(" ", strip=True)
    assert "the same" in routes  # the present route is compared with its own lengths
    empty = dict.fromkeys(LONGER, "")
    boroughs.submit(boroughs.page(f"{idea}/lengths"), "See what would follow", step="keep", **empty)
    assert headline(boroughs.page(idea)) == before


def test_mobilisation_can_have_a_length_of_its_own(boroughs: CarefulClient, idea: str) -> None:
    longer = {"mobilisation-minimum": "300", "mobilisation-typical": "500", "mobilisation-cautious": "900"}
    before = headline(boroughs.page(idea))
    boroughs.submit(boroughs.page(f"{idea}/lengths"), "See what would follow", step="keep", **longer)
    assert headline(boroughs.page(idea)) != before


@pytest.mark.parametrize(
    ("stage", "days", "words"),
    [
        (
            "tender",
            ("20", "40", "60"),
            "by this joint procurement, are fewer than the 25 calendar days of PA23 s.54",
        ),
        ("gate1", ("20", "40", "60"), "SI 2012/2089 r.9(2)"),
        ("standstill", ("5", "8", "8"), "PA23 s.51(2)"),
        ("mobilisation", ("90", "40", "60"), "in rising order"),
        ("evaluation", ("30", "", "60"), "all three"),
    ],
)
def test_a_length_below_the_law_is_refused_with_its_section(
    boroughs: CarefulClient, idea: str, stage: str, days: tuple[str, str, str], words: str
) -> None:
    values = dict(zip((f"{stage}-minimum", f"{stage}-typical", f"{stage}-cautious"), days, strict=True))
    answer = boroughs.submit(boroughs.page(f"{idea}/lengths"), "See what would follow", step="keep", **values)
    assert answer.status_code == 400
    page = soup(answer.text)
    assert page.find(class_="govuk-error-summary").a["href"] == f"#{stage}-minimum"
    assert words in page.find(id=f"{stage}-error").get_text()
    assert page.find(id=f"{stage}-minimum")["value"] == days[0]


def test_a_route_that_forbids_a_length_of_its_own_says_so(boroughs: CarefulClient, idea: str) -> None:
    page = boroughs.page(f"{idea}/route")
    boroughs.submit(page, "See what would follow", step="keep", procedure="framework_mini_competition")
    shorter = {"tender-minimum": "12", "tender-typical": "15", "tender-cautious": "30"}
    boroughs.submit(boroughs.page(f"{idea}/lengths"), "See what would follow", step="keep", **shorter)
    answer = boroughs.submit(boroughs.page(f"{idea}/route"), "See what would follow", procedure="open")
    assert "give 25 or more" in answer.text
