from __future__ import annotations

from typing import TYPE_CHECKING

from planner import proposals
from tests.conftest import TODAY
from tests.web.registers import register

if TYPE_CHECKING:
    from tests.web.client import CarefulClient


def outgoing() -> str:
    """A council that is to be replaced after the tests' today."""
    return next(vesting.successors[0][0] for vesting in proposals.known_reorganisations() if vesting.day > TODAY)


def test_contracts_of_a_council_that_goes_are_counted_together(client: CarefulClient) -> None:
    row = ("X-1", "Waste vehicles", "", "Veolia ES (UK) Ltd", "01/04/2024", "31/03/2028", "", "£9,000,000", "")
    client.submit(client.upload("r.csv", register("Camden", extra=(row,)), council=outgoing()), "Confirm this register")
    page = client.page("/consents")
    words = page.find("table").get_text(" ", strip=True)
    assert outgoing() in words
    assert "Veolia" in words
    lines = client.get("/consents.csv").data.decode("utf-8-sig").splitlines()
    assert len(lines) == 1 + len(page.select("tbody tr"))


def test_councils_that_stay_need_no_consent(boroughs: CarefulClient) -> None:
    assert "No council in the registers has a known successor" in boroughs.page("/consents").get_text()


def test_spellings_of_one_firm_count_together_and_people_decide_about_others(client: CarefulClient) -> None:
    names = ("Kendrick Cleaning Ltd", "KENDRICK CLEANING LIMITED", "Kendrick Cleaning Contractors Ltd")
    rows = [
        (f"X-{place}", title, "", name, "01/04/2024", "31/03/2028", "", "£9,000,000", "")
        for place, (name, title) in enumerate(
            zip(names, ("Office cleaning", "Window cleaning of offices", "School cleaning"), strict=True)
        )
    ]
    found = client.upload("r.csv", register("Camden", extra=tuple(rows)), council=outgoing())
    client.submit(found, "Confirm this register")
    assert "2 contracts with Kendrick Cleaning" in client.page("/consents").get_text()
    page = client.page("/suppliers/unsure")
    button = next(each.get_text(strip=True) for each in page.find_all("button") if "Same firm" in each.get_text())
    client.submit(page, button)
    assert "3 contracts with Kendrick Cleaning" in client.page("/consents").get_text()
