from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from planner.model import Contract
from planner.web.corrections.words import confidence_words, guesses
from planner.web.words import leaf_areas
from tests.web.client import soup
from tests.web.registers import BOROUGHS, register

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

    from tests.web.client import CarefulClient

UNSURE = "/contracts/unsure"
ODD = "Zyxomat"


def row(number: str, title: str = ODD, end: str = "31/05/2029") -> tuple[str, ...]:
    return (number, title, "", "", "01/04/2022", end, "12", "£90,000", "")


def confirm(client: CarefulClient, council: str, *extra: tuple[str, ...]) -> None:
    found = client.upload(f"{council}.csv", register(council, extra=extra), council=council)
    client.submit(found, "Confirm this register")


@pytest.fixture
def odd(client: CarefulClient) -> CarefulClient:
    """Two boroughs with a contract whose title tells nothing, and others."""
    for council in BOROUGHS[:2]:
        confirm(client, council, row(f"{council}-9"))
    return client


def words(page: BeautifulSoup) -> str:
    return re.sub(r"\s+", " ", page.get_text(" ", strip=True))


def listed(client: CarefulClient) -> list[str]:
    return [cell.a.get_text() for cell in client.page(UNSURE).select("tbody th")]


def of_odd(client: CarefulClient, council: str = "Camden") -> str:
    """The address of the odd contract of a council."""
    page = client.page(f"/contracts?text={ODD}")
    return next(line.th.a["href"] for line in page.select("tbody tr") if council in line.get_text())


def choose(client: CarefulClient, area: str) -> BeautifulSoup:
    """Keeps an area from the select of the first row of the list."""
    page = client.page(UNSURE)
    button = next(each.get_text(strip=True) for each in page.find_all("button") if each.get_text().startswith("Keep"))
    return soup(client.submit(page, button, area=area).text)


def test_one_press_places_a_title_everywhere_and_the_list_gets_shorter(odd: CarefulClient) -> None:
    assert listed(odd) == [ODD, ODD]
    assert "2 contracts nobody could place" in words(odd.page("/"))
    assert "2 contracts nobody could place" in words(odd.page("/contracts"))
    after = choose(odd, "par-grounds")
    assert "2 contracts say so now" in words(after)
    assert listed(odd) == []
    page = words(odd.page(of_odd(odd)))
    assert "Grounds maintenance" in page
    assert "as corrected on 22 November 2026 by local user, for this title" in page
    assert "How sure that is A person said so" in page
    assert "nobody could place" not in words(odd.page("/"))


def test_a_correction_makes_ideas_and_taken_back_they_go(odd: CarefulClient) -> None:
    def ideas() -> int:
        return words(odd.page("/proposals")).count("Grounds maintenance")

    before = ideas()
    choose(odd, "par-grounds")
    assert ideas() > before
    odd.submit(odd.page("/contracts/corrections"), f"Take backwhat was said of {ODD}")
    assert ideas() == before
    assert listed(odd) == [ODD, ODD]
    assert "Taken back on 22 November 2026" in words(odd.page("/contracts/corrections"))


def test_none_of_the_areas_is_an_answer(odd: CarefulClient) -> None:
    choose(odd, "none")
    assert listed(odd) == []
    assert "No service area yet" in words(odd.page(of_odd(odd)))


def test_nothing_chosen_is_said_beside_the_box(odd: CarefulClient) -> None:
    page = odd.page(UNSURE)
    button = next(each.get_text(strip=True) for each in page.find_all("button") if each.get_text().startswith("Keep"))
    answer = odd.submit(page, button)
    assert answer.status_code == 400
    assert soup(answer.text).select_one(".govuk-error-summary a")["href"] == "#area"


def test_a_contracts_page_leads_to_the_form_and_one_council_may_speak_for_itself(odd: CarefulClient) -> None:
    link = odd.page(of_odd(odd)).find("a", string="Say what this contract is for")
    form = odd.page(link["href"])
    answer = odd.submit(form, "Keep this", area="pro-agency", where="council")
    assert "1 contract says so now" in words(soup(answer.text))
    assert "Agency staff" in words(odd.page(of_odd(odd)))
    assert "not sure" in words(odd.page(of_odd(odd, "Hackney")))
    told = words(odd.page("/contracts/corrections"))
    assert f"With the title “{ODD}” London Borough of Camden only Agency staff" in told


def test_a_correction_may_be_about_the_supplier(odd: CarefulClient) -> None:
    page = odd.page("/contracts?text=stationery&council=London+Borough+of+Camden")
    one = page.select_one("tbody th a")["href"]
    answer = odd.submit(odd.page(f"{one}/area"), "Keep this", area="par-grounds", about="supplier")
    assert "for this supplier" in words(soup(answer.text))


def test_an_upload_that_comes_later_says_it_too(odd: CarefulClient) -> None:
    choose(odd, "par-grounds")
    confirm(odd, "Sutton", row("S-9"))
    page = words(odd.page(of_odd(odd, "Sutton")))
    assert "as corrected on 22 November 2026 by local user at London Borough of" in page


def test_a_correction_without_proof_of_origin_or_of_an_unknown_area_changes_nothing(odd: CarefulClient) -> None:
    one = of_odd(odd)
    sent = {"area": "par-grounds", "about": "title", "where": "partnership"}
    assert odd.post(f"{one}/area", data=sent).status_code == 400
    assert odd.submit(odd.page(f"{one}/area"), "Keep this", area="made-up").status_code == 400
    assert odd.post("/contracts/corrections/1/take-back").status_code == 400
    assert listed(odd) == [ODD, ODD]


def contract(**given: object) -> Contract:
    return Contract(id="x", title="X", council=None, sources=(), **given)  # type: ignore[arg-type] # any field


def test_the_two_guesses_are_found_in_the_reason() -> None:
    areas = leaf_areas()
    for first, second in zip(areas, areas[1:] + areas[:1], strict=True):
        for tail in ("", " (CPV 90000000)"):
            reason = f"not sure: {first.name} or {second.name}{tail}"
            assert guesses(contract(service_area_reason=reason)) == (first, second)
    assert guesses(contract(service_area_reason="not sure: no word that tells what it is for")) == ()
    assert guesses(contract()) == ()


def test_how_sure_is_said_as_odds() -> None:
    assert confidence_words(contract(service_area="x", service_area_confidence=0.97)).startswith("Nearly certain")
    assert confidence_words(contract(service_area="x", service_area_confidence=0.83)) == (
        "Likely: right about 8 times in 10"
    )
    assert confidence_words(contract(service_area="x", service_area_confidence=0.4)) == (
        "Perhaps: right about 4 times in 10"
    )
    assert confidence_words(contract(service_area_confidence=0.2)) is None
