from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from planner.model import Member
from planner.web.proposals.split import can_be_two, suggested_parts
from tests.web.client import fields, soup

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

    from tests.web.client import CarefulClient

ORDER = ("Camden", "Hackney", "Islington", "Sutton", "Merton")


@pytest.fixture
def idea(boroughs: CarefulClient) -> str:
    """The address of the idea about the housing systems of five boroughs."""
    links = boroughs.page("/proposals").select(".app-idea__title a")
    return next(str(link["href"]) for link in links if "ousing" in link.get_text())


def parts(page: BeautifulSoup, first: str, second: str) -> dict[str, str]:
    """The part of each contract, by the names of boroughs."""
    chosen = {}
    for fieldset in page.find(id="main-content").find_all("fieldset"):
        words = fieldset.legend.get_text()
        chosen[fieldset.input["name"]] = next(
            (code for code, names in (("1", first), ("2", second)) if any(name in words for name in names.split())), ""
        )
    return chosen


def test_both_parts_are_shown_before_anything_changes(boroughs: CarefulClient, idea: str) -> None:
    form = boroughs.page(f"{idea}/split")
    choice = parts(form, "Camden Hackney Islington", "Sutton Merton")
    tried = soup(boroughs.submit(form, "See what would follow", **choice).text)
    effect = tried.find(id="effect")
    assert [heading.get_text().split(":")[0] for heading in effect.find_all("h3")] == ["First idea", "Second idea"]
    first, second = (items.get_text() for items in effect.find_all("ul"))
    assert "London Borough of Camden" in first
    assert "London Borough of Camden" not in second
    assert "Adopt it" in boroughs.page(idea).get_text()


def test_two_ideas_take_the_place_of_the_one(boroughs: CarefulClient, idea: str) -> None:
    form = boroughs.page(f"{idea}/split")
    choice = parts(form, "Camden Hackney Islington", "Sutton Merton")
    tried = soup(boroughs.submit(form, "See what would follow", **choice).text)
    after = soup(boroughs.submit(tried, "Keep the two ideas").text)
    assert "Split in two" in after.get_text()
    links = [str(link["href"]) for link in after.select(".app-idea__title a")]
    assert idea not in links
    assert sorted(len(boroughs.page(link).find("table").select("tbody tr")) for link in links) == [2, 3]
    assert "It was split into 2." in boroughs.page(idea).get_text()
    assert "Only an idea can be split, and this one was dismissed" in boroughs.get(f"{idea}/split").text


def test_a_contract_may_go_into_neither(boroughs: CarefulClient, idea: str) -> None:
    form = boroughs.page(f"{idea}/split")
    answer = boroughs.submit(form, "See what would follow", **parts(form, "Camden Hackney", "Sutton Merton"))
    effect = soup(answer.text).find(id="effect").get_text()
    assert "London Borough of Sutton" in effect
    assert "London Borough of Islington" not in effect


def test_a_part_of_one_council_is_refused_in_words(boroughs: CarefulClient, idea: str) -> None:
    form = boroughs.page(f"{idea}/split")
    answer = boroughs.submit(form, "See what would follow", **parts(form, "Camden", "Hackney Islington Sutton Merton"))
    assert answer.status_code == 400
    summary = soup(answer.text).find(class_="govuk-error-summary")
    assert [item.get_text(strip=True) for item in summary.find_all("li")] == [
        "First idea: choose contracts of at least two councils"
    ]


def test_an_adopted_one_is_not_split(boroughs: CarefulClient, idea: str) -> None:
    boroughs.submit(boroughs.page(f"{idea}/adopt"), "Adopt")
    assert "Split it" not in boroughs.page(idea).get_text()
    page = boroughs.page(f"{idea}/split", 409)
    assert "open it again there first" in page.get_text()
    assert page.find(class_="govuk-back-link")["href"] == idea


def test_an_idea_that_is_too_small_says_why_and_leads_back(boroughs: CarefulClient, idea: str) -> None:
    form = boroughs.page(f"{idea}/split")
    tried = soup(
        boroughs.submit(form, "See what would follow", **parts(form, "Camden Hackney", "Islington Sutton Merton")).text
    )
    boroughs.submit(tried, "Keep the two ideas")
    small = f"{idea}-1"
    page = boroughs.page(f"{small}/split", 409)
    assert page.h1.get_text() == "It cannot be split"
    assert "2 contracts of 2 councils" in page.get_text()
    assert page.find(class_="govuk-back-link")["href"] == small
    for link in page.find(id="main-content").find_all("a"):
        assert boroughs.page(str(link["href"]))


@pytest.mark.parametrize(
    ("councils", "two"),
    [("ABCD", True), ("AABB", True), ("AAAAB", False), ("AAAABC", True), ("ABC", False), ("AABC", True)],
)
def test_two_parts_need_two_councils_each(councils: str, two: bool) -> None:
    assert can_be_two([member(council, date(2029, 3, 31)) for council in councils]) is two


def test_the_form_begins_with_parts_that_can_stand(boroughs: CarefulClient, idea: str) -> None:
    link = boroughs.page(idea).find("a", string="Split it in two")
    form = boroughs.page(str(link["href"])).find("main").find("form")
    chosen = [value for name, values in fields(form).items() if name.startswith("part-") for value in values]
    assert sorted(chosen) in (["1", "1", "1", "2", "2"], ["1", "1", "2", "2", "2"])


def test_the_cut_lies_where_the_ends_are_furthest_apart() -> None:
    ends = [date(2028, 3, 31), date(2028, 4, 30), date(2028, 5, 31), date(2029, 3, 31), date(2029, 4, 30)]
    members = [member(name, end) for name, end in zip(ORDER, ends, strict=True)]
    assert list(suggested_parts(members).values()) == ["1", "1", "1", "2", "2"]
    assert set(suggested_parts([member("Camden", end) for end in ends]).values()) == {"1"}


def member(council: str, end: date) -> Member:
    return Member(f"{council}-{end}", council, None, None, end, latest_end=end, move_days=0, joins=end, move="")
