from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.web.client import soup
from tests.web.registers import register

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

    from tests.web.client import CarefulClient

NAMES = ("Kendrick Cleaning Ltd", "Kendrick Cleaning Contractors Ltd")


def row(number: str, supplier: str) -> tuple[str, ...]:
    return (number, "Home care", "", supplier, "01/04/2022", "31/03/2029", "", "£90,000", "")


def words(page: BeautifulSoup) -> str:
    return re.sub(r"\s+", " ", page.get_text(" ", strip=True))


@pytest.fixture
def doubtful(client: CarefulClient) -> CarefulClient:
    """A register with two suppliers' names in doubt."""
    extra = tuple(row(f"C-{place}", name) for place, name in enumerate(NAMES))
    client.submit(client.upload("c.csv", register("Camden", extra=extra), council="Camden"), "Confirm this register")
    return client


def pressed(client: CarefulClient, button: str) -> BeautifulSoup:
    page = client.page("/suppliers/unsure")
    found = next(each.get_text(strip=True) for each in page.find_all("button") if each.get_text().startswith(button))
    return soup(client.submit(page, found).text)


def to_decide(client: CarefulClient) -> str:
    return client.page("/suppliers/unsure").find(id="pairs").get_text()


def test_names_in_doubt_are_asked_about_with_who_uses_them(doubtful: CarefulClient) -> None:
    assert to_decide(doubtful) == "1 pair to decide"
    page = doubtful.page("/suppliers/unsure")
    assert [cell.contents[0] for cell in page.select("tbody tr")[0].find_all(["th", "td"])[:2]] == list(NAMES)
    assert "1 contract, London Borough of Camden" in words(page)


def test_the_same_firm_is_shown_as_one_and_may_be_parted_again(doubtful: CarefulClient) -> None:
    assert NAMES[1] not in words(doubtful.page("/suppliers"))
    after = pressed(doubtful, "Same firm")
    assert "are the same firm" in words(after)
    assert to_decide(doubtful) == "0 pairs to decide"
    told = words(doubtful.page("/suppliers"))
    assert NAMES[0] in told
    assert NAMES[1] in told
    assert "as decided by local user on 22 November 2026" in told
    assert "Taken back on 22 November 2026" in words(pressed(doubtful, "Take back"))
    assert to_decide(doubtful) == "1 pair to decide"
    assert NAMES[1] not in words(doubtful.page("/suppliers"))


def test_different_firms_are_not_asked_about_again(doubtful: CarefulClient) -> None:
    assert "are different firms" in words(pressed(doubtful, "Different firms"))
    assert to_decide(doubtful) == "0 pairs to decide"
    assert NAMES[1] not in words(doubtful.page("/suppliers"))


def test_a_spelling_that_was_taken_for_the_same_firm_can_be_parted_and_put_back(client: CarefulClient) -> None:
    alike = ("Kendrick & Co Cleaning Ltd", "Kendrick Company Cleaning Limited")
    extra = tuple(row(f"C-{place}", name) for place, name in enumerate(alike))
    client.submit(client.upload("c.csv", register("Camden", extra=extra), council="Camden"), "Confirm this register")
    page = client.page("/suppliers")
    assert "1 firm is written in several ways" in words(page)
    button = next(each.get_text(strip=True) for each in page.find_all("button") if "Another firm" in each.get_text())
    assert "are different firms" in words(soup(client.submit(page, button).text))
    assert "Every firm is written in one way" in words(client.page("/suppliers"))
    pressed(client, "Take back")
    assert "1 firm is written in several ways" in words(client.page("/suppliers"))


def test_only_names_of_the_registers_can_be_decided_about(doubtful: CarefulClient) -> None:
    page = doubtful.page("/suppliers/unsure")
    button = next(each.get_text(strip=True) for each in page.find_all("button") if "Same firm" in each.get_text())
    assert doubtful.submit(page, button, other="Nobody Ltd").status_code == 400
    assert doubtful.submit(page, button, other=NAMES[0]).status_code == 400
    assert (
        doubtful.post("/suppliers/decide", data={"one": NAMES[0], "other": NAMES[1], "same": "yes"}).status_code == 400
    )
    assert to_decide(doubtful) == "1 pair to decide"


def test_without_registers_the_pages_say_that_there_is_nothing(client: CarefulClient) -> None:
    assert "No two names are in doubt" in words(client.page("/suppliers/unsure"))
    assert "Every firm is written in one way" in words(client.page("/suppliers"))
