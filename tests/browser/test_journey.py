"""The whole journey as people make it, in a real browser: with JavaScript, without it, and by the keyboard."""

from __future__ import annotations

import urllib.error
import urllib.request
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import shoot, violations
from tests.web.registers import BOROUGHS, as_csv, register

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.browser.conftest import Site

pytestmark = pytest.mark.browser


def upload(page: Page, site: Site, borough: str) -> None:
    page.goto(f"{site.address}/registers/upload")
    page.get_by_label("Contract register").set_input_files(
        {"name": f"{borough.lower()}.csv", "mimeType": "text/csv", "buffer": register(borough)}
    )
    page.get_by_label("Council", exact=True).fill(borough)
    page.get_by_role("button", name="Upload and read").click()
    page.get_by_role("button", name="Confirm this register").click()
    page.get_by_text("The register is confirmed").wait_for()


def press(page: Page, words: str) -> None:
    """What looks like a button: a link that GOV.UK Frontend's script gives a button's manners."""
    page.get_by_role("button", name=words).first.click()


def journey(page: Page, site: Site, name: str) -> str:
    """From the first upload to the address of a feed."""
    page.goto(site.address)
    shoot(page, f"{name}-1-first-day")
    press(page, "Upload a register")
    page.get_by_role("heading", name="Upload a register").wait_for()
    for borough in BOROUGHS:
        upload(page, site, borough)
    shoot(page, f"{name}-2-ideas")
    page.locator(".app-idea", has_text=", ".join(sorted(BOROUGHS)[:4])).get_by_role("link").first.click()
    page.get_by_text("Last day to decide together").first.wait_for()
    shoot(page, f"{name}-3-idea")
    press(page, "Subscribe to these dates")
    page.get_by_role("button", name="Make the address").click()
    page.get_by_role("heading", name="Your calendar address").wait_for()
    shoot(page, f"{name}-4-address")
    return page.get_by_label("Address of").input_value()


def fetched(address: str) -> str:
    with urllib.request.urlopen(address) as answer:
        assert answer.status == 200
        assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
        return str(answer.read().decode()).replace("\r\n ", "")


def test_from_the_first_upload_to_a_calendar(page: Page, new_site: Site) -> None:
    body = fetched(journey(page, new_site, "journey"))
    assert "decide together" in body.casefold()
    page.get_by_role("button", name="Copy the address").wait_for()
    page.goto(f"{new_site.address}/feeds")
    page.get_by_text("just now").wait_for()


def test_the_whole_journey_without_javascript(browser: Browser, new_site: Site) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 375, "height": 800})
    page = context.new_page()
    page.set_default_timeout(20_000)
    address = journey(page, new_site, "journey-without-javascript")
    assert "BEGIN:VEVENT" in fetched(address)
    page.goto(f"{new_site.address}/feeds")
    page.get_by_role("link", name="Withdraw").click()
    page.get_by_role("button", name="Withdraw the address").click()
    page.get_by_text("no longer works").wait_for()
    with pytest.raises(urllib.error.HTTPError) as gone:
        urllib.request.urlopen(address)
    assert gone.value.code == 410
    gone.value.close()
    context.close()


def test_a_broken_file_is_answered_beside_its_field(page: Page, new_site: Site, tmp_path: Path) -> None:
    page.goto(f"{new_site.address}/registers/upload")
    picture = tmp_path / "register.csv"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    page.get_by_label("Contract register").set_input_files(str(picture))
    page.get_by_label("Council", exact=True).fill("Camden")
    with page.expect_navigation():
        page.get_by_role("button", name="Upload and read").click()
    page.locator(".govuk-error-summary").wait_for()
    shoot(page, "refused")
    assert page.evaluate("document.activeElement.className").startswith("govuk-error-summary")
    page.locator(".govuk-error-summary a").click()
    assert page.evaluate("document.activeElement.id") == "file"


def test_the_keyboard_reaches_everything_on_an_idea(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/proposals")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent.trim()") == "Skip to main content"
    page.keyboard.press("Enter")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.app-idea') !== null"):
            break
    page.keyboard.press("Enter")
    page.get_by_text("Last day to decide together").first.wait_for()


def test_a_shaded_quarter_leads_to_its_contracts(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/contracts/quarters")
    cell = page.locator("tbody td a").first
    cell.click()
    page.get_by_role("heading", name="Contracts", exact=True).wait_for()
    assert page.locator("tbody tr").count() >= 1


def big_register() -> bytes:
    """A register that takes longer to read than anybody should look at an empty page."""
    rows = [(f"C{n}", f"Care package {n}", "Care", "A Firm Ltd", "01/04/2024", "31/03/2028") for n in range(28_000)]
    return as_csv(
        [("Contract reference", "Contract title", "Description", "Supplier name", "Start date", "End date"), *rows]
    )


def send(page: Page, site: Site, data: bytes) -> None:
    page.goto(f"{site.address}/registers/upload")
    page.get_by_label("Contract register").set_input_files({"name": "big.csv", "mimeType": "text/csv", "buffer": data})
    page.get_by_label("Council", exact=True).fill("Camden")
    page.get_by_role("button", name="Upload and read").click()


def test_a_big_register_shows_how_far_it_is_and_goes_on_by_itself(page: Page, new_site: Site) -> None:
    send(page, new_site, big_register())
    page.get_by_role("heading", name="Reading your register").wait_for()
    shoot(page, "waiting")
    assert violations(page) == []
    page.reload()
    page.get_by_role("heading", name="What was found in big.csv").wait_for(timeout=120_000)


def test_a_big_register_is_waited_for_without_javascript(browser: Browser, new_site: Site) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    send(page, new_site, big_register())
    page.get_by_role("heading", name="Reading your register").wait_for()
    page.get_by_role("heading", name="What was found in big.csv").wait_for(timeout=120_000)
    context.close()
