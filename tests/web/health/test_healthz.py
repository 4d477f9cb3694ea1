from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner import __version__
from planner.web import create_app

if TYPE_CHECKING:
    from pathlib import Path

    from planner.settings import ServerSettings
    from tests.web.client import CarefulClient


def test_a_site_that_is_well_says_so(client: CarefulClient) -> None:
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.json == {"status": "ok", "database": "ok", "version": __version__}


def test_a_database_without_tables_is_not_well(settings: ServerSettings, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/other.sqlite"
    answer = create_app(replace(settings, database_url=url)).test_client().get("/healthz")
    assert answer.status_code == 503
    assert answer.json is not None
    assert answer.json["status"] == "error"
    assert str(tmp_path) not in answer.text
