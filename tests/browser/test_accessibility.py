"""Every page, wide and narrow: no violation that axe knows, nothing wider than the window, readable when zoomed in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from planner.web.help.routes import PAGES
from tests.browser.conftest import shoot, violations
from tests.web.registers import register

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Site

pytestmark = pytest.mark.browser

FIXED = (
    *("/", "/registers", "/registers/upload", "/registers/1", "/registers/1/columns"),
    *("/contracts", "/contracts?from=nonsense", "/contracts/quarters"),
    *("/contracts/unsure", "/contracts/corrections", "/suppliers", "/suppliers/unsure"),
    *(
        "/proposals",
        "/proposals?council=Nobody",
        "/settings",
        "/settings/lengths/learned",
        "/warnings?kind=ends",
        "/feeds",
        "/feeds/new",
        "/help",
        "/no-such-page",
    ),
    *(f"/help/{name}" for name in PAGES),
)
# Found by following the first link of that kind.
FOLLOWED = {
    "contract": ("/contracts", r"^/contracts/[0-9a-z-]{8,}$"),
    "idea": ("/proposals", r"^/proposals/[^/?.]+$"),
}
ON_AN_IDEA = ("adopt", "dismiss", "lengths", "name", "note", "plan", "route", "split")


def addresses(page: Page, site: Site) -> list[str]:
    found = list(FIXED)
    for start, pattern in FOLLOWED.values():
        page.goto(site.address + start)
        links = [link.get_attribute("href") or "" for link in page.locator("main a").all()]
        found.append(next(link for link in links if re.match(pattern, link) and "quarters" not in link))
    contract, idea = found[-2:]
    return [
        *found,
        f"{contract}/correct",
        *(f"{idea}/{step}" for step in ON_AN_IDEA),
        f"/feeds/new?proposal={idea.rsplit('/', 1)[1]}",
    ]


def test_every_page_is_without_fault_wide_and_narrow(page: Page, site: Site) -> None:
    faults: dict[str, object] = {}
    for address in addresses(page, site):
        page.set_viewport_size({"width": 1280, "height": 900})
        answer = page.goto(site.address + address)
        assert answer is not None
        assert answer.status == (404 if address == "/no-such-page" else 200), address
        for width in (1280, 375):
            page.set_viewport_size({"width": width, "height": 900})
            shoot(page, f"page{re.sub(r'[^a-z0-9]+', '-', address)}-{width}")
            if found := violations(page):
                faults[f"{address} at {width}"] = found
            if (wide := page.evaluate("document.documentElement.scrollWidth")) > width:
                faults[f"{address} at {width}: width"] = wide
    assert faults == {}


def test_pages_that_follow_a_form_are_without_fault(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/registers/upload")
    page.get_by_role("button", name="Upload and read").click()
    page.locator(".govuk-error-summary").wait_for()
    assert violations(page) == []
    page.get_by_label("Contract register").set_input_files(
        {"name": "barnet.csv", "mimeType": "text/csv", "buffer": register("Camden").replace(b"CAM", b"BAR")}
    )
    page.get_by_label("Council", exact=True).fill("Barnet")
    page.get_by_role("button", name="Upload and read").click()
    page.get_by_role("button", name="Confirm this register").wait_for()
    shoot(page, "found-before-confirming")
    assert violations(page) == []
    page.goto(f"{site.address}/feeds/new")
    page.get_by_role("button", name="Make the address").click()
    page.get_by_role("heading", name="Your calendar address").wait_for()
    assert violations(page) == []
    for step in ("", "/rename", "/withdraw", "/new-address"):
        page.goto(f"{site.address}/feeds" + (f"/1{step}" if step else ""))
        shoot(page, f"feeds{step.replace('/', '-')}")
        assert violations(page) == []


@pytest.mark.parametrize("address", ["/", "/proposals", "/contracts", "/registers/upload"])
def test_pages_reflow_at_400_per_cent(page: Page, site: Site, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 256})  # 1280 pixels at 400 % (WCAG 1.4.10)
    page.goto(site.address + address)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
