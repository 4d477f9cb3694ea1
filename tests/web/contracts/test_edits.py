from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.web.client import soup
from tests.web.registers import register

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

    from tests.web.client import CarefulClient

ENDED = ("CAM-004", "Parking permits software", "", "Chipside Ltd", "01/04/2020", "31/03/2026", "", "£50,000", "")


@pytest.fixture
def housing(boroughs: CarefulClient) -> str:
    """The address of Camden's housing system."""
    return address_of(boroughs, "council=London+Borough+of+Camden&supplier=civica")


@pytest.fixture
def ended(boroughs: CarefulClient) -> str:
    """The address of a contract whose end has passed."""
    confirm(boroughs, register("Camden", extra=(ENDED,)))
    return address_of(boroughs, "supplier=chipside")


def address_of(client: CarefulClient, query: str) -> str:
    return str(client.page(f"/contracts?{query}").select_one("tbody th a")["href"])


def confirm(client: CarefulClient, data: bytes) -> None:
    client.submit(client.upload("camden.csv", data, council="Camden"), "Confirm this register")


def facts(page: BeautifulSoup) -> dict[str, str]:
    """What the page says of a contract, by label; corrections left out."""
    rows = page.select(".govuk-summary-list__row")
    rows = [row for row in rows if not row.find("form")]
    return {row.dt.get_text(strip=True): row.dd.get_text(" ", strip=True) for row in rows}


def test_a_correction_counts_and_says_who_and_what_the_register_says(boroughs: CarefulClient, housing: str) -> None:
    form = boroughs.page(f"{housing}/correct")
    day = ["30", "9", "2029"]
    page = soup(
        boroughs.submit(form, "Keep the correction", end=day, latest_end=day, notice_days="90", value="£190,000").text
    )
    assert facts(page)["End"] == "30 September 2029"
    assert facts(page)["Notice"] == "90 days"
    assert facts(page)["Yearly value"] == "£190,000"
    corrected = page.find(id="corrected").find_next("dl").get_text(" ", strip=True)
    assert "The register says: 31 March 2029" in corrected
    assert "local user, " in corrected
    assert "30 Sep 2029" in boroughs.get("/contracts?supplier=civica").text


def test_a_correction_outlives_the_same_register_and_gives_way_to_a_new_one(
    boroughs: CarefulClient, housing: str
) -> None:
    day = ["30", "9", "2029"]
    boroughs.submit(boroughs.page(f"{housing}/correct"), "Keep the correction", end=day, latest_end=["", "", ""])
    other = register("Camden").replace(b"Paper and pens", b"Paper")
    confirm(boroughs, other)
    assert facts(boroughs.page(housing))["End"] == "30 September 2029"
    confirm(boroughs, other.replace(b"31/03/2029", b"31/12/2029"))
    assert facts(boroughs.page(housing))["End"] == "31 December 2029"


def test_a_correction_can_be_taken_back(boroughs: CarefulClient, housing: str) -> None:
    page = soup(boroughs.submit(boroughs.page(f"{housing}/correct"), "Keep the correction", supplier="Orchard").text)
    assert facts(page)["Supplier"] == "Orchard"
    button = page.find("form", action=f"{housing}/correct/supplier/take-back").button.get_text(strip=True)
    back = soup(boroughs.submit(page, button).text)
    assert facts(back)["Supplier"] == "Civica UK Ltd"
    assert back.find(id="corrected") is None


def test_what_is_left_as_it_was_is_no_correction(boroughs: CarefulClient, housing: str) -> None:
    page = soup(boroughs.submit(boroughs.page(f"{housing}/correct"), "Keep the correction").text)
    assert "Nothing was changed" in page.get_text()
    assert page.find(id="corrected") is None


def test_amounts_are_shown_to_the_penny_and_left_as_they_are(boroughs: CarefulClient) -> None:
    row = ("CAM-005", "Grounds software", "", "Ezytreev", "01/04/2024", "31/03/2029", "", "£1,000.129", "")
    confirm(boroughs, register("Camden", extra=(row,)))
    contract = address_of(boroughs, "supplier=ezytreev")
    form = boroughs.page(f"{contract}/correct")
    assert form.find(id="latest_end-day")["value"] == ""
    assert "Nothing was changed" in boroughs.submit(form, "Keep the correction").text


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"end": ["", "", ""]}, "end-day"),
        ({"end": ["31", "2", "2029"]}, "end-day"),
        ({"end": ["1", "1", "2001"]}, "end-day"),
        ({"start": ["", "4", "2022"]}, "start-day"),
        ({"latest_end": ["1", "1", "2029"]}, "latest_end-day"),
        ({"end_kind": "holding_over"}, "end-day"),
        ({"notice_days": "soon"}, "notice_days"),
        ({"notice_days": "-1"}, "notice_days"),
        ({"value": "much"}, "value"),
        ({"value": "NaN"}, "value"),
        ({"annual_value": "-5"}, "annual_value"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_box(
    boroughs: CarefulClient, housing: str, values: dict[str, object], field: str
) -> None:
    before = facts(boroughs.page(housing))
    answer = boroughs.submit(boroughs.page(f"{housing}/correct"), "Keep the correction", **values)
    assert answer.status_code == 400
    assert soup(answer.text).find(class_="govuk-error-summary").a["href"] == f"#{field}"
    assert facts(boroughs.page(housing)) == before


def test_an_end_that_has_passed_asks_what_came_after(boroughs: CarefulClient, ended: str) -> None:
    link = boroughs.page(ended).find("a", string="Say what came after it")
    form = boroughs.page(str(link["href"]))
    page = soup(boroughs.submit(form, "Keep the answer", answer="extended", until=["31", "3", "2028"]).text)
    assert facts(page)["End"] == "31 March 2028"
    assert "between" in facts(page)["Could be re-let"]
    assert page.find("a", string="Say what came after it") is None


def test_one_that_was_re_let_starts_when_the_old_one_ended(boroughs: CarefulClient, ended: str) -> None:
    form = boroughs.page(f"{ended}/after")
    page = soup(
        boroughs.submit(form, "Keep the answer", answer="re-let", until=["31", "3", "2031"], supplier="Taranto").text
    )
    assert facts(page)["Start"] == "1 April 2026"
    assert facts(page)["End"] == "31 March 2031"
    assert facts(page)["Supplier"] == "Taranto"


def test_one_that_is_still_in_use_says_so_and_is_asked_no_more(boroughs: CarefulClient, ended: str) -> None:
    page = soup(boroughs.submit(boroughs.page(f"{ended}/after"), "Keep the answer", answer="still in use").text)
    corrected = page.find(id="corrected").find_next("dl").get_text(" ", strip=True)
    assert "ended, still in use" in corrected
    assert page.find("a", string="Say what came after it") is None
    button = page.find("form", action=f"{ended}/correct/end_kind/take-back").button.get_text(strip=True)
    assert soup(boroughs.submit(page, button).text).find("a", string="Say what came after it")


@pytest.mark.parametrize("values", [{}, {"answer": "extended"}, {"answer": "re-let", "until": ["1", "1", "2026"]}])
def test_an_answer_needs_its_day(boroughs: CarefulClient, ended: str, values: dict[str, object]) -> None:
    assert boroughs.submit(boroughs.page(f"{ended}/after"), "Keep the answer", **values).status_code == 400


def test_one_that_still_runs_is_not_asked(boroughs: CarefulClient, housing: str) -> None:
    assert "no end that has passed" in boroughs.get(f"{housing}/after").text
