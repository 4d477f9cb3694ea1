from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from planner.web.bands import band_of
from tests.web.registers import HEADINGS, as_csv

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
    from planner.web.bands import NAMES

    codes = {name: code for code, name in NAMES.items()}
    for name, (first, last) in BANDS.items():
        for days in (first, last):
            if days is not None:
                assert band_of(TODAY + timedelta(days=days), TODAY) == codes[name]


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


def test_a_long_band_shows_its_first_and_leads_to_all_of_it_page_by_page(
    boroughs: CarefulClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    from planner.web.proposals import routes

    for short, council, end in (("CAM", "Camden", "31/03/2029"), ("ISL", "Islington", "31/05/2029")):
        rows = [
            (f"{short}-{number}", title, "", f"{council} Trading Ltd", "01/04/2024", end, "12", "£200,000", "")
            for number, title in enumerate(("Payroll system", "Office cleaning", "Lift maintenance"), 10)
        ]
        found = boroughs.upload(f"{council} more.csv", as_csv([HEADINGS, *rows]), council=council)
        boroughs.submit(found, "Confirm this register")
    whole = max(boroughs.page("/proposals").select(".app-band"), key=lambda band: len(band.select(".app-idea")))
    band, titles = whole["aria-labelledby"], [link.get_text() for link in whole.select(".app-idea__title a")]
    assert len(titles) > 1
    monkeypatch.setattr(routes, "MOST", 1)
    monkeypatch.setattr(routes, "PAGE_SIZE", 1)
    first = boroughs.page("/proposals").find(attrs={"aria-labelledby": band})
    assert [link.get_text() for link in first.select(".app-idea__title a")] == titles[:1]
    everything = first.find(lambda tag: tag.name == "a" and "Show all" in tag.get_text())
    assert f"Show all {len(titles)}" in everything.get_text()
    page = boroughs.page(everything["href"].partition("#")[0])
    found = []
    for number in range(1, len(titles) + 1):
        shown = page.find(attrs={"aria-labelledby": band})
        found += [link.get_text() for link in shown.select(".app-idea__title a")]
        if number < len(titles):
            page = boroughs.page(
                shown.find("a", string=re.compile(f"^\\s*{number + 1}\\s*$"))["href"].partition("#")[0]
            )
    assert found == titles
    assert boroughs.page(f"/proposals?band={band.removeprefix('band-')}&page=99").find(id=band)
