from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.web.registers import register

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

    from tests.web.client import CarefulClient


def titles(page: BeautifulSoup) -> list[str]:
    return [cell.a.get_text() for cell in page.select("tbody th")]


def test_what_ends_first_comes_first_and_unknown_ends_last(boroughs: CarefulClient) -> None:
    ends = [row.td.get_text(strip=True) for row in boroughs.page("/contracts").select("tbody tr")]
    assert ends[0] == "31 Mar 2028"
    assert ends[5] == "31 Mar 2029"
    assert "20" not in ends[-1]


def test_headings_sort_by_links_both_ways(boroughs: CarefulClient) -> None:
    page = boroughs.page("/contracts?sort=title")
    heading = page.find("th", attrs={"aria-sort": "ascending"})
    assert heading.get_text(strip=True).startswith("Contract")
    assert titles(page) == sorted(titles(page))
    turned = boroughs.page(heading.a["href"])
    assert turned.find("th", attrs={"aria-sort": "descending"})
    assert titles(turned) == sorted(titles(page), reverse=True)


def test_a_long_row_of_suppliers_is_cut_in_the_list_and_whole_on_its_own_page(client: CarefulClient) -> None:
    firms = [f"{name} Care Home Ltd" for name in ("Ash", "Elm", "Oak", "Fir", "Yew", "Box")]
    row = ("X-1", "Care homes", "Beds", "; ".join(firms), "01/04/2024", "31/03/2028", "", "£50,000", "")
    client.submit(
        client.upload("camden.csv", register("Camden", extra=(row,)), council="Camden"), "Confirm this register"
    )
    link = client.page("/contracts?text=Care+homes").find("a", string="Care homes")
    assert "Oak Care Home Ltd and 3 more" in link.find_parent("tr").get_text()
    assert "Box Care Home Ltd" in client.page(link["href"]).get_text()


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("council=London+Borough+of+Camden", 3),
        ("supplier=civica", 5),
        ("text=STATIONERY", 5),
        ("from=1/4/2029&to=31+May+2029", 3),
        ("from=2029-06-01", 1),
        ("council=London+Borough+of+Camden&supplier=veolia", 1),
        ("text=100%25", 0),
    ],
)
def test_filters_narrow_the_list(boroughs: CarefulClient, query: str, number: int) -> None:
    page = boroughs.page(f"/contracts?{query}")
    assert page.find("h2").get_text(strip=True).startswith(f"{number} contract")
    assert len(page.select("tbody tr")) == number


def test_a_date_that_is_none_is_said_beside_its_box(boroughs: CarefulClient) -> None:
    page = boroughs.page("/contracts?from=31/2/2029")
    assert page.find(class_="govuk-error-summary").a["href"] == "#from"
    assert page.find(id="from")["value"] == "31/2/2029"
    assert page.title.get_text().startswith("Error: ")


def test_a_view_keeps_its_filters_in_its_links(boroughs: CarefulClient) -> None:
    page = boroughs.page("/contracts?supplier=civica&sort=-end")
    download = page.find("a", string="Download as CSV")["href"]
    assert "supplier=civica" in download
    calendar = page.find("a", string="Get this view in your calendar")["href"]
    assert "supplier=civica" in calendar
    assert all("supplier=civica" in link["href"] for link in page.select("thead a"))


def test_a_long_list_has_pages(boroughs: CarefulClient) -> None:
    from planner.web.contracts import routes

    size = routes.PAGE_SIZE
    routes.PAGE_SIZE = 4
    try:
        page = boroughs.page("/contracts?page=2&supplier=")
        assert "page 2 of 4" in page.find("h2").get_text()
        assert len(page.select("tbody tr")) == 4
        assert page.find("nav", attrs={"aria-label": "Pages of this list"}).find("a", attrs={"aria-current": "page"})
    finally:
        routes.PAGE_SIZE = size


@pytest.mark.parametrize("query", ["page=0", "page=-1", "page=x", "page=99999999999999", "sort=nonsense", "sort=--end"])
def test_nonsense_in_the_address_does_no_harm(boroughs: CarefulClient, query: str) -> None:
    boroughs.page(f"/contracts?{query}")


def test_no_contracts_yet_leads_to_the_upload(client: CarefulClient) -> None:
    assert client.page("/contracts").find("a", string="Upload a register")


def test_one_contract_shows_where_it_was_read(boroughs: CarefulClient) -> None:
    link = boroughs.page("/contracts?supplier=civica&council=London+Borough+of+Camden").select_one("tbody th a")
    words = boroughs.page(link["href"]).find("main").get_text(" ", strip=True)
    assert "camden.csv , row 2" in words or "camden.csv, row 2" in words
    assert "End 31 March 2029" in words
    assert "£180,000" in words
    assert "someone@example.org" not in words
