from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from planner.web.bands import band_of

if TYPE_CHECKING:
    from tests.web.client import CarefulClient

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("days", "band"),
    [(-1, "late"), (0, "call"), (182, "call"), (183, "next"), (547, "next"), (548, "later"), (4000, "later")],
)
def test_a_band_is_chosen_by_the_last_day_to_decide(days: int, band: str) -> None:
    assert band_of(TODAY + timedelta(days=days), TODAY) == band


def test_bands_are_those_of_the_store() -> None:
    from planner.store.proposals import BANDS

    for name, (first, last) in BANDS.items():
        for days in (first, last):
            if days is not None:
                code = {"call this month": "call", "6-18 months": "next", "later": "later", "too late": "late"}[name]
                assert band_of(TODAY + timedelta(days=days), TODAY) == code


def test_the_five_boroughs_are_one_idea(boroughs: CarefulClient) -> None:
    page = boroughs.page("/proposals")
    lines = [item.get_text(" ", strip=True) for item in page.select(".app-idea")]
    assert any("Camden, Hackney, Islington, Merton and Sutton" in line for line in lines)
    assert any("£900,000 a year" in line for line in lines)


def test_each_idea_says_when_its_contracts_end(boroughs: CarefulClient) -> None:
    lines = [line.get_text() for line in boroughs.page("/proposals").select(".app-idea .app-idea__line")]
    assert "The contracts end between 31 March 2029 and 30 June 2029." in lines


def test_every_idea_has_its_page(boroughs: CarefulClient) -> None:
    for link in boroughs.page("/proposals").select(".app-idea__title a"):
        assert boroughs.page(link["href"]).find("h1").get_text() == link.get_text()


def test_the_list_can_be_narrowed_to_a_council(boroughs: CarefulClient) -> None:
    everything = boroughs.page("/proposals").select(".app-idea")
    own = boroughs.page("/proposals?council=London+Borough+of+Camden").select(".app-idea")
    assert 0 < len(own) <= len(everything)
    assert all("Camden" in item.get_text() for item in own)
    assert "Nothing matches these filters" in boroughs.page("/proposals?service_area=none").get_text()


def test_without_registers_the_list_says_what_is_needed(client: CarefulClient) -> None:
    assert "at least two councils" in client.page("/proposals").get_text()


def test_the_list_comes_as_a_file(boroughs: CarefulClient) -> None:
    lines = boroughs.get("/proposals.csv").data.decode("utf-8-sig").splitlines()
    assert len(lines) == 1 + len(boroughs.page("/proposals").select(".app-idea"))


def test_a_long_band_shows_its_first_and_leads_to_all_of_it() -> None:
    from planner.web.bands import MOST, Band

    band = Band("later", "Later", "", tuple(range(MOST + 5)))  # type: ignore[arg-type]
    assert len(band.shown("")) == len(band.shown("call")) == MOST
    assert len(band.shown("later")) == MOST + 5
