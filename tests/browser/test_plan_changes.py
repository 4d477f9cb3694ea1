"""Settings, routes, lengths, actual dates and warnings in a real browser: tried, kept, and without fault."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import shoot, violations

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Site

pytestmark = pytest.mark.browser


def looked_at(page: Page, name: str) -> dict[str, object]:
    """What is wrong with the page, wide and narrow."""
    faults: dict[str, object] = {}
    for width in (1280, 375):
        page.set_viewport_size({"width": width, "height": 900})
        shoot(page, f"{name}-{width}")
        if found := violations(page):
            faults[f"{name} at {width}"] = found
        if (wide := page.evaluate("document.documentElement.scrollWidth")) > width:
            faults[f"{name} at {width}: width"] = wide
    page.set_viewport_size({"width": 1280, "height": 900})
    return faults


def test_plans_are_changed_step_by_step_without_fault(page: Page, site: Site) -> None:
    faults: dict[str, object] = {}
    page.goto(f"{site.address}/settings")
    page.get_by_label("Leeway, in days").fill("20")
    page.get_by_role("button", name="See the effect").click()
    page.get_by_role("button", name="Keep these settings").wait_for()
    faults |= looked_at(page, "settings-effect")
    page.get_by_role("link", name="Drop them").click()
    page.goto(f"{site.address}/settings/lengths")
    faults |= looked_at(page, "lengths")
    for length in ("shortest", "usual", "careful"):
        page.get_by_label(re.compile(f"^Tender, {length}")).fill("10")
    page.get_by_role("button", name="See the effect").click()
    page.locator(".govuk-error-summary").wait_for()
    assert "PA23 s.54(4)" in page.locator(".govuk-error-summary").inner_text()
    faults |= looked_at(page, "lengths-refused")
    page.goto(f"{site.address}/proposals")
    page.locator(".app-idea__title a").first.click()
    faults |= looked_at(page, "idea-with-route")
    page.get_by_role("link", name="Compare the routes").click()
    page.get_by_label("Framework, call-off without competition").check()
    page.get_by_role("button", name="See what would follow").click()
    page.get_by_role("button", name="Keep this route").wait_for()
    faults |= looked_at(page, "route-tried")
    page.get_by_role("button", name="Keep this route").click()
    page.get_by_text("The route is kept").wait_for()
    page.get_by_role("button", name="Adopt it").click()
    page.get_by_role("button", name="Adopt").click()
    page.get_by_role("link", name="Enter what was done when").click()
    page.get_by_label("Start convening").fill("1/9/2026")
    page.get_by_label("Convening: done on", exact=True).fill("1/10/2026")
    page.get_by_role("button", name="Keep these days").click()
    page.get_by_text("planned from them").wait_for()
    faults |= looked_at(page, "progress")
    page.get_by_role("link", name="how long our stages really take").click()
    faults |= looked_at(page, "learned")
    page.goto(f"{site.address}/warnings")
    faults |= looked_at(page, "warnings")
    assert faults == {}
