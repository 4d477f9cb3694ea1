from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.web.client import soup
from tests.web.registers import register

if TYPE_CHECKING:
    from tests.web.client import CarefulClient


@pytest.fixture
def idea(boroughs: CarefulClient) -> str:
    """The address of the first idea."""
    return str(boroughs.page("/proposals").select_one(".app-idea__title a")["href"])


def test_an_adopted_idea_is_a_joint_procurement_and_stays(boroughs: CarefulClient, idea: str) -> None:
    question = boroughs.page(f"{idea}/adopt")
    page = soup(boroughs.submit(question, "Adopt").text)
    assert page.find(class_="govuk-caption-l").get_text().startswith("Joint procurement:")
    headline = page.find(class_="app-headline").get_text()
    moved = register("Camden").replace(b"31/03/2029", b"30/09/2028").replace(b"31/03/2028", b"30/11/2027")
    boroughs.submit(boroughs.upload("camden.csv", moved, council="Camden"), "Confirm this register")
    after = boroughs.page(idea)
    assert after.find(class_="app-headline").get_text() == headline
    assert "What has happened" in after.get_text()


def test_what_registers_change_about_an_adopted_one_is_told(boroughs: CarefulClient, idea: str) -> None:
    boroughs.submit(boroughs.page(f"{idea}/adopt"), "Adopt")
    moved = register("Hackney").replace(b"30/04/2029", b"15/05/2029")
    boroughs.submit(boroughs.upload("hackney.csv", moved, council="Hackney"), "Confirm this register")
    found = boroughs.upload("lambeth.csv", register("Camden"), council="Lambeth")
    boroughs.submit(found, "Confirm this register")
    page = boroughs.page(idea)
    history = page.find(class_="app-history").get_text(" ", strip=True)
    assert "Hackney's end moved from 30 April 2029 to 15 May 2029." in history
    assert "Lambeth's “Housing management system” could now join." in history
    assert "Lambeth" in page.find(id="could-join").find_next("ul").get_text()
    assert "15 May 2029" in page.find(id="members").find_next("table").get_text()


def test_asking_changes_nothing(boroughs: CarefulClient, idea: str) -> None:
    before = boroughs.page(idea).find("main").get_text()
    for step in ("adopt", "dismiss", "name", "note"):
        boroughs.page(f"{idea}/{step}")
    assert boroughs.page(idea).find("main").get_text() == before


def test_a_dismissed_idea_leaves_the_list_with_its_reason(boroughs: CarefulClient, idea: str) -> None:
    page = soup(
        boroughs.submit(boroughs.page(f"{idea}/dismiss"), "Dismiss", reason="They <b>merged</b> last year").text
    )
    assert "Dismissed: They <b>merged</b> last year" in page.get_text()
    listed = [link["href"] for link in boroughs.page("/proposals").select(".app-idea__title a")]
    assert idea not in listed
    asked_for = [link["href"] for link in boroughs.page("/proposals?state=dismissed").select(".app-idea__title a")]
    assert asked_for == [idea]


def test_a_dismissal_needs_a_reason(boroughs: CarefulClient, idea: str) -> None:
    answer = boroughs.submit(boroughs.page(f"{idea}/dismiss"), "Dismiss", reason="  ")
    assert answer.status_code == 400
    assert soup(answer.text).find(class_="govuk-error-summary").a["href"] == "#reason"


def test_what_was_decided_can_be_taken_back(boroughs: CarefulClient, idea: str) -> None:
    page = soup(boroughs.submit(boroughs.page(f"{idea}/dismiss"), "Dismiss", reason="No").text)
    page = soup(boroughs.submit(page, "Open it again").text)
    assert page.find("a", string="Adopt it")
    assert idea in [link["href"] for link in boroughs.page("/proposals").select(".app-idea__title a")]


def test_a_name_is_kept_until_it_is_taken_away(boroughs: CarefulClient, idea: str) -> None:
    title = boroughs.page(idea).h1.get_text()
    page = soup(boroughs.submit(boroughs.page(f"{idea}/name"), "Keep the name", name="Project Heron").text)
    assert page.h1.get_text() == "Project Heron"
    assert "Project Heron" in boroughs.get("/proposals").text
    page = soup(boroughs.submit(boroughs.page(f"{idea}/name"), "Keep the name", name="").text)
    assert page.h1.get_text() == title


def test_notes_are_shown_with_their_day_as_text(boroughs: CarefulClient, idea: str) -> None:
    words = "Called Sutton: <script>interested</script>"
    page = soup(boroughs.submit(boroughs.page(f"{idea}/note"), "Keep the note", text=words).text)
    item = page.find(class_="app-history__item")
    assert words in item.get_text()
    assert not item.find("script")
    assert boroughs.submit(boroughs.page(f"{idea}/note"), "Keep the note", text="x" * 5_001).status_code == 400


@pytest.mark.parametrize("step", ["adopt", "dismiss", "name", "note"])
def test_an_idea_that_is_not_there_is_not_found(client: CarefulClient, step: str) -> None:
    client.page(f"/proposals/unknown/{step}", 404)


def test_steps_of_an_adopted_plan_come_into_the_feed(boroughs: CarefulClient, idea: str) -> None:
    from tests.web.feeds.test_make import address, made

    path = address(made(boroughs, f"?proposal={idea.rsplit('/', 1)[1]}"))
    before = boroughs.get(path)
    boroughs.submit(boroughs.page(f"{idea}/adopt"), "Adopt")
    after = boroughs.get(path, headers={"If-None-Match": before.headers["ETag"]})
    assert after.status_code == 200
    assert after.text.count("BEGIN:VEVENT") > before.text.count("BEGIN:VEVENT")
