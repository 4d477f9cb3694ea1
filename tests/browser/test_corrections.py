"""Saying what a contract is for and which suppliers are one firm, in a browser, each page without fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import shoot, violations
from tests.web.registers import register

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Site

pytestmark = pytest.mark.browser

ODD = (
    ("B-9", "Zyxomat", "", "Kendrick Cleaning Ltd", "01/04/2022", "31/03/2029", "", "£90,000", ""),
    ("B-8", "Support and maintenance", "", "Kendrick Cleaning Contractors Ltd", "01/04/2022", "31/03/2029", "", "", ""),
    ("B-7", "Services provision framework agreement with options", "", "", "01/04/2022", "31/03/2030", "", "", ""),
)


def looked_at(page: Page, name: str) -> list[object]:
    """What is wrong with the page, wide and narrow."""
    faults: list[object] = []
    for width in (1280, 375):
        page.set_viewport_size({"width": width, "height": 900})
        shoot(page, f"{name}-{width}")
        faults += violations(page)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            faults.append(f"wider than {width}")
    page.set_viewport_size({"width": 1280, "height": 900})
    return faults


def test_people_place_contracts_and_decide_about_suppliers(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/registers/upload")
    page.get_by_label("Contract register").set_input_files(
        {"name": "b.csv", "mimeType": "text/csv", "buffer": register("Camden", extra=ODD).replace(b"CAM", b"BAR")}
    )
    page.get_by_label("Council", exact=True).fill("Barnet")
    page.get_by_role("button", name="Upload and read").click()
    page.get_by_role("button", name="Confirm this register").click()
    page.goto(f"{site.address}/contracts/unsure")
    assert looked_at(page, "unsure") == []
    page.get_by_label("Service area of Zyxomat").select_option("par-grounds")
    page.get_by_role("button", name="Keep what is chosen for Zyxomat").click()
    page.get_by_text("the title “Zyxomat” is for Grounds maintenance").wait_for()
    page.goto(f"{site.address}/contracts/corrections")
    assert looked_at(page, "corrections") == []
    page.goto(f"{site.address}/contracts?text=Zyxomat")
    page.get_by_role("link", name="Zyxomat").click()
    assert looked_at(page, "contract-corrected") == []
    page.get_by_role("link", name="Correct this service area").click()
    assert looked_at(page, "correct") == []
    page.get_by_label("What is it for?").select_option("")
    page.get_by_role("button", name="Keep this").click()
    page.locator(".govuk-error-summary").wait_for()
    assert looked_at(page, "correct-error") == []
    page.goto(f"{site.address}/suppliers/unsure")
    assert looked_at(page, "suppliers-unsure") == []
    page.get_by_role("button", name="Same firm").first.click()
    page.get_by_role("button", name="Take back").wait_for()
    assert looked_at(page, "suppliers-decided") == []
    page.goto(f"{site.address}/suppliers")
    assert looked_at(page, "suppliers") == []
