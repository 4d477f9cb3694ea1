"""A running site with the boroughs' registers, and Chromium to look at it; screenshots go where PLANNER_SHOTS says."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT, TODAY
from tests.web.conftest import empty_database, full_database

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, ConsoleMessage, Page

__all__ = ["empty_database", "full_database"]

CHROMIUM = Path(os.environ.get("PLANNER_CHROMIUM", "/usr/bin/chromium"))
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium without a window."""
    if not CHROMIUM.exists():
        pytest.skip("Chromium is not installed: apt-get install chromium")
    if not (ROOT / "planner/static/built/planner.css").exists():
        pytest.skip("the styles are not built: run scripts/styles")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=str(CHROMIUM), headless=True, args=QUIET)
        yield started
        started.close()


class Site:
    """The site as it is shipped, `planner serve` in a process of its own on a free port, with a database of its own."""

    def __init__(self, path: Path, database: bytes) -> None:
        path.write_bytes(database)
        arguments = ["serve", "--port", "0", "--today", TODAY.isoformat(), "--database", f"sqlite:///{path}"]
        self._log = path.with_suffix(".log")
        with self._log.open("w") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "planner", *arguments],
                stderr=log,
                cwd=ROOT,
                env={name: value for name, value in os.environ.items() if not name.startswith("PLANNER_")}
                | {"PLANNER_UPLOAD_LIMIT": "2000000"},
            )
        self.address = self._wait_for_address()

    def _wait_for_address(self) -> str:
        until = time.monotonic() + 60
        while time.monotonic() < until and self._process.poll() is None:
            said = re.search(r"Serving on (\S+)", self._log.read_text())
            if said:
                return said[1]
            time.sleep(0.05)
        self.stop()
        raise AssertionError(f"the site did not start: {self._log.read_text()}")

    def stop(self) -> None:
        """Ends the process, and with it lets the port and the database go."""
        self._process.terminate()
        self._process.wait(timeout=20)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, full_database: bytes) -> Iterator[Site]:
    """The site after five boroughs have confirmed their registers."""
    started = Site(tmp_path_factory.mktemp("site") / "planner.sqlite", full_database)
    yield started
    started.stop()


@pytest.fixture
def new_site(tmp_path: Path, empty_database: bytes) -> Iterator[Site]:
    """The site on its first day."""
    started = Site(tmp_path / "planner.sqlite", empty_database)
    yield started
    started.stop()


def is_complaint(said: ConsoleMessage) -> bool:
    """Whether a console message is one; Chromium also reports each 400 and 404 that a test asks for."""
    return said.type in ("error", "warning") and not said.text.startswith("Failed to load resource")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window of its own; whatever the console complains of fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    window = context.new_page()
    complaints: list[str] = []
    window.on("console", lambda said: complaints.append(said.text) if is_complaint(said) else None)
    window.on("pageerror", lambda error: complaints.append(str(error)))
    window.set_default_timeout(20_000)
    yield window
    context.close()
    assert complaints == []


def shoot(page: Page, name: str) -> None:
    """A screenshot for whoever wants to look."""
    folder = os.environ.get("PLANNER_SHOTS")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=str(Path(folder) / f"{name}.png"), full_page=True)


def violations(page: Page) -> list[str]:
    """What axe finds wrong on the page."""
    page.evaluate(AXE.read_text())
    found = page.evaluate(f"axe.run(document, {{runOnly: {RULES}}})")["violations"]
    return [f"{each['id']}: {each['nodes'][0]['target']} {each['nodes'][0]['failureSummary']}" for each in found]
