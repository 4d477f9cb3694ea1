from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from planner.web.help.routes import PAGES

if TYPE_CHECKING:
    from tests.web.client import CarefulClient


@pytest.mark.parametrize("name", PAGES)
def test_each_help_page_opens_under_its_title(client: CarefulClient, name: str) -> None:
    assert client.page(f"/help/{name}").find("h1").get_text() == PAGES[name]
    assert client.page("/help").find("a", href=f"/help/{name}")


def test_a_help_page_that_is_not_there_is_not_found(client: CarefulClient) -> None:
    client.page("/help/../secret", 404)
    client.page("/help/unknown", 404)


def test_no_saving_is_promised(client: CarefulClient) -> None:
    assert "No saving is promised" in client.page("/help/scores").get_text()
