"""The Jinja macros give what the npm package's own fixtures say: this tells on which day it may be upgraded."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup
from jinja2 import ChainableUndefined, Environment, PackageLoader, PrefixLoader

from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

COMPONENTS = ROOT / "node_modules" / "govuk-frontend" / "dist" / "govuk" / "components"


def fixtures() -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted(COMPONENTS.glob("*/fixtures.json")):
        for fixture in json.loads(path.read_text())["fixtures"]:
            yield path.parent.name, fixture


def macro(component: str) -> str:
    return "govuk" + "".join(part.capitalize() for part in component.split("-"))


def plain(html: str) -> list[object]:
    """The elements with their attributes, and the words between them, whatever the white space."""
    page = BeautifulSoup(html, "html.parser")
    parts: list[object] = []
    for node in page.descendants:
        if getattr(node, "name", None):
            attributes = {
                name: " ".join(value if isinstance(value, list) else str(value).split())
                for name, value in node.attrs.items()  # type: ignore[union-attr]
            }
            parts.append((node.name, sorted(attributes.items())))
        elif text := " ".join(str(node).split()):
            parts.append(text)
    return parts


def test_every_component_is_rendered_as_the_package_says() -> None:
    if not COMPONENTS.is_dir():
        pytest.skip("the npm packages are not installed: run scripts/styles")
    environment = Environment(
        loader=PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")}),
        undefined=ChainableUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=True,
    )
    compared, differ = 0, []
    for component, fixture in fixtures():
        template = environment.from_string(
            f'{{% from "govuk_frontend_jinja/components/{component}/macro.html" import {macro(component)} %}}'
            f"{{{{ {macro(component)}(params) }}}}"
        )
        compared += 1
        if plain(template.render(params=fixture["options"])) != plain(fixture["html"]):
            differ.append(f"{component}: {fixture['name']}")
    assert differ == []
    assert compared > 600
