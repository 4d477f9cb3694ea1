from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.web.client import CarefulClient


@pytest.fixture
def idea(boroughs: CarefulClient) -> str:
    """The address of the idea about the housing systems."""
    links = boroughs.page("/proposals").select(".app-idea__title a")
    return next(str(link["href"]) for link in links if "ousing" in link.get_text())


def starts(client: CarefulClient, address: str) -> tuple[str, list[list[str]]]:
    table = client.page(address).find(id="ahead").find_next("table")
    cells = [[cell.get_text(" ", strip=True) for cell in row.find_all("td")] for row in table.select("tbody tr")]
    return table.caption.get_text(), cells


def test_without_a_day_the_count_begins_today(boroughs: CarefulClient, idea: str) -> None:
    caption, found = starts(boroughs, idea)
    assert "(today)" in caption
    assert len(found) == 3
    assert found[0][1].endswith("of room")
    assert "too late" not in found[1][1]  # the day was chosen so that usual lengths suffice


def test_a_day_moves_every_start_and_says_when_it_is_too_late(boroughs: CarefulClient, idea: str) -> None:
    _, now = starts(boroughs, idea)
    caption, then = starts(boroughs, f"{idea}?go=1+march+2029")
    assert "1 March 2029" in caption
    assert [cell[0] for cell in then] != [cell[0] for cell in now]
    assert all(cell[1].endswith("too late") for cell in then)


def test_going_on_the_day_to_start_by_is_in_time_and_a_day_later_is_not(boroughs: CarefulClient, idea: str) -> None:
    page = boroughs.page(idea)
    start_by = page.find("dt", string="Call the councils together by").find_next("dd").get_text()
    day, *rest = start_by.split()
    _, in_time = starts(boroughs, f"{idea}?go={start_by.replace(' ', '+')}")
    _, late = starts(boroughs, f"{idea}?go={int(day) + 7}+{'+'.join(rest)}")
    assert "too late" not in in_time[1][1]
    assert "too late" in late[1][1]


@pytest.mark.parametrize(
    ("typed", "words"), [("soon", "Enter the day as a date"), ("1/1/2001", "today or a later day")]
)
def test_a_day_that_cannot_be_is_said_beside_its_box(
    boroughs: CarefulClient, idea: str, typed: str, words: str
) -> None:
    page = boroughs.page(f"{idea}?go={typed}")
    assert words in page.find(id="go-error").get_text()
    assert page.find(id="go")["value"] == typed


def test_notices_of_the_plan_name_their_law(boroughs: CarefulClient, idea: str) -> None:
    text = boroughs.page(idea).find("div", attrs={"aria-label": "Notices"}).get_text(" ")
    assert "ender notice" in text
    assert "PA23" in text
