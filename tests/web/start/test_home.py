from __future__ import annotations

from typing import TYPE_CHECKING

from tests.web.registers import register

if TYPE_CHECKING:
    from tests.web.client import CarefulClient


def test_an_empty_planner_leads_to_the_first_upload(client: CarefulClient) -> None:
    page = client.page("/")
    assert page.find("a", string="Upload a register")["href"] == "/registers/upload"
    assert "Three steps" in page.get_text()


def test_an_upload_that_waits_is_the_first_thing_said(client: CarefulClient) -> None:
    client.upload("camden.csv", register("Camden"), council="Camden")
    page = client.page("/")
    assert "1 upload waits to be confirmed" in page.get_text()
    assert page.find("a", string="camden.csv")["href"] == "/registers/1"


def test_the_figures_are_those_of_the_pages_behind_them(boroughs: CarefulClient) -> None:
    figures = [item.get_text(" ", strip=True) for item in boroughs.page("/").select(".app-figure")]
    assert any(words.startswith("15 contracts of 5 councils") for words in figures)
    ideas = len(boroughs.page("/proposals").select(".app-idea"))
    assert any(words.startswith(f"{ideas} joint procurement idea") for words in figures)


def test_a_dismissed_idea_is_no_longer_counted(boroughs: CarefulClient) -> None:
    def ideas() -> int:
        figures = [item.get_text(" ", strip=True) for item in boroughs.page("/").select(".app-figure")]
        return next(int(words.split()[0]) for words in figures if "joint procurement idea" in words)

    before = ideas()
    idea = boroughs.page("/proposals").select_one(".app-idea__title a")["href"]
    boroughs.submit(boroughs.page(f"{idea}/dismiss"), "Dismiss", reason="Too small")
    assert ideas() == before - 1
