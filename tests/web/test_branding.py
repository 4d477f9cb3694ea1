from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import ROOT

STATIC = ROOT / "planner" / "static"
BUILT = STATIC / "built"


@pytest.fixture(scope="module")
def css() -> str:
    if not (BUILT / "planner.css").is_file():
        pytest.skip("the styles are not built: run scripts/styles")
    return (BUILT / "planner.css").read_text()


@pytest.mark.parametrize("word", ["@font-face", "GDS Transport", "crest", "crown", ".govuk-header", ".govuk-footer"])
def test_the_styles_hold_nothing_of_the_brand(css: str, word: str) -> None:
    assert word.casefold() not in css.casefold()


def test_the_styles_have_the_brand_colour_to_override(css: str) -> None:
    assert "--govuk-brand-colour: #1d5c63" in css or "--govuk-brand-colour:#1d5c63" in css


def test_no_font_or_picture_of_the_package_is_served() -> None:
    ours = {"favicon.svg"}
    binary = {".woff", ".woff2", ".png", ".ico", ".svg", ".jpg"}
    assert {path.name for path in STATIC.rglob("*") if path.suffix in binary} == ours


def test_the_lock_names_no_place_to_download_from() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text())
    assert lock["packages"]["node_modules/govuk-frontend"]["version"] == "6.3.0"
    assert not [name for name, package in lock["packages"].items() if "resolved" in package]
    assert "http" not in Path(ROOT / ".npmrc").read_text()
